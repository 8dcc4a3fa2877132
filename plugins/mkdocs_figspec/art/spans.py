"""The brace line under a name: where its spans are, and which part of the name each one means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .glyphs import BOX_DRAWING, HORIZONTAL

_OPENERS = frozenset("├└╰┗╚┕┖╘╙")
_CLOSERS = frozenset("┘┤╯┛╝┙┚╛╜")
_TEES = frozenset("┬┯┰┳╤╥╦┴┼▼")
_STROKES = (HORIZONTAL & BOX_DRAWING) | frozenset("-_=~")
_PLAIN = _STROKES | frozenset("^‾¯")
_POINTS = frozenset("^▲↑⇑△")
TRUNKS = frozenset("│┃║┆┊|")
_SEPARATORS = ("__", "--", "::", "/", "_", "-", ":", "@", ".", "+", "=", ",", " ")
_DRIFT = 3
"""Columns by which an end of a span may miss the part that it means."""
_WORD = re.compile(r"\{[^{}]*\}|<[^<>]*>|[^\W_]+")
_TOKEN = re.compile(r"\d+|[^\W\d_]+\d*")
"""Parts that nothing separates: `14`, `rc1`."""
_SUFFIX = re.compile(r"(?:\.[A-Za-z]\w{0,7}){1,2}$")
"""What a file name ends with, which need be in no part: `.tar.gz`."""


@dataclass(frozen=True)
class BraceSpan:
    """A stretch of the brace line that means one part of the name."""

    start: int
    end: int
    """Column behind its last glyph."""
    trunk: int
    """Column in which the line to its label leaves."""
    label: str = ""
    """Words set into the span itself."""
    plain: bool = False
    """Whether it has no ends of its own: `^^^`, `~~~`, `---`."""


def find_spans(text: str) -> tuple[BraceSpan, ...]:
    """The spans of a brace line, from the left; nothing if the row is anything else."""
    spans: list[BraceSpan] = []
    at = 0
    while at < len(text):
        if text[at] == " ":
            at += 1
            continue
        span = _closed(text, at) or _narrow(text, at) or _plain(text, at) or _lone_trunk(text, at)
        if span is None:
            return ()
        spans.append(span)
        at = span.end
    return tuple(spans) if any(span.end - span.start > 1 for span in spans) else ()


def find_pointers(text: str) -> tuple[BraceSpan, ...]:
    """Points that fall from a name without a brace: the columns of the trunks that a row starts with."""
    spans: list[BraceSpan] = []
    for at, glyph in enumerate(text):
        if glyph in TRUNKS or (glyph in "└╰" and spans):
            spans.append(BraceSpan(at, at + 1, at))
        elif glyph != " ":
            break
        if glyph in "└╰":
            break
    return tuple(spans)


def _closed(text: str, start: int) -> BraceSpan | None:
    """A span with two ends: `├───┘`, `└─┬─┘`, `|___|`, `└── label ──┘`."""
    drawn = text[start] in _OPENERS
    if not drawn and text[start] not in "|+\\":
        return None
    closers = _CLOSERS if drawn else frozenset("|+/")
    at = start + 1
    while at < len(text) and text[at] not in closers:
        glyph = text[at]
        if glyph in _OPENERS or (not drawn and glyph not in _STROKES and glyph not in "+|"):
            return None
        at += 1
    if at == len(text) or (at == start + 1 and not drawn):
        return None
    inside = text[start + 1 : at]
    label = inside.strip("".join(_STROKES | _TEES) + " ")
    if label and inside[0] not in _STROKES and inside[-1] not in _STROKES:
        return None
    if any(glyph in BOX_DRAWING for glyph in label):
        return None
    tee = next((start + 1 + x for x, glyph in enumerate(inside) if glyph in _TEES), start)
    return BraceSpan(start, at + 1, tee, label)


def _narrow(text: str, start: int) -> BraceSpan | None:
    """A span of two cells, too narrow for a second end: `└┬`."""
    if text[start] not in _OPENERS or text[start + 1 : start + 2] not in _TEES:
        return None
    return None if text[start + 2 : start + 3].strip() else BraceSpan(start, start + 2, start + 1)


def _lone_trunk(text: str, start: int) -> BraceSpan | None:
    """A span of one cell among wider ones: `└─┬─┘ │ └┬┘`."""
    if (
        text[start] not in TRUNKS - {"|"}
        or text[start - 1 : start].strip()
        or text[start + 1 : start + 2].strip()
    ):
        return None
    return BraceSpan(start, start + 1, start)


def _plain(text: str, start: int) -> BraceSpan | None:
    """A span without ends: `^^^`, `~~~`, `──┬──`, `▲`."""
    at, tee = start, None
    while at < len(text) and (text[at] in _PLAIN or text[at] in _TEES or text[at] in _POINTS):
        if text[at] in _TEES and tee is None:
            tee = at
        at += 1
    if at == start or (at == start + 1 and text[start] not in _POINTS and tee is None):
        return None
    middle = (start + at - 1) // 2
    return BraceSpan(start, at, middle if tee is None else tee, plain=True)


def parts_under(name: str, column: int, spans: tuple[BraceSpan, ...]) -> list[tuple[int, int]] | None:
    """The part of `name`, which starts in `column`, that each span means, as start and end in `name`."""
    whole = [
        part for part in (_split(name, separator) for separator in _SEPARATORS) if len(part) == len(spans)
    ]
    tokens = [found.span() for found in _TOKEN.finditer(name)]
    if len(tokens) == len(spans):
        whole.append(tokens)
    whole += [stem for part in whole if (stem := _without_suffix(name, part))]
    scored = [(_misfit(part, column, spans), number, part) for number, part in enumerate(whole)]
    fitting = [each for each in scored if each[0] <= 2 * _DRIFT + 2]
    nearest = _nearest(name, column, spans)
    # Spans that all begin and end where words do were drawn with care: they mean what they stand under.
    drawn = all(span.end - span.start > 1 for span in spans)
    exact = drawn and nearest is not None and _misfit(nearest, column, spans) == 0
    return min(fitting)[2] if fitting and not exact else nearest


def _split(name: str, separator: str) -> list[tuple[int, int]]:
    parts, start = [], 0
    while start <= len(name):
        at = name.find(separator, start)
        end = len(name) if at < 0 else at
        if end > start:
            parts.append((start, end))
        start = end + len(separator)
    return parts


def _without_suffix(name: str, parts: list[tuple[int, int]]) -> list[tuple[int, int]] | None:
    """The parts with the last one ending before the suffix of a file name that it holds."""
    start, end = parts[-1]
    found = _SUFFIX.search(name, start + 1, end)
    return [*parts[:-1], (start, found.start())] if found else None


def _misfit(parts: list[tuple[int, int]], column: int, spans: tuple[BraceSpan, ...]) -> int:
    """Columns by which the worst span misses its part; a point fits anywhere in it."""
    worst = 0
    for (start, end), span in zip(parts, spans, strict=True):
        left, right = span.start - column - start, span.end - column - end
        if span.end - span.start == 1:
            worst = max(worst, 0 if left >= 0 and right <= 0 else 3 * min(abs(left), abs(right)))
        else:
            worst = max(worst, abs(left) + abs(right))
    return worst


def _nearest(name: str, column: int, spans: tuple[BraceSpan, ...]) -> list[tuple[int, int]] | None:
    """For each span by itself the part between word boundaries that lies nearest, else the cells above it."""
    words = [found.span() for found in _WORD.finditer(name)]
    parts: list[tuple[int, int]] = []
    for span in spans:
        left, right = span.start - column, span.end - column
        if span.end - span.start == 1:
            found = next(((start, end) for start, end in words if start <= left < end), None)
            if found is None:
                return None
            parts.append(found)
            continue
        floor = parts[-1][1] if parts else 0
        starts = [start for start, _ in words if abs(start - left) <= _DRIFT and start >= floor]
        start = min(starts, key=lambda each: abs(each - left), default=max(left, floor))
        ends = [end for _, end in words if abs(end - right) <= _DRIFT and end > start]
        end = min(ends, key=lambda each: abs(each - right), default=min(right, len(name)))
        exact = name[max(left, 0) : max(right, 0)]
        if left >= floor and exact.isalnum() and len(exact) == right - left:
            start, end = left, right
        if not 0 <= start < end <= len(name):
            return None
        parts.append((start, end))
    return parts
