"""Columns side by side, with and without bars between them."""

from __future__ import annotations

import re
from dataclasses import replace

from ..glyphs import VERTICAL
from ..grid import Region, Row

_JITTER = 2
_WALLS = ("", *VERTICAL)
_MARK_APART = re.compile(r"  [^\w\s│|] \S")
"""A lone mark, then words."""
_BAR_APART = re.compile("[" + "".join(sorted(VERTICAL - {"|"})) + r"]|(?<![^ ])\|(?![^ ])")
_WALL_APART = re.compile("  [" + "".join(sorted(VERTICAL)) + "]")


def bars_below(region: Region, joints: tuple[int, ...]) -> tuple[int, ...]:
    """Those of `joints` below which a bar goes on through most rows; all where each row has as many bars."""
    rows = [row.text for row in region if not row.blank]
    if _own_bars(region, joints) and (len(rows) > 1 or "|" not in rows[0]):
        return joints
    return tuple(x for x in joints if sum(_bar(text, x) is not None for text in rows) >= 0.6 * len(rows) > 0)


def _own_bars(region: Region, joints: tuple[int, ...]) -> dict[int, list[int]]:
    """The bars of each row by its line, wherever they stand, if each has one for each joint; else nothing."""
    bars = {
        row.line: [found.start() for found in _BAR_APART.finditer(row.text)]
        for row in region
        if not row.blank
    }
    return bars if all(len(own) == len(joints) for own in bars.values()) else {}


def _bar(text: str, x: int) -> int | None:
    for near in (x, x - 1, x + 1, x - 2, x + 2):
        if 0 <= near < len(text) and text[near] in VERTICAL:
            return near
    return None


def cut_columns(region: Region, starts: tuple[int, ...], *, bars: bool = True) -> list[Region]:
    """The region cut at `starts`: at the bars near them, which go, or before the words that start there."""
    columns: list[list[Row]] = [[] for _ in range(len(starts) + 1)]
    own = _own_bars(region, starts) if bars else {}
    for row in region:
        left = 0
        for index, start in enumerate(starts):
            bar = own[row.line][index] if row.line in own else _bar(row.text, start) if bars else None
            cut = bar if bar is not None else _gap(row.text, start)
            cut = max(cut, left)
            columns[index].append(_piece(row, left, cut))
            left = cut + 1 if bar is not None and bar == cut else cut
        columns[-1].append(_piece(row, left, None))
    return [replace(region, rows=tuple(rows)) for rows in columns]


def _gap(text: str, start: int) -> int:
    """Where to cut before `start` so that no word is cut, and no wall or mark that is off left behind."""
    for wall in (start - 1, start - 2):
        if wall > 1 and text[start : start + 1] not in _WALLS and _WALL_APART.match(text, wall - 2):
            return wall
    cut = _end_of_word(text, start)
    return cut - 2 if _MARK_APART.match(text, max(cut - 4, 0)) else cut


def _end_of_word(text: str, start: int) -> int:
    """Where to cut at `start` or near it so that no word is cut."""
    if start >= len(text) or start == 0 or text[start - 1] == " ":
        return start
    for back in range(start - 1, max(start - 1 - 3 * _JITTER, 0), -1):
        if text[back - 1 : back + 1] == "  " or (text[back] == " " and back >= start - _JITTER):
            return back + 1
    for on in range(start, min(start + 2 * _JITTER, len(text))):
        if text[on] == " ":
            return on
    return start


def _piece(row: Row, left: int, right: int | None) -> Row:
    return Row(row.text[left:right].rstrip(), row.line, row.column + left)
