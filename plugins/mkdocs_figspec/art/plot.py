"""Axes, bars, curves and number lines: rows that are drawn exactly as their author placed them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from .bars import BAR, FILL, read_bars
from .boxes.boxes import FoundBox, find_boxes
from .glyphs import BOX_DRAWING, HORIZONTAL, TOP_LEFT, VERTICAL
from .grid import PIECE, Region
from .reading import Reading
from .text.text import make_plot

_FILLED = re.compile(f"[{FILL}#=*]|[●○■◆◇┼]─")
_ORIGIN = re.compile(r"[└┼├╰+│|](?=[─━═┬┴┼┼●*+-]{8})")
_AXIS = VERTICAL | frozenset("┤├┼┴┬▲^+")
_SLOPE = re.compile(r"[╱╲∧∨]|(?<![^\W_])(?<![/\\:.<>=\"'`*])(?:/\\|\\/|[/\\])(?![^\W_])(?![/\\:.*>\"'`-])")
_TICKED = re.compile(r"[◀◄←<]?[─━═\-┼┬┴|+●○◆◇*▲▼├┤▶►→>]{16,}")
_SPECTRUM = re.compile(r"[◀◄←<].*[▶►→>]")
"""A line that leads both ways, from one end of something to the other."""
_WORTH_A_LOOK = re.compile(rf"[{FILL}╱╲∧∨]|[#=*]{{2}}|[─━═┬┴┼-]{{8}}|[/\\]\s")
_MARK = frozenset("●○•*x×◆◇")
_MOST_LABELS = 3
_OFF_TICK = 4
"""Cells that words may stand off their tick."""
_TALLEST = 80
"""Rows of the highest plot."""
_MOST_ORIGINS = 4
"""Crossings in a row that are looked at as where axes meet: each may take a look at all rows above."""
_BOXES = (*sorted(TOP_LEFT - {"+"}), "+-", "+=")
_HANGING = VERTICAL | frozenset("▼↓v┌╔")


def read_plot(region: Region) -> Reading:
    """The plots of `region` outside its boxes, each with its exact rows."""
    if not any(_WORTH_A_LOOK.search(row.text) for row in region.rows):
        return Reading((), region)
    lines, axes = tuple(_ticked(region)), tuple(_axes(region))
    bars = tuple(read_bars(region)) if _FILLED.search(region.text) else ()
    others = (*(rows for rows, _ in axes), *bars, *_slopes(region))
    if not lines and not others:
        return Reading((), region)
    boxes = find_boxes(region)
    full = _filled_boxes(region, boxes) if bars else []
    boxed = {y for box in boxes if box not in full for y in range(box.top, box.bottom + 1)}
    taken: set[int] = set()
    for (first, last), (y, x) in lines:
        if not any(box.top < y < box.bottom and box.left < x < box.right for box in boxes):
            taken |= set(range(first, last + 1))
    for first, last in others:
        rows = set(range(first, last + 1))
        if not rows & boxed:
            taken |= rows
            taken |= {y for box in full for y in range(box.top, box.bottom + 1)}
    for _, (y, _) in lines:
        if y in taken:
            taken |= _words_at_ticks(region, y, taken)
    for (first, last), x in axes:
        if first in taken:
            taken |= set(range(last, _end_of_axis(region, last, x) + 1))
    blocks = tuple(
        make_plot(region.rows[first : last + 1], region.clusters) for first, last in _runs(region, taken)
    )
    if not blocks:
        return Reading((), region)
    return Reading(blocks, region.without_rows({y for y in taken if not region.rows[y].blank}))


def _words_at_ticks(region: Region, y: int, taken: set[int]) -> set[int]:
    """The rows of words below a number line in row `y` and what is `taken` with it, each piece at a tick."""
    line = _TICKED.search(region.rows[y].text)
    ticks = [x for x in range(*line.span()) if region.cell(y, x) not in HORIZONTAL] if line else []
    below = y + 1
    while below in taken or (below + 1 in taken and region.rows[below].blank):
        below += 1
    gap = below
    while (
        below < len(region)
        and below - gap < 2
        and VERTICAL.issuperset(region.rows[below].text.replace(" ", ""))
    ):
        below += 1  # nothing, or stems that lead to the words
    found: set[int] = set()
    for z in range(below, len(region)):
        pieces = list(PIECE.finditer(region.rows[z].text))
        fewest = 1 if found else max(3, len(ticks) - 1)
        boxed = any(piece.group().startswith(_BOXES) for piece in pieces)
        if boxed or len(pieces) < fewest or not all(_is_at(piece.span(), ticks) for piece in pieces):
            break
        found.add(z)
    return found | set(range(gap, below)) if found else found


def _is_at(words: tuple[int, int], ticks: list[int]) -> bool:
    """Whether words start or have their middle at one of the ticks."""
    return any(min(abs(words[0] - x), abs(sum(words) // 2 - x)) <= _OFF_TICK for x in ticks)


def _filled_boxes(region: Region, boxes: tuple[FoundBox, ...]) -> list[FoundBox]:
    """The boxes that hold nothing but bars, and to which no arrow leads."""
    found = []
    for box in boxes:
        inside = [row.text[box.left + 1 : box.right] for row in region.rows[box.top + 1 : box.bottom]]
        led = any(region.cell(box.top - 1, x) in "▼▽↓⇓v" for x in range(box.left, box.right + 1))
        if inside and not led and all(any(glyph in FILL for glyph in text) for text in inside):
            found.append(box)
    return found


def _end_of_axis(region: Region, last: int, x: int) -> int:
    """The last row to which the vertical axis of a plot runs on below its labels."""
    while region.cell(last + 1, x) in VERTICAL and not region.rows[last + 1].text[:x].strip():
        last += 1
    return last


def _runs(region: Region, taken: set[int]) -> Iterator[tuple[int, int]]:
    """The first and last filled row of each run of `taken` rows, blank ones bridged."""
    rows = sorted(y for y in taken if not region.rows[y].blank)
    start = 0
    for index, y in enumerate(rows):
        after = rows[index + 1] if index + 1 < len(rows) else None
        apart = after is None or after - y > 2
        if apart or any(not region.rows[between].blank for between in range(y + 1, after or y)):
            yield rows[start], y
            start = index + 1


def _axes(region: Region) -> Iterator[tuple[tuple[int, int], int]]:
    """Rows of a plot over a horizontal axis that starts at a vertical one, and the column of that one."""
    for y, row in enumerate(region.rows):
        for found in islice(_ORIGIN.finditer(row.text), _MOST_ORIGINS):
            x = found.start()
            line = row.text[x + 1 :].rstrip()
            drawn = sum(
                glyph in BOX_DRAWING or glyph in HORIZONTAL or glyph in _MARK or glyph in "+|"
                for glyph in line
            )
            if drawn < 8 or drawn * 10 < len(line) * 6 or line[-1:] in ("┘", "┐"):
                continue
            top = y
            while top > 0 and y - top <= _TALLEST and region.cell(top - 1, x) in _AXIS:
                top -= 1
            if not 3 <= y - top <= _TALLEST or _opens_box(region, top, x) or not _drawn_in(region, top, y, x):
                continue
            yield (_labels_above(region, top, x), _labels_below(region, y)), x
            break


def _opens_box(region: Region, y: int, x: int) -> bool:
    """Whether what looks like an axis is the left wall of a box."""
    if region.cell(y, x) in TOP_LEFT or region.cell(y - 1, x) in TOP_LEFT:
        return region.cell(y, x) != "+" or region.cell(y, x + 1) in "-="
    return False


def _drawn_in(region: Region, top: int, bottom: int, x: int) -> bool:
    """Whether the area right of the axis holds marks, slopes or bars, or the axis has ticks with numbers."""
    marks = 0
    for y in range(top, bottom):
        text = region.rows[y].text
        right = text[x + 1 :]
        marks += bool(_SLOPE.search(right) or BAR.search(right))
        marks += any(glyph in "●○•*◆◇╱╲╭╮╯╰" for glyph in right) and not re.match(r"\s*[•●○*]\s\w", right)
        marks += bool(re.search(r"\d\s?%?\s*[^\w\s]?$", text[:x])) and text[x] in "┤┼├|│+"
    return marks >= 2


def _labels_above(region: Region, top: int, x: int) -> int:
    """The first row of the short labels right over an axis, a blank row between."""
    first, y = top, top - 1
    if y > 0 and region.rows[y].blank:
        y -= 1
    while y >= 0 and top - y <= 4:
        text = region.rows[y].text.strip()
        if not text or len(text) > 30 or text.endswith((".", ":")) or abs(region.rows[y].indent - x) > 12:
            break
        first = y
        y -= 1
    return first


def _labels_below(region: Region, bottom: int) -> int:
    """The last row of the ticks and labels under an axis."""
    last, y = bottom, bottom + 1
    while y < len(region) and y - bottom <= _MOST_LABELS + 1:
        text = region.rows[y].text.strip()
        if not text:
            after = region.rows[y + 1].text.strip() if y + 1 < len(region) else ""
            if not after or len(after) > 30 or region.rows[y + 1].indent < 8 or after.endswith((":", ".")):
                break
            y += 1
            continue
        if text[0] in "•-✓✗" or text.endswith((":", ".")) or any(g in "┌╔╭┏" for g in text):
            break
        last = y
        y += 1
    return last


def _ticked(region: Region) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Rows of a number line or a timeline with the labels over and under it, and the cell where it starts."""
    for y, row in enumerate(region.rows):
        found = _TICKED.search(row.text)
        if found is None or len(row.text.strip()) > len(found.group()) * 1.6:
            continue
        ticks = [x for x in range(*found.span()) if row.text[x] not in HORIZONTAL]
        if len(ticks) < 3 or any(right - left < 3 for left, right in pairwise(ticks[:-1])):
            continue
        if not _numbered(region, y - 1) and not _numbered(region, y + 1) and not _marked(found.group()):
            continue
        above = sum(region.cell(y - 1, x) in VERTICAL for x in ticks)
        below = sum(region.cell(y + 1, x) in _HANGING for x in ticks)
        marked = _marked(found.group())
        if not marked and (above * 2 > len(ticks) or (above and below) or below * 2 > len(ticks)):
            continue  # a table's rule, or a fork
        first, last = y, y
        if marked:
            first, last = _with_stems(region, y)
        top, bottom = first, last
        while first > 0 and top - first < 2 and _is_label(region.rows[first - 1].text):
            first -= 1
        bridge = region.rows[first - 1].text.strip() if first else ""
        if bridge and BOX_DRAWING.issuperset(bridge):
            first -= 1  # a distance marked over the line, and what it is called
            first -= first > 0 and _is_label(region.rows[first - 1].text)
        while (
            last + 1 < len(region) and last - bottom < _MOST_LABELS and _is_label(region.rows[last + 1].text)
        ):
            last += 1
        while row.text[ticks[0]] == "├" and region.cell(last + 1, ticks[0]) in _AXIS:
            last += 1  # what hangs on the axis belongs to it
        yield (first, last), (y, ticks[0])


def _with_stems(region: Region, y: int) -> tuple[int, int]:
    """The rows around a time line in which nothing but stems lead to its marks."""
    stems = VERTICAL | frozenset(" ▲▼")
    first = last = y
    while first > 0 and not region.rows[first - 1].blank and stems.issuperset(region.rows[first - 1].text):
        first -= 1
    while (
        last + 1 < len(region)
        and not region.rows[last + 1].blank
        and stems.issuperset(region.rows[last + 1].text)
    ):
        last += 1
    return first, last


def _marked(line: str) -> bool:
    return sum(glyph in "●○◆◇" for glyph in line) > 1 or _SPECTRUM.fullmatch(line) is not None


def _numbered(region: Region, y: int) -> bool:
    """Whether a row holds three numbers or more, as ticks do."""
    return 0 <= y < len(region) and len(re.findall(r"(?<!\w)-?\d[\d.,:%]*\w?(?!\w)", region.rows[y].text)) > 2


def _is_label(text: str) -> bool:
    words = text.strip()
    return (
        bool(words)
        and words[0] not in "┌╔╭├"
        and ("  " in words or len(words) < 30)
        and not words.endswith(":")
    )


def _slopes(region: Region) -> Iterator[tuple[int, int]]:
    """Rows of curves drawn with slanted strokes."""
    rows = [y for y, row in enumerate(region.rows) if _SLOPE.search(row.text)]
    start = 0
    for index, y in enumerate(rows):
        if index + 1 < len(rows) and rows[index + 1] - y <= 2:
            continue
        texts = [region.rows[each].text for each in rows[start : index + 1]]
        strokes = [stroke for text in texts for stroke in _SLOPE.findall(text)]
        up, down = (sum(stroke[-1] in glyphs for stroke in strokes) for glyphs in ("/╱∧", "\\╲∨"))
        if len(texts) > 2 and len(strokes) > 3 and up and down:
            yield rows[start], y
        start = index + 1
