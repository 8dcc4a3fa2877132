"""Where the title of a group stands: on its left, or right of the arrows that run there."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

from ..plan import Area, Point

_CLEAR = 10.0
"""Px between a title and an arrow beside it."""


def clear_of(ways: Iterable[Sequence[Point]], strip: Area, width: float) -> float:
    """The leftmost x in `strip` with `width` px from there on that no way runs through; else its left end."""
    x = strip.x
    for left, right in sorted(_crossings(ways, strip)):
        if x + width + _CLEAR <= left:
            break
        x = max(x, right + _CLEAR)
    return x if x + width <= strip.x + strip.width else strip.x


def _crossings(ways: Iterable[Sequence[Point]], strip: Area) -> Iterator[tuple[float, float]]:
    """From where to where each stretch of a way runs in the strip, across."""
    top, bottom = strip.y, strip.y + strip.height
    for one, two in itertools.chain.from_iterable(map(itertools.pairwise, ways)):
        upper, lower = sorted((one, two), key=lambda point: point[1])
        if lower[1] < top or upper[1] > bottom:
            continue
        ends = [_at(upper, lower, min(max(y, upper[1]), lower[1])) for y in (top, bottom)]
        xs = (upper[0], lower[0]) if upper[1] == lower[1] else ends
        yield min(xs), max(xs)


def _at(upper: Point, lower: Point, y: float) -> float:
    """Where a straight stretch is at height `y`, across."""
    if upper[1] == lower[1]:
        return upper[0]
    return upper[0] + (lower[0] - upper[0]) * (y - upper[1]) / (lower[1] - upper[1])
