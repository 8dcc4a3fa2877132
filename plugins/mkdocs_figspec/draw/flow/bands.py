"""Groups stand in the middle of the drawing, boxes in that of groups; Graphviz sets them off to one side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..plan import Area, Layout, PlacedEdge, Point
from .parts import FlowGraph
from .routes import find_ways

_NEAR = 0.8
"""Part of the widest group's width from which one is made as wide."""

_OFF = 2.0
"""Px from which on something is not in the middle."""


@dataclass
class _Band:
    """All that stands at one height, and is moved as one."""

    top: float
    bottom: float
    names: set[str]
    grouped: bool


def centred(graph: FlowGraph, layout: Layout) -> Layout:
    """The layout with each band in the middle; as it was where an arrow would then have no clear way."""
    areas = areas_of(graph, layout)
    bands = _bands(graph, areas)
    if not graph.down or len(bands) < 2:
        return layout
    spans = [
        (
            min(areas[name].x for name in band.names),
            max(areas[name].x + areas[name].width for name in band.names),
        )
        for band in bands
    ]
    width = max(right - left for left, right in spans)
    shifts: dict[str, float] = {}
    for band, (left, right) in zip(bands, spans, strict=True):
        shifts.update(dict.fromkeys(band.names, (width - (right - left)) / 2 - left))
    moved = replace(
        layout,
        width=width,
        nodes={name: (x + shifts.get(name, 0.0), y) for name, (x, y) in layout.nodes.items()},
        clusters={name: replace(area, x=area.x + shifts[name]) for name, area in layout.clusters.items()},
        edges=tuple(_moved(edge, shifts.get(edge.tail, 0.0)) for edge in layout.edges),
    )
    between = {
        edge.name
        for edge in layout.edges
        if edge.name in graph.links and abs(shifts.get(edge.tail, 0.0) - shifts.get(edge.head, 0.0)) > 0.5
    }
    ways = find_ways(graph.links, areas_of(graph, moved), graph.members, down=True)
    return moved if between <= ways.keys() else layout


def alike(graph: FlowGraph, layout: Layout) -> Layout:
    """The layout with groups under each other made equally wide, where they nearly are."""
    areas = areas_of(graph, layout)
    if not graph.down:
        return layout
    tops = {
        name for name in graph.members if not any(graph.members[name] < m for m in graph.members.values())
    }
    alone = [
        name
        for band in _bands(graph, areas)
        for name in band.names & tops
        if all(other == name or _holds(areas[name], areas[other]) for other in band.names)
    ]
    widest = max((areas[name].width for name in alone), default=0.0)
    near = [areas[name] for name in alone if areas[name].width >= _NEAR * widest]
    if len(near) < 2:
        return layout
    left, right = min(area.x for area in near), max(area.x + area.width for area in near)
    if right - left > widest / _NEAR:
        return layout
    wider = {name: replace(areas[name], x=left, width=right - left) for name in alone if areas[name] in near}
    return replace(layout, clusters={**layout.clusters, **wider})


def amid(graph: FlowGraph, layout: Layout) -> Layout:
    """The layout with what is in groups in their middle; as it was where an arrow then had no clear way."""
    areas = areas_of(graph, layout)
    shifts: dict[str, float] = {}
    for name, members in graph.members.items() if graph.down else ():
        inside = [areas[member] for member in members if member in areas]
        if name in areas and inside and not any(other < members for other in graph.members.values()):
            left, right = min(area.x for area in inside), max(area.x + area.width for area in inside)
            shift = areas[name].x + areas[name].width / 2 - (left + right) / 2
            if abs(shift) >= _OFF:
                shifts.update(dict.fromkeys(members, shift))
    if not shifts:
        return layout
    moved = replace(
        layout, nodes={name: (x + shifts.get(name, 0.0), y) for name, (x, y) in layout.nodes.items()}
    )
    ways = find_ways(graph.links, areas_of(graph, moved), graph.members, down=True)
    tied = {name for name, link in graph.links.items() if {link.tail, link.head} & shifts.keys()}
    return moved if tied <= ways.keys() else layout


def _holds(outer: Area, inner: Area) -> bool:
    return outer.x <= inner.x and inner.x + inner.width <= outer.x + outer.width


def areas_of(graph: FlowGraph, layout: Layout) -> dict[str, Area]:
    """The places of boxes, labels and groups."""
    areas = dict(layout.clusters)
    for name, (width, height) in graph.sizes.items():
        if name in layout.nodes and not name.startswith("s"):
            x, y = layout.nodes[name]
            areas[name] = Area(x - width / 2, y - height / 2, width, height)
    return areas


def _bands(graph: FlowGraph, areas: Mapping[str, Area]) -> list[_Band]:
    found: list[_Band] = []
    for item in sorted(_items(graph, areas), key=lambda band: band.top):
        last = found[-1] if found else None
        apart = last is None or item.top >= last.bottom
        # What has no groups in it is aligned by Graphviz, so it stays together.
        if last is not None and (not apart or not (last.grouped or item.grouped)):
            last.bottom = max(last.bottom, item.bottom)
            last.names |= item.names
            last.grouped = last.grouped or item.grouped
        else:
            found.append(item)
    return found


def _items(graph: FlowGraph, areas: Mapping[str, Area]) -> list[_Band]:
    """Groups that are in no other, and what is in no group."""
    inner = set().union(*graph.members.values()) if graph.members else set()
    items = [
        _Band(area.y, area.y + area.height, {name}, False)
        for name, area in areas.items()
        if name not in inner and name not in graph.members
    ]
    for name, members in graph.members.items():
        if name not in areas or any(members < others for others in graph.members.values()):
            continue
        within = {other for other, theirs in graph.members.items() if theirs <= members and other in areas}
        names = within | {member for member in members if member in areas}
        items.append(_Band(areas[name].y, areas[name].y + areas[name].height, names, True))
    return items


def _moved(edge: PlacedEdge, shift: float) -> PlacedEdge:
    def point(at: Point | None) -> Point | None:
        return None if at is None else (at[0] + shift, at[1])

    points = tuple((x + shift, y) for x, y in edge.points)
    return replace(edge, points=points, start=point(edge.start), end=point(edge.end), label=point(edge.label))
