"""Lines that run down the page from mark to mark, as of what happened when."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from .glyphs import BOX_DRAWING, DRAWN_HEADS, HORIZONTAL, VERTICAL, Side
from .grid import Region
from .reading import Reading
from .text.text import make_plot

_SHAPES = "●○◉◎◯⬤◆◇■□★☆"
_MARKS = _SHAPES + "①-⑳\u2600-\u2793\U0001f300-\U0001faff" + "•◦*o"
"""Shapes, numbers in circles, check marks, emoji and bullets, as of a class of a pattern."""
_TICKS = "├┤┼┬┴└╰+"
"""What may stand for a mark beside a date."""
_STROKES = HORIZONTAL - {"="}
_STEMS = VERTICAL & (BOX_DRAWING | {"|"})
_STROKE = "[" + re.escape("".join(sorted(_STROKES))) + "]"
_NODE = re.compile(rf"(?<![^\s─━═-])[{_MARKS}](?![^\s─━═-])|[{re.escape(_TICKS)}](?=[\s─━═-])")
_DATE = re.compile(
    r"(?:\d[:h]\d\d|\b(?:1[5-9]|20|21)\d\d|\d/\d\d?|\b(?:day|week|month|year|quarter|[dwqt])\W{0,3}\d{1,4}"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}(?: \d{1,2})?)$",
    re.I,
)
_SIGN = re.compile(r"\w")
_WORDS = re.compile(r"[^\W\d_]{2}")
_DOWN = DRAWN_HEADS[Side.SOUTH]
_LED = re.compile(
    rf"{_STROKE}[{''.join(sorted(DRAWN_HEADS[Side.EAST]))}>]|[{''.join(sorted(DRAWN_HEADS[Side.WEST]))}<]{_STROKE}"
)
_OTHER_LINES = re.compile("[" + "".join(sorted(BOX_DRAWING - _STROKES)) + r"]|(?:^|\s)[|/\\](?:\s|$)")
_ENDS = frozenset(_SHAPES + "|/\\<>+").union(BOX_DRAWING - _STROKES, *DRAWN_HEADS.values())
"""What a time line leads to where it is part of another drawing."""
_MOST_MARKS = 4
"""Marks in a row that are looked at."""
_MOST_BELOW = 3
"""Rows of words under the last mark that still belong to it."""


def read_timelines(region: Region) -> Reading:
    """The time lines that run down `region` beside nothing but words, each with its exact rows."""
    found = list(_lines(_one_sign_a_cell(region))) if _STEMS.intersection(region.text) else []
    if not found:
        return Reading((), region)
    blocks = tuple(make_plot(region.rows[first : last + 1], region.clusters) for first, last in found)
    return Reading(blocks, region.without_rows({y for first, last in found for y in range(first, last + 1)}))


def _one_sign_a_cell(region: Region) -> Region:
    """`region` with the first sign of each cluster, as marks may be emoji."""
    if not region.clusters:
        return region
    return Region(
        tuple(
            row._replace(text="".join(region.words(glyph)[:1] for glyph in row.text)) for row in region.rows
        )
    )


def _lines(region: Region) -> Iterator[tuple[int, int]]:
    """The first and the last row of each time line."""
    free = 0
    passed: set[tuple[int, int]] = set()
    for y, row in enumerate(region):
        if y < free:
            continue
        for node in islice(_NODE.finditer(row.text), _MOST_MARKS):
            if (y, node.start()) in passed or (node.group() in _TICKS and not _said(row.text, node.start())):
                continue
            found = _line_at(region, y, node.start(), free, passed)
            if found is not None:
                yield found
                free = found[1] + 1
                break


def _said(text: str, x: int) -> bool:
    """Whether anything is said before column `x`, as a date is before a tick."""
    return _SIGN.search(text, 0, x) is not None


def _line_at(
    region: Region, y: int, x: int, free: int, passed: set[tuple[int, int]]
) -> tuple[int, int] | None:
    """The rows, from `free` on, of the time line whose first mark stands in row `y`, column `x`.

    The marks that it comes through are added to those that are `passed`, as no line starts there.
    """
    first, above = y, x
    while first > free and (found := _near(above, region.rows[first - 1].text, _is_stem)) is not None:
        first, above = first - 1, found
    marks = stems = 0
    end = y
    while end < len(region):
        text = region.rows[end].text
        if (found := _near(x, text, _is_node)) is not None:
            marks += _WORDS.search(text) is not None
            passed.add((end, found))
        elif (found := _near(x, text, _is_stem)) is not None:
            stems += 1
        else:
            break
        end, x = end + 1, found
    if marks < 2 or not stems or _is_tied(region, first - 1, above):
        return None
    if _near(x, region.rows[end].text if end < len(region) else "", _is_end) is not None:
        end += 1
    elif region.cell(end - 1, x) not in _STEMS:
        end = _below(region, end, x)
    return None if _is_tied(region, end, x) else (first, end - 1)


def _near(x: int, text: str, stands: Callable[[str, int], bool]) -> int | None:
    """Column `x` of a row or the one beside it in which something stands."""
    return next((column for column in (x, x - 1, x + 1) if column >= 0 and stands(text, column)), None)


def _is_end(text: str, x: int) -> bool:
    """Whether a head shows that time goes on."""
    return text[x : x + 1] in _DOWN


def _is_node(text: str, x: int) -> bool:
    """Whether a mark of a time line stands in column `x`, or a tick beside a date, and no other line."""
    if _NODE.match(text, x) is None:
        return False
    start, end = x, x + 1
    while start and text[start - 1] in _STROKES:
        start -= 1
    while end < len(text) and text[end] in _STROKES:
        end += 1
    before, after = text[:start].rstrip(), text[end:]
    if text[x] in _TICKS and not (_DATE.search(before) and start - len(before) < 8 and _WORDS.search(after)):
        return False
    ends = text[start - 1 : start] + text[end : end + 1]
    return not any(glyph in _ENDS for glyph in ends) and _is_plain(before, after)


def _is_stem(text: str, x: int) -> bool:
    """Whether the line comes down through column `x`, and no other line stands on the row."""
    return x < len(text) and text[x] in _STEMS and _is_plain(text[:x], text[x + 1 :])


def _is_plain(before: str, after: str) -> bool:
    """Whether words beside a line hold no line work themselves."""
    return not any(_OTHER_LINES.search(each) or _LED.search(each) for each in (before, after))


def _below(region: Region, end: int, x: int) -> int:
    """The row after the words that wrap below the last mark."""
    for y in range(end, min(end + _MOST_BELOW, len(region))):
        text = region.rows[y].text
        indent = region.rows[y].indent
        if region.rows[y].blank or not x + 1 < indent < x + 12 or not _is_plain("", text):
            return y
    return min(end + _MOST_BELOW, len(region))


def _is_tied(region: Region, y: int, x: int) -> bool:
    """Whether a wall, a branch or an arrow stands in row `y` where the line would go on."""
    return any(region.cell(y, column) in _ENDS for column in (x - 1, x, x + 1)) or region.cell(y, x) in "v^"
