"""Columns that stand side by side from where their headings start."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from ..boxes.boxes import find_boxes
from ..glyphs import (
    BOTTOM_RIGHT,
    BOX_DRAWING,
    DRAWN_HEADS,
    HORIZONTAL,
    TOP_LEFT,
    TOP_RIGHT,
    VERTICAL,
    Side,
)
from ..grid import PIECE, Region
from .columns import cut_columns

_ARROW_TO = re.compile(
    r"[│|║├┤┼]\s*(?:[-─=═]*[→←▶◀►◄>]\s*[│|]?|[◀◄◂][-─=═]{2,}\s*[│|]?|[←◀◄<][-─=═]*[│|]?"
    r"|[-─=═]{2,}\s*(?:[│|](?=\s{0,2}$))?"
    r"|[-─=═]{2,} ?[\w ]{1,20} ?[-─=═]*[▶►>])\s*$"
)
"""An arrow or a line that leads from the wall of a box into the next column."""
_ARROW = re.compile(r"[-─=═]{2,}[▶►>]")
_OVER_BOX = 12
"""Cells that the heading over a box may stand right of its wall."""
_DRIFT = 4
"""Cells that a box may stand left of its column."""
_ARROW_ROOM = 12
"""Cells left and right of the start of a column in which an arrow to it is looked for."""
_TURN = re.compile(r"[┌╭][─═]+[┘╯]|[└╰][─═]+[┐╮]")
_TURNED = 4
"""Rows over an edge in which a stem may turn off."""
_TOUCHING = 3
"""Rows right over a line that are looked at for its labels."""
CORNERS = TOP_LEFT | TOP_RIGHT | BOTTOM_RIGHT | frozenset("└╚╰┗├┤╠╣")
"""What may stand at the ends of an edge."""
_DOWN = (VERTICAL & BOX_DRAWING) | DRAWN_HEADS[Side.SOUTH]
_OVER = HORIZONTAL | CORNERS
_STROKES = " " + "".join(BOX_DRAWING & HORIZONTAL)


def side_by_side(region: Region, starts: list[int]) -> tuple[list[Region], Region] | None:
    """Columns that start at `starts`, and what below them spans several; nothing where lines cross."""
    starts = _at_boxes(region, starts)
    end = len(region)
    last = max((y for y, row in enumerate(region) if starts_at(row.text, starts[1])), default=0)
    for y in range(1, len(region)):
        text = region.rows[y].text
        if any(_edge_over(text, start) for start in starts[1:]):
            if any(_merges(region, y, start) for start in starts[1:]) or _come_down(region, y, starts):
                return None  # what stands in the columns leads to one place below
            end = y
            # What touches a line across belongs to it.
            while end > 1 and y - end < _TOUCHING and not region.rows[end - 1].blank:
                end -= 1
            end = end if end > 1 and region.rows[end - 1].blank else y
            break
        leads = any(_line_over(text, start) or _leads_over(text, start) for start in starts[1:])
        if y > last and region.rows[y - 1].blank and (leads or _is_across(text, starts)):
            end = y
            break
        if leads:
            return None
    columns = cut_columns(region.crop(0, end), tuple(starts[1:]), bars=False)
    cut = any(_is_cut_through(before, after) for before, after in itertools.pairwise(columns))
    if cut or (len(columns) == 2 and not columns[1].crop(_end_of_right(region, end, starts), end).blank):
        columns = _with_a_long_left(region.crop(0, end), starts)
    under = [sum(not row.blank for row in column.rows[1:]) for column in columns]
    if sum(count >= 2 for count in under) < 2:
        return None
    return columns, region.crop(end, len(region))


def _end_of_right(region: Region, end: int, starts: list[int]) -> int:
    """The row before `end` from which on nothing begins in the second of two columns."""
    begun = [y for y in range(end) if _begins(region.rows[y].text, starts[1] - 1)]
    return begun[-1] + 1 if begun else end


def _begins(text: str, column: int) -> bool:
    """Whether words begin in `column` or right of it, behind a gap."""
    return any(found.start() >= column for found in PIECE.finditer(text))


def _with_a_long_left(region: Region, starts: list[int]) -> list[Region]:
    """Two columns, the left one going on below the right one as wide as it likes; none where words cross."""
    end = _end_of_right(region, len(region), starts)
    left, right = cut_columns(region.crop(0, end), tuple(starts[1:2]), bars=False)
    if len(starts) > 2 or end == len(region) or _is_cut_through(left, right):
        return []
    below = region.crop(end, len(region))
    rest = below.without_rows(set(range(len(below))))
    return [replace(left, rows=(*left.rows, *below.rows)), replace(right, rows=(*right.rows, *rest.rows))]


def _at_boxes(region: Region, starts: list[int]) -> list[int]:
    """The starts, those that lie a little right of a box's wall, or over the box below, moved to it."""
    boxes = [box for box in find_boxes(region) if box.bottom > box.top + 1]
    walls = [box.left for box in boxes]
    highest = min((box.top for box in boxes), default=0)
    for box in boxes:
        over = [start for start in starts if box.left <= start <= box.right]
        if box.top == highest and len(over) == 1 and over[0] - box.left <= _OVER_BOX:
            starts = [box.left if start == over[0] else start for start in starts]
    return [min([start, *(wall for wall in walls if start - _DRIFT <= wall < start)]) for start in starts]


def _is_cut_through(before: Region, after: Region) -> bool:
    """Whether a word or a line goes on from one column in the next."""
    return any(
        one.text and other.text[:1].strip() and one.column + len(one.text) == other.column
        for one, other in zip(before, after, strict=True)
    )


def starts_at(text: str, start: int) -> bool:
    """Whether words or a box start in column `start` or next to it, behind a gap."""
    return any(
        text[x : x + 1].strip(_STROKES) and not text[max(x - 2, 0) : x].strip()
        for x in (start - 1, start, start + 1)
    )


def _is_across(text: str, starts: list[int]) -> bool:
    """Whether a row starts left of the columns, or its words cross from the first into the second."""
    before = text[max(starts[1] - 3, 0) : starts[1] + 1]
    out = bool(text[: max(starts[0] - 1, 0)].strip())
    return out or (len(text) > starts[1] and before.count(" ") < 2)


def _run(text: str, start: int) -> tuple[int, int] | None:
    """The horizontal line that lies over the three cells before `start`."""
    if len(text) <= start or not _OVER.issuperset(text[max(start - 2, 0) : start + 1]):
        return None
    left = right = start
    while left > 0 and (text[left - 1] in HORIZONTAL or text[left - 1] in "┬┴┼╦╩+"):
        left -= 1
    while right + 1 < len(text) and (text[right + 1] in HORIZONTAL or text[right + 1] in "┬┴┼╦╩+"):
        right += 1
    if left >= start - _DRIFT and text[max(left - 4, 0) : left - 1].isspace():
        return None  # it starts a little left of its column, and does not come from the one before
    return left - 1, right + 1


def _leads_over(text: str, start: int) -> bool:
    """Whether an arrow leads from the column before `start` to what stands there."""
    if _ARROW_TO.search(text[:start]):
        return True
    for found in _ARROW.finditer(text, max(start - _ARROW_ROOM, 0), start + _ARROW_ROOM):
        words = text[: found.start()].rstrip()
        from_before = words.rfind("  ") + 2 < start - 1 and found.start() - len(words) <= 2
        if words and from_before and found.end() > start - _DRIFT and text[found.end() :].strip():
            return True
    return False


def _edge_over(text: str, start: int) -> bool:
    """Whether the edge of one box lies over the column before `start`."""
    run = _run(text, start)
    if run is None or run[0] < 0:
        return False
    return text[run[0]] in CORNERS or text[run[0] + 1] == "+"


def _merges(region: Region, y: int, start: int) -> bool:
    """Whether the line over the column before `start` turns off from a stem above: `└───┬───┘`, `┌───┘`."""
    run = _run(region.rows[y].text, start)
    if run is None:
        return False
    turns = [x for x in (run[0], run[0] + 1) if region.cell(y, x) in "└╰┗╚"]
    turns += [x for x in (run[1] - 1, run[1]) if region.cell(y, x) in "┘╯┛╝"]
    return any(region.cell(y - 1, x) in VERTICAL for x in turns)


def _come_down(region: Region, y: int, starts: list[int]) -> bool:
    """Whether stems or heads of two columns stand right over the edge of one box in row `y`.

    A stem may have turned off into the column before.
    """
    above = region.rows[y - 1].text
    ends = [*starts[1:], len(above) + 1]
    down = sum(not _DOWN.isdisjoint(above[left:right]) for left, right in zip(starts, ends, strict=True))
    turned = any(
        turn.start() < start < turn.end()
        for row in region.rows[max(y - _TURNED, 0) : y]
        for turn in _TURN.finditer(row.text)
        for start in starts[1:]
    )
    return down > 1 or (turned and not _DOWN.isdisjoint(above))


def _line_over(text: str, start: int) -> bool:
    run = _run(text, start)
    return run is not None and run[1] - run[0] > 4 and not _edge_over(text, start)
