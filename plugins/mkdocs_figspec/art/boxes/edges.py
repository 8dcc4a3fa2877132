"""The horizontal edges of boxes: corner, line, corner, with titles and ports in them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..glyphs import (
    BOTTOM_LEFT,
    BOTTOM_RIGHT,
    BOTTOM_TEE,
    CROSS,
    DRAWN_HEADS,
    HORIZONTAL,
    LEFT_TEE,
    RIGHT_TEE,
    TOP_LEFT,
    TOP_RIGHT,
    TOP_TEE,
    VERTICAL,
    Side,
)
from ..grid import Region

_STARTS = TOP_LEFT | BOTTOM_LEFT | LEFT_TEE
_ENDS = TOP_RIGHT | BOTTOM_RIGHT | RIGHT_TEE
_PORT_HEADS = DRAWN_HEADS[Side.SOUTH] | DRAWN_HEADS[Side.NORTH]
_START = re.compile(rf"[{''.join(sorted(_STARTS - {'+'}))}]|\+(?=[-=])")
_INSIDE = HORIZONTAL | TOP_TEE | BOTTOM_TEE | CROSS | _PORT_HEADS
_DOWN = TOP_TEE | CROSS | DRAWN_HEADS[Side.SOUTH]
_UP = BOTTOM_TEE | CROSS | DRAWN_HEADS[Side.NORTH]
_ALONG = DRAWN_HEADS[Side.EAST] | DRAWN_HEADS[Side.WEST]
_NO_TITLE = _STARTS | _ENDS | VERTICAL | TOP_TEE | BOTTOM_TEE


@dataclass(frozen=True)
class Edge:
    """A horizontal line between two corners or tees; all positions are cells from 0."""

    y: int
    left: int
    right: int
    start: str
    """Its first glyph: `┌ └ ├ +` or a heavier, double or rounded one."""
    end: str
    title: str | None
    """Words that stand in it: `┌── title ──┐`."""
    downward: tuple[int, ...]
    """Cells from which something leaves or points downwards: `┬ ┼ ▼`."""
    upward: tuple[int, ...]

    @property
    def opens(self) -> bool:
        """Whether a box may hang below it from two corners of its own."""
        return self.start in TOP_LEFT and self.end in TOP_RIGHT

    @property
    def closes(self) -> bool:
        """Whether it may be the bottom of a box."""
        return self.start in BOTTOM_LEFT and self.end in BOTTOM_RIGHT

    @property
    def divides(self) -> bool:
        """Whether it may cut a box into cells."""
        return self.start in LEFT_TEE and self.end in RIGHT_TEE


def find_edges(region: Region) -> list[list[Edge]]:
    """The edges in each row of `region`, from the left."""
    return [_edges_in(row.text, y) for y, row in enumerate(region.rows)]


def _edges_in(text: str, y: int) -> list[Edge]:
    edges: list[Edge] = []
    start = _START.search(text)
    while start is not None:
        edge, x = _edge_from(text, y, start.start())
        if edge is not None:
            edges.append(edge)
        start = _START.search(text, x)
    return edges


def _edge_from(text: str, y: int, left: int) -> tuple[Edge | None, int]:
    """The edge that starts at `left`, or none, and the cell to go on from."""
    ascii_start = text[left] == "+"
    down: list[int] = []
    up: list[int] = []
    title = ""
    strokes = 0
    x = left + 1
    while x < len(text):
        glyph = text[x]
        if glyph in _ENDS and (strokes or title) and not _goes_on(text, x):
            if text[x - 1] == " " or strokes < 2:
                return None, x
            words = title.strip() or None
            return Edge(y, left, x, text[left], glyph, words, tuple(down), tuple(up)), x + 1
        if glyph in "-=_" and _in_word(text, x):
            title += glyph
        elif glyph in _INSIDE or ((glyph in "vV^" or glyph in VERTICAL) and _between_strokes(text, x)):
            strokes += glyph in HORIZONTAL
            if glyph in _DOWN or glyph in "vV" or glyph in VERTICAL:
                down.append(x)
            if glyph in _UP or glyph == "^":
                up.append(x)
            if title and not title.endswith(" "):
                title += " "
        elif glyph in _NO_TITLE or (ascii_start and x == left + 1):
            return None, x
        elif glyph in _ALONG and text[x - 1] in HORIZONTAL:
            return None, x  # it leads to the words: `┌─► words ─┐`
        else:
            title += glyph
        x += 1
    return None, len(text) if not title else left + 1 + strokes


def _goes_on(text: str, x: int) -> bool:
    """Whether the corner at `x` is only a crossing on the way: `+---+---+`."""
    following = text[x + 1] if x + 1 < len(text) else " "
    return text[x] == "+" and following in "-=" and text[x - 1] in "-="


def _in_word(text: str, x: int) -> bool:
    """Whether the stroke at `x` is a hyphen or an underscore of the title: `pre-commit`, `_x`."""
    before, after = text[x - 1].isalnum(), text[x + 1 : x + 2].isalnum()
    return (before and after) or (text[x] == "_" and (before or after or text[x + 1 : x + 2] == "_"))


def _between_strokes(text: str, x: int) -> bool:
    return x + 1 < len(text) and text[x - 1] in HORIZONTAL and text[x + 1] in HORIZONTAL
