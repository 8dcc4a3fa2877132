"""Rows of cells side by side: as drawn where numbers or pointers belong to them, else tables or cards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ...model import Box, Cards, Plot, Table
from ...source import Span
from ..boxes.boxes import FoundBox, find_boxes
from ..boxes.cells import cell_walls, cell_words
from ..glyphs import ANY_SIDES, ARROWHEADS, HEADS, HORIZONTAL, VERTICAL, Side
from ..grid import PIECE, Region
from ..reading import Reading
from .grids import Grid
from .row_names import column_names
from .text import make_plot

_UP_OR_DOWN = HEADS[Side.NORTH] | HEADS[Side.SOUTH]
_DRAWN = ARROWHEADS | frozenset(ANY_SIDES) - frozenset("-=_+")
_BARS = "".join(sorted(VERTICAL))
_TYING = ARROWHEADS | HORIZONTAL | frozenset("+<>")
"""What stands next to a wall at which a line ends."""
_CELLS = re.compile(rf"^(?:[^\n{_BARS}]*[{_BARS}]){{3}}", re.M)
"""A row with a wall between two others."""
_NUMBER = re.compile(r"\S*\d")
_ELBOW = re.compile(r"[└┌╰╭][─-]{1,4}[>▶►]? ?\w")
_LONGEST = 8
"""Characters of the longest number of a cell."""
_NEAR = 3
"""Cells between a pointer and the words that it hangs on."""
_FARTHEST = 12
"""Cells between the walls and the words beside them."""

_Cell = tuple[int, int]
_Walls = dict[int, tuple[int, ...]]
_Words = dict[int, tuple[range, range]]
"""For each line of a row of cells, the columns of the words left and right of it."""


def read_cell_rows(region: Region, ids: Iterator[str]) -> Reading:
    """The rows of cells in `region` to and from which no arrow leads; `ids` names cells that are cards."""
    blocks: list[Plot | Table | Cards] = []
    claimed: set[_Cell] = set()
    if not _CELLS.search(region.text):
        return Reading((), region)
    for box in find_boxes(region):
        walls = cell_walls(region, box)
        if not walls:
            continue
        beside = _beside(region, walls)
        above, below = _around(region, box, box.top - 1, -1), _around(region, box, box.bottom + 1, 1)
        if beside is None or above is None or below is None:
            continue
        names = _names(region, box)
        words = cell_words(region, walls)
        named = any(each for pair in beside.values() for each in pair)
        cells = _cells(box, walls, beside) | above | below
        if above or below or (not names and (named or not all(words))):
            blocks.append(exact(region, cells))
        elif names:
            blocks.append(_table(region, box, names, words, beside))
            cells |= {(box.top - 1, x) for x in range(region.width)}
        else:
            span = Span.lines(region.rows[box.top].line, region.rows[box.bottom].line)
            cards = (Box(next(ids), text, None, 0, column) for column, text in enumerate(words))
            blocks.append(Cards(span, tuple(cards)))
        claimed |= cells
    return Reading(tuple(blocks), region.without(claimed)) if blocks else Reading((), region)


def _beside(region: Region, walls: _Walls) -> _Words | None:
    """The words beside a row of cells; nothing where lines or arrows lead to its outer walls."""
    found: _Words = {}
    for y, places in walls.items():
        text, left, right = region.rows[y].text, places[0], places[-1]
        before = PIECE.findall(text[:left])
        after = PIECE.findall(text[right + 1 :])
        if not {text[left], text[right]} <= VERTICAL:
            return None
        if (before and before[-1][-1] in _TYING) or (after and after[0][0] in _TYING):
            return None
        start, stop = text[:left].find(before[-1]) if before else left, right + 1
        if len(before) != 1 or _is_drawn(before[0]) or left - start - len(before[0]) > _FARTHEST:
            start = left
        if len(after) == 1 and not _is_drawn(after[0]):
            stop = text.index(after[0], right + 1)
            stop = stop + len(after[0]) if stop - right <= _FARTHEST else right + 1
        found[y] = range(start, left), range(right + 1, stop)
    return found


def _around(region: Region, box: FoundBox, y: int, step: int) -> set[_Cell] | None:
    """What belongs to a row of cells from row `y` on, up or down; nothing where an arrow leads on."""
    away = HEADS[Side.SOUTH if step > 0 else Side.NORTH]
    cells: set[_Cell] = set()
    pointers: set[int] = set()
    unnamed: set[int] = set()
    while 0 <= y < len(region) and not region.rows[y].blank:
        pieces = list(PIECE.finditer(region.rows[y].text))
        near = [piece for piece in pieces if _overlaps(piece, box)]
        if pointers or (near and all(_is_pointer(piece.group()) for piece in near)):
            heads = {piece.start(): piece.group() for piece in near if _is_pointer(piece.group())}
            names = [piece for piece in near if piece.start() not in heads]
            if any(head[0] in away for head in heads.values()) or any(
                _is_drawn(name.group()) and any(_reaches(name, x) for x in pointers) for name in names
            ):
                return None
            if not near or any(not any(_reaches(name, x) for x in pointers) for name in names):
                break
            pointers |= set(heads)
            unnamed |= {x for x, head in heads.items() if len(head) == 1}
            unnamed -= {x for x, head in heads.items() if len(head) > 1}
            unnamed -= {x for name in names for x in pointers if _reaches(name, x)}
        elif not (_are_numbers(near) or (step > 0 and _are_one_each(near, box))):
            break
        else:
            near = [piece for piece in pieces if _overlaps(piece, box, _FARTHEST)]  # what is counted, too
        cells |= {(y, x) for piece in near for x in range(*piece.span())}
        y += step
    return None if unnamed else cells


def _overlaps(piece: re.Match[str], box: FoundBox, before: int = 0) -> bool:
    return piece.end() >= box.left - before and piece.start() <= box.right + 1


def _is_pointer(piece: str) -> bool:
    """Whether words hang on a stem or a head, or a stem or a head stands alone: `▲`, `│`, `^ tail`."""
    stem = piece[0] in VERTICAL or piece[0] in _UP_OR_DOWN
    return (stem and piece[1:2] in ("", " ") and not _is_drawn(piece[1:])) or bool(_ELBOW.match(piece))


def _is_drawn(words: str) -> bool:
    return not _DRAWN.isdisjoint(words)


def _reaches(name: re.Match[str], pointer: int) -> bool:
    return name.start() - _NEAR <= pointer < name.end() + _NEAR


def _are_numbers(pieces: list[re.Match[str]]) -> bool:
    """Whether what stands over or under a row of cells numbers these or their edges."""
    tokens = [token for piece in pieces for token in piece.group().split()]
    numbers = sum(_NUMBER.match(token) is not None for token in tokens)
    return numbers > 1 and numbers * 2 >= len(tokens) and all(len(token) <= _LONGEST for token in tokens)


def _are_one_each(pieces: list[re.Match[str]], box: FoundBox) -> bool:
    """Whether one phrase stands under each cell, as its size or its name does."""
    walls = (box.left, *box.bars, box.right)
    return len(pieces) == len(walls) - 1 and all(
        left <= (piece.start() + piece.end()) / 2 <= right and not _is_drawn(piece.group())
        for piece, (left, right) in zip(pieces, pairwise(walls), strict=True)
    )


def _cells(box: FoundBox, walls: _Walls, beside: _Words) -> set[_Cell]:
    """The cells of a row of cells and of the words beside it."""
    cells = {(y, x) for y in (box.top, box.bottom) for x in range(box.left, box.right + 2)}
    cells |= {(y, x) for y, places in walls.items() for x in range(places[0], places[-1] + 1)}
    return cells | {(y, x) for y, words in beside.items() for each in words for x in each}


def exact(region: Region, cells: set[_Cell]) -> Plot:
    """The `cells` as they were drawn."""
    first, last = min(y for y, _ in cells), max(y for y, _ in cells)
    rows = [
        row._replace(text="".join(g if (y, x) in cells else " " for x, g in enumerate(row.text)).rstrip())
        for y, row in enumerate(region.rows[first : last + 1], first)
    ]
    return make_plot(rows, region.clusters)


def _names(region: Region, box: FoundBox) -> tuple[str, ...]:
    """The names over the cells, one over each."""
    return column_names(
        region, Grid(box.top, box.bottom + 1, box.left, box.right + 1, box.bars, (box.top, box.bottom))
    )


def _table(
    region: Region, box: FoundBox, names: tuple[str, ...], words: tuple[str, ...], beside: _Words
) -> Table:
    """The table of one row: the words left of the cells, those in them and those right of them."""
    before, after = (
        " ".join(
            region.words(region.rows[y].text[each.start : each.stop].strip())
            for y, pair in beside.items()
            if (each := pair[side])
        )
        for side in (0, 1)
    )
    cells = (" ".join(each.split("\n")) for each in words)
    row = (*filter(None, [before]), *cells, *filter(None, [after]))
    header = (*[""] * bool(before), *names, *[""] * bool(after))
    return Table(Span.lines(region.rows[box.top - 1].line, region.rows[box.bottom].line), header, (row,))
