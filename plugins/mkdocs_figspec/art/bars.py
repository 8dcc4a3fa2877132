"""Bars, and the reach of values around their middle, with the header over them and the scale below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from .glyphs import BARS, VERTICAL
from .grid import PIECE, Region
from .panels.headings import underlines
from .text.table import dashes, read_ruled_table

FILL = "".join(sorted(BARS - frozenset("■▌▎▏▐")))
BAR = re.compile(
    rf"[{FILL}]{{2,}}|(?<=[|│])[#=*]{{2,}}(?=\s+[\d~<])|(?<=[|│])#{{3,}}$"
    r"|(?<=\S )[#=*]{4,}(?=\s+[\d~<])|\[[#=]{2,}[-. >]*\]|[├|]─{2,}[●○■◆◇┼]─{2,}[┤|]"
    r"|├(?=[─┼]{2,}[●○■◆◇])[─┼●○■◆◇]{5,}┤"
)
"""Bars, and the reach of values around their middle: `├──●──┤`."""
_COUNTED = re.compile(r"\s*[^\s#*].*?\s([#*])(\1*) +[\d~<]\S*(?: ?[^\W\d]{1,3}| ?%)?$")
"""A short bar between a name and an amount: `Tue   ### 3`."""
_LONG = 3
"""Glyphs in the longest of such bars, at least."""
_AXIS = VERTICAL | frozenset("┤├┼")


def read_bars(region: Region) -> Iterator[tuple[int, int]]:
    """Rows of bars that stand close together, with what stands between them and an axis below."""
    tabled = set(_tabled(region))
    counted = set(_counted(region))
    rows = [
        y for y, row in enumerate(region.rows) if (y in counted or BAR.search(row.text)) and y not in tabled
    ]
    start = 0
    for index, y in enumerate(rows):
        if index + 1 < len(rows) and rows[index + 1] - y <= 3:
            continue
        first, last = _along_axis(region, rows[start : index + 1])
        while last + 1 < len(region) and _is_scale(region.rows[last + 1].text):
            last += 1
        if _is_remark(region, last + 1, region.rows[rows[start]].text):
            last += 1
        yield first - _head(region, first), last
        start = index + 1


def _counted(region: Region) -> Iterator[int]:
    """The rows of short bars that start under each other, of one glyph and of unlike lengths."""
    y = 0
    while y < len(region):
        bars: list[str] = []
        column = -1
        while y + len(bars) < len(region):
            found = _COUNTED.match(region.rows[y + len(bars)].text)
            if found is None or (bars and (found.start(1), found[1]) != (column, bars[0][0])):
                break
            column = found.start(1)
            bars.append(found[1] + found[2])
        if len(set(bars)) > 1 and len(max(bars)) >= _LONG:
            yield from range(y, y + len(bars))
        y += max(len(bars), 1)


def _tabled(region: Region) -> Iterator[int]:
    """The rows of tables, their columns under dashes, in which every bar starts where a column does."""
    y = 0
    while y + 1 < len(region):
        starts = {start for start, _ in dashes(region.rows[y].text, region.rows[y + 1].text)}
        found = read_ruled_table(region.rows, y) if len(starts) > 1 else None
        if found is None:
            y += 1
            continue
        rows = range(y, found[1])
        bars = [bar for row in rows for bar in BAR.finditer(region.rows[row].text)]
        if all({bar.start() - 1, bar.start(), bar.start() + 1} & starts for bar in bars):
            yield from rows
        y = found[1]


def _along_axis(region: Region, rows: Sequence[int]) -> tuple[int, int]:
    """The first and last row of bars, with those over and under them that go on an axis at the bars."""
    counts: Counter[int] = Counter()
    for y in rows:
        text = region.rows[y].text
        bar = BAR.search(text)
        left = max(bar.start() - 1, 0) if bar else 0
        counts.update(x for x in range(left, len(text)) if text[x] in _AXIS)
    axes = [x for x, count in counts.items() if count * 2 > len(rows)]
    first, last = rows[0], rows[-1]
    while first and any(region.cell(first - 1, x) in VERTICAL for x in axes):
        first -= 1
    while last + 1 < len(region) and any(region.cell(last + 1, x) in VERTICAL for x in axes):
        last += 1
    return first, last


def _head(region: Region, y: int) -> int:
    """The rows over bars, of which row `y` is the first, that name their columns, over a line or not."""
    if y > 1 and len(PIECE.findall(region.rows[y - 2].text)) > 1:
        lines = underlines(region.rows[y - 1].text)
        bar = BAR.search(region.rows[y].text)
        if bar is not None and lines and lines[-1][1] > bar.start():
            return 2
    return int(_is_head(region, y))


def _is_head(region: Region, y: int) -> bool:
    """Whether the row over bars names their columns: words that start where the bars do, or right of it."""
    text = region.rows[y - 1].text if y else ""
    bar = BAR.search(region.rows[y].text)
    words = PIECE.findall(text)
    return bar is not None and len(words) > 2 and region.rows[y - 1].indent >= bar.start() - 1 > 2


def _is_remark(region: Region, y: int, bars: str) -> bool:
    """Whether a row says what the bars or their scale above it are, from where the bars start."""
    text = region.rows[y].text if y < len(region) else ""
    found = BAR.search(bars)
    words = text.strip()
    if not words or found is None or len(words) > 40 or "  " in words or words[0] in "•-┌╔":
        return False
    return region.rows[y].indent >= max(found.start() - 1, 4)


def _is_scale(text: str) -> bool:
    """Whether a row under bars is an axis, its ticks or its numbers."""
    words = text.strip()
    if not words or words[0] in "┌╔╭" or (words[0] in "└├" and words[-1].isalpha()):
        return False
    return not any(glyph.isalpha() for glyph in words)
