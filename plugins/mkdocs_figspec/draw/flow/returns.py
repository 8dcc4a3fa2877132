"""Rows of a flow to the right that lead back to where another row began: what is in them stands level.

Graphviz sets their boxes, which it has the other way round, where their arrows are shortest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from itertools import product

from ...model import Arrow
from ..plan import Area, Layout
from .arrow_words import has_words
from .bands import areas_of
from .nesting import Nesting
from .parts import FlowGraph
from .routes import find_ways

_APART = 4.0
"""Px that are left between what is moved and what stands over or under it."""


def rows_back(
    nesting: Nesting, arrows: Sequence[Arrow], names: Mapping[str, str]
) -> tuple[tuple[str, ...], ...]:
    """The nodes in each such row: its boxes, and the labels of arrows in it, to it and from it."""
    rows = []
    for (parent, row), tied in nesting.returns.items():
        boxes = [
            box.id for box in nesting.children[parent] if box.row == row and not nesting.is_group(box.id)
        ]
        labels = (
            f"l{number}"
            for number, arrow in enumerate(arrows, 1)
            if has_words(arrow)
            and ((arrow.source, arrow.target) in tied or {arrow.source, arrow.target} <= {*boxes})
        )
        rows.append((*(names[box] for box in boxes), *labels))
    return tuple(rows)


def in_level(graph: FlowGraph, layout: Layout) -> Layout:
    """The layout with what is in such a row at one height; as it was where it would then hide something."""
    for row in graph.returns:
        heights = sorted(layout.nodes[name][1] for name in row if name in layout.nodes and name[0] == "n")
        if not heights:
            continue
        y = heights[len(heights) // 2]
        level = {name: (layout.nodes[name][0], y) for name in row if name in layout.nodes}
        moved = replace(layout, nodes=layout.nodes | level)
        areas = areas_of(graph, moved)
        before, after = (
            find_ways(graph.links, places, graph.members, down=False)
            for places in (areas_of(graph, layout), areas)
        )
        if before.keys() <= after.keys() and not _hides(level.keys(), areas):
            layout = replace(moved, height=max(area.y + area.height for area in areas.values()))
    return layout


def _hides(moved: Set[str], areas: Mapping[str, Area]) -> bool:
    """Whether something that was moved stands on something else that is no group."""
    return any(
        one != other and other[0] != "g" and _touch(areas[one], areas[other])
        for one, other in product(moved & areas.keys(), areas)
    )


def _touch(one: Area, other: Area) -> bool:
    beside = one.x + one.width <= other.x or other.x + other.width <= one.x
    apart = one.y + one.height + _APART <= other.y or other.y + other.height + _APART <= one.y
    return not beside and not apart
