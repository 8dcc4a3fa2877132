"""Ways between what stands side by side: straight, or with one bend where the one is higher."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from ..plan import Area, Point
from .obstacles import passes
from .parts import Link

CORNER = 2.0
"""Height in px up to which a label is a corner at which an arrow without words turns."""

_CLEAR = 5.0
"""Px under which two lines beside each other look like one."""


def middle_of(area: Area) -> float:
    """Its middle across, in px."""
    return area.x + area.width / 2


def side_way(
    link: Link, areas: Mapping[str, Area], members: Mapping[str, frozenset[str]]
) -> tuple[Point, ...] | None:
    """A way with one bend between a box and the label of an arrow that leads back, at the side of either."""
    if not link.turned:
        return None
    from_corner = link.tail.startswith("l")
    corner, box = (link.tail, link.head) if from_corner else (link.head, link.tail)
    if not corner.startswith("l") or corner not in areas or box not in areas:
        return None
    at, area = areas[corner], areas[box]
    ways = [_bend(area, at)]
    if at.height > CORNER and not (at.x < area.x + area.width and area.x < at.x + at.width):
        ways.append(_bend(at, area)[::-1])
    for points in ways:
        if points and not passes(points, link, areas, members):
            return points[::-1] if from_corner else points
    return None


def corner_way(
    link: Link,
    areas: Mapping[str, Area],
    members: Mapping[str, frozenset[str]],
    ways: Mapping[str, tuple[Point, ...]],
) -> tuple[Point, ...] | None:
    """A way with one bend between any two boxes that runs along no other."""
    if link.tail not in areas or link.head not in areas:
        return None
    tail, head = areas[link.tail], areas[link.head]
    for points in (_bend(tail, head), _bend(head, tail)[::-1]):
        if points and not passes(points, link, areas, members) and not runs_along(points, ways.values()):
            return points
    return None


def runs_along(points: tuple[Point, ...], ways: Iterable[tuple[Point, ...]]) -> bool:
    """Whether a piece of the way lies on a piece of another."""
    return any(_overlap(one, other) for way in ways for one in pairwise(points) for other in pairwise(way))


def _overlap(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    for along in (0, 1):
        over = 1 - along
        if max(abs(point[over] - one[0][over]) for point in (*one, *other)) < _CLEAR:
            (low, high), (start, end) = (sorted(point[along] for point in piece) for piece in (one, other))
            return low < end and start < high
    return False


def _bend(side: Area, end: Area) -> tuple[Point, ...]:
    """From the side of one area to the upper or lower end of another; nothing where they overlap."""
    x, y = middle_of(end), side.y + side.height / 2
    if side.x - 12 < x < side.x + side.width + 12 or end.y < y < end.y + end.height:
        return ()
    return (
        (side.x if x < side.x else side.x + side.width, y),
        (x, y),
        (x, end.y if y < end.y else end.y + end.height),
    )


def flat_way(
    link: Link, areas: Mapping[str, Area], members: Mapping[str, frozenset[str]]
) -> tuple[Point, ...] | None:
    """A straight way across between two boxes at one height."""
    if link.tail not in areas or link.head not in areas or link.tail == link.head:
        return None
    points = across(areas[link.tail], areas[link.head])
    return None if points is None or passes(points, link, areas, members) else points


def across(tail: Area, head: Area) -> tuple[Point, ...] | None:
    """A straight way across from one area to another at its height, whatever it passes."""
    low, high = max(tail.y, head.y), min(tail.y + tail.height, head.y + head.height)
    if high - low < min(12.0, tail.height, head.height):
        return None
    middle = (low + high) / 2
    if tail.x + tail.width + 6 <= head.x:
        return (tail.x + tail.width, middle), (head.x, middle)
    if head.x + head.width + 6 <= tail.x:
        return (tail.x, middle), (head.x + head.width, middle)
    return None
