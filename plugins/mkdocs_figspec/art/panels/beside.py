"""Columns inside a panel: parted by one long bar, or under two short headings on one line."""

from __future__ import annotations

import itertools
import re
from collections import Counter

from ..boxes.boxes import find_boxes
from ..glyphs import (
    BOTTOM_RIGHT,
    BOX_DRAWING,
    DRAWN_HEADS,
    HORIZONTAL,
    MARKS,
    TOP_LEFT,
    TOP_RIGHT,
    VERTICAL,
    Side,
)
from ..grid import PHRASE, Region
from ..text.table import read_ruled_table
from .columns import cut_columns
from .headings import is_upper, underlined_headings

_ARROW_TO = re.compile(
    r"[│|║├┤┼]\s*(?:[-─=═]*[→←▶◀►◄>]\s*[│|]?|[◀◄◂][-─=═]{2,}\s*[│|]?|[←◀◄<][-─=═]*[│|]?"
    r"|[-─=═]{2,}\s*(?:[│|](?=\s{0,2}$))?"
    r"|[-─=═]{2,} ?[\w ]{1,20} ?[-─=═]*[▶►>])\s*$"
)
"""An arrow or a line that leads from the wall of a box into the next column."""
_ARROW = re.compile(r"[-─=═]{2,}[▶►>]")
_GAP = re.compile(r"\S {4,}\S")
_BAR = re.compile("[" + "".join(VERTICAL) + "]")
_RULE = re.compile(r"[─═━-]{6,}")
_BEYOND = 4
"""Cells by which the line of a table's column is longer than its header."""
_NUMBER = re.compile(r"[-+]?[\d.,]+\s?%?")
_FEWEST_ROWS = 4
_OVER_BOX = 12
"""Cells that the heading over a box may stand right of its wall."""
_DRIFT = 4
"""Cells that a box may stand left of its column."""
_ARROW_ROOM = 12
"""Cells left and right of the start of a column in which an arrow to it is looked for."""
_TOUCHING = 3
"""Rows right over a line that are looked at for its labels."""
_CORNERS = TOP_LEFT | TOP_RIGHT | BOTTOM_RIGHT | frozenset("└╚╰┗├┤╠╣")


_DOWN = (VERTICAL & BOX_DRAWING) | DRAWN_HEADS[Side.SOUTH]
_OVER = HORIZONTAL | _CORNERS
_STROKES = " " + "".join(BOX_DRAWING & HORIZONTAL)
_JOINED = (HORIZONTAL | _CORNERS) - frozenset("_")


def in_reading_order(region: Region) -> list[Region]:
    """The region cut so that columns are read one after the other; in one piece where it has none."""
    barred = bar_down_the_middle(region)
    if barred is not None:
        top, bottom, x = barred
        return _filled(
            region.crop(0, top),
            *cut_columns(region.crop(top, bottom), (x,)),
            region.crop(bottom, len(region)),
        )
    for y, row in enumerate(region):
        starts = _paired_heads(region, y)
        if starts:
            cut = side_by_side(region.crop(y, len(region)), starts)
            if cut is not None and len(row.text) > starts[1]:
                return _filled(region.crop(0, y), *cut[0], cut[1])
    return [region]


def _filled(*regions: Region) -> list[Region]:
    return [region for region in regions if not region.blank]


def bar_down_the_middle(region: Region) -> tuple[int, int, int] | None:
    """First row, row after the last and column of a bar that parts the region down its middle."""
    width = region.width
    rows: Counter[int] = Counter()
    for row in region:
        for found in _BAR.finditer(row.text):
            x = found.start()
            if row.text[x - 1 : x] == " " and row.text[x + 1 : x + 2] in ("", " "):
                rows[x] += 1
    often = rows.most_common(2)
    if len(often) > 1 and often[1][1] > 0.8 * often[0][1] and abs(often[1][0] - often[0][0]) > 1:
        return None  # the bars of a table, the walls of a box
    if not often or often[0][1] < _FEWEST_ROWS or not 0.2 * width < often[0][0] < 0.8 * width:
        return None
    x = often[0][0]
    here = [y for y, row in enumerate(region) if row.text[x : x + 1] in VERTICAL]
    top, bottom = here[0], here[-1] + 1
    band = region.rows[top:bottom]
    near = sum(not VERTICAL.isdisjoint(row.text[x - 1 : x + 2]) for row in band)
    around = region.rows[max(top - 1, 0) : bottom + 1]
    joined = any(not _JOINED.isdisjoint(row.text[x - 1 : x + 2]) for row in around)
    before = [words for row in band if (words := row.text[:x].strip())]
    if all(map(_NUMBER.fullmatch, before)):
        return None  # the axis of a plot
    left = len(before)
    right = sum(bool(row.text[x + 2 :].strip()) for row in band)
    if near < 0.9 * len(band) or joined or left < 3 or right < 3:
        return None
    return top, bottom, x


def _paired_heads(region: Region, y: int) -> list[int]:
    """Where two headings on row `y` start; none where there are no two."""
    text = region.rows[y].text
    if "    " not in text.strip() or not _GAP.search(text):
        return []
    segments = list(PHRASE.finditer(text))
    if len(segments) < 2 or len(segments) > 3 or any(len(found.group()) > 45 for found in segments):
        return []
    if any(after.start() - before.end() < 4 for before, after in itertools.pairwise(segments)):
        return []
    if y + 1 < len(region) and len(_BAR.findall(region.rows[y + 1].text)) > 1:
        return []  # headers of a table or a matrix
    if segments[0].group().endswith(":") and not all(found.group().endswith(":") for found in segments):
        return []  # a name with its value
    under = y > 0 and not region.rows[y - 1].blank
    if under and all(region.words(found.group()[0])[0] in MARKS for found in segments):
        return []  # entries of lists
    if _underlined(region, y):
        table = read_ruled_table(region.rows, y) if _wide_rules(region, y) else None
        if table is not None and len(table[0].rows) > 1:
            return []
    elif not all(_head_like(found.group(), region) for found in segments) or read_ruled_table(region.rows, y):
        return []
    elif under and text[-1] != ":" and {found.start() for found in segments} <= _starts(region, y - 1):
        return []  # a row of a table, like the one above
    return [found.start() for found in segments]


def _starts(region: Region, y: int) -> set[int]:
    return {found.start() for found in PHRASE.finditer(region.rows[y].text)}


def _wide_rules(region: Region, y: int) -> bool:
    """Whether a line under the words of row `y` reaches well beyond them, as over the column of a table."""
    text = region.rows[y].text
    under = region.rows[y + 1].text if y + 1 < len(region) else ""
    return any(
        not text[max(found.end() - _BEYOND, found.start() + 1) : found.end() + 1].strip()
        for found in _RULE.finditer(under)
    )


def _underlined(region: Region, y: int) -> bool:
    return len(next(iter(underlined_headings(region.crop(y, y + 6))), [])) > 1


def _head_like(text: str, region: Region) -> bool:
    mark = region.words(text[0])[0]
    return mark in MARKS or text.endswith(":") or (is_upper(text) and not text.startswith(("│", "|")))


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
    if any(_is_cut_through(before, after) for before, after in itertools.pairwise(columns)):
        return None
    under = [sum(not row.blank for row in column.rows[1:]) for column in columns]
    if sum(count >= 2 for count in under) < 2:
        return None
    return columns, region.crop(end, len(region))


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
    return text[run[0]] in _CORNERS or text[run[0] + 1] == "+"


def _merges(region: Region, y: int, start: int) -> bool:
    """Whether the line over the column before `start` is where stems from above meet: `└───┬───┘`."""
    run = _run(region.rows[y].text, start)
    if run is None:
        return False
    corners = [x for x in (run[0], run[0] + 1) if region.cell(y, x) in "└╰┗╚"]
    return any(region.cell(y - 1, x) in VERTICAL for x in corners)


def _come_down(region: Region, y: int, starts: list[int]) -> bool:
    """Whether stems or heads of two columns stand right over the edge of one box in row `y`."""
    above = region.rows[y - 1].text
    ends = [*starts[1:], len(above) + 1]
    return sum(not _DOWN.isdisjoint(above[left:right]) for left, right in zip(starts, ends, strict=True)) > 1


def _line_over(text: str, start: int) -> bool:
    run = _run(text, start)
    return run is not None and run[1] - run[0] > 4 and not _edge_over(text, start)
