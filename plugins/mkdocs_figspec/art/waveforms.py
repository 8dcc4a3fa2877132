"""Waveforms, as in the timing diagram of a bus: levels and the edges between them, drawn exactly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from .boxes.boxes import find_boxes
from .glyphs import ANY_SIDES, HORIZONTAL, VERTICAL, Side
from .grid import Region
from .reading import Reading
from .text.text import make_plot

_IN_A_ROW = re.compile(
    r"_[|/\\]*[‾¯]+[|/\\]*_|[‾¯][|/\\]*_+[|/\\]*[‾¯]|_[|/\\]+~+[|/\\]+_|~[|/\\]+_+[|/\\]+~"
)
"""A level between two of the other kind: `__|~~|__`, `‾‾\\__/‾‾`."""
_WORTH_A_LOOK = re.compile(r"[┐╮┓╗][ ─━═]*[┌╭┏╔]|-\+ +\+-")
"""A top edge that comes down, then one that has come up."""
_FEWEST_EDGES = 3
_TALLEST = 3
"""Rows between the two levels of a wave."""


def read_waveforms(region: Region) -> Reading:
    """The waveforms of `region` outside its boxes, each with its exact rows and those that touch it."""
    waves = [range(y, y + 1) for y, row in enumerate(region) if _IN_A_ROW.search(row.text)]
    if _WORTH_A_LOOK.search(region.text):
        waves += filter(None, (_rows_of_waves(region, y) for y in range(len(region))))
    if not waves:
        return Reading((), region)
    boxes = find_boxes(region)
    rows = {
        y
        for wave in waves
        if not any(box.top < wave[0] and wave[-1] < box.bottom for box in boxes)
        for y in wave
    }
    blocks = []
    taken: set[int] = set()
    for first, last in _groups(region, sorted(rows)):
        blocks.append(make_plot(region.rows[first : last + 1], region.clusters))
        taken |= set(range(first, last + 1))
    return Reading(tuple(blocks), region.without_rows(taken) if taken else region)


def _groups(region: Region, rows: list[int]) -> Iterator[tuple[int, int]]:
    """The first and the last row of each group of waves: blank rows between waves part no group."""
    while rows:
        first = last = rows[0]
        while first > 0 and not region.rows[first - 1].blank:
            first -= 1
        while last + 1 < len(region) and (not region.rows[last + 1].blank or {last + 2, last + 3} & {*rows}):
            last += 1
        yield first, last
        rows = [y for y in rows if y > last]


def _rows_of_waves(region: Region, y: int) -> range:
    """The rows of the waves whose upper level is row `y`; an empty range if there are none."""
    text = region.rows[y].text
    edges = [(x, depth) for x in range(len(text)) if (depth := _depth_of_edge(region, y, x))]
    for depth in {depth for _, depth in edges}:
        along = [x for x, own in edges if own == depth]
        run = 1
        for left, right in pairwise(along):
            level = y if Side.EAST in _sides(region, y, left) else y + depth
            run = run + 1 if HORIZONTAL.issuperset(region.rows[level].text[left + 1 : right]) else 1
            if run >= _FEWEST_EDGES:
                return range(y, y + depth + 1)
    return range(0)


def _depth_of_edge(region: Region, y: int, x: int) -> int:
    """The rows that a wave's edge comes down from (`y`, `x`) to its other level; 0 if there is none."""
    top = _sides(region, y, x)
    if Side.SOUTH not in top or len(top) != 2 or Side.NORTH in top:
        return 0
    depth = 1
    while depth <= _TALLEST and region.cell(y + depth, x) in VERTICAL:
        depth += 1
    foot = _sides(region, y + depth, x)
    turned = {Side.NORTH, Side.WEST if Side.EAST in top else Side.EAST}
    return depth if foot == turned else 0


def _sides(region: Region, y: int, x: int) -> frozenset[Side]:
    """The sides that a line reaches from a cell; a `+` reaches those of its neighbours that reach it."""
    glyph = region.cell(y, x)
    sides = ANY_SIDES.get(glyph, frozenset())
    if glyph != "+":
        return sides
    return frozenset(
        side
        for side in sides
        if side.opposite in ANY_SIDES.get(region.cell(y + side.value[0], x + side.value[1]), frozenset())
    )
