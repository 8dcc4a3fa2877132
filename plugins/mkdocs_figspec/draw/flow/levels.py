"""Boxes in one row or column of a flow are alike in size, where they differ little."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ...model import Flow
from .direction import depths
from .nesting import Nesting

Size = tuple[float, float]
_LOW, _NARROW, _NARROW_IN_ROW = 0.5, 0.6, 0.9
"""Shares of the highest or widest box from which one is made as high or as wide."""


@dataclass(frozen=True)
class Spot:
    """Where a box with walls stands."""

    name: str
    group: str | None
    row: int
    step: int
    """How many boxes an arrow's way to it has."""


def spots_of(block: Flow, nesting: Nesting, names: Mapping[str, str]) -> list[Spot]:
    """Where the boxes of a flow stand that have walls and no boxes in them, by their `names` in the graph."""
    steps = depths(block)
    return [
        Spot(names[box.id], nesting.parents[box.id], box.row, steps[box.id])
        for box in block.boxes
        if not box.bare and not nesting.is_group(box.id)
    ]


def levelled(spots: Iterable[Spot], sizes: Mapping[str, Size], *, down: bool) -> dict[str, Size]:
    """The sizes in px of the boxes at `spots`, by name; a flow runs `down` or to the right."""
    rows: dict[tuple[str | None, int], list[str]] = defaultdict(list)
    columns: dict[tuple[str | None, int], list[str]] = defaultdict(list)
    lengths: dict[str | None, int] = defaultdict(int)
    for spot in spots:
        rows[spot.group, spot.row].append(spot.name)
        lengths[spot.group] = max(lengths[spot.group], len(rows[spot.group, spot.row]))
        columns[spot.group, 0 if down else spot.step].append(spot.name)
    found = {name: sizes[name] for names in rows.values() for name in names}
    for names in rows.values():
        highest = max(found[name][1] for name in names)
        widest = max(found[name][0] for name in names)
        for name in names:
            width, height = found[name]
            if down and width >= _NARROW_IN_ROW * widest:
                width = widest
            found[name] = (width, highest if height >= _LOW * highest else height)
    for (group, _), names in columns.items():
        if down and lengths[group] > 1:
            continue
        widest = max(found[name][0] for name in names)
        for name in names:
            width, height = found[name]
            found[name] = (widest if width >= _NARROW * widest else width, height)
    return found
