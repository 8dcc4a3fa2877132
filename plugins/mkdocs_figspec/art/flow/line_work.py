"""The line work between boxes: which cells are strokes and which are heads."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...source import Span
from ..boxes.boxes import FoundBox
from ..glyphs import Side
from ..grid import Region

Cell = tuple[int, int]
"""Row and column, from 0."""


@dataclass
class LineWork:
    """Strokes and heads of a region, outside boxes."""

    strokes: dict[Cell, frozenset[Side]] = field(default_factory=dict)
    heads: dict[Cell, tuple[Side, ...]] = field(default_factory=dict)
    """Heads and the sides that they point to; one that points both ways has two."""
    whole: set[Cell] = field(default_factory=set)
    """Heads that are a whole arrow by themselves: `→`."""
    passed: set[Cell] = field(default_factory=set)
    """Heads that point into a line and are part of it: `│◀── words`."""
    dashed: set[Cell] = field(default_factory=set)
    chains: set[int] = field(default_factory=set)
    """Rows that are a chain of words: `a → b → c`."""


def span_of(region: Region, cells: set[Cell]) -> Span:
    """The lines of the file on which `cells` stand."""
    rows = [y for y, _ in cells]
    return Span.lines(region.rows[min(rows)].line, region.rows[max(rows)].line)


def walls_of(region: Region, box: FoundBox) -> Span:
    """Where the walls of `box` stand in the file."""
    top, bottom = region.rows[box.top], region.rows[box.bottom]
    return Span(top.line, top.column + box.left, bottom.line, bottom.column + box.right + 1)
