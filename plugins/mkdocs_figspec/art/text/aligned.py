"""Tables whose cells stand under each other with gaps between them, no line or one under the header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...model import Table
from ...source import Span
from ..glyphs import BULLETS, MARKS
from ..grid import PIECE, Clusters, Row
from ..panels.headings import underlines
from .lists import marker_of

_AMOUNT = re.compile(r"[-+−]?\d[\d.,:]*(?: \d{3})*\W?$")
_LINE_CELL = re.compile(r"(?![-─]$)[-─═━=~|│]+$")
"""A piece of line work; a lone dash says that there is nothing."""


def read_lined_table(rows: Sequence[Row], start: int) -> tuple[Table, int] | None:
    """The table whose header stands between two lines, the first of them in row `start`."""
    line = underlines(rows[start].text)
    if len(line) != 1 or start + 1 >= len(rows) or rows[start + 1].blank:
        return None
    found = read_aligned_table(rows, start + 1)
    if found is None or found[0].header is None or underlines(rows[start + 2].text) != line:
        return None
    return replace(found[0], span=Span.lines(rows[start].line, found[0].span.end_line)), found[1]


def read_aligned_table(rows: Sequence[Row], start: int) -> tuple[Table, int] | None:
    """The table without any line whose rows, from `start` on, have three cells or more under each other."""
    first = list(PIECE.finditer(rows[start].text))
    if len(first) < 2 or underlines(rows[start].text):
        return None
    header, y = None, start
    heads = [found.span() for found in first]
    names, under, line = _names(rows, start, first)
    if under < len(rows):
        below = [found.span() for found in PIECE.finditer(rows[under].text)]
        if len(below) == len(first) + 1 > 2 and all(map(_is_under, below[1:], heads)):
            # The first column has no name.
            header = ("", *names)
            heads, y = [below[0], *heads], under
        elif (
            len(below) == len(first)
            and all(map(_is_under, below[1:], heads[1:]))
            and (line or _centred(below, heads))
        ):
            header, y = tuple(names), under
    if header is None and len(first) < 3:
        return None
    opening = list(PIECE.finditer(rows[y].text))
    starts = [found.start() for found in opening]
    amounts = {found.end(): number for number, found in enumerate(opening) if _AMOUNT.match(found.group())}
    if header is None:
        heads = [(x, x) for x in starts]
    cells: list[tuple[str, ...]] = []
    while y < len(rows) and not rows[y].blank:
        found = _pieces(rows[y].text, starts)
        columns = [_column(each, starts, heads, amounts) for each in found]
        if len(found) < 2 or None in columns or len(set(columns)) < len(columns):
            break
        ends = [*starts[1:], len(rows[y].text) + 1]
        if any(each.end() >= ends[column or 0] for column, each in zip(columns, found, strict=True)):
            break
        row = [""] * len(starts)
        for column, each in zip(columns, found, strict=True):
            row[column or 0] = each.group()
        if any(
            cell and not any(glyph.isalnum() for glyph in cell) and _LINE_CELL.match(cell) for cell in row
        ):
            return None
        if not row[0]:
            break
        cells.append(tuple(row))
        y += 1
    if len(cells) < 2:
        return None
    ragged = not all(map(all, cells)) or (y < len(rows) and not rows[y].blank)
    if header is None and ragged and all(row[0].endswith(":") for row in cells):
        return None  # names with their values
    if line and y < len(rows) and underlines(rows[y].text) == line:
        y += 1
    return Table(Span.lines(rows[start].line, rows[y - 1].line), header, tuple(cells)), y


def read_marked_table(rows: Sequence[Row], start: int, clusters: Clusters) -> tuple[Table, int] | None:
    """The table of a whole list each item of which has three cells or more, in the same columns.

    Bullets count and judge nothing: what stands behind them is a list.
    """
    found = read_aligned_table(rows, start)
    if found is None or found[0].header is not None or not all(map(all, found[0].rows)):
        return None
    if found[1] < len(rows) and not rows[found[1]].blank:
        return None
    for first, *others in found[0].rows:
        mark = marker_of(first, clusters)
        listed = [other for cell in others if (other := marker_of(cell, clusters)) is not None]
        if (
            mark is None
            or clusters.restore(mark)[0] in BULLETS - MARKS
            or (listed and not mark.strip("().").isalnum())
        ):
            return None
        if any(clusters.restore(other)[0] not in MARKS for other in listed):
            return None
    return found


def _names(
    rows: Sequence[Row], start: int, heads: list[re.Match[str]]
) -> tuple[list[str], int, list[tuple[int, int]]]:
    """The names in a header that opens in row `start`, the row after it, and the one line under it.

    Without a line it has one row; over a line, a second row may go on with some of the names.
    """
    names = [found.group() for found in heads]
    for y in range(start + 1, min(start + 3, len(rows) - 1) if len(heads) > 2 else 0):
        line = underlines(rows[y].text)
        if len(line) == 1:
            return names, y + 1, line
        more = list(PIECE.finditer(rows[y].text))
        for found in more:
            under = [n for n, head in enumerate(heads) if abs(head.start() - found.start()) <= 1]
            if not under or len(more) == len(heads):
                return [head.group() for head in heads], start + 1, []
            names[under[0]] += f" {found.group()}"
    return [found.group() for found in heads], start + 1, []


def _pieces(text: str, starts: list[int]) -> list[re.Match[str]]:
    """The cells of a row; a name that fills its column leaves but one space before the next one."""
    found = list(PIECE.finditer(text))
    first, second = found[0], starts[1]
    over = first.start() < second < first.end() and text[second - 1] == " "
    if not over or len(found) != len(starts) - 1:
        return found
    cut = (PIECE.match(text, first.start(), second - 1), PIECE.match(text, second))
    return [*(cell for cell in cut if cell), *found[1:]]


def _column(
    cell: re.Match[str], starts: list[int], heads: list[tuple[int, int]], amounts: dict[int, int]
) -> int | None:
    """The number of the column that a cell starts in, ends in as amounts do, or has the name over it."""
    near = next((number for number, start in enumerate(starts) if abs(cell.start() - start) <= 1), None)
    if near is None and _AMOUNT.match(cell.group()):
        near = amounts.get(cell.end())
    if near is not None:
        return near
    return next(
        (number for number, head in enumerate(heads) if head[0] < head[1] and _is_under(cell.span(), head)),
        None,
    )


def _is_under(cell: tuple[int, int], head: tuple[int, int]) -> bool:
    """Whether a cell starts with a name over it or stands in the middle under it."""
    return abs(cell[0] - head[0]) <= 2 or (head[0] <= cell[0] and cell[1] <= head[1] + 1)


def _centred(cells: list[tuple[int, int]], heads: list[tuple[int, int]]) -> bool:
    """Whether most cells stand in the middle under longer names."""
    return sum(cell[0] > head[0] + 1 for cell, head in zip(cells, heads, strict=True)) * 2 > len(cells)
