"""Stacks of cells with words beside them: maps of memory, layers of protocols."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from ...model import Plot, Table
from ...source import Span
from ..boxes.boxes import FoundBox
from ..boxes.walls import Slice, interior
from ..glyphs import ANY_SIDES, ARROWHEADS, VERTICAL
from ..grid import PIECE, Region
from .cell_rows import exact

_DRAWN = frozenset(ANY_SIDES) - frozenset("-=_+")
_STEMS = VERTICAL | ARROWHEADS | frozenset("v^")
_FARTHEST = 12
"""Cells between the walls and the words beside them."""
_FEWEST = 2
"""Cells with words beside them."""
_MOST_LINES = 4
"""Lines of the highest cell: what is higher has more than words in it."""

_Cell = tuple[int, int]
_Words = dict[int, tuple[str, str]]
"""The words left and right of a stack, by their row."""


def read_stack(
    region: Region, box: FoundBox, walls: dict[int, Slice]
) -> tuple[Table | Plot, set[_Cell]] | None:
    """A stack with the words beside it and its cells in the region: a row of a table for each cell, or
    exactly as drawn where the words stand at the lines between cells, as addresses do."""
    if not box.rules or box.children or box.bars or box.ports or is_tied(region, box):
        return None
    words = _beside(region, box, walls)
    if words is None:
        return None
    cuts = [box.top, *box.rules, box.bottom]
    if any(bottom - top - 1 > _MOST_LINES for top, bottom in pairwise(cuts)):
        return None
    level = [_level(words, range(top + 1, bottom)) for top, bottom in pairwise(cuts)]
    lines = {y: words[y] for y in cuts if any(words[y])}
    if list(lines) == [box.top] and not (lines[box.top][0] and level[0][0]):
        level[0] = _level(words, range(box.top, cuts[1]))
        lines = {}
    if sum(any(pair) for pair in level) + len(lines) < _FEWEST:
        return None
    claimed = {(y, x) for y in range(box.top, box.bottom + 1) for x in range(len(region.rows[y].text))}
    if lines:
        return exact(region, claimed), claimed
    header, over = _header(region, box)
    cells = [
        " ".join(
            region.words(row.text.strip())
            for row in interior(region, box, walls, top, bottom)
            if not row.blank
        )
        for top, bottom in pairwise(cuts)
    ]
    rows = [(left, cell, right) for (left, right), cell in zip(level, cells, strict=True)]
    kept = [n for n, column in enumerate(zip(*rows, strict=True)) if any(column)]
    first = min([box.top, *(y for y, _ in over)])
    table = Table(
        Span.lines(region.rows[first].line, region.rows[box.bottom].line),
        tuple(header[n] for n in kept) if any(header) else None,
        tuple(tuple(row[n] for n in kept) for row in rows),
    )
    return table, claimed | over


def is_tied(region: Region, box: FoundBox) -> bool:
    """Whether a stem or a head stands right over or under a box."""
    return any(
        region.cell(y, x) in _STEMS and region.cell(y, x - 1) == region.cell(y, x + 1) == " "
        for y in (box.top - 1, box.bottom + 1)
        for x in range(box.left, box.right + 1)
    )


def _beside(region: Region, box: FoundBox, walls: dict[int, Slice]) -> _Words | None:
    """The words beside a box in each of its rows; nothing where they are more than words or stand far off."""
    found: _Words = {}
    for y in range(box.top, box.bottom + 1):
        text = region.rows[y].text
        place = walls.get(y) if y not in box.rules else None
        if place is not None and not (place.left_there and place.right_there):
            return None
        left = place.left if place else box.left
        right = place.right if place else _end(text, box.right)
        before, after = text[:left].rstrip(), text[right + 1 :]
        for words, gap in (
            (before.strip(), left - len(before)),
            (after.strip(), len(after) - len(after.lstrip())),
        ):
            if words and (gap > _FARTHEST or "   " in words or _leads(words)):
                return None
        found[y] = region.words(before.strip()), region.words(after.strip())
    return found


def _end(text: str, x: int) -> int:
    """The last cell of an edge that ends near column `x`."""
    while x + 1 < len(text) and text[x + 1] in ANY_SIDES:
        x += 1
    return x


def _leads(words: str) -> bool:
    """Whether what stands beside a box is drawn, or an arrow or a line to it."""
    return not _DRAWN.isdisjoint(words) or bool({words[0], words[-1]} & (ARROWHEADS | frozenset("-=<>")))


def _level(words: _Words, rows: Iterable[int]) -> tuple[str, str]:
    """The words left and right of a cell, those of its lines joined."""
    beside = [words[y] for y in rows]
    left, right = (" ".join(pair[side] for pair in beside if pair[side]) for side in (0, 1))
    return left, right


def _header(region: Region, box: FoundBox) -> tuple[tuple[str, str, str], set[_Cell]]:
    """What stands right over the words left of a stack, over the stack and over the words right of it."""
    header = ["", region.words(box.title or ""), ""]
    found = list(PIECE.finditer(region.rows[box.top - 1].text)) if box.top else []
    sides = [0 if each.end() <= box.left else 2 if each.start() > box.right else 1 for each in found]
    if (
        box.title
        or len(found) < _FEWEST
        or len(set(sides)) < len(sides)
        or any(_leads(each.group()) for each in found)
    ):
        return (header[0], header[1], header[2]), set()
    for side, each in zip(sides, found, strict=True):
        header[side] = region.words(each.group())
    cells = {(box.top - 1, x) for each in found for x in range(*each.span())}
    return (header[0], header[1], header[2]), cells
