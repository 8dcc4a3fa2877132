"""Plots and art, drawn exactly: each cell of the author's grid stands where it stood."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from math import inf

from ...art.grid import PIECE, Region, region_of
from ...model import Art, Plot
from ..fonts import has_glyph, is_emoji
from ..labels import label_width
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
_PART = re.compile(r"\?|[^?\s](?:[^?]*[^?\s])?")
"""Of `_kind`s: one sign, or words."""
_APART = 0.4
"""Of a cell, free between words of other scripts and what follows."""


def draw_art(block: Art | Plot) -> Scene:
    """The drawing as its author placed it, cell by cell."""
    region = region_of(tuple(block.text.split("\n")), 1)
    rows = tuple(row.text for row in region)
    work = read_linework(rows)
    texts = tuple(_texts(region, work))
    # Words that nothing stands right of may run on.
    labels = [shape for shape in texts if isinstance(shape, Label) and shape.anchor == "start"]
    width = max([region.width * WIDTH, *(label.x + label_width(label) for label in labels)])
    height = len(rows) * HEIGHT
    inner = Scene(width, height, (*draw_linework(work), *texts))
    return Scene(width + 2 * _EDGE, height + 2 * _EDGE, (Group(_EDGE, _EDGE, inner),))


def _texts(region: Region, work: Linework) -> Iterator[Shape]:
    for y, row in enumerate(region):
        left = "".join(" " if (y, x) in work else char for x, char in enumerate(row.text))
        for found in PIECE.finditer(left):
            yield from _stretch(region, y, found.start(), found.group())


def _stretch(region: Region, y: int, x: int, words: str) -> Iterator[Shape]:
    """The labels of a stretch of words; signs that the face lacks are placed one by one."""
    if all(char in _PLAIN for char in words):
        yield _label(y, x, words)
        return
    for found in _PART.finditer("".join(_kind(region.words(char), char) for char in words)):
        start, end = found.span()
        if found.group() == "?":
            yield _odd(region, y, x + start, region.words(words[start]) or " ")
        elif "f" in found.group():
            yield _foreign(region, y, x + start, words[start:end], found.group())
        else:
            yield _label(y, x + start, words[start:end])


def _kind(written: str, char: str) -> str:
    """`o` for a glyph of the face, `f` for a letter of other scripts, `?` for other signs, or a space."""
    if char in _PLAIN or (has_glyph(char, "mono") and mark_of(char) is None):
        return " " if char == " " else "o"
    if is_emoji(written or " ") or mark_of(written):
        return "?"
    kind = unicodedata.category(written[0]) if written else ""
    wide = kind.startswith("P") and unicodedata.east_asian_width(written[0]) in "WF"
    return "f" if wide or kind[:1] in ("L", "M") or kind == "Nd" else "?"


def _foreign(region: Region, y: int, x: int, words: str, kinds: str) -> Label:
    """Words with letters of other scripts, as wide as these are; smaller where something follows too soon."""
    runs = tuple(
        Run(region.words("".join(char for char, _ in stretch)), "sans" if foreign else "mono")
        for foreign, stretch in groupby(zip(words, kinds, strict=True), key=lambda pair: pair[1] == "f")
    )
    label = Label(x * WIDTH, 0.0, runs, SIZE)
    after = region.rows[y].text[x + len(words) :]
    free = len(after) - len(after.lstrip()) - _APART
    room = (len(words) + max(free, 0.0)) * WIDTH if after.strip() else inf
    size = SIZE * min(1.0, room / max(label_width(label), 1.0))
    return label._replace(y=y * HEIGHT + HEIGHT / 2 + 0.36 * size, size=size)


def _label(y: int, x: int, words: str) -> Label:
    return text(x * WIDTH, y * HEIGHT + BASELINE, words, SIZE, face="mono")


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
