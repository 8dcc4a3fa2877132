"""Names taken apart: a name, a brace line under it and a label for each of its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model import Naming, Segment
from ..source import Span
from .glyphs import BOX_DRAWING, DRAWN_HEADS, Side
from .grid import Region
from .reading import Reading
from .spans import TRUNKS, BraceSpan, find_pointers, find_spans, parts_under

_QUOTES = "\"'`“”‘’"
_CONNECTORS = frozenset("└╰├┗╚`+\\")
_STROKES = frozenset("─━═-")
_HEADS = DRAWN_HEADS[Side.EAST] | {">"}
_BRANCHES = frozenset("+|`\\-*")
_SPACED_SEPARATOR = re.compile(r" +[-–_/.:+|·]+ +")
_SLACK = 2
"""Columns by which a label's line may miss its trunk."""


@dataclass(frozen=True)
class _Name:
    """The name over a brace line, and what it is called."""

    subject: str | None
    text: str
    start: int
    """Column of its first character, quotes aside."""
    cells: range


@dataclass
class _Label:
    text: str
    start: int


def read_naming(region: Region) -> Reading:
    """The names taken apart in `region`, from the top."""
    blocks: list[Naming] = []
    claimed: set[tuple[int, int]] = set()
    y = 1
    while y < len(region):
        found = _naming_at(region, y)
        if found is None:
            y += 1
            continue
        block, cells, y = found
        blocks.append(block)
        claimed |= cells
    return Reading(tuple(blocks), region.without(claimed)) if blocks else Reading((), region)


def _naming_at(region: Region, y: int) -> tuple[Naming, set[tuple[int, int]], int] | None:
    """The naming whose brace line is row `y`, its cells, and the row after its last one."""
    text, above = region.rows[y].text, region.rows[y - 1].text
    if not above or not BOX_DRAWING.isdisjoint(above):
        return None
    spans = find_spans(text)
    braced = len(spans) > 1
    if not braced:
        spans = find_pointers(text)
    if len(spans) < 2:
        return None
    name = _name_over(above, spans)
    if name is None or sum(glyph.isalnum() for glyph in name.text) * 2 < len(name.text):
        return None
    if " " in name.text and not _may_have_spaces(name, spans, braced):
        return None
    parts = parts_under(name.text, name.start, spans)
    if parts is None:
        return None
    labels, cells, end = _labels(region, y + 1 if braced else y, spans)
    segments = tuple(
        Segment(name.text[start:stop].strip(_QUOTES + " "), label.text)
        for (start, stop), label in zip(parts, labels, strict=True)
        if label is not None
    )
    if len(segments) < 2 or len(segments) * 2 < len(spans):
        return None
    if not braced and " " in name.text and len(segments) < len(spans):
        return None
    cells |= {(y - 1, x) for x in name.cells}
    if braced:
        cells |= {(y, x) for x, glyph in enumerate(text) if glyph != " "}
    lines = Span.lines(region.rows[y - 1].line, region.rows[end - 1].line)
    return Naming(lines, name.subject, name.text, segments), cells, end


def _may_have_spaces(name: _Name, spans: tuple[BraceSpan, ...], braced: bool) -> bool:
    """Whether spaces may stand in a name: around what parts it, or where words are pointed at."""
    if braced:
        plain = any(span.plain for span in spans)
        return not plain or " " not in _SPACED_SEPARATOR.sub("", name.text)
    if name.text[0] in _BRANCHES:
        return False  # the entry of a tree
    at = [span.trunk - name.start for span in spans]
    return "  " not in name.text and all(
        x == 0 or (0 < x <= len(name.text) and not name.text[x - 1].isalnum()) for x in at
    )


def _name_over(text: str, spans: tuple[BraceSpan, ...]) -> _Name | None:
    """The name in the row above `spans`: the words over them, whole."""
    left, right = spans[0].start, spans[-1].end
    if not text[: right + 1].strip():
        return None
    opening = max((text.rfind(quote, 0, left + 2) for quote in _QUOTES), default=-1)
    start = min(left, len(text) - 1)
    while start > 0 and text[start - 1] != " ":
        start -= 1
    while start < len(text) and text[start] == " ":
        start += 1
    if start - left > _SLACK:
        return None
    end = _end_of_name(text, start, spans)
    if end < right - _SLACK - 1:
        return None
    cells_end = end
    while end > start and text[end - 1] in _QUOTES + ",":
        end -= 1
    if 0 <= opening < start + 1 and opening >= start:
        start = opening + 1
    name = text[start:end].lstrip(_QUOTES)
    start = end - len(name)
    subject, cells_start = _subject(text, start)
    return _Name(subject, name, start, range(cells_start, cells_end)) if len(name) > 1 else None


def _end_of_name(text: str, start: int, spans: tuple[BraceSpan, ...]) -> int:
    """The column behind a name: its last word over a brace, or all words over points."""
    pointed = all(span.end - span.start == 1 for span in spans)
    right = spans[-1].end - (0 if pointed else _SLACK)
    end = start
    while end < len(text):
        goes_on = end < right or (pointed and " " in text[start:end])
        if text[end] == " " and not (goes_on and text[end + 1 : end + 2].strip()):
            break
        end += 1
    return end


def _subject(text: str, start: int) -> tuple[str | None, int]:
    """What a name that starts in column `start` is called, and where those words start."""
    before = text[:start].rstrip(_QUOTES + " ")
    if not before.endswith((":", "=")):
        return None, len(text[:start].rstrip(_QUOTES))
    words = before.rstrip(":= ")
    begin = words.rfind("  ") + 1 if "  " in words.strip() else 0
    while begin < len(words) and words[begin] == " ":
        begin += 1
    return words[begin:].strip() or None, begin


def _labels(
    region: Region, top: int, spans: tuple[BraceSpan, ...]
) -> tuple[list[_Label | None], set[tuple[int, int]], int]:
    """The label of each span from row `top` on, their cells, and the row after the last of them."""
    labels = [_Label(span.label, span.start) if span.label else None for span in spans]
    inline = all(labels)
    cells: set[tuple[int, int]] = set()
    y = top
    while y < len(region) and not inline and not region.rows[y].blank:
        row = _read_row(region.rows[y].text, spans, labels)
        if row is None:
            break
        for number, label in row:
            old = labels[number]
            labels[number] = _Label(f"{old.text} {label.text}", old.start) if old else label
        cells |= {(y, x) for x, glyph in enumerate(region.rows[y].text) if glyph != " "}
        y += 1
    return labels, cells, y


def _read_row(
    text: str, spans: tuple[BraceSpan, ...], labels: list[_Label | None]
) -> list[tuple[int, _Label]] | None:
    """The labels on a row with the number of their span; nothing if the row says something else."""
    found: list[tuple[int, _Label]] = []
    at = 0
    while at < len(text):
        glyph = text[at]
        if (
            glyph == " "
            or (glyph in TRUNKS or glyph in "▼↓▲↑")
            or (glyph in "v^" and not text[at + 1 : at + 2].strip())
        ):
            at += 1
            continue
        start = _behind_connector(text, at)
        end = _end_of_label(text, start or at)
        if end <= at:
            return None
        label = _Label(text[start or at : end].strip(), start or at)
        if start is not None:
            number = _by_trunk(at, spans)
            if number is None or labels[number] is not None:
                return None
            found.append((number, label))
        else:
            under = _under(text, at, end, spans, labels)
            if under is None:
                return None
            found += under
        at = end
    return found


def _behind_connector(text: str, at: int) -> int | None:
    """Where the label starts whose line turns right in column `at`: `└─ label`."""
    if text[at] not in _CONNECTORS:
        return None
    behind = at + 1
    while behind < len(text) and (text[behind] in _STROKES or text[behind] in _HEADS):
        behind += 1
    if behind == at + 1 and text[at] not in "└╰":
        return None
    while behind < len(text) and text[behind] == " ":
        behind += 1
    return behind if behind < len(text) else None


def _end_of_label(text: str, start: int) -> int:
    at = start
    while at < len(text) and text[at] not in BOX_DRAWING:
        if text[at] == " " and not text[at + 1 : at + 2].strip():
            return at
        if text[at] == "|" and text[at - 1] == " " and not text[at + 1 : at + 2].strip():
            return at
        at += 1
    return at


def _by_trunk(column: int, spans: tuple[BraceSpan, ...]) -> int | None:
    nearest = min(range(len(spans)), key=lambda number: abs(spans[number].trunk - column))
    span = spans[nearest]
    if abs(span.trunk - column) <= _SLACK:
        return nearest
    return next((number for number, each in enumerate(spans) if each.start <= column < each.end), None)


def _under(
    text: str, start: int, end: int, spans: tuple[BraceSpan, ...], labels: list[_Label | None]
) -> list[tuple[int, _Label]] | None:
    """Words without a line: more of a label above them, or labels right under their spans."""
    words = text[start:end]
    above = [number for number, label in enumerate(labels) if label and abs(label.start - start) <= _SLACK]
    if above:
        return [(above[0], _Label(words.strip(), start))]
    if not any(span.start - 4 <= end and start <= span.end + 4 for span in spans):
        return None
    over = [number for number, span in enumerate(spans) if start < span.end and span.start < end]
    if len(over) < 2 or any(labels[number] for number in over):
        middle = (start + end) / 2
        nearest = min(range(len(spans)), key=lambda n: abs((spans[n].start + spans[n].end) / 2 - middle))
        return [(nearest, _Label(words.strip(), start))]
    # Labels so close that only one space parts them: each word goes to the nearest span.
    shared: list[tuple[int, _Label]] = []
    at = start
    for word in words.split(" "):
        middle = at + len(word) / 2
        nearest = min(over, key=lambda n: abs((spans[n].start + spans[n].end) / 2 - middle))
        if shared and shared[-1][0] == nearest:
            shared[-1][1].text += f" {word}"
        else:
            shared.append((nearest, _Label(word, at)))
        at += len(word) + 1
    return shared
