"""Tables: a header, rules between the rows, figures aligned to the right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

from ...model import Table
from ..fonts import widest_word
from ..scene import Face, Path, Rect, Scene, Shape, Unpainted
from .text import SIZE, Set, set_text

_SIDE = 12.0
_TOP = 7.0
_LOOSE = 0.6
"""How much wider than its words need a table may be, as a share of that."""
_FIGURES = re.compile(r"[~<>≤≥±+−-]?\s*[$€£]?\s*\d[\d.,\s]*(?:%|[kKMG]?B?|ms|s|px|x|×)?|[-–—]|")


@dataclass(frozen=True)
class Columns:
    """A table with as many cells in each row as it has columns."""

    header: tuple[str, ...] | None
    rows: tuple[tuple[str, ...], ...]
    figures: tuple[bool, ...]
    """Which columns hold nothing but figures."""


def columns(block: Table) -> Columns:
    """`block` with its short rows filled up."""
    count = max([len(row) for row in (block.header or (), *block.rows)], default=0)

    def full(row: Sequence[str]) -> tuple[str, ...]:
        return (*row, *[""] * (count - len(row)))

    rows = tuple(full(row) for row in block.rows)
    figures = tuple(
        any(row[at].strip() for row in rows) and all(_FIGURES.fullmatch(row[at].strip()) for row in rows)
        for at in range(count)
    )
    return Columns(full(block.header) if block.header else None, rows, figures)


def table_scene(block: Table, width: float) -> Scene:
    """`block` within `width` px, its cells wrapped; it fills them unless its columns would fall apart."""
    table = columns(block)
    count = len(table.figures)
    if not count:
        return Scene(0, 0, ())
    rows = ([table.header] if table.header else []) + list(table.rows)
    size, widths = _fit(rows, count, width, bool(table.header))
    total = sum(widths) + 2 * _SIDE * count
    header = bool(table.header)
    grid: list[list[Set]] = []
    heights: list[float] = []
    for number, row in enumerate(rows):
        face: Face = "sans-bold" if header and number == 0 else "sans"
        grid.append(
            [set_text(cell, room + 0.01, size, face=face) for cell, room in zip(row, widths, strict=True)]
        )
        heights.append(max(max(cell.height for cell in grid[-1]), size * 1.5) + 2 * _TOP)

    def paint() -> Iterator[Shape]:
        y = 0.0
        for number, (cells, height) in enumerate(zip(grid, heights, strict=True)):
            head = header and number == 0
            if head:
                yield Rect(0, y, total, height, "head-row", 6)
            x = _SIDE
            for at, (cell, room) in enumerate(zip(cells, widths, strict=True)):
                yield from cell.shapes(x, y + _TOP, "end" if table.figures[at] else "start", room)
                x += room + 2 * _SIDE
            y += height
            if number < len(rows) - 1 and not head:
                yield Path(f"M0 {y:g}H{total:g}", "rule")

    smallest = min((cell.smallest for cells in grid for cell in cells), default=inf)
    return Unpainted(total, sum(heights), smallest, paint)


def natural_table_width(block: Table) -> float:
    """Width in px at which no cell has to wrap much: wide cells count by half."""
    rows = [*([block.header] if block.header else []), *block.rows]
    count = max((len(row) for row in rows), default=0)
    total = 2 * _SIDE * count
    for at in range(count):
        widest = max((set_text(row[at], 1e6, SIZE - 1).width for row in rows if at < len(row)), default=0.0)
        total += min(widest, max(160.0, widest / 2))
    return total


def _fit(
    rows: list[tuple[str, ...]], count: int, width: float, header: bool
) -> tuple[float, tuple[float, ...]]:
    """Font size in px and the columns' widths without padding."""
    for size in (SIZE - 1, SIZE - 2, SIZE - 3):
        natural, least = [0.0] * count, [0.0] * count
        for number, row in enumerate(rows):
            face: Face = "sans-bold" if header and number == 0 else "sans"
            for at, cell in enumerate(row):
                natural[at] = max(natural[at], set_text(cell, 1e6, size, face=face).width)
                least[at] = max(least[at], widest_word(cell, "sans-bold", size))
        room = width - 2 * _SIDE * count
        if sum(natural) <= room:
            spare = min(room - sum(natural), _LOOSE * (sum(natural) + width - room))
            return size, tuple(each + spare / count for each in natural)
        least = [min(pair) for pair in zip(least, natural, strict=True)]
        if sum(least) <= room:
            return size, _share(natural, least, room)
    room = max(room, 24.0 * count)
    scale = room / sum(least)
    return size, tuple(max(24.0, each * scale) for each in least)


def _share(natural: list[float], least: list[float], room: float) -> tuple[float, ...]:
    """Widths that add up to `room`: what a column lacks for its natural width is given in proportion."""
    wish = [n - m for n, m in zip(natural, least, strict=True)]
    spare = room - sum(least)
    return tuple(m + spare * w / max(sum(wish), 1.0) for m, w in zip(least, wish, strict=True))
