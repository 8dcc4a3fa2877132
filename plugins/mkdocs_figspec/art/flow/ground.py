"""What stands on which cell: boxes and their cells."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ..boxes.boxes import FoundBox, find_boxes
from ..boxes.walls import Slice, entered, entered_from_above, pierced_to, slices
from ..glyphs import BOX_DRAWING, DRAWN_HEADS, HEADS, HORIZONTAL, VERTICAL, Side
from ..grid import Region
from .line_work import Cell
from .roots import Standing

_ONE_LINE = re.compile(r"\s*[│|][^│|]+[│|](?:\s*[-─=]+[►▶→>]\s*[│|][^│|]+[│|])+\s*")
_FREE = -1
_BOUNDARY = VERTICAL & BOX_DRAWING
_THROUGH = HORIZONTAL | HEADS[Side.EAST] | HEADS[Side.WEST]
_FEWEST_ROWS = 4
"""Of a line between zones."""


@dataclass(frozen=True)
class Unit:
    """Something an arrow may tie: a box, a cell of a stack."""

    box: int
    """Index of its box among those of the region; of a tree -1, -2, ..."""
    top: int
    bottom: int
    left: int
    right: int


@dataclass
class Ground:
    """A region with its boxes laid out on it."""

    region: Region
    boxes: tuple[FoundBox, ...]
    units: list[Unit] = field(default_factory=list)
    units_of: list[list[int]] = field(default_factory=list)
    """For each box its units: one, or one for each cell of a stack."""
    rows: dict[int, dict[int, Slice]] = field(default_factory=dict)
    owner: list[list[int]] = field(default_factory=list)
    """For each cell the unit that it belongs to, or -1."""
    free: list[list[bool]] = field(default_factory=list)
    edge_heads: dict[Cell, tuple[Side, int]] = field(default_factory=dict)
    """Heads that stand in an edge or a side, where they point to, and the unit that they belong to."""

    def unit_at(self, y: int, x: int) -> int | None:
        """The unit that owns a cell, if any."""
        if 0 <= y < len(self.owner) and 0 <= x < len(self.owner[y]) and self.owner[y][x] != _FREE:
            return self.owner[y][x]
        return None


def lay_out(
    region: Region, boxes: tuple[FoundBox, ...], stacked: set[int], trees: tuple[Standing, ...] = ()
) -> Ground:
    """`region` with `boxes` and `trees` on it; boxes whose index is in `stacked` are stacks of cells."""
    ground = Ground(region, boxes, rows=slices(region, boxes))
    width = max(region.width, max((box.right for box in boxes), default=0) + 8)
    ground.owner = [[_FREE] * (width + 1) for _ in region.rows]
    for index, box in enumerate(boxes):
        cuts = [box.top, *box.rules, box.bottom] if index in stacked else [box.top, box.bottom]
        ground.units_of.append([])
        for number, (top, bottom) in enumerate(pairwise(cuts)):
            ground.units_of[index].append(len(ground.units))
            lowest = number == len(cuts) - 2
            _own(ground, index, top, bottom + 1 if lowest else bottom)
            ground.units.append(Unit(index, top, bottom, box.left, box.right))
    for number, tree in enumerate(trees):
        ends: dict[int, int] = {}
        for y, x in tree.cells:
            ends[y] = max(ends.get(y, 0), x)
        for y, last in ends.items():
            for x in range(tree.left, min(last, width) + 1):
                if ground.owner[y][x] == _FREE:
                    ground.owner[y][x] = len(ground.units)
        right = max(ends.values(), default=tree.left)
        ground.units.append(Unit(-1 - number, tree.top, tree.bottom, tree.left, right))
    ground.free = [[owner == _FREE for owner in row] for row in ground.owner]
    return ground


def without_lone_walls(region: Region) -> Region:
    """`region` with the bars of boxes of one line, `│ a │──▶│ b │`, blanked."""
    rows = []
    for y, row in enumerate(region.rows):
        if _ONE_LINE.fullmatch(row.text) and not any(
            _has_walls(_text(region, near)) for near in (y - 1, y + 1)
        ):
            row = row._replace(text=re.sub(r"[│|]", " ", row.text))
        rows.append(row)
    return replace(region, rows=tuple(rows))


def without_boundaries(region: Region) -> Region | None:
    """`region` without the lines that part it into zones, from over its boxes to under them; arrows go on.

    Nothing where it has no such line.
    """
    boxes = find_boxes(region)
    if not boxes:
        return None
    columns = Counter(x for row in region for x, glyph in enumerate(row.text) if glyph in _BOUNDARY)
    walls = {x + off for box in boxes for x in (box.left, box.right) for off in (-1, 0, 1)}
    tall = range(min(box.top for box in boxes), max(box.bottom for box in boxes) + 1)
    lines = [
        x
        for x, count in columns.items()
        if count >= _FEWEST_ROWS and x not in walls and all(_line_at(region, y, x) is not None for y in tall)
    ]
    if not lines:
        return None
    rows = []
    for y, row in enumerate(region):
        cells = list(row.text)
        for at in (at for x in lines if (at := _line_at(region, y, x)) is not None):
            cells[at] = "─" if {region.cell(y, at - 1), region.cell(y, at + 1)} <= _THROUGH else " "
        rows.append(row._replace(text="".join(cells).rstrip()))
    return replace(region, rows=tuple(rows))


def _line_at(region: Region, y: int, x: int) -> int | None:
    """The column of a line down that stands in column `x` of row `y` or next to it."""
    return next((near for near in (x, x - 1, x + 1) if region.cell(y, near) in _BOUNDARY), None)


def _has_walls(text: str) -> bool:
    """Whether a row has an edge, or more bars than a stem has: then boxes go on in it."""
    return any(glyph in "┌└├╔╚╠+" for glyph in text) or sum(glyph in "│|" for glyph in text) > 3


def _text(region: Region, y: int) -> str:
    return region.rows[y].text if 0 <= y < len(region) else ""


def _own(ground: Ground, index: int, top: int, bottom: int) -> None:
    box, unit = ground.boxes[index], len(ground.units)
    for y in range(top, bottom):
        text = ground.region.rows[y].text
        left, right = box.left, box.right
        if box.top < y < box.bottom:
            place = ground.rows[index][y]
            left, right = place.left, place.right
            start = pierced_to(text, place)
            if start is not None:
                right = start - 1
            elif not place.right_there and not text[place.right - 2 : place.right + 2].strip():
                right = place.right - 1
            for x, side in ((place.left, Side.EAST), (place.right, Side.WEST)):
                if x < len(text) and text[x] in DRAWN_HEADS[side]:
                    ground.edge_heads[y, x] = (side, unit)
            for outer, behind in entered(text, place):
                side = Side.EAST if behind > outer else Side.WEST
                wall = place.left if side is Side.EAST else place.right
                ground.edge_heads[y, wall] = (side, unit)
        else:
            right = max(right, _edge_end(text, box.right))
            for x, _ in entered_from_above(ground.region, box) if y == box.top else ():
                ground.edge_heads[y, x] = (Side.SOUTH, unit)
            for x in range(box.left + 1, min(right, len(text))):
                down = text[x] in DRAWN_HEADS[Side.SOUTH] or (
                    text[x] in "vV" and y == box.top and not box.title
                )
                up = text[x] in DRAWN_HEADS[Side.NORTH] or (text[x] == "^" and y == box.bottom)
                if (down and y == box.top) or (up and y == box.bottom):
                    ground.edge_heads[y, x] = (Side.SOUTH if down else Side.NORTH, unit)
        row = ground.owner[y]
        for x in range(max(left, 0), min(right, len(row) - 1) + 1):
            if row[x] == _FREE:
                row[x] = unit


def _edge_end(text: str, right: int) -> int:
    """Where the line of an edge really ends, up to three cells off `right`."""
    for off in (0, 1, 2, 3):
        if right + off < len(text) and text[right + off] in "┐┘╗╝╮╯┓┛":
            return right + off
    return right
