"""How much room a box has for the blocks that stand in it."""

from __future__ import annotations

from ...model import Cards, Flow
from .cards import GAP, NARROWEST, PADDING
from .direction import longest_path

_FLOW_GAP = 30.0
"""Between the boxes of a flow in px, about."""
_FLOW_LEAST, _FLOW_MOST = 180.0, 460.0
"""Room in a box of a flow in px: arrows need some of the width, and a wide box makes a wide flow."""


def inner_room(block: Flow | Cards, box: str, width: float, most: float = _FLOW_MOST) -> float:
    """Room in px for what is nested in `box`, where the whole block may be `width` px wide.

    In a flow it is at most `most` px.
    """
    if isinstance(block, Cards):
        return _share(block, box, width - 2.0, GAP, NARROWEST, depth=0)
    if block.direction == "right":
        steps = longest_path(block)
        room = (1.3 * width - _FLOW_GAP * (steps - 1)) / steps - 2 * PADDING
    else:
        room = _share(block, box, width, _FLOW_GAP, _FLOW_LEAST, depth=0)
    return min(max(room, _FLOW_LEAST), most)


def _share(block: Flow | Cards, box: str, width: float, gap: float, least: float, depth: int) -> float:
    """What a box has of its parent's room, when those beside it have as much."""
    parents = {one.id: one.parent for one in block.boxes}
    rows = {one.id: one.row for one in block.boxes}
    if box not in parents or depth > len(parents):
        return width
    parent = parents[box] if parents[box] in parents and parents[box] != box else None
    around = width if parent is None else _share(block, parent, width, gap, least, depth + 1)
    siblings = [one for one, its in parents.items() if (its if its in parents else None) == parent]
    beside = max(sum(rows[one] == rows[box] for one in siblings), 1)
    return max((around - gap * (beside - 1)) / beside - 2 * PADDING, least)
