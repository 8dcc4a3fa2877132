"""Boxes and arrows that words between them part: each group is a block of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...model import Arrow, Box


@dataclass(frozen=True)
class Band:
    """Boxes that hang together, from the top, and the rows on which they stand."""

    top: int
    bottom: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def find_bands(
    boxes: Sequence[Box], arrows: Sequence[Arrow], places: dict[str, tuple[int, int]], filled: set[int]
) -> list[Band]:
    """The boxes with their arrows, parted where nothing ties them and one of the `filled` rows lies between.

    `places` has the first and the last row of each box that stands in no other.
    """
    around = {box.id: box.parent for box in boxes}

    def outermost(name: str) -> str:
        while (parent := around.get(name)) is not None:
            name = parent
        return name

    spans = dict(places)
    for arrow in arrows:
        # A tie stretches over the rows between its ends.
        source, target = outermost(arrow.source), outermost(arrow.target)
        top = min(spans[source][0], spans[target][0])
        bottom = max(spans[source][1], spans[target][1])
        spans[source] = spans[target] = (top, bottom)
    ends: list[tuple[int, int]] = []
    for top, bottom in sorted(spans.values()):
        if ends and not any(ends[-1][1] < y < top for y in filled):
            ends[-1] = ends[-1][0], max(ends[-1][1], bottom)
        else:
            ends.append((top, bottom))
    return [
        Band(
            top,
            bottom,
            _from_the_top([box for box in boxes if top <= places[outermost(box.id)][0] <= bottom]),
            tuple(arrow for arrow in arrows if top <= places[outermost(arrow.source)][0] <= bottom),
        )
        for top, bottom in ends
    ]


def _from_the_top(boxes: list[Box]) -> tuple[Box, ...]:
    """The same boxes, their rows counted from the first of those that stand in no other."""
    first = min(box.row for box in boxes if box.parent is None)
    return tuple(replace(box, row=box.row - first) if box.parent is None else box for box in boxes)
