"""Boxes in boxes from which arrows run out through the wall of the outer one, or into which they run."""

from __future__ import annotations

import re

from ..boxes.boxes import FoundBox
from ..boxes.walls import Slice, entered, entered_from_above
from ..glyphs import CROSS, HORIZONTAL, VERTICAL, Side
from .ground import Ground
from .line_work import Cell
from .nets import Net

_PIERCED = VERTICAL | (CROSS - {"+"})
_WALLS = " " + "".join(VERTICAL)
_STROKES = "".join(HORIZONTAL)
_APART = re.compile(rf"\s{{2,}}|\s*[{''.join(VERTICAL)}].*?(?=\w)")


def words_left(ground: Ground, net: Net) -> dict[int, list[str]]:
    """The words of the boxes in a box that a net leaves through a side or the bottom of it, by its unit."""
    found: dict[int, list[str]] = {}
    for (y, x), side in [(net.cells[0], Side.WEST), (net.cells[0], Side.NORTH), *net.ends]:
        match side:
            case Side.WEST:
                unit, words = ground.unit_at(y, x - 1), _before(ground, y, x)
            case Side.EAST:
                unit, words = ground.unit_at(y, x + 1), _behind(ground, y, x)
            case Side.NORTH:
                unit, words = ground.unit_at(y - 1, x), _over(ground, y, x)
            case _:
                continue
        if unit is not None and words and words not in found.setdefault(unit, []):
            found[unit].append(words)
    return found


def words_entered(ground: Ground, head: Cell, target: tuple[str, int]) -> str | None:
    """The words of the box in the box `target` into which the arrow runs whose head stands in its wall."""
    (y, wall), (kind, unit) = head, target
    if kind != "unit" or ground.units[unit].box < 0:
        return None
    box = ground.boxes[ground.units[unit].box]
    if y == box.top:
        bottom = next((end for x, end in entered_from_above(ground.region, box) if x == wall), box.bottom)
        under = (child for child in box.children if child.left < wall < child.right)
        return next((_first_words(ground, child) for child in under if 0 < child.top - bottom <= 2), None)
    place = ground.rows[ground.units[unit].box].get(y)
    text = ground.region.rows[y].text
    for outer, behind in entered(text, place) if place else ():
        if place and wall == place.left and behind > outer:
            words = _APART.split(text[behind : place.right].strip(_WALLS))[0]
            return _child_words(ground, y, wall, last=False) or words or None
        if place and wall == place.right and behind < outer:
            words = _APART.split(text[place.left + 1 : behind].strip(_WALLS))[-1]
            return _child_words(ground, y, wall, last=True) or words or None
    return None


def _before(ground: Ground, y: int, x: int) -> str | None:
    """The words before a line that runs from column `x` out to the right."""
    place = _place(ground, y, x - 1)
    if place is None:
        return None
    before = ground.region.rows[y].text[place.left + 1 : place.right if place.right_there else x]
    if place.right_there:
        inner = before.rstrip(_STROKES)
        if inner == before or inner[-1:] not in VERTICAL:
            return None  # it starts at the wall
        before = inner.rstrip(_WALLS)
    return _child_words(ground, y, x - 1, last=True) or _APART.split(before.strip())[-1] or None


def _behind(ground: Ground, y: int, x: int) -> str | None:
    """The words behind a line that runs from column `x` out to the left."""
    place = _place(ground, y, x + 1)
    if place is None or not place.left_there:
        return None
    after = ground.region.rows[y].text[place.left + 1 : place.right]
    inner = after.lstrip(_STROKES)
    if inner == after or inner[:1] not in VERTICAL:
        return None
    return _child_words(ground, y, x + 1, last=False) or _APART.split(inner.strip(_WALLS))[0] or None


def _child_words(ground: Ground, y: int, x: int, *, last: bool) -> str | None:
    """What the last or first of the boxes says that row `y` runs through, in the box on column `x`."""
    unit = ground.unit_at(y, x)
    if unit is None or ground.units[unit].box < 0:
        return None
    box = ground.boxes[ground.units[unit].box]
    children = sorted(
        (child for child in box.children if child.top < y < child.bottom), key=lambda child: child.left
    )
    return _first_words(ground, children[-1 if last else 0]) if children else None


def _place(ground: Ground, y: int, x: int) -> Slice | None:
    """The row of the box on a cell, where there is one."""
    unit = ground.unit_at(y, x)
    return (
        ground.rows[ground.units[unit].box].get(y)
        if unit is not None and ground.units[unit].box >= 0
        else None
    )


def _over(ground: Ground, y: int, x: int) -> str | None:
    """The first words of the box over a line that runs down from row `y` through a bottom."""
    unit = ground.unit_at(y - 1, x)
    if unit is None or ground.units[unit].box < 0:
        return None
    box = ground.boxes[ground.units[unit].box]
    region, bottom = ground.region, box.bottom - 1
    if box.bottom != y - 1 or not box.children:
        return None
    if region.cell(y - 1, x) not in _PIERCED and region.cell(bottom, x) not in VERTICAL:
        return None  # it starts at the edge
    while bottom > box.top and region.cell(bottom, x) in VERTICAL:
        bottom -= 1
    over = (child for child in box.children if child.bottom == bottom and child.left < x < child.right)
    return next((_first_words(ground, child) for child in over), None)


def _first_words(ground: Ground, box: FoundBox) -> str | None:
    """What the first row of a box says that says anything."""
    rows = ground.region.rows[box.top + 1 : box.bottom]
    return next(filter(None, (row.text[box.left + 1 : box.right].strip(_WALLS) for row in rows)), None)
