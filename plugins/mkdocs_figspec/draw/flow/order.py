"""Boxes that stand under each other in a flow to the right, or beside each other in one down, stand in order.

Graphviz orders them for the sake of fewer crossings, and heeds no wishes within groups.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from ..plan import Layout, Point
from .bands import areas_of
from .parts import FlowGraph
from .routes import find_ways


def in_order(graph: FlowGraph, layout: Layout) -> Layout:
    """The layout with such boxes of one size in order; as it was if an arrow then had no clear way."""
    along = 0 if graph.down else 1
    lines: dict[tuple[tuple[str | None, int], int], list[str]] = defaultdict(list)
    for name, line in graph.lines.items():
        if name in layout.nodes:
            lines[line, round(layout.nodes[name][1 - along])].append(name)
    nodes = dict(layout.nodes)
    for names in lines.values():
        sizes = [graph.sizes[name][along] for name in names]
        if max(sizes) - min(sizes) < 1.0:
            slots = sorted(layout.nodes[name][along] for name in names)
            for name, at in zip(names, slots, strict=True):
                x, y = nodes[name]
                nodes[name] = (at, y) if graph.down else (x, at)
    shifted = {name for name, place in nodes.items() if abs(place[along] - layout.nodes[name][along]) > 1.0}
    if not shifted:
        return layout
    moved = replace(layout, nodes=nodes | _labels_of(graph, shifted, nodes, layout))
    before, after = (
        find_ways(graph.links, areas_of(graph, one), graph.members, down=graph.down)
        for one in (layout, moved)
    )
    tied = {name for name, link in graph.links.items() if {link.tail, link.head} & shifted}
    return moved if before.keys() | tied <= after.keys() else layout


def _labels_of(
    graph: FlowGraph, shifted: set[str], nodes: Mapping[str, Point], layout: Layout
) -> dict[str, Point]:
    """The new places of labels on arrows that start or end at what was shifted: they go with it."""
    found: dict[str, Point] = {}
    for link in graph.links.values():
        for box, label in ((link.tail, link.head), (link.head, link.tail)):
            if box in shifted and label in graph.labels and label in layout.nodes:
                (x, y), (before_x, before_y) = nodes[box], layout.nodes[box]
                label_x, label_y = layout.nodes[label]
                found.setdefault(label, (label_x + x - before_x, label_y + y - before_y))
    return found
