"""Which way a flow runs on the page."""

from __future__ import annotations

from ..model import Flow

_LONG = 1.6
"""Times the width at hand that a flow may run to the right before it is turned downwards."""
_LETTER = 7.0
"""Width of a letter in a box in px, roughly."""


def goes_down(block: Flow, width: float, widest: float, gap: float) -> bool:
    """Whether to lay out downwards: as drawn, unless a row of boxes would be absurdly long.

    `widest` is the room for the words of a box, `gap` what a box takes beside them, in px.
    """
    if block.direction == "down":
        return True
    longest = max((len(line) for box in block.boxes for line in box.text.split("\n")), default=0)
    return longest_path(block) * (min(longest * _LETTER, widest) + gap) > _LONG * width


def longest_path(block: Flow) -> int:
    """Boxes on the longest way along the arrows, loops taken once; a bound on the columns needed."""
    depth = {box.id: 1 for box in block.boxes}
    for _ in range(min(len(block.boxes), 12)):
        changed = False
        for arrow in block.arrows:
            if arrow.source in depth and arrow.target in depth and arrow.source != arrow.target:
                deeper = min(depth[arrow.source] + 1, len(depth))
                if deeper > depth[arrow.target]:
                    depth[arrow.target], changed = deeper, True
        if not changed:
            break
    return max(depth.values(), default=1)
