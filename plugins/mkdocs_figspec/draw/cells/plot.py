"""Plots and art, drawn exactly: each cell of the author's grid stands where it stood."""

from __future__ import annotations

from collections.abc import Iterator

from ...art.grid import PIECE, Region, region_of
from ...model import Art, Plot
from ..fonts import has_glyph, is_emoji
from ..marks import mark_icon, mark_of
from ..scene import Group, Label, Run, Scene, Shape, text
from .linework import Linework, read_linework
from .strokes import HEIGHT, WIDTH, draw_linework

SIZE = WIDTH / 0.6
"""Font size in px at which the monospaced face fills the cells."""
BASELINE = HEIGHT / 2 + 0.36 * SIZE
"""Of the text in a cell, from the cell's top: capitals stand in its middle."""
_EDGE = 0.5
"""Room around the grid for half a stroke; it also puts upright lines on whole pixels."""
_PLAIN = frozenset(map(chr, range(0x20, 0x7F)))


def draw_art(block: Art | Plot) -> Scene:
    """The drawing as its author placed it, cell by cell."""
    region = region_of(tuple(block.text.split("\n")), 1)
    rows = tuple(row.text for row in region)
    work = read_linework(rows)
    shapes = (*draw_linework(work), *_texts(region, work))
    width, height = region.width * WIDTH, len(rows) * HEIGHT
    inner = Scene(width, height, shapes)
    return Scene(width + 2 * _EDGE, height + 2 * _EDGE, (Group(_EDGE, _EDGE, inner),))


def _texts(region: Region, work: Linework) -> Iterator[Shape]:
    for y, row in enumerate(region):
        left = "".join(" " if (y, x) in work else char for x, char in enumerate(row.text))
        for found in PIECE.finditer(left):
            yield from _stretch(region, y, found.start(), found.group())


def _stretch(region: Region, y: int, x: int, words: str) -> Iterator[Shape]:
    """The labels of a stretch of words; glyphs that the face lacks are placed one by one."""
    start = 0
    for at, char in enumerate(words):
        if char in _PLAIN or (has_glyph(char, "mono") and mark_of(char) is None):
            continue
        if start < at:
            yield from _label(y, x + start, words[start:at])
        yield _odd(region, y, x + at, region.words(char) or " ")
        start = at + 1
    if start < len(words):
        yield from _label(y, x + start, words[start:])


def _label(y: int, x: int, words: str) -> Iterator[Shape]:
    kept = words.strip()
    if kept:
        indent = len(words) - len(words.lstrip())
        yield text((x + indent) * WIDTH, y * HEIGHT + BASELINE, kept, SIZE, face="mono")


def _odd(region: Region, y: int, x: int, char: str) -> Shape:
    """A mark, an emoji or another glyph that the face lacks, in its cell and in the free one right of it."""
    room = 2 if region.cell(y, x + 1) == " " else 1
    middle, baseline = (x + room / 2) * WIDTH, y * HEIGHT + BASELINE
    mark = mark_of(char)
    if mark is not None:
        side = SIZE if room == 2 else 0.8 * SIZE
        return mark_icon(mark, middle - side / 2, baseline - 0.36 * (SIZE - side), side)
    if has_glyph(char[0], "mono") and not is_emoji(char):
        return Label(middle, baseline, (Run(char, "mono"),), SIZE, "middle")
    size = SIZE * (0.92 if room == 2 else 0.6) if is_emoji(char) else SIZE
    return Label(middle, baseline, (Run(char, "sans"),), size, "middle")
