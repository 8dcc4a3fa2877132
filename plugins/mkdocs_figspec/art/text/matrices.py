"""Matrices: tables with words around them that no table has room for, as what is predicted and the sums."""

from __future__ import annotations

from ...model import Art
from ...source import Span
from ..glyphs import BOX_DRAWING
from ..grid import PIECE, Region
from .grids import Grid, row_end

_LONGEST = 24
"""Characters of the words beside a row."""
_FARTHEST = 12
"""Cells between a wall and the words beside it."""
_OVER, _UNDER = 3, 2
"""Rows of names that may stand right over a matrix, and of sums right under it."""


def read_matrix(region: Region, grid: Grid) -> tuple[Art, range] | None:
    """The matrix as it was drawn, with its names and sums, and its rows.

    `None` where nothing but names of rows, which a table holds, stands beside the walls.
    """
    beside = [_beside(region.rows[y].text, grid) for y in range(grid.top, grid.bottom)]
    if any(each is None for each in beside):
        return None
    words = [each for each in beside if each is not None]
    on_rules = any(words[y - grid.top][0] for y in grid.rules)
    named = sum(bool(left) for left, _ in words)
    if not named or not (on_rules or any(right for _, right in words)):
        return None
    top, bottom = grid.top, grid.bottom
    while top > 0 and grid.top - top < _OVER and _belongs(region.rows[top - 1].text, grid):
        top -= 1
    while bottom < len(region) and bottom - grid.bottom < _UNDER and _belongs(region.rows[bottom].text, grid):
        bottom += 1
    rows = region.rows[top:bottom]
    indent = min(row.indent for row in rows)
    text = "\n".join(row.text[indent:].rstrip() for row in rows)
    return Art(Span.lines(rows[0].line, rows[-1].line), text), range(top, bottom)


def _beside(text: str, grid: Grid) -> tuple[str, str] | None:
    """The words left and right of the walls in a row; `None` where more than a name or a sum is there."""
    end = row_end(text, grid.right)
    before, behind = text[: grid.left].rstrip(), text[end:]
    left, right = before.strip(), behind.strip()
    if any(len(words) > _LONGEST or not BOX_DRAWING.isdisjoint(words) for words in (left, right)):
        return None
    if (left and left[-1] in "=<>-") or right[:1] in ("<", "-", "=", "←", "◄"):
        return None
    near = not right or len(behind) - len(behind.lstrip()) <= _FARTHEST
    return (left, right) if near else None


def _belongs(text: str, grid: Grid) -> bool:
    """Whether a row right over or under a matrix names its columns or adds them up."""
    pieces = list(PIECE.finditer(text))
    return bool(pieces) and all(
        BOX_DRAWING.isdisjoint(each.group())
        and len(each.group()) <= _LONGEST
        and each.start() >= grid.left - 2
        and each.end() <= grid.right + _FARTHEST
        for each in pieces
    )
