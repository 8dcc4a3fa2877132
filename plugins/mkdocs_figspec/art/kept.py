"""Not a word lost: blocks that would lose one give way to what was drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..diagnostics import Diagnostic, Severity
from ..model import Art, Block
from ..source import Span
from .grid import Region
from .reading import Reading
from .text.text import make_art
from .words import are_lost


def kept(before: Region, reading: Reading, path: str) -> tuple[list[Block], list[Diagnostic], Region]:
    """The blocks of a reading; those that would lose a word give way to art."""
    if not are_lost(before, reading.blocks, reading.left_over.text):
        return list(reading.blocks), [], reading.left_over
    claimed = _claimed(before, reading.left_over)
    found: list[Block] = []
    lost: list[Diagnostic] = []
    left = reading.left_over
    for blocks, first, last in _groups(reading.blocks, claimed):
        rows = claimed.crop(first, last)
        if are_lost(rows, blocks):
            art, cells = _art(before, claimed, first, last)
            left = left.without(cells)
            found.append(art)
            lost.append(as_art(path, art.span))
        else:
            found.extend(blocks)
    return found, lost, left


def _art(before: Region, claimed: Region, first: int, last: int) -> tuple[Art, set[tuple[int, int]]]:
    """What was claimed in some rows as it was drawn, words that were cut made whole, and its cells."""
    rows = []
    cells: set[tuple[int, int]] = set()
    for y in range(first, last):
        row, text = before.rows[y], claimed.rows[y].text
        left, right = len(text) - len(text.lstrip()), len(text.rstrip())
        if left >= right:
            rows.append(row._replace(text=""))
            continue
        while left > 0 and row.text[left - 1] != " ":
            left -= 1
        while right < len(row.text) and row.text[right] != " ":
            right += 1
        rows.append(row._replace(text=" " * left + row.text[left:right]))
        cells |= {(y, x) for x in range(left, right)}
    while rows and rows[-1].blank:
        rows.pop()
    while rows and rows[0].blank:
        rows.pop(0)
    return make_art(rows), cells


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
        rows.append(old._replace(text=text.rstrip()))
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
