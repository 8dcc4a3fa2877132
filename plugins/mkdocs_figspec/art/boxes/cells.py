"""Boxes that are one row of cells side by side: registers, buffers, queues."""

from __future__ import annotations

from itertools import pairwise

from ..glyphs import VERTICAL
from ..grid import Region
from .boxes import FoundBox
from .walls import match_walls

_MOST_LINES = 3
"""Lines of the highest row of cells without names: what is higher has more than words in its cells."""


def cell_walls(region: Region, box: FoundBox) -> dict[int, tuple[int, ...]]:
    """For each row between the edges of `box`, the columns of the walls of its cells from the left, the
    outer ones among them; nothing where the box is no row of cells."""
    if not box.bars or box.rules or box.children or box.title:
        return {}
    expected = (box.left, *box.bars, box.right)
    found: dict[int, tuple[int, ...]] = {}
    for y in range(box.top + 1, box.bottom):
        text = region.rows[y].text
        walls = tuple(x for x in match_walls(text, expected) if x is not None)
        if len(walls) < len(expected) or any(text[x] not in VERTICAL for x in walls[1:-1]):
            return {}
        found[y] = walls
    return found if len(found) <= _MOST_LINES or _is_headed(region, found) else {}


def _is_headed(region: Region, walls: dict[int, tuple[int, ...]]) -> bool:
    """Whether a name stands in the first line of each cell, a gap across all of them below it."""
    first, second, *_ = (_lines(region, places, y) for y, places in walls.items())
    return all(first) and not any(second)


def _lines(region: Region, places: tuple[int, ...], y: int) -> tuple[str, ...]:
    """The words in row `y` between the walls at `places`."""
    text = region.rows[y].text
    return tuple(text[left + 1 : right].strip() for left, right in pairwise(places))


def cell_words(region: Region, walls: dict[int, tuple[int, ...]]) -> tuple[str, ...]:
    """The words in each cell of a row of cells, lines as drawn."""
    lines = [_lines(region, places, y) for y, places in walls.items()]
    return tuple(region.words("\n".join(filter(None, cell))) for cell in zip(*lines, strict=True))
