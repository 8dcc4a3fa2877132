"""Tables: box-drawn, between pipes, space-aligned under rules, Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Table
from ..source import Span
from .grid import Row
from .headings import underlines


def read_ruled_table(rows: Sequence[Row], start: int) -> tuple[Table, int] | None:
    """The space-aligned table whose header stands in row `start` over a line of dashes for each column."""
    if start + 2 >= len(rows):
        return None
    lines = underlines(rows[start + 1].text)
    if len(lines) < 2:
        return None
    starts = [first for first, _ in lines]
    header = _cells(rows[start].text, starts)
    if not all(header):
        return None
    cells: list[tuple[str, ...]] = []
    y = start + 2
    while y < len(rows):
        text = rows[y].text
        if not text.strip():
            if y + 1 >= len(rows) or not all(_cells(rows[y + 1].text, starts)):
                break
            y += 1
            continue
        if underlines(text):
            y += 1
            continue
        row = _cells(text, starts)
        if not row[0] and cells:
            cells[-1] = tuple(f"{old} {new}".strip() for old, new in zip(cells[-1], row, strict=True))
        else:
            cells.append(row)
        y += 1
    if not cells:
        return None
    return Table(Span.lines(rows[start].line, rows[y - 1].line), header, tuple(cells)), y


def _cells(text: str, starts: list[int]) -> tuple[str, ...]:
    """The words of a row cut at the columns' starts, a word over a start staying whole."""
    cuts = [0]
    for start in starts[1:]:
        cut = start
        while 0 < cut < len(text) and text[cut - 1] != " " and cut > start - 4:
            cut -= 1
        if 0 < cut < len(text) and text[cut - 1] != " ":
            cut = start
            while cut < len(text) and text[cut - 1] != " ":
                cut += 1
        cuts.append(max(cut, cuts[-1]))
    cuts.append(len(text))
    return tuple(text[left:right].strip() for left, right in zip(cuts, cuts[1:], strict=False))
