"""What stands in the way of an arrow."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

from ..plan import Area, Point
from .parts import Link

_CLEAR = 5.0
"""Px that a line keeps from boxes that it passes."""


def passes(
    points: tuple[Point, ...],
    link: Link,
    areas: Mapping[str, Area],
    members: Mapping[str, frozenset[str]],
) -> bool:
    """Whether the way runs over a box, a label or a group that it has no business in."""
    ends = (link.tail, link.head)
    for name, area in areas.items():
        if name in ends or any(name in members.get(end, ()) for end in ends):
            continue
        inside = members.get(name)
        if inside is not None and any(_within(end, name, inside, members) for end in ends):
            continue
        if any(_hits(area, one, two) for one, two in itertools.pairwise(points)):
            return True
    return False


def meets(one: Area, two: Area, clear: float = _CLEAR) -> bool:
    """Whether less than `clear` px lie between two areas."""
    return _hits(one, (two.x, two.y), (two.x + two.width, two.y + two.height), clear)


def _within(end: str, group: str, inside: frozenset[str], members: Mapping[str, frozenset[str]]) -> bool:
    own = members.get(end)
    return end in inside or (own is not None and end != group and own <= inside)


def _hits(area: Area, one: Point, two: Point, clear: float = _CLEAR) -> bool:
    (left, right), (top, bottom) = sorted((one[0], two[0])), sorted((one[1], two[1]))
    beside = right <= area.x - clear or left >= area.x + area.width + clear
    return not (beside or bottom <= area.y - clear or top >= area.y + area.height + clear)
