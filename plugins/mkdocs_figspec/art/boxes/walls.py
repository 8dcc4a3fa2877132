"""Where the sides of boxes really stand in each row, and what lies between them.

Rows of boxes side by side drift: each row of text may push the walls on its right by a cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..glyphs import DRAWN_HEADS, HORIZONTAL, LEFT_TEE, RIGHT_TEE, VERTICAL, Side
from ..grid import Region, Row
from .boxes import FoundBox

_CROSSED = frozenset("┼╪╫╬")
"""What a wall is where an arrow runs through it."""
_WALLS = VERTICAL | LEFT_TEE | RIGHT_TEE | _CROSSED
_SIDES = _WALLS | DRAWN_HEADS[Side.EAST] | DRAWN_HEADS[Side.WEST]
_CROSSES = re.compile("[" + "".join(_CROSSED | VERTICAL) + "]")
_IN_FROM_LEFT = re.compile("[─═━-]*[" + "".join(DRAWN_HEADS[Side.EAST]) + ">]")
_IN_FROM_RIGHT = re.compile("[" + "".join(DRAWN_HEADS[Side.WEST]) + "<][─═━-]*$")
_REACH = 6
_FARTHEST = 9
"""Cells that the last of several walls may be off, each a little farther than the one before."""
_MISSING = 7
"""What a wall that is not there costs, against a cell per column that a wall is off."""


@dataclass(frozen=True)
class Slice:
    """One row of a box: the cells of its two walls; a pierced or missing wall is where it should be."""

    left: int
    right: int
    left_there: bool
    right_there: bool


def match_walls(text: str, expected: Sequence[int]) -> list[int | None]:
    """For each column of `expected` from the left, the column in `text` where that wall stands, if any."""
    if all(x < len(text) and text[x] in _SIDES for x in expected):
        return list(expected)
    first, last = max(expected[0] - _REACH, 0), expected[-1] + _FARTHEST
    there = [
        x for x in range(first, min(last + 1, len(text))) if text[x] in _SIDES and not _is_no_wall(text, x)
    ]
    return list(there) if _drift(expected, there) else _cheapest(expected, there)


def _drift(expected: Sequence[int], there: Sequence[int]) -> bool:
    """Whether there are as many walls as expected, farther and farther off to one side."""
    if len(expected) != len(there):
        return False
    off = [x - goal for x, goal in zip(there, expected, strict=True)]
    return max(map(abs, off)) <= _FARTHEST and off in (sorted(off), sorted(off, reverse=True))


def _is_no_wall(text: str, x: int) -> bool:
    """Whether the glyph at `x` is a sign, a branch behind a wall, `│ ├─`, or a head before one, `▶ │`."""
    if text[x] == "+":
        return text[x - 1 : x + 2].strip() == "+"  # a sign between boxes
    if text[x] == "├" and text[x + 1 : x + 2] in HORIZONTAL:
        return not VERTICAL.isdisjoint(text[max(x - 3, 0) : x])
    if text[x] in DRAWN_HEADS[Side.EAST]:
        return text[x + 1 : x + 4].lstrip()[:1] in _WALLS
    return text[x] in DRAWN_HEADS[Side.WEST] and text[max(x - 3, 0) : x].rstrip()[-1:] in _WALLS


def _cheapest(expected: Sequence[int], there: Sequence[int]) -> list[int | None]:
    """Match in order so that the walls together are off by as little as can be."""
    rows, columns = len(expected), len(there)
    cost = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(1, rows + 1):
        cost[i][0] = i * _MISSING
        for j in range(1, columns + 1):
            off = abs(expected[i - 1] - there[j - 1])
            best = min(cost[i - 1][j] + _MISSING, cost[i][j - 1])
            cost[i][j] = min(best, cost[i - 1][j - 1] + off) if off <= _REACH else best
    matched: list[int | None] = [None] * rows
    i, j = rows, columns
    while i and j:
        off = abs(expected[i - 1] - there[j - 1])
        if off <= _REACH and cost[i][j] == cost[i - 1][j - 1] + off:
            matched[i - 1] = there[j - 1]
            i, j = i - 1, j - 1
        elif cost[i][j] == cost[i][j - 1]:
            j -= 1
        else:
            i -= 1
    return matched


def slices(region: Region, boxes: Sequence[FoundBox]) -> dict[int, dict[int, Slice]]:
    """For each of `boxes`, by index, and each row between its edges, where its walls stand."""
    found: dict[int, dict[int, Slice]] = {index: {} for index in range(len(boxes))}
    at_row: dict[int, list[int]] = {}
    for index, box in enumerate(boxes):
        for y in range(box.top + 1, box.bottom):
            at_row.setdefault(y, []).append(index)
    for y, indices in at_row.items():
        indices.sort(key=lambda index: boxes[index].left)
        expected: list[int] = []
        for index in indices:
            for x in (boxes[index].left, boxes[index].right):
                if not expected or x > expected[-1]:
                    expected.append(x)
        walls = dict(zip(expected, match_walls(region.rows[y].text, expected), strict=True))
        drift = 0
        text = region.rows[y].text
        for number, index in enumerate(indices):
            box = boxes[index]
            left, right = walls.get(box.left), walls.get(box.right)
            drift = left - box.left if left is not None else drift
            start = left if left is not None else box.left + min(drift, 0)
            drift = right - box.right if right is not None else drift
            stop = right if right is not None else box.right + drift
            if right is None:
                following = boxes[indices[number + 1]].left if number + 1 < len(indices) else len(text) + 1
                stop = _overrun(text, stop, walls.get(following) or following)
                right = stop if text[stop : stop + 1] in _SIDES else None
            found[index][y] = Slice(start, max(stop, start + 1), left is not None, right is not None)
    return found


def _overrun(text: str, stop: int, limit: int) -> int:
    """Where words end that run on over a missing wall at `stop`, before the next box at `limit`.

    The wall may stand right behind them, farther off than any other.
    """
    if stop >= len(text) or text[stop] in HORIZONTAL or "  " in text[stop - 2 : stop + 2]:
        return stop
    gap = text.find("  ", stop)
    end = len(text[: min(gap if gap > 0 else len(text), limit)].rstrip())
    return end - 1 if text[end - 2 : end - 1] == " " and text[end - 1] in VERTICAL else end


def interior(region: Region, box: FoundBox, rows: dict[int, Slice], top: int, bottom: int) -> Region:
    """What stands between the walls of `box` in the rows from `top` to `bottom`, the ends exclusive."""
    inner: list[Row] = []
    falling = {(y, x) for x, head in entered_from_above(region, box) for y in range(box.top + 1, head + 1)}
    for y in range(top + 1, bottom):
        row = region.rows[y]
        if y in box.rules:
            inner.append(row._replace(text=""))
            continue
        place = rows[y]
        start = place.left + 1
        stop = pierced_to(row.text, place) or place.right
        if row.text[place.left : start + 1] == "||" and row.text[:stop].endswith("|"):
            start, stop = start + 1, stop - 1  # walls of two bars
        text = row.text
        for outer, behind in entered(text, place):
            text = text[: min(outer, behind)] + " " * abs(behind - outer) + text[max(outer, behind) :]
        for _, x in sorted(cell for cell in falling if cell[0] == y):
            text = text[:x] + " " + text[x + 1 :]
        inner.append(row._replace(text=text[start:stop].rstrip(), column=row.column + start))
    return replace(region, rows=tuple(inner))


def entered(text: str, place: Slice) -> list[tuple[int, int]]:
    """Arrows that run in through a crossed wall of a row, `┼─▶ ` or ` ◀─┼`: the cell inside of the wall, and
    that behind the head."""
    found = []
    left, right = text[place.left : place.left + 1], text[place.right : place.right + 1]
    if left in _CROSSED and (east := _IN_FROM_LEFT.match(text, place.left + 1)):
        found.append((place.left + 1, east.end()))
    if right in _CROSSED and (west := _IN_FROM_RIGHT.search(text, place.left + 1, place.right)):
        found.append((place.right, west.start()))
    return found


def entered_from_above(region: Region, box: FoundBox) -> list[tuple[int, int]]:
    """Arrows that run in through a crossed top edge: their column, and the row of their head."""
    found = []
    for cross in _CROSSES.finditer(region.rows[box.top].text, box.left + 1, box.right):
        x, y = cross.start(), box.top + 1
        while y < box.bottom - 1 and region.cell(y, x) in VERTICAL:
            y += 1
        if region.cell(y, x) in DRAWN_HEADS[Side.SOUTH] or region.cell(y, x) == "v":
            found.append((x, y))
    return found


def pierced_to(text: str, place: Slice) -> int | None:
    """The cell at which a line starts that runs out through the missing right wall of a row, if one does."""
    if place.right_there or place.right >= len(text) or text[place.right] not in HORIZONTAL:
        return None
    x = place.right
    while x > place.left + 1 and text[x - 1] in HORIZONTAL:
        x -= 1
    return x
