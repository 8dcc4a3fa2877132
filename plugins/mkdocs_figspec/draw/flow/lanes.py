"""Arrows there and back between two boxes of a row have a lane each, one above the other.

Graphviz keeps one room for both lanes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ...model import Arrow
from ..plan import Layout
from .arrow_words import has_words, set_words
from .nesting import Nesting
from .parts import FlowGraph

_OVER = 6.0
"""Px that two lanes may be higher than a box: their words are lower than their lines."""

Ends = tuple[str, str]


def there_and_back(
    arrows: Iterable[Arrow], nesting: Nesting, heights: Mapping[str, float]
) -> frozenset[Ends]:
    """The ends of arrows between such boxes, words on one of them at least; `heights` are of boxes in px."""
    lanes = {
        (arrow.source, arrow.target): set_words(arrow).height if has_words(arrow) else 0.0
        for arrow in arrows
        if nesting.neighbours(arrow)
    }
    return frozenset(
        ends
        for ends in lanes.keys() & {ends[::-1] for ends in lanes}
        if 0.0 < 2 * max(lanes[ends], lanes[ends[::-1]]) <= min(heights[end] for end in ends) + _OVER
    )


def in_lanes(graph: FlowGraph, layout: Layout) -> Layout:
    """The layout with both lanes in the room kept for them."""
    nodes = dict(layout.nodes)
    for upper, lower in graph.lanes.items():
        (x, y), apart = nodes[upper], graph.room(upper)[1] / 4
        nodes |= {upper: (x, y - apart), lower: (x, y + apart)}
    return replace(layout, nodes=nodes)
