"""Quadrants: four cells around a crossing with axes, or axes alone that cross, drawn exactly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Art, Plot
from .glyphs import BOTTOM_LEFT, DRAWN_HEADS, TOP_LEFT, VERTICAL, Side
from .grid import PIECE, Region
from .reading import Reading
from .text.text import make_art, make_plot

_MIDDLE = re.compile(r"[├+╠│|][─═-]{6,}[┼+╬][─═-]{6,}(?:[┤+╣│|]|(?=\s|$))")
_AXIS = re.compile(r"[◀◄←<][─═-]{5,}[┼+╬][─═-]{5,}[▶►→>]?|[─═-]{5,}[┼+╬][─═-]{5,}[▶►→>]")
"""An axis from side to side that another one crosses."""
_ORIGIN = re.compile(r"[└╰+][─━-]{9,}[▶►→>]")
_LINES = re.compile(r"[─═│|+]|--")
_CORNERS = re.compile(r"[┌┐╔╗╭╮]")
_ARM = VERTICAL | DRAWN_HEADS[Side.NORTH] | DRAWN_HEADS[Side.SOUTH]
_HEADS = DRAWN_HEADS[Side.NORTH]
_FEWEST_ROWS = 3
"""Of each cell, its edge included."""


def read_quadrants(region: Region) -> Reading:
    """The quadrants of `region` that have axes, each with its exact rows; those without walls are plots."""
    taken: set[int] = set()
    blocks: list[Art | Plot] = []
    for find in (_quadrants, _planes, _charts):
        for first, last in find(region):
            if first not in taken:
                taken |= set(range(first, last + 1))
                rows = region.rows[first : last + 1]
                blocks.append(make_art(rows) if find is _quadrants else make_plot(rows, region.clusters))
    return Reading(tuple(blocks), region.without_rows(taken) if taken else region)


def _quadrants(region: Region) -> Iterator[tuple[int, int]]:
    """The first and the last row of each."""
    for y, row in enumerate(region):
        found = _MIDDLE.search(row.text)
        if found is None:
            continue
        left, right = found.start(), found.end() - 1
        middle = max(x for x in range(left + 1, right) if row.text[x] in "┼+╬")
        top, bottom = _edge(region, y, left, -1), _edge(region, y, left, 1)
        if top is None or bottom is None or not _stands_alone(region, top, bottom, left, right):
            continue
        if any(region.cell(top, x) in _HEADS for x in (left - 1, left, left + 1)):
            yield _with_names(region, top, bottom)
            continue
        first, last = _end_of_arm(region, top, middle, -1), _end_of_arm(region, bottom, middle, 1)
        if first < top or last > bottom or _is_named(region, y, left, right):
            yield first, last


def _planes(region: Region) -> Iterator[tuple[int, int]]:
    """The first and the last row of each pair of axes that cross, with no box beside them."""
    for y, row in enumerate(region):
        for found in _AXIS.finditer(row.text):
            x = next(x for x in range(found.start(), found.end()) if row.text[x] in "┼+╬")
            first, last = _end_of_arm(region, y, x, -1), _end_of_arm(region, y, x, 1)
            alone = not any(_CORNERS.search(row.text) for row in region.rows[first : last + 1])
            if alone and y - first >= _FEWEST_ROWS and last - y >= _FEWEST_ROWS:
                yield first, last


def _charts(region: Region) -> Iterator[tuple[int, int]]:
    """The first and the last row of each pair of axes with heads that have a box between them."""
    for y, row in enumerate(region):
        for found in _ORIGIN.finditer(row.text):
            x, top = found.start(), y
            while region.cell(top - 1, x) in _ARM:
                top -= 1
            boxed = any(_CORNERS.search(row.text[x + 1 :]) for row in region.rows[top:y])
            if boxed and region.cell(top, x) in _HEADS and not _LINES.search(row.text[found.end() :]):
                first, last = _with_names(region, top, y)
                yield _with_names(region, first, last)


def _edge(region: Region, y: int, left: int, step: int) -> int | None:
    """The row of the edge above or below the middle one, where its walls lead there, or an axis ends."""
    corners = ((TOP_LEFT | _HEADS) if step < 0 else BOTTOM_LEFT) - VERTICAL
    row = y + step
    while any(region.cell(row, x) in VERTICAL for x in (left - 1, left, left + 1)):
        row += step
    here = any(region.cell(row, x) in corners for x in (left - 1, left, left + 1))
    return row if here and abs(row - y) >= _FEWEST_ROWS else None


def _stands_alone(region: Region, top: int, bottom: int, left: int, right: int) -> bool:
    """Whether no other box stands beside it."""
    rows = [row.text for row in region.rows[top : bottom + 1]]
    return not any(_CORNERS.search(text[: max(left - 1, 0)] + text[right + 4 :]) for text in rows)


def _end_of_arm(region: Region, edge: int, middle: int, step: int) -> int:
    """The row in which what leaves the middle of an edge ends: a line, a head, and the words at its end."""
    y = edge
    while any(region.cell(y + step, x) in _ARM for x in (middle - 1, middle, middle + 1)):
        y += step
    if y == edge or not 0 <= y + step < len(region):
        return y
    words = list(PIECE.finditer(region.rows[y + step].text))
    return y + step if len(words) == 1 and words[0].start() <= middle <= words[0].end() else y


def _with_names(region: Region, top: int, bottom: int) -> tuple[int, int]:
    """The rows of axes with the line of words over their head and that under their foot."""
    named = [
        0 <= y < len(region) and not region.rows[y].blank and not _LINES.search(region.rows[y].text)
        for y in (top - 1, bottom + 1)
    ]
    return top - named[0], bottom + named[1]


def _is_named(region: Region, y: int, left: int, right: int) -> bool:
    """Whether words stand on both sides of the middle line."""
    text = region.rows[y].text
    return bool(text[:left].strip() and text[right + 1 :].strip())
