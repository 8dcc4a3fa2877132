"""Names with their values, aligned."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from ...model import Fields
from ..scene import Scene, Shape, Unpainted
from .text import Set, set_text

_GAP = 20.0
_ROW = 6.0


def fields_scene(block: Fields, width: float) -> Scene:
    """`block` in two columns within `width` px; under each other where that is too narrow."""
    names = [set_text(row.name, width, face="sans-bold") for row in block.items]
    column = max((name.width for name in names), default=0.0)
    stacked = column > width * 0.55 and width < 420
    column = min(column, width * 0.45)
    start = 16.0 if stacked else column + _GAP
    placed: list[tuple[Set, float, float]] = []
    y = widest = 0.0
    for row in block.items:
        name = set_text(row.name, width if stacked else column, face="sans-bold")
        value = set_text(row.value, width - start, style="ink", names=True)
        below = y + name.height if stacked else y
        placed += [(name, 0.0, y), (value, start, below)]
        widest = max(widest, name.width, start + value.width)
        y = max(y + name.height, below + value.height) + _ROW

    def paint() -> Iterator[Shape]:
        for words, left, top in placed:
            yield from words.shapes(left, top)

    smallest = min((words.smallest for words, _, _ in placed), default=inf)
    return Unpainted(widest, max(y - _ROW, 0), smallest, paint)
