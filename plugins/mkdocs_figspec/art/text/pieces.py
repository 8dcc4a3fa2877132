"""What stands over each other, in one piece: apart, it would not stand over each other any more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...model import Art, Block, Fields, Plot, Prose, Table
from ..grid import Region, Row
from .text import leads, make_art

_GAP = re.compile(r"[^\s.:;!?] {2,}\S")
_SET_IN = 2
"""Cells by which words begin further right than the art that they belong to: the name of an axis."""
_FEW = 2
"""Rows of words that may belong to the art that they touch."""


def in_one_piece(blocks: Sequence[Block], region: Region) -> Iterator[Block]:
    """The blocks of `region`; art with the art and the rows of words, laid out like it, that it touches."""
    before: Block | None = None
    for block in blocks:
        if before is not None and (rows := _together(before, block, region)):
            before = make_art(rows)
            continue
        if before is not None:
            yield before
        before = block
    if before is not None:
        yield before


def _together(one: Block, other: Block, region: Region) -> list[Row]:
    """The rows of two blocks that are a single piece of art; none where they are not."""
    if (
        isinstance(one, Art)
        and isinstance(other, Table | Fields)
        and other.span.line == one.span.end_line + 1
    ):
        rows = _rows(region, one.span.line, other.span.end_line)
        stems = rows[one.span.end_line - one.span.line].text
        return rows if one.span.column == 1 and leads(stems) else []
    if not (isinstance(one, Art | Prose) and isinstance(other, Art | Prose)):
        return []
    arts = [block for block in (one, other) if isinstance(block, Art)]
    words = [block for block in (one, other) if isinstance(block, Prose)]
    if one.span.end_line + 1 != other.span.line or any(art.span.column != 1 for art in arts):
        return []
    if not arts or not all(is_laid_out(block, arts[0], region) for block in words):
        return []
    return _rows(region, one.span.line, other.span.end_line)


def is_laid_out(words: Prose, drawing: Art | Plot, region: Region) -> bool:
    """Whether the places of words mean something beside a drawing: gaps part them, or they are set in."""
    rows = _rows(region, words.span.line, words.span.end_line)
    drawn = _rows(region, drawing.span.line, drawing.span.end_line)
    left = min((row.indent for row in drawn if not row.blank), default=0)
    return (
        not words.heading
        and len(rows) <= _FEW
        and all(_GAP.search(row.text) or row.indent >= left + _SET_IN for row in rows)
    )


def _rows(region: Region, first: int, last: int) -> list[Row]:
    return [row for row in region.rows if first <= row.line <= last]
