"""What stands in one box: blocks below each other, or side by side as their author drew them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

from ..model import Block
from .scene import Group, Scene

GAP = 12.0
"""Between two blocks, in px."""
GUTTER = 24.0
"""Between two blocks side by side, in px."""
_LEAST = 160.0
"""Least width of a block beside others, in px."""
_MORE = 1.15
"""Times the room that blocks side by side may take: the whole is scaled down that little."""

Rows = list[list[list[Block]]]
"""Rows of columns of blocks."""


def arranged(blocks: Sequence[Block]) -> Rows:
    """The blocks of a box as drawn: side by side are those that go on at the height of earlier ones."""
    columns: list[list[Block]] = [[]]
    for block in blocks:
        if columns[-1] and block.span.line <= columns[-1][-1].span.line:
            columns.append([])
        columns[-1].append(block)
    if len(columns) == 1:
        return [columns]
    top = min(column[0].span.line for column in columns[1:])
    low = max(block.span.end_line for block in chain(*columns[:-1]))
    above = [block for block in columns[0] if block.span.end_line < top]
    below = [block for block in columns[-1] if block.span.line > low]
    columns[0] = columns[0][len(above) :]
    columns[-1] = columns[-1][: len(columns[-1]) - len(below)]
    rows = [[above], [column for column in columns if column], [below]]
    return [row for row in rows if row[0]]


def share(rows: Rows, block: Block, room: float) -> float | None:
    """The part of `room` px that the block has beside others; none where it is alone, or that too little."""
    for row in rows:
        if len(row) > 1 and any(block is other for other in chain(*row)):
            own = (room - GUTTER * (len(row) - 1)) / len(row)
            return own if own >= _LEAST else None
    return None


def set_rows(rows: Rows, scene: Callable[[Block], Scene], room: float) -> Scene:
    """The scenes of all blocks at their places; below each other where a row is much wider than `room` px."""
    found: list[Scene] = []
    for row in rows:
        columns = [stacked([scene(block) for block in column]) for column in row]
        width = sum(column.width for column in columns) + GUTTER * (len(columns) - 1)
        if len(columns) > 1 and width <= _MORE * room:
            shapes = []
            x = 0.0
            for column in columns:
                shapes.append(Group(x, 0.0, column))
                x += column.width + GUTTER
            found.append(Scene(width, max(column.height for column in columns), tuple(shapes)))
        else:
            found += columns
    return stacked(found)


def stacked(scenes: Sequence[Scene], gap: float = GAP) -> Scene:
    """Scenes one below the other, `gap` px apart."""
    if len(scenes) == 1:
        return scenes[0]
    shapes = []
    y = 0.0
    for scene in scenes:
        shapes.append(Group(0, y, scene))
        y += scene.height + gap
    return Scene(max((scene.width for scene in scenes), default=0.0), max(y - gap, 0.0), tuple(shapes))
