"""Tables drawn as boxes: words beside each line of a box, or cells of two boxes row by row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ...model import Plot, Table
from ...source import Span
from ..boxes.boxes import FoundBox, find_boxes
from ..boxes.walls import Slice, interior, slices
from ..glyphs import ANY_SIDES, ARROWHEADS, BARS, HORIZONTAL
from ..grid import PIECE, Region
from ..reading import Reading
from .stacks import is_tied, read_stack

_NEAR = 8
"""Cells right of a box in which words beside it start."""
_FEWEST = 2
_LEADS = ARROWHEADS | frozenset("-=<")
"""What opens an arrow or a line to a box."""

_Cell = tuple[int, int]


def read_box_rows(region: Region) -> Reading:
    """The tables of `region` whose cells are lines of boxes, with the words beside or over them."""
    boxes = find_boxes(region)
    if not boxes:
        return Reading((), region)
    walls = slices(region, boxes)
    tables: list[Table | Plot] = []
    claimed: set[_Cell] = set()
    taken: set[int] = set()
    for left, right in _pairs(region, boxes):
        found = _joined(region, boxes[left], boxes[right], walls[left], walls[right])
        if found is not None and not taken & {left, right}:
            taken |= {left, right}
            tables.append(found[0])
            claimed |= found[1]
    for index, box in enumerate(boxes):
        if index in taken:
            continue
        beside = _glossed(region, box, walls[index]) or read_stack(region, box, walls[index])
        if beside is not None:
            tables.append(beside[0])
            claimed |= beside[1]
    return Reading(tuple(tables), region.without(claimed)) if tables else Reading((), region)


def _pairs(region: Region, boxes: Sequence[FoundBox]) -> list[tuple[int, int]]:
    """Boxes next to each other, cut into cells at the same rows."""
    order = sorted((box.top, box.left, index) for index, box in enumerate(boxes))
    found = []
    for (_, _, one), (_, _, other) in pairwise(order):
        left, right = boxes[one], boxes[other]
        if left.rules and (left.top, left.bottom, left.rules) == (right.top, right.bottom, right.rules):
            found.append((one, other))
    return found


def _joined(
    region: Region, left: FoundBox, right: FoundBox, walls: dict[int, Slice], others: dict[int, Slice]
) -> tuple[Table, set[_Cell]] | None:
    """The table of two boxes in which plain lines tie most cells of one to those of the other."""
    cuts = [left.top, *left.rules, left.bottom]
    tied = 0
    for top, bottom in pairwise(cuts):
        between = [
            region.rows[y].text[walls[y].right + 1 : others[y].left].strip() for y in range(top + 1, bottom)
        ]
        if any(not HORIZONTAL.issuperset(text) for text in between):
            return None
        tied += any(between)
    if tied * 2 <= len(cuts) - 1:
        return None
    rows = tuple(
        (_words(region, left, walls, top, bottom), _words(region, right, others, top, bottom))
        for top, bottom in pairwise(cuts)
    )
    header, over = _header(region, left.top - 1, (left.left, right.left))
    first = left.top - 1 if header else left.top
    cells = {
        (y, x)
        for y in range(left.top, left.bottom + 1)
        for x in range(left.left, _end(region, y, right, others) + 1)
    }
    span = Span.lines(region.rows[first].line, region.rows[left.bottom].line)
    return Table(span, header, rows), cells | over


def _header(region: Region, y: int, starts: tuple[int, ...]) -> tuple[tuple[str, ...] | None, set[_Cell]]:
    """The words in row `y` over the left walls of boxes, if each has some and nothing else stands there."""
    found = list(PIECE.finditer(region.rows[y].text)) if y >= 0 else []
    if len(found) != len(starts) or any(
        abs(each.start() - start) > 2 for each, start in zip(found, starts, strict=True)
    ):
        return None, set()
    cells = {(y, x) for each in found for x in range(*each.span())}
    return tuple(region.words(each.group()) for each in found), cells


def _words(region: Region, box: FoundBox, walls: dict[int, Slice], top: int, bottom: int) -> str:
    rows = interior(region, box, walls, top, bottom)
    return " ".join(region.words(row.text.strip()) for row in rows if not row.blank)


def _end(region: Region, y: int, box: FoundBox, walls: dict[int, Slice]) -> int:
    """The last cell of a box in row `y`."""
    if y in walls and y not in box.rules:
        return walls[y].right
    text, x = region.rows[y].text, box.right
    while x + 1 < len(text) and text[x + 1] in ANY_SIDES:
        x += 1
    return x


def _glossed(region: Region, box: FoundBox, walls: dict[int, Slice]) -> tuple[Table, set[_Cell]] | None:
    """The table of a box that has words right beside most of its lines."""
    if box.rules or box.children or box.ports or box.title or is_tied(region, box):
        return None
    rows: list[tuple[str, str]] = []
    cells: set[_Cell] = set()
    glossed = 0
    for y in range(box.top, box.bottom + 1):
        text = region.rows[y].text
        stop = _end(region, y, box, walls)
        beside = text[stop + 1 :]
        words = beside.strip()
        if y in (box.top, box.bottom):
            if words:
                return None
            cells |= {(y, x) for x in range(box.left, stop + 1)}
            continue
        place = walls[y]
        inside = text[place.left + 1 : place.right].strip()
        if not place.right_there or any(glyph in BARS for glyph in inside) or (words and not inside):
            return None
        if any(glyph in ANY_SIDES and glyph not in "-=_+" for glyph in words) or words[:1] in _LEADS:
            return None
        if words:
            if len(beside) - len(beside.lstrip()) > _NEAR or "   " in words:
                return None
            glossed += 1
        if inside:
            rows.append((region.words(inside), region.words(words)))
        cells |= {(y, x) for x in range(place.left, len(text))}
    if glossed < _FEWEST or glossed * 4 < len(rows) * 3:
        return None
    span = Span.lines(region.rows[box.top].line, region.rows[box.bottom].line)
    return Table(span, None, tuple(rows)), cells
