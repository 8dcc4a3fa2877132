"""Arrows that lead back up past other boxes run in a lane beside these, where they would else curve."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..plan import Area, Point
from .beside import CORNER, runs_along
from .obstacles import passes
from .parts import Link

_BESIDE = 18.0
"""Px between a lane and the boxes that it passes."""
_STUB = 14.0
"""Px of a lane above and below its words, at least."""

Ways = dict[str, tuple[Point, ...]]


def outer_lanes(
    links: Mapping[str, Link],
    areas: Mapping[str, Area],
    members: Mapping[str, frozenset[str]],
    ways: Mapping[str, tuple[Point, ...]],
) -> tuple[Ways, dict[str, Area]]:
    """The ways of such arrows, by link, and the places of their words; boxes in groups have none."""
    found: Ways = {}
    moved: dict[str, Area] = {}
    inner = frozenset().union(*members.values(), members)
    first = {link.head: name for name, link in links.items() if link.head.startswith("l")}
    for name, link in links.items():
        before = first.get(link.tail)
        if before is None or {before, name} <= ways.keys():
            continue
        ends = replace(link, tail=links[before].tail)
        if inner & {ends.tail, ends.head} or not {ends.tail, ends.head, link.tail} <= areas.keys():
            continue
        others = {other: area for other, area in (dict(areas) | moved).items() if other != link.tail}
        run = {other: way for other, way in ways.items() if other not in (before, name)} | found
        lane = _lane(ends, areas[link.tail], others, members, run)
        if lane is not None:
            points, words = lane
            x, top, bottom = points[1][0], words.y, words.y + words.height
            found[before] = (*points[:2], (x, bottom))
            found[name] = ((x, top), *points[2:])
            moved[link.tail] = words
    return found, moved


def _lane(
    ends: Link,
    words: Area,
    areas: Mapping[str, Area],
    members: Mapping[str, frozenset[str]],
    ways: Mapping[str, tuple[Point, ...]],
) -> tuple[tuple[Point, ...], Area] | None:
    """The way from side to side of its ends, and where its words stand on it; the shorter one of two."""
    tail, head = areas[ends.tail], areas[ends.head]
    start, end = tail.y + tail.height / 2, head.y + head.height / 2
    plain = words.height <= CORNER
    if start - end < words.height + 2 * _STUB or head.y + head.height >= tail.y:
        return None
    near = [area for area in areas.values() if area.y < start + _STUB and area.y + area.height > end - _STUB]
    room = _BESIDE if plain else _BESIDE / 2 + words.width / 2
    left, right = min(area.x for area in near) - room, max(area.x + area.width for area in near) + room
    sides = (
        ((tail.x, start), (left, start), (left, end), (head.x, end)),
        ((tail.x + tail.width, start), (right, start), (right, end), (head.x + head.width, end)),
    )
    for points in sorted(sides, key=lambda way: abs(way[0][0] - way[1][0]) + abs(way[3][0] - way[1][0])):
        if not passes(points, ends, areas, members) and not runs_along(points, ways.values()):
            middle = (start + end) / 2
            size = (0.0, 0.0) if plain else (words.width, words.height)
            return points, Area(points[1][0] - size[0] / 2, middle - size[1] / 2, *size)
    return None
