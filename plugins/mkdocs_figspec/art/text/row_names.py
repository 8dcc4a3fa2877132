"""The names of a table's rows and columns that stand outside its walls."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..glyphs import BOX_DRAWING
from ..grid import PIECE, Region
from .grids import Grid

_LONGEST = 24
_FARTHEST = 12
"""Cells between the longest name and the wall."""


def row_names(region: Region, grid: Grid) -> dict[int, str]:
    """The words left of a table, by their row; none where they are no names of its rows."""
    names: dict[int, str] = {}
    nearest = grid.left
    for y in range(grid.top, grid.bottom):
        before = region.rows[y].text[: grid.left].rstrip()
        if not before:
            continue
        words = " ".join(before.split())
        drawn = y in grid.rules or not BOX_DRAWING.isdisjoint(before)
        if drawn or len(words) > _LONGEST or before[-1] in "=:<>-":
            return {}
        names[y] = words
        nearest = min(nearest, grid.left - len(before))
    if nearest > _FARTHEST:
        return {}
    bands = _bands(grid)
    named = [any(y in names for y in band) for band in bands]
    return names if len(named) > 1 and sum(named) > 1 and all(named[1:]) else {}


def column_names(region: Region, grid: Grid) -> tuple[str, ...]:
    """The words right over a table, one over each of its columns; none where they are no names of these."""
    if not grid.top or grid.top not in grid.rules:
        return ()
    found = list(PIECE.finditer(region.rows[grid.top - 1].text))
    walls = (grid.left, *grid.bars, grid.right)
    if len(found) != len(walls) - 1 or any(not BOX_DRAWING.isdisjoint(each.group()) for each in found):
        return ()
    for each, (left, right) in zip(found, pairwise(walls), strict=True):
        if not left <= (each.start() + each.end()) / 2 <= right:
            return ()
    return tuple(each.group() for each in found)


def _bands(grid: Grid) -> list[Sequence[int]]:
    """The rows between the lines of a table."""
    edges = [grid.top - 1, *grid.rules, grid.bottom]
    return [range(above + 1, below) for above, below in pairwise(edges) if below - above > 1]
