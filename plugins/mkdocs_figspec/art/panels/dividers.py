"""Plain lines that part what stands over them from what stands below: no underlines, no rules of tables."""

from __future__ import annotations

from collections.abc import Iterator

from ..grid import Region
from ..text.aligned import read_aligned_table, read_lined_table
from .headings import adds_up, heads_cells, underlined_headings, underlines


def between_dividers(region: Region) -> Iterator[Region]:
    """The pieces between plain lines that cross the region."""
    width = region.width
    cuts = []
    ruled = _lines_of_tables(region)
    for y, row in enumerate(region):
        lines = underlines(row.text) if y not in ruled else []
        if (
            len(lines) != 1
            or " " in row.text.strip()
            or _is_under_words(region, y)
            or adds_up(region.rows, y)
        ):
            continue  # words, the rule of a table or a sum, or the underline of a sentence
        if lines[0][1] - lines[0][0] >= 0.8 * (width - 4) >= 16 and not _heads(region, y):
            cuts.append(y)
    start = 0
    if len(cuts) == 2 and not region.crop(0, cuts[0]).blank and region.crop(cuts[1] + 1, len(region)).blank:
        cuts = []  # a banner between two lines
    for cut in [*cuts, len(region)]:
        piece = region.crop(start, cut)
        if not piece.blank:
            yield piece
        start = cut + 1


def _lines_of_tables(region: Region) -> set[int]:
    """The rows of the tables whose header stands over one line, which may have more lines around them."""
    found: set[int] = set()
    for y, row in enumerate(region):
        line = underlines(row.text)
        if y in found or len(line) != 1:
            continue
        if y and heads_cells(region, y):
            alike = [z for z in range(y, len(region)) if _are_alike(line, underlines(region.rows[z].text))]
            found |= set(alike)
            continue
        for top in range(max(y - 2, 0), y + 1):
            table = read_lined_table(region.rows, top) or read_aligned_table(region.rows, top)
            if table is not None and table[0].header and y < table[1]:
                found |= set(range(top, table[1]))
                break
    return found


def _are_alike(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> bool:
    """Whether two lines start in one column and are as long, nearly."""
    return (
        len(one) == len(other) == 1
        and abs(one[0][0] - other[0][0]) <= 1
        and abs(one[0][1] - other[0][1]) <= 3
    )


def _is_under_words(region: Region, y: int) -> bool:
    """Whether the line in row `y` stands right under one line of words, with more right under itself."""
    if not 0 < y < len(region) - 1 or region.rows[y - 1].blank or region.rows[y + 1].blank:
        return False
    line, above = region.rows[y], region.rows[y - 1]
    alone = y == 1 or region.rows[y - 2].blank
    return (
        alone
        and line.indent == above.indent
        and any(map(str.isalnum, above.text))
        and len(above.text) * 2 > len(line.text)
    )


def _heads(region: Region, y: int) -> bool:
    """Whether the line in row `y` underlines a heading."""
    return y > 0 and any(
        group[0].end == y + 1 for group in underlined_headings(region.crop(max(y - 2, 0), y + 1))
    )
