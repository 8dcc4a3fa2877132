"""Tables: box-drawn, between pipes, space-aligned under rules."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from ...model import Art, Table
from ...source import Span
from ..boxes.boxes import FoundBox, find_boxes
from ..boxes.outside import read_outside
from ..glyphs import BOX_DRAWING, HORIZONTAL, VERTICAL
from ..grid import PIECE, Region, Row
from ..panels.headings import underlines, words_near
from ..reading import Reading
from .grids import Grid, cells_of, find_grids, holds_stems, row_end, rule_runs, walls_of
from .markdown_table import read_compact_tables
from .matrices import read_matrix
from .row_names import column_names, row_names

_STEMS = frozenset(" │║┃|▼▽↓┬┴┼└┘├┤─")
"""What a row of stems alone is made of."""
_STROKES = HORIZONTAL | frozenset("~")
_LINE = HORIZONTAL | BOX_DRAWING
_STRAY = 6
"""Cells that the right wall of a row may be off."""
_RUN = re.compile(r"\S+")
Cells = tuple[str, ...]


def read_tables(region: Region) -> Reading:
    """The tables with bars in `region`; those inside boxes of their own stay for later."""
    compact = read_compact_tables(region)
    left = compact.left_over
    if not any(rule_runs(row.text) for row in left):
        return compact
    outgrown = [grid for grid in find_grids(left) if _is_outgrown(left, grid)]
    boxes = [
        box
        for box in find_boxes(left)
        if not _is_table(left, box) and not any(_is_cell(box, grid) for grid in outgrown)
    ]
    drawn = read_outside(left, boxes, _read_grids)
    return Reading((*compact.blocks, *drawn.blocks), drawn.left_over, drawn.problems)


def _is_table(region: Region, box: FoundBox) -> bool:
    """Whether the walls of a box are those of a table."""
    inside = region.crop(box.top, box.bottom + 1)
    return any(abs(grid.left - box.left) <= 1 for grid in find_grids(inside))


def _is_outgrown(region: Region, grid: Grid) -> bool:
    """Whether the inner walls of a row stand elsewhere than the joints of its table."""
    rows = [walls_of(region.rows[y].text, grid.left, grid.bars)[1:-1] for y in range(grid.top, grid.bottom)]
    return any(abs(x - bar) > _STRAY for row in rows if row for x, bar in zip(row, grid.bars, strict=True))


def _is_cell(box: FoundBox, grid: Grid) -> bool:
    return (
        grid.top <= box.top and box.bottom < grid.bottom and grid.left <= box.left and box.right <= grid.right
    )


def _read_grids(region: Region) -> Reading:
    tables: list[Table | Art] = []
    claimed: set[tuple[int, int]] = set()
    for grid in find_grids(region):
        matrix = read_matrix(region, grid)
        if matrix is not None:
            tables.append(matrix[0])
            claimed |= {(y, x) for y in matrix[1] for x in range(len(region.rows[y].text))}
            continue
        if holds_stems(region, grid):
            tables.append(_lanes(region, grid))
        else:
            table, outside = _named_table(region, grid)
            tables.append(table)
            claimed |= outside
        for y in range(grid.top, grid.bottom):
            text = region.rows[y].text
            end = row_end(text, grid.right)
            while y in grid.rules and text[end : end + 1] in _LINE:
                end += 1  # a line that is longer than the others
            off = text[end:].strip() in VERTICAL and len(text.rstrip()) - end <= _STRAY
            if off or walls_of(text, grid.left, grid.bars):
                end = len(text)
            claimed |= {(y, x) for x in range(grid.left, end)}
    return Reading(tuple(tables), region.without(claimed) if claimed else region)


def _lanes(region: Region, grid: Grid) -> Art:
    """The lanes of a flow that look like a table, as they were drawn."""
    rows = region.rows[grid.top : grid.bottom]
    text = "\n".join(row.text[grid.left : row_end(row.text, grid.right)].rstrip() for row in rows)
    return Art(Span.lines(rows[0].line, rows[-1].line), text)


def _named_table(region: Region, grid: Grid) -> tuple[Table, set[tuple[int, int]]]:
    """The table with the names of its rows and columns that stand outside its walls, and their cells."""
    names = row_names(region, grid)
    heads = column_names(region, grid) if names else ()
    rows = {*names, grid.top - 1} if heads else set(names)
    ends = {y: len(region.rows[y].text) if y < grid.top else grid.left for y in rows}
    return _table(region, grid, names, heads), {(y, x) for y, end in ends.items() for x in range(end)}


def _table(region: Region, grid: Grid, names: dict[int, str], heads: Cells) -> Table:
    bands: list[list[Cells]] = [[]]
    for y in range(grid.top, grid.bottom):
        if y in grid.rules:
            bands.append([])
        else:
            cells = cells_of(region.rows[y].text, grid.left, grid.right, grid.bars)
            bands[-1].append((names.get(y, ""), *cells) if names else cells)
    bands = [band for band in bands if band]
    first = grid.top - 1 if heads else grid.top
    span = Span.lines(region.rows[first].line, region.rows[grid.bottom - 1].line)
    own = len(bands) > 1 and not heads and not (names and any(cells[0] for cells in bands[0]))
    header = _joined(bands[0]) if own else ("", *heads) if heads else None
    body = bands[1:] if own else bands
    if len(body) > 1 and not (len(body) == 2 and len(body[1]) == 1 and len(body[0]) > 3):
        return Table(span, header, tuple(_joined(band) for band in body))
    return Table(span, header, tuple(row for band in body for row in _continued(band)))


def _joined(band: list[Cells]) -> Cells:
    return tuple(" ".join(cell for cell in cells if cell) for cells in zip(*band, strict=True))


def _continued(band: list[Cells]) -> list[Cells]:
    """The rows of a band, those with an empty first cell joined to the one above, as names that wrap are."""
    rows: list[Cells] = []
    widest = max((len(cells[0]) for cells in band), default=0)
    for cells in band:
        if not any(cells):
            continue
        if rows and (not cells[0] or _wraps(rows[-1], cells, widest)):
            rows[-1] = _joined([rows[-1], cells])
        else:
            rows.append(cells)
    return rows


def _wraps(above: Cells, cells: Cells, widest: int) -> bool:
    """Whether a row only goes on the name above it, which left no room: the `widest` has that many cells.

    Where names open in upper case, words of other cells may go on beside it.
    """
    first = cells[0].split()[0]
    alone = not any(cells[1:]) or (above[0][:1].isupper() and not all(cells))
    return first[0].islower() and alone and all(above) and len(above[0]) + len(first) >= widest


def read_ruled_table(rows: Sequence[Row], start: int) -> tuple[Table, int] | None:
    """The space-aligned table whose header stands in row `start` over a line of dashes for each column."""
    if start + 2 >= len(rows):
        return None
    lines = dashes(rows[start].text, rows[start + 1].text)
    if len(lines) < 2:
        return None
    starts = [first for first, _ in lines]
    header = _cells(rows[start].text, starts)
    if not all(header[1:]):
        return None
    first = rows[start + 2].text
    if starts[0] > 2 and first[: starts[0] - 2].strip() and not first[starts[0] - 2 : starts[0]].strip():
        starts, header = [0, *starts], ("", *header)  # the first column has no name
    cells: list[tuple[str, ...]] = []
    y = start + 2
    while y < len(rows):
        text = rows[y].text
        if not text.strip():
            if y + 1 >= len(rows) or not _fits(rows[y + 1].text, starts):
                break
            y += 1
            continue
        if underlines(text):
            y += 1
            continue
        if _STEMS.issuperset(text):
            break  # lines lead on from its columns
        row = _cells(text, starts)
        if cells and (
            not _is_entry(row) if not row[0] else _wraps(cells[-1], row, lines[0][1] - lines[0][0])
        ):
            cells[-1] = tuple(f"{old} {new}".strip() for old, new in zip(cells[-1], row, strict=True))
        else:
            cells.append(row)
        y += 1
    if not cells:
        return None
    return Table(Span.lines(rows[start].line, rows[y - 1].line), header, tuple(cells)), y


def dashes(names: str, rule: str) -> list[tuple[int, int]]:
    """The runs of dashes in a row of nothing else; short ones only where a name stands right over each."""
    if rule.lstrip()[:1] not in _STROKES:
        return []
    lines = [found.span() for found in _RUN.finditer(rule)]
    if all(end - start > 2 for start, end in lines):
        return lines if underlines(rule) else []
    heads = [found.span() for found in PIECE.finditer(names)]
    if len(heads) != len(lines) or not _STROKES.issuperset(rule.replace(" ", "")):
        return []
    over = all(
        abs(head[0] - line[0]) <= 1 and abs(head[1] - line[1]) <= 2
        for head, line in zip(heads, lines, strict=True)
    )
    return lines if over and all(end - start > 1 for start, end in lines) else []


def _is_entry(row: Cells) -> bool:
    """Whether a row without a name says more of the one above, rather than end its cells."""
    return len(row) > 2 and all(row[1:]) and not any(cell.startswith("(") for cell in row)


def _fits(text: str, starts: list[int]) -> bool:
    """Whether a row below a gap goes on a table: all its cells filled, and gaps between them."""
    clear = all(
        any(
            text[x - 2 : x].isspace() and text[x : x + 1].strip() for x in range(max(start - 4, 2), start + 3)
        )
        for start in starts[1:]
    )
    return clear and all(_cells(text, starts))


def _cells(text: str, starts: list[int]) -> tuple[str, ...]:
    """The words of a row cut at the columns' starts, a word over a start staying whole."""
    cuts = [0]
    for start in starts[1:]:
        cut = words_near(text, start)
        while 0 < cut < len(text) and text[cut - 1] != " " and cut > start - 4:
            cut -= 1
        if 0 < cut < len(text) and text[cut - 1] != " ":
            cut = start
            while cut < len(text) and text[cut - 1] != " ":
                cut += 1
        cuts.append(max(cut, cuts[-1]))
    cuts.append(len(text))
    return tuple(text[left:right].strip() for left, right in itertools.pairwise(cuts))
