"""Boxes that walls within them cut into fields of unlike content, as the mock-up of a window."""

from __future__ import annotations

import re
from itertools import pairwise

from ..glyphs import BOTTOM_TEE, CROSS, LEFT_TEE, RIGHT_TEE, TOP_TEE, VERTICAL
from ..grid import Region, Row
from .boxes import FoundBox
from .walls import Slice

_DOWN = re.compile("[" + re.escape("".join(sorted(TOP_TEE | CROSS))) + "]")
_UP = BOTTOM_TEE | CROSS
_WALL = VERTICAL | LEFT_TEE | RIGHT_TEE
_STRAY = 2
"""Cells by which a wall within a box may stand off the joint from which it leaves."""
_BAR = re.compile(r"[│┃║┆┇┊┋]|(?<=\s)\|(?=\s)")


def has_inner_walls(region: Region, box: FoundBox) -> bool:
    """Whether a wall runs from one line across a box to the next, through most rows between them."""
    for top, bottom in pairwise([box.top, *box.rules, box.bottom]):
        for joint in _DOWN.finditer(region.rows[top].text, box.left + 1, box.right):
            x = joint.start()
            there = sum(_near(region, y, x, _WALL) for y in range(top + 1, bottom))
            if _near(region, bottom, x, _UP) and there * 3 >= (bottom - top - 1) * 2 > 0:
                return True
    return False


def _near(region: Region, y: int, x: int, glyphs: frozenset[str]) -> bool:
    return not glyphs.isdisjoint(region.rows[y].text[max(x - _STRAY, 0) : x + _STRAY + 1])


def are_cut(text: str) -> bool:
    """Whether a wall stands between the words of a line: what was read ran across it."""
    for line in text.split("\n"):
        words = [x for x, glyph in enumerate(line) if glyph.isalnum()]
        if words and _BAR.search(line, words[0] + 1, words[-1]):
            return True
    return False


def with_walls(region: Region, box: FoundBox, rows: dict[int, Slice]) -> tuple[Row, ...]:
    """The rows of a box as drawn, its walls and edges included."""
    drawn = []
    for y in range(box.top, box.bottom + 1):
        row = region.rows[y]
        inside = y in rows and y not in box.rules
        start = min(rows[y].left, box.left) if inside else box.left
        stop = rows[y].right if inside else box.right
        while not inside and stop + 1 < len(row.text) and row.text[stop + 1] not in " \t":
            stop += 1
        drawn.append(row._replace(text=(" " * start + row.text[start : stop + 1]).rstrip()))
    return tuple(drawn)
