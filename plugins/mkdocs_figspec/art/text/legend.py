"""Legends: signs as they are drawn, lines and arrows too, each with what it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...model import Block, FieldItem, Fields, Prose
from ...source import Span
from ..glyphs import BOX_DRAWING, CHECKS, CROSSES, HEADS, HORIZONTAL, Side
from ..grid import PIECE, Clusters, Region, Row
from ..reading import Reading
from .lists import marker_of

_HEADING = re.compile(r"^\W*(?:the )?(?:legend|key|symbols?|signs?|notation)(?: *\([^()]*\))?\W*$", re.I)
_ANY_HEADING = re.compile(r"\b(?:legend|key|symbol|sign|notation)", re.I)
_LABEL = re.compile(r"^\s*(?:legend|key|symbols?|signs?|notation):\s+", re.I)
_SIGN = r"[^\w\s]{1,8}(?: (?!=)[^\w\s]{1,6}){0,2}"
_ONLY_SIGN = re.compile(rf"{_SIGN}$")
_LETTERS = re.compile(r"[A-Za-z]{1,2}$")
_EXPLAINED = re.compile(rf"({_SIGN}) ([^\W\d_].*)$")
_BUTTON = re.compile(r"\[ .*\]$")
_EQUAL = re.compile(r"([^=]{1,30}?) = ([^=]+)$")
_PARTS_OF_DRAWINGS = (BOX_DRAWING - HORIZONTAL) | HEADS[Side.NORTH] | HEADS[Side.SOUTH]
"""Signs that more often lead somewhere: only a heading makes a legend of them."""

_Entry = tuple[str, str, int]
"""Sign, meaning and, where a gap parts them, the column of the meaning, otherwise -1."""


def is_legend(heading: str) -> bool:
    """Whether a heading says that signs are explained under it."""
    return _HEADING.match(heading) is not None


def read_legends(region: Region, *, headed: bool) -> Reading:
    """The legends of `region`: under a heading that says so, as all of it is if `headed`, or set apart."""
    blocks: list[Block] = []
    claimed: set[int] = set()
    y, named = 0, headed
    headings = _ANY_HEADING.search(region.text) is not None
    while y < len(region):
        row = region.rows[y]
        if row.blank or not (named or y == 0 or region.rows[y - 1].blank):
            named = headed or (named and row.blank) or (headings and is_legend(row.text))
            y += 1
            continue
        end, entries = _read(region, y, named)
        if entries:
            blocks += _legend(region.rows[y:end], entries)
            claimed |= set(range(y, end))
        named = headed or (headings and is_legend(row.text))
        y = max(end, y + 1)
    return Reading(tuple(blocks), region.without_rows(claimed)) if blocks else Reading((), region)


def _legend(rows: Sequence[Row], entries: Sequence[_Entry]) -> Iterator[Block]:
    """What a legend says, its label before it where that stands in its first row."""
    label = _LABEL.match(rows[0].text)
    if label is not None:
        indent = len(label.group()) - len(label.group().lstrip())
        yield Prose(Span(rows[0].line, rows[0].column + indent, rows[0].line), label.group().strip())
    items = tuple(FieldItem(sign, meaning) for sign, meaning, _ in entries)
    column = rows[0].column + label.end() if label is not None else 1
    yield Fields(Span(rows[0].line, column, rows[-1].line), items)


def _read(region: Region, start: int, headed: bool) -> tuple[int, list[_Entry]]:
    """The row after the last one that looks like one, from row `start` on, and its entries if it is one."""
    rows = region.rows
    label = _LABEL.match(rows[start].text)
    entries: list[_Entry] = []
    y = start
    while y < len(rows) and not rows[y].blank:
        text = rows[y].text[label.end() :] if label is not None and y == start else rows[y].text
        found = _entries(text, headed or label is not None)
        if not found:
            break
        entries += found
        y += 1
    signs = [sign for sign, _, _ in entries if not sign[0].isalnum()]
    whole = y == len(rows) or rows[y].blank
    plain = headed or label is not None or (whole and _is_plain(entries, y - start, region.clusters))
    return y, entries if plain and signs and len(set(signs)) == len(signs) else []


def _is_plain(entries: Sequence[_Entry], lines: int, clusters: Clusters) -> bool:
    """Whether entries are a legend though no heading says so: no list, and no part of a drawing."""
    signs = "".join(sign for sign, _, _ in entries)
    if len(entries) < 2 or signs.isascii() or not _PARTS_OF_DRAWINGS.isdisjoint(signs):
        return False
    if lines < len(entries):
        return not (CHECKS | CROSSES).issuperset(signs)
    listed = all(marker_of(f"{sign} {meaning}", clusters) for sign, meaning, _ in entries)
    return not listed and len({column for _, _, column in entries}) == 1 and entries[0][2] > 0


def _entries(text: str, headed: bool) -> list[_Entry]:
    """The signs in a row with their meanings; none if anything else stands in it."""
    found: list[_Entry] = []
    sign: str | None = None
    column = 0
    for piece in PIECE.finditer(text):
        words, column = piece.group(), piece.start()
        if sign is not None:
            if not words[0].isalnum():
                return []
            found.append((sign, words, column))
            sign = None
        elif _BUTTON.match(words):
            return []
        elif explained := _EXPLAINED.match(words):
            found.append((explained[1], explained[2], -1))
        elif _ONLY_SIGN.match(words) or (headed and _LETTERS.match(words)):
            sign = words
        elif headed and (equal := _EQUAL.match(words)):
            found.append((equal[1], equal[2], -1))
        else:
            return []
    return found if sign is None else []
