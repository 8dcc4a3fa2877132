"""The order of recognisers: each takes what it knows, the next one sees what is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from ..diagnostics import Diagnostic, Severity
from ..model import Block
from ..source import Span
from .grid import Region
from .reading import Reading
from .boxes import find_boxes
from .flow import read_boxes
from .naming import read_naming
from .table import read_tables
from .tree import read_trees
from .text import make_art, read_text
from .words import words_of_blocks, words_of_region

Recogniser = Callable[[Region], Reading]


@dataclass(frozen=True)
class Context:
    """What recognisers of one figure share."""

    path: str
    ids: Iterator[str]


def read_blocks(region: Region, context: Context) -> tuple[tuple[Block, ...], tuple[Diagnostic, ...]]:
    """All that stands in `region`, in reading order, not a word lost, and what was found about it."""
    blocks: list[Block] = []
    problems: list[Diagnostic] = []
    left = region
    for recognise in _recognisers(context, problems):
        if left.blank:
            break
        reading = recognise(left)
        if not reading.blocks:
            continue
        kept, lost = _kept(left, reading, context)
        blocks.extend(kept)
        problems.extend(reading.problems if not lost else lost)
        left = reading.left_over
    blocks.extend(read_text(left))
    return tuple(sorted(blocks, key=lambda block: (block.span.line, block.span.column))), tuple(problems)


def _recognisers(context: Context, problems: list[Diagnostic]) -> tuple[Recogniser, ...]:
    def outside_boxes(region: Region) -> Reading:
        """Trees, those inside boxes left for later."""
        cells = {
            (y, x)
            for box in find_boxes(region)
            for y in range(box.top, box.bottom + 1)
            for x in range(box.left, box.right + 1)
        }
        reading = read_trees(region.without(cells) if cells else region)
        if not reading.blocks or not cells:
            return reading
        rows = (
            replace(
                left,
                text="".join(
                    glyph if (y, x) in cells else left.text[x] if x < len(left.text) else " "
                    for x, glyph in enumerate(row.text)
                ),
            )
            for y, (row, left) in enumerate(zip(region.rows, reading.left_over.rows, strict=True))
        )
        return replace(reading, left_over=replace(region, rows=tuple(rows)))

    def inside(region: Region) -> tuple[Block, ...]:
        blocks, noted = read_blocks(region, context)
        problems.extend(noted)
        return blocks

    def boxes(region: Region) -> Reading:
        return read_boxes(region, inside, context.ids)

    return (read_naming, read_tables, outside_boxes, boxes)


def _kept(before: Region, reading: Reading, context: Context) -> tuple[list[Block], list[Diagnostic]]:
    """The blocks of a reading; those that would lose a word give way to art."""
    if not words_of_region(before) - words_of_region(reading.left_over) - words_of_blocks(reading.blocks):
        return list(reading.blocks), []
    claimed = _claimed(before, reading.left_over)
    kept: list[Block] = []
    lost: list[Diagnostic] = []
    for blocks, first, last in _groups(reading.blocks, claimed):
        rows = claimed.crop(first, last)
        if words_of_region(rows) - words_of_blocks(blocks):
            filled = [y for y, row in enumerate(rows) if not row.blank]
            art = make_art(rows.rows[filled[0] : filled[-1] + 1])
            kept.append(art)
            lost.append(as_art(context.path, art.span))
        else:
            kept.extend(blocks)
    return kept, lost


def as_art(path: str, span: Span) -> Diagnostic:
    return Diagnostic(
        "recognised-as-art",
        Severity.NOTE,
        "drawn exactly as it stands, as its words would not all have come through otherwise",
        path,
        span,
        "label the fence with its kind, or draw it more plainly",
    )


def _claimed(before: Region, after: Region) -> Region:
    """The cells of `before` that `after` has blank."""
    rows = []
    for old, new in zip(before.rows, after.rows, strict=True):
        text = "".join(
            " " if x < len(new.text) and new.text[x] == glyph else glyph for x, glyph in enumerate(old.text)
        )
        rows.append(replace(old, text=text.rstrip()))
    return replace(before, rows=tuple(rows))


def _groups(blocks: tuple[Block, ...], claimed: Region) -> Iterator[tuple[list[Block], int, int]]:
    """Blocks whose lines overlap, with their first row and the row after their last."""
    first_line = claimed.rows[0].line
    spans = sorted(blocks, key=lambda block: block.span.line)
    start = 0
    group: list[Block] = []
    end = 0
    for block in spans:
        top = block.span.line - first_line
        if group and top >= end:
            yield group, start, top
            start, group = top, []
        group.append(block)
        end = max(end, block.span.end_line - first_line + 1)
    yield group, start, len(claimed)
