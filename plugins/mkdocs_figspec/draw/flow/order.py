"""Boxes of a flow to the right that stand under each other stand in their author's order.

Graphviz orders them for the sake of fewer crossings, and heeds no wishes within groups.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from ..plan import Layout
from .bands import areas_of
from .parts import FlowGraph
from .routes import find_ways


def in_order(graph: FlowGraph, layout: Layout) -> Layout:
    """The layout with such boxes of one height in order; as it was if an arrow then had no clear way."""
    columns: dict[tuple[str | None, int], list[str]] = defaultdict(list)
    for name, parent in graph.rows.items():
        if name in layout.nodes:
            columns[parent, round(layout.nodes[name][0])].append(name)
    nodes = dict(layout.nodes)
    for names in columns.values():
        heights = [graph.sizes[name][1] for name in names]
        if max(heights) - min(heights) < 1.0:
            slots = sorted(layout.nodes[name][1] for name in names)
            nodes |= {name: (nodes[name][0], y) for name, y in zip(names, slots, strict=True)}
    shifted = {name for name, place in nodes.items() if abs(place[1] - layout.nodes[name][1]) > 1.0}
    if not shifted:
        return layout
    moved = replace(layout, nodes=nodes)
    before, after = (
        find_ways(graph.links, areas_of(graph, one), graph.members, down=False) for one in (layout, moved)
    )
    tied = {name for name, link in graph.links.items() if {link.tail, link.head} & shifted}
    return moved if before.keys() | tied <= after.keys() else layout
