"""Lines without a head: they join what belongs together, though neither leads to the other."""

from __future__ import annotations

from ..glyphs import Side
from .finder import End, Finder
from .line_work import Cell
from .nets import Net

_NEAR = (1, 2)
"""Cells from the end of a line to the box that it joins."""
_BESIDE = 2
"""Cells that a line may stand beside the words above or below it."""


def find_joins(finder: Finder, net: Net) -> list[tuple[End, End, Cell]]:
    """What a net without a head joins: the upper or left end, the other one, and the cell before that.

    Each end of the line is at a box or, above or below it, at words; of three or more, one stands alone on
    its side and is joined to all others. Else there are no joins.
    """
    at: dict[Side, dict[End, Cell]] = {}
    for cell, side in net.ends:
        end = _next_to(finder, cell, side)
        if end is None:
            return []
        at.setdefault(side, {})[end] = cell
    cells = {end: cell for ends in at.values() for end, cell in ends.items()}
    boxes = [finder.ground.units[which].box for kind, which in cells if kind == "unit"]
    if len(set(boxes)) < len(boxes):
        return []
    for side in (Side.NORTH, Side.SOUTH, Side.WEST, Side.EAST):
        if len(at.get(side, ())) == 1:
            (one,) = at[side]
            first = side in (Side.NORTH, Side.WEST)
            return [
                (one, end, cell) if first else (end, one, cells[one])
                for end, cell in cells.items()
                if end != one
            ]
    return []


def _next_to(finder: Finder, cell: Cell, side: Side) -> End | None:
    """The box right behind an end of a line, or words right above or below it."""
    ground = finder.ground
    y, x = cell
    down, right = side.value
    for away in _NEAR:
        for off in (0, -1, 1) if down else (0,):
            unit = ground.unit_at(y + away * down, x + away * right + off)
            if unit is not None:
                return ("unit", unit) if ground.units[unit].box >= 0 else None
    text = finder.text_at(y + down, x, _BESIDE) if down else None
    return None if text is None else ("text", text)
