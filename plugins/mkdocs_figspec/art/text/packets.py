"""Packets drawn bit by bit, between lines such as `+-+-+-+-+`: exactly as they stand, their rulers too."""

from __future__ import annotations

import re

from ...model import Plot
from ..grid import Region
from ..reading import Reading
from .cell_rows import exact

_BITS = re.compile(r"\+(?:-\+){7,}")
_RULER = re.compile(r"\s*(?:\w+ +)?\d[\d ]*$")
_MOST_LINES = 6
"""Lines between two lines of bits."""


def read_packets(region: Region) -> Reading:
    """The packets of `region`, each with the rows of numbers over it."""
    if "+-+-+" not in region.text:
        return Reading((), region)
    lines = [y for y, row in enumerate(region.rows) if _BITS.search(row.text)]
    blocks: list[Plot] = []
    claimed: set[int] = set()
    start = 0
    for index, y in enumerate(lines):
        after = lines[index + 1] if index + 1 < len(lines) else None
        if after is not None and after - y <= _MOST_LINES and _is_walled(region, y, after):
            continue
        top = lines[start]
        start = index + 1
        if top == y:
            continue
        while top > 0 and _RULER.match(region.rows[top - 1].text):
            top -= 1
        rows = range(top, y + 1)
        blocks.append(exact(region, {(at, x) for at in rows for x in range(len(region.rows[at].text))}))
        claimed |= set(rows)
    return Reading(tuple(blocks), region.without_rows(claimed)) if blocks else Reading((), region)


def _is_walled(region: Region, top: int, bottom: int) -> bool:
    """Whether all rows between two lines of bits start at a wall."""
    return all("|" in region.rows[y].text for y in range(top + 1, bottom))
