"""Trees that arrows may lead to or from: an arrow under a tree comes from the words that it hangs from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...model import Tree
from ..boxes.boxes import FoundBox
from ..grid import Region
from ..trees.tree import read_trees
from .arrows import UNDERLINE
from .line_work import Cell

_HANGS = 5
"""Cells that branches may stand left of their root."""


@dataclass(frozen=True)
class Standing:
    """A tree and where it stands; positions are cells of the region from 0."""

    tree: Tree
    top: int
    bottom: int
    left: int
    cells: frozenset[Cell]
    """What is claimed with it."""


def standing_trees(region: Region, boxes: tuple[FoundBox, ...]) -> tuple[Standing, ...]:
    """The trees of `region` outside `boxes` that have a root line."""
    if not any(glyph in row.text for row in region.rows for glyph in ("├", "└", "+-", "╰")):
        return ()
    inside = {
        (y, x)
        for box in boxes
        for y in range(box.top, box.bottom + 1)
        for x in range(box.left, box.right + 1)
    }
    outside = region.without(inside) if inside else region
    reading = read_trees(outside)
    row_of = {row.line: y for y, row in enumerate(region.rows)}
    placed: list[tuple[int, int, int, Tree]] = []
    for block in reading.blocks:
        if not isinstance(block, Tree) or block.nodes[0].depth or block.nodes[0].line not in row_of:
            continue
        top, bottom = row_of[block.nodes[0].line], row_of.get(block.span.end_line, len(region) - 1)
        text = region.rows[top].text
        left = max(text.find(block.nodes[0].name), len(text) - len(text.lstrip()))
        placed.append((left, top, bottom, block))
    claimed = _claimed(outside, reading.left_over)
    found: list[Standing] = []
    for left, top, bottom, tree in placed:
        right = min((other for other, above, below, _ in placed if other > left + 2 and above <= bottom and
                     top <= below), default=10_000)  # fmt: skip
        cells = frozenset(
            (y, x)
            for y in range(top, bottom + 1)
            for start, columns in _words_at(claimed.get(y, []))
            if left - _HANGS <= start < right - _HANGS
            for x in columns
        )
        found.append(Standing(tree, top, bottom, min((x for _, x in cells), default=left), cells))
    return tuple(found)


def _words_at(columns: list[int]) -> Iterator[tuple[int, list[int]]]:
    """The columns of each run of words, with the first of them; a word is not cut."""
    run: list[int] = []
    for x in columns:
        if run and x - run[-1] > 2:
            yield run[0], run
            run = []
        run.append(x)
    if run:
        yield run[0], run


def _claimed(before: Region, after: Region) -> dict[int, list[int]]:
    rows: dict[int, list[int]] = {}
    for y, (old, new) in enumerate(zip(before.rows, after.rows, strict=True)):
        if old.text == new.text:
            continue
        text = new.text.ljust(len(old.text))
        rows[y] = [x for x, glyph in enumerate(old.text) if glyph != " " and text[x] != glyph]
    return rows


def underline_of(region: Region, standing: Standing) -> set[Cell]:
    """The cells of the line under the root of a tree; none where there is no line."""
    y, root = standing.top + 1, standing.tree.nodes[0].name
    row = region.rows[y].text if y < len(region) else ""
    found = UNDERLINE.search(row, max(standing.left - 1, 0))
    if found is None or found.start() > standing.left + 7 or abs(len(found.group()) - len(root)) > 6:
        return set()
    return {(y, x) for x in range(*found.span())}
