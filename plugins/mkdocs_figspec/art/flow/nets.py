"""How strokes and heads hang together: jitter of a cell or two and gaps for labels are stepped over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ..glyphs import Side
from ..grid import PIECE, Region
from .answers import is_answer
from .line_work import Cell, LineWork

_FORKS = frozenset("┴┬┼╩╦╬╨╥╫╧╤╪+")
_LAST = frozenset("└╰")
_JITTER = (0, -1, 1, -2, 2)
_NEAR = 3
"""Cells between the end of a line and the words that it goes on below."""
_SHORT = 20
"""Cells that such words take at most."""
_LABEL_ROOM = 34
"""Cells that a label standing in a horizontal stem may take."""


@dataclass
class Net:
    """Strokes and heads that hang together."""

    cells: list[Cell] = field(default_factory=list)
    heads: list[tuple[Cell, Side]] = field(default_factory=list)
    ends: list[tuple[Cell, Side]] = field(default_factory=list)
    """Strokes that lead out of the net, and where to."""
    gaps: list[tuple[int, int, int]] = field(default_factory=list)
    """Cells that it jumps over, which may hold a label: row, first and last column, inclusive."""


Links = dict[Cell, list[Cell]]
Gaps = dict[Cell, list[tuple[int, int, int]]]
Ends = dict[Cell, list[Side]]


class Stem(NamedTuple):
    """Two cells of a line that goes down over a row or two without line work."""

    upper: Cell
    lower: Cell


def find_nets(region: Region, work: LineWork, free: list[list[bool]]) -> list[Net]:
    """The connected pieces of `work`, from the top left."""
    links, gaps, ends, stems = _links(region, work, free)
    pieces = list(_pieces(links, work.strokes.keys() | work.heads.keys()))
    headless = {cell for piece in pieces if work.heads.keys().isdisjoint(piece) for cell in piece}
    cut = [stem for stem in sorted(stems) if stem.upper in headless and _parts(region, stem)]
    for upper, lower in cut:
        # Without a head, words in a stem are no label: the line leads to them and on from them.
        links[upper] = [cell for cell in links[upper] if cell != lower]
        links[lower] = [cell for cell in links[lower] if cell != upper]
        ends.setdefault(upper, []).append(Side.SOUTH)
        ends.setdefault(lower, []).append(Side.NORTH)
    if cut:
        pieces = list(_pieces(links, work.strokes.keys() | work.heads.keys()))
    return [_net(sorted(piece), work, gaps, ends) for piece in pieces]


def _pieces(links: Links, cells: Iterable[Cell]) -> Iterator[set[Cell]]:
    """The cells that hang together, from the top left."""
    seen: set[Cell] = set()
    for start in sorted(cells):
        if start in seen:
            continue
        piece, stack = {start}, [start]
        while stack:
            for other in links.get(stack.pop(), ()):
                if other not in piece:
                    piece.add(other)
                    stack.append(other)
        seen |= piece
        yield piece


def _net(cells: list[Cell], work: LineWork, gaps: Gaps, ends: Ends) -> Net:
    return Net(
        cells,
        [(cell, side) for cell in cells for side in work.heads.get(cell, ())],
        [(cell, side) for cell in cells for side in ends.get(cell, ())],
        [gap for cell in cells for gap in gaps.get(cell, ())],
    )


def _parts(region: Region, stem: Stem) -> bool:
    """Whether words stand in a stem that are more than the answer that leads on: `yes`."""
    (top, x), (bottom, _) = stem
    for y in range(top + 1, bottom):
        near = PIECE.search(region.rows[y].text, max(x - _LABEL_ROOM, 0), x + _LABEL_ROOM)
        while near is not None and near.end() < x:
            near = PIECE.search(region.rows[y].text, near.end(), x + _LABEL_ROOM)
        if near is not None and near.start() - 1 <= x and not is_answer(near.group()):
            return True
    return False


def _links(region: Region, work: LineWork, free: list[list[bool]]) -> tuple[Links, Gaps, Ends, set[Stem]]:
    links: Links = {}
    gaps: Gaps = {}
    ends: Ends = {}
    stems: set[Stem] = set()

    def join(one: Cell, other: Cell) -> None:
        links.setdefault(one, []).append(other)
        links.setdefault(other, []).append(one)

    for cell, sides in work.strokes.items():
        for side in sides:
            if side in (Side.NORTH, Side.SOUTH):
                other, jumped = _vertical(region, work, free, cell, side)
            else:
                other, jumped = _horizontal(region, work, free, cell, side)
            if other is None:
                ends.setdefault(cell, []).append(side)
            else:
                join(cell, other)
                if jumped:
                    gaps.setdefault(cell, []).append(jumped)
                if abs(other[0] - cell[0]) > 1:
                    stems.add(Stem(*sorted((cell, other))))
    for cell, side in [(cell, side) for cell, sides in ends.items() for side in sides]:
        below = _under_words(region, work, cell, side)
        if below is not None:
            join(cell, below)
            ends[cell].remove(side)
            ends[below] = [other for other in ends.get(below, ()) if other is not Side.NORTH]
    return links, gaps, ends, stems


def _takes(work: LineWork, cell: Cell, side: Side) -> bool:
    """Whether a line that goes out to `side` may go on in `cell`."""
    if side.opposite in work.strokes.get(cell, ()):
        return True
    return cell in work.heads and side in work.heads[cell]


def _bend(work: LineWork, cell: Cell, other: Cell, side: Side) -> bool:
    """Whether lines turn at both cells, so that words between them are where both come from: `┌▶ a └▶`."""
    return side.opposite not in work.strokes[cell] and side not in work.strokes.get(other, (side,))


Jump = tuple[int, int, int] | None


def _vertical(
    region: Region, work: LineWork, free: list[list[bool]], cell: Cell, side: Side
) -> tuple[Cell | None, Jump]:
    y, x = cell
    step = side.value[0]
    lean = {"/": -step, "\\": step}.get(region.cell(y, x), 0)
    if side is Side.NORTH and region.cell(y, x) in _LAST and region.cell(y - 1, x) in _LAST:
        return (y - 1, x), None  # each branch of a fork drawn as if it were the last one
    for away in (1, 2, 3):
        row = y + away * step
        if not 0 <= row < len(free):
            break
        near = _JITTER if away == 1 else _JITTER[:3]
        if lean and away > 1:
            near = (lean * away, lean * (away - 1), lean * (away + 1), *near)
        for off in near:
            other = (row, x + off)
            if not _takes(work, other, side):
                continue
            if away > 1 and region.cell(y + step, x) != " " and _bend(work, cell, other, side):
                return None, None
            # A stem straight behind that cell has the better claim to it.
            if off and _takes(work, (row - step, x + off), side.opposite):
                continue
            return other, None
        if x < len(free[row]) and not free[row][x]:
            break
        if (row, x) in work.strokes or (row, x) in work.heads:
            break
    return None, None


def _horizontal(
    region: Region, work: LineWork, free: list[list[bool]], cell: Cell, side: Side
) -> tuple[Cell | None, Jump]:
    y, x = cell
    step = side.value[1]
    if _takes(work, (y, x + step), side):
        return (y, x + step), None
    if side is Side.WEST and (y, x - 1) in work.heads:
        return None, None
    blanks = 0
    text = region.rows[y].text
    for away in range(1, _LABEL_ROOM):
        column = x + away * step
        if not 0 <= column < len(text) or not free[y][column]:
            break
        glyph = text[column]
        if (y, column) in work.strokes or (y, column) in work.heads:
            gap = y, min(x, column) + 1, max(x, column) - 1
            if _takes(work, (y, column), side) and away > 1 and not _are_led_to(work, gap):
                return (y, column), gap
            return None, None
        blanks = blanks + 1 if glyph == " " else 0
        if blanks > 2:
            break
    return None, None


def _are_led_to(work: LineWork, words: tuple[int, int, int]) -> bool:
    """Whether a head right over or under words in a line points at them, so that they are no label."""
    y, left, right = words
    return any(
        Side.SOUTH in work.heads.get((y - 1, x), ()) or Side.NORTH in work.heads.get((y + 1, x), ())
        for x in range(left, right + 1)
    )


def _under_words(region: Region, work: LineWork, cell: Cell, side: Side) -> Cell | None:
    """Where a fork goes on that ends at words and leaves them downwards: `yes ──┴── no` over two heads."""
    y, x = cell
    step = side.value[1]
    if not step or not _forks(region, work, cell, -step):
        return None
    text = "".join(
        glyph if (y, column) not in work.strokes else "\t" for column, glyph in enumerate(region.rows[y].text)
    )
    for words in PIECE.finditer(text):
        left, right = words.start(), words.end() - 1
        near = left if step > 0 else right
        if 0 < (near - x) * step <= _NEAR and right - left < _SHORT:
            for column in range(left, right + 1):
                if _takes(work, (y + 1, column), Side.SOUTH):
                    return y + 1, column
    return None


def _forks(region: Region, work: LineWork, cell: Cell, step: int) -> bool:
    """Whether a line that ends in `cell` comes from a fork on its row."""
    y, x = cell
    while (y, x) in work.strokes:
        if region.cell(y, x) in _FORKS:
            return True
        x += step
    return False
