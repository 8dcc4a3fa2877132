"""Boxes in boxes from which arrows run out through the wall of the outer one."""

from __future__ import annotations

import re

from ..glyphs import CROSS, VERTICAL
from .ground import Ground
from .nets import Net

_PIERCED = VERTICAL | (CROSS - {"+"})
_WALLS = " " + "".join(VERTICAL)


def words_before(ground: Ground, net: Net) -> str | None:
    """The words in a box right before a net that starts inside of it."""
    y, x = net.cells[0]
    unit = ground.unit_at(y, x - 1)
    if unit is None or ground.units[unit].box < 0:
        return None
    place = ground.rows[ground.units[unit].box].get(y)
    if place is None or place.right_there:
        return None
    return re.split(r"\s{2,}", ground.region.rows[y].text[place.left + 1 : x].strip())[-1] or None


def words_over(ground: Ground, net: Net) -> str | None:
    """The first words of the box in a box from which a net runs down through the bottom of the outer one."""
    y, x = net.cells[0]
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
    for inner in box.children:
        if inner.bottom == bottom and inner.left < x < inner.right:
            rows = [
                row.text[inner.left + 1 : inner.right].strip(_WALLS)
                for row in region.rows[inner.top + 1 : bottom]
            ]
            return next(filter(None, rows), None)
    return None
