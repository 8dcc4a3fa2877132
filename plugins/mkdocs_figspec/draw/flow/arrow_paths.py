"""Path data of arrows: bent lines, curves and heads."""

from __future__ import annotations

from collections.abc import Iterable

from ..numbers import number
from ..plan import PlacedEdge, Point

_CORNER = 7.0
"""Radius of a bend in px."""
_HEAD = (9.0, 4.2)
"""Length and half width of an arrow head in px."""


def bent_line(points: tuple[Point, ...]) -> str:
    """A line through `points` with round bends."""
    parts = [f"M{_at(points[0])}"]
    for before, bend, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(_CORNER, _distance(before, bend) / 2, _distance(bend, after) / 2)
        parts.append(f"L{_at(_toward(bend, before, radius))}Q{_at(bend)} {_at(_toward(bend, after, radius))}")
    parts.append(f"L{_at(points[-1])}")
    return "".join(parts)


def curve(edge: PlacedEdge) -> str:
    """The curve that Graphviz laid out."""
    if len(edge.points) < 2:
        return ""
    return f"M{_at(edge.points[0])}C{' '.join(map(_at, edge.points[1:]))}"


def points_of(edge: PlacedEdge) -> tuple[Point, ...]:
    """Points on the curve that Graphviz laid out, from end to end, nine for each of its pieces."""
    found = list(edge.points[:1])
    for corners in zip(*(edge.points[start::3] for start in range(4)), strict=False):
        for step in range(1, 9):
            t = step / 8
            shares = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            found.append((_mean(shares, corners, 0), _mean(shares, corners, 1)))
    return tuple(found)


def _mean(shares: Iterable[float], corners: Iterable[Point], axis: int) -> float:
    return sum(share * corner[axis] for share, corner in zip(shares, corners, strict=True))


def vertical_extent(edge: PlacedEdge) -> tuple[float, float]:
    """How far up and down the curve reaches, nearly; its control points lie farther out."""
    ys = [y for _, y in edge.points]
    middles = [
        (one + 3 * two + 3 * three + four) / 8
        for one, two, three, four in zip(ys[::3], ys[1::3], ys[2::3], ys[3::3], strict=False)
    ]
    reached = [*ys[::3], *middles]
    return min(reached), max(reached)


def arrow_head(before: Point, tip: Point) -> str:
    """A head with its tip at `tip`, seen from `before`."""
    length, half = _HEAD
    distance = _distance(before, tip) or 1.0
    along = ((tip[0] - before[0]) / distance, (tip[1] - before[1]) / distance)
    base = (tip[0] - along[0] * length, tip[1] - along[1] * length)
    left = (base[0] - along[1] * half, base[1] + along[0] * half)
    right = (base[0] + along[1] * half, base[1] - along[0] * half)
    return f"M{_at(tip)}L{_at(left)}L{_at(right)}z"


def short_of(before: Point, tip: Point) -> Point:
    """Where the line ends so that it does not show beside the head's tip."""
    return _toward(tip, before, min(_HEAD[0] - 1.0, _distance(before, tip)))


def _toward(start: Point, goal: Point, length: float) -> Point:
    distance = _distance(start, goal) or 1.0
    share = length / distance
    return start[0] + (goal[0] - start[0]) * share, start[1] + (goal[1] - start[1]) * share


def _distance(one: Point, two: Point) -> float:
    return float(((one[0] - two[0]) ** 2 + (one[1] - two[1]) ** 2) ** 0.5)


def _at(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"
