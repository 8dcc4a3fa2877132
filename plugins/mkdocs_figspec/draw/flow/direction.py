"""Which way a flow runs on the page."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from ...model import Box, Flow

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
    return max(depths(block).values(), default=1)


def depths(block: Flow) -> dict[str, int]:
    """For each box how many boxes the longest way to it has, itself included."""
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
    return depth


def broken_rows(block: Flow, width: float, widest: float, gap: float) -> Flow:
    """The flow with each row of groups that would be absurdly long broken into rows of one group each."""
    inner: dict[str | None, dict[int, list[Box]]] = defaultdict(lambda: defaultdict(list))
    for box in block.boxes:
        inner[box.parent][box.row].append(box)

    def span(box: Box, depth: int = 0) -> float:
        words = min(max(map(len, box.text.split("\n"))) * _LETTER, widest)
        rows = inner[box.id].values() if box.id in inner and depth < 20 else ()
        return max([words, *(sum(span(child, depth + 1) for child in row) for row in rows)]) + gap

    rows: dict[str, int] = {}
    shift = 0
    for number in sorted(inner[None]):
        row = sorted(inner[None][number], key=lambda box: box.column)
        grouped = any(box.id in inner for box in row)
        if len(row) > 1 and grouped and sum(map(span, row)) > _LONG * width:
            rows.update((box.id, number + shift + step) for step, box in enumerate(row))
            shift += len(row) - 1
        else:
            rows.update((box.id, number + shift) for box in row)
    if not shift:
        return block
    return replace(block, boxes=tuple(replace(box, row=rows.get(box.id, box.row)) for box in block.boxes))
