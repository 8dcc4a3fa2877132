"""Code, data, queries, shell: monospaced, highlighted, every space kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Code
from .fonts import width as width_of
from .highlight import CodeToken, lines
from .scene import Label, Rect, Run, Scene, Shape

SIZES = (15.0, 14.0)
"""The usual size in px, and that of code which would else not fit."""
_LEADING = 1.5
_SIDE = 16.0
_TOP = 11.0
_RADIUS = 6.0
_HANGING = 4
"""Columns by which the rest of a wrapped line is indented beyond the line itself."""


def code_scene(block: Code, width: float) -> Scene:
    """`block` on its ground, `width` px wide; a line that is too long goes on below, indented."""
    rows = lines(Code(block.span, block.language, block.text.strip("\n")))
    room = width - 2 * _SIDE
    longest = max((_measure(row) for row in rows), default=0.0)
    size = next((size for size in SIZES if longest * size <= room), SIZES[-1])
    wrapped = [line for row in rows for line in _wrap(row, room / size)]
    leading = _LEADING * size
    height = len(wrapped) * leading + 2 * _TOP
    shapes: list[Shape] = [Rect(0, 0, width, height, "ground", _RADIUS)]
    for number, line in enumerate(wrapped):
        baseline = _TOP + number * leading + leading / 2 + 0.35 * size
        shapes += _labels(line, _SIDE, baseline, size, room)
    return Scene(width, height, tuple(shapes))


def natural_width(block: Code) -> float:
    """Width in px that keeps every line whole."""
    return max((_measure(row) for row in lines(block)), default=0.0) * SIZES[0] + 2 * _SIDE


def _measure(row: tuple[CodeToken, ...]) -> float:
    return sum(width_of(token.text, "mono", 1.0) for token in row)


def _labels(
    line: tuple[CodeToken, ...], x: float, baseline: float, size: float, room: float
) -> Iterator[Shape]:
    """One label for a line, its indentation by position; a word wider than the whole line is set smaller."""
    runs = [Run(token.text, "mono", token.style) for token in line]
    text = "".join(run.text for run in runs)
    if not text.strip():
        return
    blank = len(text) - len(text.lstrip(" "))
    skip = blank
    while runs and skip:
        if len(runs[0].text) <= skip:
            skip -= len(runs.pop(0).text)
        else:
            runs[0] = Run(runs[0].text[skip:], "mono", runs[0].style)
            skip = 0
    indent = blank * width_of(" ", "mono", size)
    em = _measure(line)
    shrunk = size if em * size <= room else max((room - indent) / (em - indent / size), 6.0)
    yield Label(x + indent, baseline, tuple(runs), shrunk)


def _wrap(row: tuple[CodeToken, ...], room: float) -> list[tuple[CodeToken, ...]]:
    """A line as lines of at most `room` em, cut at spaces, else behind a joint."""
    if _measure(row) <= room:
        return [row]
    text = "".join(token.text for token in row)
    indent = len(text) - len(text.lstrip()) + _HANGING
    em = width_of(" ", "mono", 1.0)
    if indent * em > room / 2:
        indent = _HANGING
    lines: list[list[CodeToken]] = [[]]
    used = 0.0
    for token in row:
        for part in _parts(token.text):
            wide = width_of(part, "mono", 1.0)
            if used + wide > room and "".join(t.text for t in lines[-1]).strip():
                lines.append([CodeToken(" " * indent, "", "ink")])
                used = indent * em
                part = part.lstrip()
                wide = width_of(part, "mono", 1.0)
            lines[-1].append(CodeToken(part, token.css, token.style))
            used += wide
    return [tuple(line) for line in lines]


def _parts(text: str) -> list[str]:
    """Pieces that stay whole: words with what joins them to the next, blanks before them apart."""
    return re.findall(r"\s+|[^\W_]+[^\w\s]*_*|[\W_]+?(?=[\w\s]|$)", text) if len(text) > 12 else [text]
