"""Panels packed into a picture: in reading order, in bands of columns, as large as they fit.

A band goes from side to side and has one column or more; a column holds one panel or several. Which panels
share a band is found by trying: the best way to place n panels builds on the best ways to place fewer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

GAP = 14.0
"""Between panels, in px before scaling."""
WORTH = 0.95
"""How much less unequal columns have to cost where their author drew panels side by side: alike in width."""
WASTE = 0.6
"""What a px of empty height counts against one of height."""
LEVELLED = 3
"""How often the columns of a band are made more alike in height."""
MOST = 6
"""Panels that may share a band."""


@dataclass(frozen=True)
class Cell:
    """A panel as packing sees it."""

    height: Callable[[float], float]
    """The height in px that it needs at a width in px."""
    least: float
    """The narrowest width in px that it takes."""
    most: float
    """The width in px that it can fill."""
    numbered: bool = False
    """Whether its title has a number, so that it is to be read in its turn."""
    alone: bool = False
    """Whether it goes from side to side: words that introduce the panels after them."""


@dataclass(frozen=True)
class Column:
    cells: tuple[int, ...]
    width: float
    height: float


@dataclass(frozen=True)
class Band:
    columns: tuple[Column, ...]
    height: float
    empty: float = 0.0
    """Height in px of what its columns leave empty, were it spread over the band."""


@dataclass(frozen=True)
class Slot:
    """Where a cell stands, in px before scaling."""

    cell: int
    x: float
    y: float
    width: float
    height: float


Row = tuple[tuple[int, ...], ...]
"""Cells that stay in one band as their author drew them: the cells of each column."""


def pack(cells: Sequence[Cell], rows: Sequence[Row], width: float) -> list[Band]:
    """Bands for all cells, low and full; `rows` are in reading order, those of a single cell are free."""
    best: list[tuple[float, list[Band]]] = [(0.0, [])]
    for end in range(1, len(rows) + 1):
        cost, bands = best[end - 1]
        more = _bands(cells, rows[end - 1 : end], width) or []
        found = (cost + sum(map(_cost, more)), bands + more)
        for start in range(end - 2, max(0, end - MOST) - 1, -1):
            if any(cells[cell].alone for row in rows[start:end] for column in row for cell in column):
                break
            cost, bands = best[start]
            more = _bands(cells, rows[start:end], width) or []
            cost += sum(map(_cost, more))
            if more and cost < found[0] - 0.5:
                found = (cost, bands + more)
        best.append(found)
    kept = {row for row in rows if len(row) > 1}
    return [
        band if tuple(column.cells for column in band.columns) in kept else _refined(cells, band, width)
        for band in best[-1][1]
    ]


def _cost(band: Band) -> float:
    """The height that the band takes, and some of what it leaves empty."""
    return band.height + GAP + WASTE * band.empty


def total(bands: Sequence[Band]) -> float:
    """The height of all bands in px."""
    return sum(band.height for band in bands) + GAP * max(len(bands) - 1, 0)


def _bands(cells: Sequence[Cell], rows: Sequence[Row], width: float) -> list[Band] | None:
    if len(rows) == 1:
        return _row_bands(cells, rows[0], width)
    if any(len(row) > 1 for row in rows):
        return None
    run = [cell for row in rows for column in row for cell in column]
    found: Band | None = None
    for columns in _arrangements(cells, run, width):
        band = _balanced(cells, columns, width)
        if band and (found is None or _cost(band) < _cost(found) - 0.5):
            found = band
    return [found] if found else None


def _refined(cells: Sequence[Cell], band: Band, width: float) -> Band:
    """The band with its columns more nearly of one height."""
    room = width - GAP * (len(band.columns) - 1)
    least = [max(cells[cell].least for cell in column.cells) for column in band.columns]
    for _ in range(LEVELLED):
        better = _levelled(cells, band, least, room)
        if _cost(better) >= _cost(band):
            break
        band = better
    return band


def _row_bands(cells: Sequence[Cell], row: Row, width: float) -> list[Band]:
    """The row as a band; a row of more columns than fit goes on in a second band."""
    band = _balanced(cells, row, width, WORTH)
    if band:
        return [band]
    if len(row) > 1:
        middle = (len(row) + 1) // 2
        return _row_bands(cells, row[:middle], width) + _row_bands(cells, row[middle:], width)
    return [_band(cells, row, [width])]


def _arrangements(cells: Sequence[Cell], run: Sequence[int], width: float) -> Iterator[Row]:
    """Ways to put a run of panels into columns, reading order first."""
    count = len(run)
    for columns in (2, 3, 4):
        if columns > count or (columns == 4 and count > 4):
            break
        if columns == 3 and count > 5:
            break
        for cuts in combinations(range(1, count), columns - 1):
            bounds = (0, *cuts, count)
            yield tuple(tuple(run[a:b]) for a, b in pairwise(bounds))
    if count > 2:
        # One tall panel stands best beside all others.
        tall = max(run, key=lambda cell: cells[cell].height(width / 2))
        if tall != run[0]:
            others = tuple(cell for cell in run if cell != tall)
            in_turn = any(cells[cell].numbered for cell in run)
            yield (others, (tall,)) if in_turn else ((tall,), others)


def _band(cells: Sequence[Cell], columns: Row, widths: Sequence[float]) -> Band:
    placed: list[Column] = []
    empty = 0.0
    for column, width in zip(columns, widths, strict=True):
        height = GAP * (len(column) - 1)
        for cell in column:
            own = cells[cell].height(width)
            height += own
            empty += own * max(width - cells[cell].most, 0.0)
        placed.append(Column(column, width, height))
    high = max(column.height for column in placed)
    empty += sum((high - column.height) * column.width for column in placed)
    return Band(tuple(placed), high, empty / (sum(widths) or 1.0))


def _balanced(cells: Sequence[Cell], columns: Row, width: float, worth: float = 1.0) -> Band | None:
    """The columns as a band whose heights are about equal; `None` where they do not fit beside each other."""
    room = width - GAP * (len(columns) - 1)
    least = [max(cells[cell].least for cell in column) for column in columns]
    if sum(least) > room + 0.5:
        return None
    widths = _at_least([room / len(columns)] * len(columns), least, room)
    even = _band(cells, columns, widths)
    if len(columns) == 1:
        return even
    levelled = _levelled(cells, even, least, room)
    return levelled if _cost(levelled) < worth * _cost(even) else even


def _levelled(cells: Sequence[Cell], band: Band, least: list[float], room: float) -> Band:
    """The band with half of the width moved that would make its columns equally high."""
    areas = [column.height * column.width for column in band.columns]
    whole = sum(areas) or 1.0
    widths = [
        (room * area / whole + column.width) / 2 for area, column in zip(areas, band.columns, strict=True)
    ]
    return _band(cells, tuple(column.cells for column in band.columns), _at_least(widths, least, room))


def _at_least(widths: list[float], least: list[float], room: float) -> list[float]:
    """`widths` changed as little as needed so that none is under its least and together they fill `room`."""
    fixed = [False] * len(widths)
    while True:
        free = room - sum(least[i] for i in range(len(widths)) if fixed[i])
        whole = sum(widths[i] for i in range(len(widths)) if not fixed[i]) or 1.0
        scaled = [least[i] if fixed[i] else widths[i] * free / whole for i in range(len(widths))]
        short = [i for i in range(len(widths)) if not fixed[i] and scaled[i] < least[i] - 0.01]
        if not short:
            return scaled
        for i in short:
            fixed[i] = True


def refitted(cells: Sequence[Cell], band: Band, width: float) -> Band:
    """The band made `width` px wide, its columns in proportion."""
    room = width - GAP * (len(band.columns) - 1)
    whole = sum(column.width for column in band.columns) or 1.0
    widths = [column.width * room / whole for column in band.columns]
    return _band(cells, tuple(column.cells for column in band.columns), widths)


def aligned(cells: Sequence[Cell], bands: Sequence[Band], width: float, slack: float = 1.03) -> list[Band]:
    """The bands with the walls of two-column bands in one line, where that costs next to no height."""
    pairs = [band for band in bands if len(band.columns) == 2]
    if len(pairs) < 2:
        return list(bands)
    room = width - GAP
    left = sum(band.columns[0].width for band in pairs) / len(pairs)
    low = max(cells[cell].least for band in pairs for cell in band.columns[0].cells)
    high = room - max(cells[cell].least for band in pairs for cell in band.columns[1].cells)
    if low > high:
        return list(bands)
    found = list(bands)
    tried = sorted({min(max(left + step * room, low), high) for step in (-0.06, -0.03, 0.0, 0.03, 0.06)})
    best: float | None = None
    for at in tried:
        moved = [_moved(cells, band, at, room - at) if len(band.columns) == 2 else band for band in bands]
        if total(moved) <= total(bands) * slack and (best is None or total(moved) < best):
            best, found = total(moved), moved
    return found


def _moved(cells: Sequence[Cell], band: Band, left: float, right: float) -> Band:
    return _band(cells, tuple(column.cells for column in band.columns), [left, right])


def slots(cells: Sequence[Cell], bands: Sequence[Band], height: float) -> list[Slot]:
    """Where each cell stands when all bands together fill `height` px: no holes, spare height shared out."""
    spare = max(height - total(bands), 0.0)
    whole = sum(band.height for band in bands) or 1.0
    placed: list[Slot] = []
    y = 0.0
    for band in bands:
        band_height = band.height + spare * band.height / whole
        x = 0.0
        for column in band.columns:
            needs = [cells[cell].height(column.width) for cell in column.cells]
            extra = band_height - sum(needs) - GAP * (len(needs) - 1)
            cell_y = y
            for cell, need in zip(column.cells, needs, strict=True):
                own = need + extra * need / (sum(needs) or 1.0)
                placed.append(Slot(cell, x, cell_y, column.width, own))
                cell_y += own + GAP
            x += column.width + GAP
        y += band_height + GAP
    return placed
