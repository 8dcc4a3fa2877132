"""How the arrows of a flow run: straight or with one bend where that is clear, else along Graphviz's curve.

Arrows that fork from one box or merge into one share a bar, as authors draw them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..plan import Area, PlacedEdge, Point
from ..scene import Path
from .arrow_paths import arrow_head, bent_line, curve, points_of, short_of, vertical_extent
from .beside import across, corner_way, flat_way, middle_of, side_way
from .obstacles import passes
from .outer_lanes import outer_lanes
from .parts import Link

_INSET = 10.0
_MOST = 40_000
"""Arrows times boxes from which on all arrows are curves: each way is held against each box."""
_HEAD_ROOM = 14.0
"""Px that the last stretch of an arrow has, so that its head stands on it."""
_LANE = 7.0
"""Px between bars that must not be taken for one."""


@dataclass
class _Elbow:
    """A way from one box down to another with one bar across."""

    name: str
    tail: Area
    head: Area
    start: float
    """Where it leaves, across."""
    end: float
    """Where it arrives, across."""
    bar: float = 0.0
    """Where the bar is, along."""

    @property
    def span(self) -> tuple[float, float]:
        return min(self.start, self.end), max(self.start, self.end)

    @property
    def gap(self) -> float:
        return self.head.y - (self.tail.y + self.tail.height)

    def leave_room_for_head(self, *, upwards: bool) -> None:
        """Moves the bar away from the end with the head, where the gap allows."""
        top = self.tail.y + self.tail.height
        room = min(_HEAD_ROOM, self.gap - 3.0)
        self.bar = max(self.bar, top + room) if upwards else min(self.bar, self.head.y - room)

    @property
    def points(self) -> tuple[Point, ...]:
        top, bottom = self.tail.y + self.tail.height, self.head.y
        if abs(self.start - self.end) < 0.5:
            return (self.start, top), (self.end, bottom)
        return (self.start, top), (self.start, self.bar), (self.end, self.bar), (self.end, bottom)


@dataclass(frozen=True)
class Routes:
    """All arrows of a flow."""

    shapes: tuple[Path, ...]
    """Their lines and heads."""
    ways: tuple[tuple[Point, ...], ...]
    """The points that each runs through, in px; those of a curve lie close together."""
    words: Mapping[str, Area]
    """Where words on arrows stand now that were to stand elsewhere."""


def draw_routes(
    links: Mapping[str, Link],
    edges: Iterable[PlacedEdge],
    areas: Mapping[str, Area],
    members: Mapping[str, frozenset[str]],
    *,
    down: bool,
) -> Routes:
    """The lines and heads of all `links`; `areas` are the places of boxes, labels and groups."""
    ways = find_ways(links, areas, members, down=down)
    lanes, words = outer_lanes(links, areas, members, ways) if down else ({}, {})
    ways |= lanes
    lines: dict[str, list[str]] = {"arrow": [], "arrow-dashed": []}
    heads: list[str] = []
    run: list[tuple[Point, ...]] = []
    placed = {edge.name: edge for edge in edges}
    few = len(links) * len(areas) <= _MOST
    for name, link in links.items():
        style = "arrow-dashed" if link.dashed else "arrow"
        points = ways.get(name)
        if points is not None and len(points) > 2 and link.turned and not down:
            others = {other: way for other, way in ways.items() if other != name}
            points = corner_way(link, areas, members, others) or points
        if points is None and name in placed and few:
            points = _loop(placed[name], link, areas, members) or corner_way(link, areas, members, ways)
            ways |= {name: points} if points else {}
        if points is None and name not in placed:  # a lane that Graphviz knows nothing of
            points = across(areas[link.tail], areas[link.head])
        if points is not None:
            end = points[-1]
            run.append(points)
            if link.pointed:
                heads.append(arrow_head(points[-2], end))
                end = short_of(points[-2], end)
            lines[style].append(bent_line((*points[:-1], end)))
        elif name in placed:
            edge = placed[name]
            lines[style].append(curve(edge))
            run.append(points_of(edge))
            tip = edge.start if link.turned else edge.end
            if link.pointed and tip is not None and edge.points:
                heads.append(arrow_head(edge.points[0 if link.turned else -1], tip))
    paths = [Path("".join(parts), style) for style, parts in lines.items() if parts]
    if heads:
        paths.append(Path("".join(heads), "arrow-head"))
    return Routes(tuple(paths), tuple(run), words)


def find_ways(
    links: Mapping[str, Link],
    areas: Mapping[str, Area],
    members: Mapping[str, frozenset[str]],
    *,
    down: bool,
) -> dict[str, tuple[Point, ...]]:
    """The corners of each way that passes nothing, by link; the others need a curve."""
    if len(links) * len(areas) > _MOST:
        return {}
    turned = areas if down else {name: _turn(area) for name, area in areas.items()}
    elbows = _elbows(links, turned, members)
    ways: dict[str, tuple[Point, ...]] = {}
    for name, link in links.items():
        flat, side_on = flat_way(link, turned, members), side_way(link, turned, members)
        points = (flat or side_on if down else side_on or flat) or elbows.get(name)
        if points is not None:
            ways[name] = points if down else tuple((y, x) for x, y in points)
    return ways


def _turn(area: Area) -> Area:
    return Area(area.y, area.x, area.height, area.width)


def _elbows(
    links: Mapping[str, Link], areas: Mapping[str, Area], members: Mapping[str, frozenset[str]]
) -> dict[str, tuple[Point, ...]]:
    """Ways of at most two bends that pass nothing, by link; those that lead upwards are turned round."""
    found: dict[str, _Elbow] = {}
    upwards: set[str] = set()
    # Arrows that leave a side and those that arrive there have bars of their own.
    leaving: dict[tuple[str, bool], list[str]] = defaultdict(list)
    arriving: dict[tuple[str, bool], list[str]] = defaultdict(list)
    for name, link in links.items():
        upper, lower = link.tail, link.head
        if upper == lower or upper not in areas or lower not in areas:
            continue
        up = areas[upper].y > areas[lower].y
        if up:
            upper, lower = lower, upper
            upwards.add(name)
        tail, head = areas[upper], areas[lower]
        if head.y - (tail.y + tail.height) >= 12.0:
            leaving[upper, up].append(name)
            arriving[lower, up].append(name)
            found[name] = _Elbow(name, tail, head, middle_of(tail), middle_of(head))
    for elbow in found.values():
        link = links[elbow.name]
        up = elbow.name in upwards
        upper, lower = (link.head, link.tail) if up else (link.tail, link.head)
        if up:
            elbow.start = _nearest(elbow.tail, elbow.end)
        _straighten(elbow, len(leaving[upper, up]) == 1, len(arriving[lower, up]) == 1)
    _set_bars(found, leaving, arriving)
    for name, elbow in found.items():
        if links[name].pointed:
            elbow.leave_room_for_head(upwards=name in upwards)
    clear = [
        elbow
        for elbow in found.values()
        if not passes(elbow.points, links[elbow.name], areas, members)
        and side_way(links[elbow.name], areas, members) is None
    ]
    clashing = _clashes(clear, links)
    return {
        elbow.name: elbow.points[::-1] if elbow.name in upwards else elbow.points
        for elbow in clear
        if elbow.name not in clashing
    }


def _nearest(area: Area, goal: float) -> float:
    """Where an arrow that leads up arrives: as near to where it comes from as the box allows."""
    inset = min(_INSET, area.width / 2)
    return min(max(goal, area.x + inset), area.x + area.width - inset)


def _straighten(elbow: _Elbow, leaves_alone: bool, arrives_alone: bool) -> None:
    """No bend where the boxes overlap enough for a straight line."""
    if abs(elbow.start - elbow.end) < 0.5:
        elbow.start = elbow.end
        return
    if leaves_alone and elbow.tail.x + _INSET <= elbow.end <= elbow.tail.x + elbow.tail.width - _INSET:
        elbow.start = elbow.end
    elif arrives_alone and elbow.head.x + _INSET <= elbow.start <= elbow.head.x + elbow.head.width - _INSET:
        elbow.end = elbow.start


def _set_bars(
    found: Mapping[str, _Elbow],
    leaving: Mapping[tuple[str, bool], list[str]],
    arriving: Mapping[tuple[str, bool], list[str]],
) -> None:
    """Forks bend together below their box, merges together above theirs, all others half-way."""
    for elbow in found.values():
        elbow.bar = elbow.tail.y + elbow.tail.height + elbow.gap / 2
    for names in arriving.values():
        if len(names) > 1:
            gap = min(found[name].gap for name in names)
            for name in names:
                found[name].bar = found[name].head.y - gap / 2
    for names in leaving.values():
        if len(names) > 1:
            gap = min(found[name].gap for name in names)
            for name in names:
                found[name].bar = found[name].tail.y + found[name].tail.height + gap / 2


def _clashes(elbows: list[_Elbow], links: Mapping[str, Link]) -> set[str]:
    """Ways whose bars would be taken for one though they share no end; moved apart where there is room."""
    bent = [elbow for elbow in elbows if abs(elbow.start - elbow.end) >= 0.5]
    clashing: set[str] = set()
    kept: list[_Elbow] = []
    for elbow in bent:
        middle = elbow.bar
        for lane in (0.0, -_LANE, _LANE):
            elbow.bar = middle + lane
            if not any(_clash(elbow, other, links) for other in kept):
                break
        else:
            clashing.add(elbow.name)
            continue
        kept.append(elbow)
    return clashing


def _clash(elbow: _Elbow, other: _Elbow, links: Mapping[str, Link]) -> bool:
    one, two = links[elbow.name], links[other.name]
    if abs(other.bar - elbow.bar) >= _LANE - 1:
        return False
    if one.tail == two.tail or one.head == two.head:
        return False
    return elbow.span[0] <= other.span[1] + 2 and other.span[0] <= elbow.span[1] + 2


def _loop(
    edge: PlacedEdge, link: Link, areas: Mapping[str, Area], members: Mapping[str, frozenset[str]]
) -> tuple[Point, ...] | None:
    """A way around what stands between two boxes beside each other: above or below, where the curve runs."""
    if link.tail not in areas or link.head not in areas or link.tail == link.head or not edge.points:
        return None
    tail, head = areas[link.tail], areas[link.head]
    low, high = max(tail.y + tail.height, head.y + head.height), min(tail.y, head.y)
    over, under = vertical_extent(edge)
    if under >= low + _HEAD_ROOM:
        at, y, goal = tail.y + tail.height, under, head.y + head.height
    elif over <= high - _HEAD_ROOM:
        at, y, goal = tail.y, over, head.y
    else:
        return None
    points = ((middle_of(tail), at), (middle_of(tail), y), (middle_of(head), y), (middle_of(head), goal))
    return None if passes(points, link, areas, members) else points
