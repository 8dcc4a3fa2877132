"""Pieces of one drawing that were read one by one, put together again."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Art, Block, Plot, Prose
from .grid import Region
from .text.pieces import is_laid_out
from .text.text import make_plot


def joined(blocks: Sequence[Block], region: Region) -> tuple[Block, ...]:
    """The blocks of `region` with each plot and what belongs to it right over and under it in one."""
    if not any(isinstance(block, Plot) for block in blocks) or len(blocks) < 2:
        return tuple(blocks)
    found: list[Block] = []
    run: list[Block] = []
    for block in blocks:
        if run and not _goes_on(run[-1], block, region):
            found += _one(run, blocks, region)
            run = []
        run.append(block)
    return (*found, *_one(run, blocks, region))


def _goes_on(above: Block, below: Block, region: Region) -> bool:
    """Whether a drawing goes on from one block in the other, in the next row, or its words stand there."""
    if above.box or below.box or below.span.line != above.span.end_line + 1:
        return False
    match above, below:
        case (Plot() | Art(), Plot() | Art()):
            return True
        case (Plot() as plot, Prose() as words) | (Prose() as words, Plot() as plot):
            return is_laid_out(words, plot, region)
    return False


def _one(run: list[Block], blocks: Sequence[Block], region: Region) -> list[Block]:
    """A run of drawn blocks as one plot, unless it holds none or something else stands beside it."""
    first, last = run[0].span.line, run[-1].span.end_line
    beside = any(
        block.span.line <= last and first <= block.span.end_line for block in blocks if block not in run
    )
    if len(run) < 2 or beside or not any(isinstance(block, Plot) for block in run):
        return run
    return [make_plot([row for row in region.rows if first <= row.line <= last], region.clusters)]
