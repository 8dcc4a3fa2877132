"""Columns inside a panel: parted by one long bar, or under two short headings on one line."""

from __future__ import annotations

import itertools
import re
from collections import Counter

from ..glyphs import HORIZONTAL, MARKS, VERTICAL
from ..grid import PHRASE, Region
from ..text.mapping import read_mapping
from ..text.table import read_ruled_table
from .columns import cut_columns
from .headings import is_upper, underlined_headings
from .side_by_side import CORNERS, side_by_side

_GAP = re.compile(r"\S {4,}\S")
_BAR = re.compile("[" + "".join(VERTICAL) + "]")
_RULE = re.compile(r"[─═━-]{6,}")
_BEYOND = 4
"""Cells by which the line of a table's column is longer than its header."""
_NUMBER = re.compile(r"[-+]?[\d.,]+\s?%?")
_FEWEST_ROWS = 4


_JOINED = (HORIZONTAL | CORNERS) - frozenset("_")


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
                top = _top(region, y, starts)
                higher = side_by_side(region.crop(top, len(region)), starts) if top < y else None
                columns, below = higher or cut
                return _filled(region.crop(0, top if higher else y), *columns, below)
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
    if read_mapping(region.rows, y) is not None:
        return []
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


def _top(region: Region, y: int, starts: list[int]) -> int:
    """The first of the rows down to `y` whose words stand over the two headings alone."""
    while y > 0 and _starts(region, y - 1) == set(starts):
        y -= 1
    return y


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
