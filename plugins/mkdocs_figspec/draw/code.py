"""Code, data, queries, shell: monospaced, highlighted, every space kept."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace

from ..model import Code
from .fonts import width as width_of
from .highlight import CodeToken, lines
from .labels import GLUE
from .scene import Label, Rect, Run, Scene, Shape

SIZES = (15.0, 14.0)
"""The usual size in px, and that of code which would else not fit."""
_LEADING = 1.5
_SIDE = 16.0
_TOP = 11.0
_RADIUS = 6.0
# Words with the punctuation that leads on from them, and blanks: a line is never cut inside one.
_PARTS = re.compile(r"\s+|[^\W_]+[^\w\s\"']*_*|[\W_]")
_HANGING = 4
"""Columns by which the rest of a wrapped line is indented beyond the line itself."""


_Row = tuple[CodeToken, ...]


def code_scene(block: Code, width: float) -> Scene:
    """`block` on its ground, `width` px wide; a line that is too long goes on below, indented."""
    rows = lines(Code(block.span, block.language, block.text.strip("\n")))
    room = width - 2 * _SIDE
    longest = max((_measure(row) for row in rows), default=0.0)
    size = next((size for size in SIZES if longest * size <= room), SIZES[-1])
    if longest * size > room:
        rows = _tighten(rows, room / size)
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


def _measure(row: _Row) -> float:
    return sum(width_of(token.text, "mono", 1.0) for token in row)


def _labels(line: _Row, x: float, baseline: float, size: float, room: float) -> Iterator[Shape]:
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


def _tighten(rows: tuple[_Row, ...], room: float) -> tuple[_Row, ...]:
    """The rows with their trailing comments moved left together, at most to two blanks behind the code."""
    ends: list[int] = []
    for row in rows:
        if len(row) > 1 and row[-1].style == "code-comment":
            code = "".join(token.text for token in row[:-1])
            ends.append(len(code) - len(code.rstrip(" ")))
    spare = min(ends, default=0) - 2
    excess = max(_measure(row) for row in rows) - room
    cut = min(spare, math.ceil(excess / width_of(" ", "mono", 1.0)))
    if cut <= 0:
        return rows
    return tuple(_moved(row, cut) for row in rows)


def _moved(row: _Row, cut: int) -> _Row:
    if len(row) < 2 or row[-1].style != "code-comment" or not row[-2].text.endswith(" " * cut):
        return row
    before = CodeToken(row[-2].text[:-cut], row[-2].css, row[-2].style)
    return (*row[:-2], before, row[-1])


def _wrap(row: _Row, room: float) -> list[_Row]:
    """A line as lines of at most `room` em, cut where it reads best."""
    if _measure(row) <= room:
        return [row]
    text = "".join(token.text for token in row)
    em = width_of(" ", "mono", 1.0)
    indent = len(text) - len(text.lstrip()) + _HANGING
    if indent * em > room / 2:
        indent = _HANGING
    full = max(int(room / em) - indent, 1)
    parts = [
        CodeToken(piece, token.css, token.style)
        for token in row
        for part in _PARTS.findall(token.text)
        for piece in _chop(part, full)
    ]
    wrapped: list[_Row] = []
    start: _Row = ()
    while parts:
        at = _cut(parts, room - _measure(start))
        line, parts = [*start, *parts[:at]], parts[at:]
        if parts and line[-1].text[-1].isalnum() and parts[0].text[0].isalnum():
            line[-1] = replace(line[-1], text=line[-1].text + GLUE)
        wrapped.append(tuple(line))
        while parts and parts[0].text.isspace():
            parts.pop(0)
        start = (CodeToken(" " * indent, "", "ink"),)
    return wrapped


def _chop(part: str, full: int) -> list[str]:
    """A word of more than `full` characters in pieces, each of which fills its line."""
    return [part[at : at + full] for at in range(0, len(part), full)]


def _cut(parts: list[CodeToken], room: float) -> int:
    """How many of `parts` go into a line of `room` em: as many as fit, or fewer for a better place to cut."""
    used = best = 0.0
    at = 0
    for number, part in enumerate(parts):
        if number and (worth := _worth(parts[number - 1], part) + 6 * used / room) >= best:
            best, at = worth, number
        used += width_of(part.text, "mono", 1.0)
        if used > room and not part.text.isspace():
            return at or 1
    return len(parts)


def _worth(before: CodeToken, after: CodeToken) -> float:
    """How well a line may be cut between two parts."""
    if after.text.startswith((")", "]", "}", ",", ";", ":", ".")) or after.text.isspace():
        return 0.0
    if after.style == "code-comment" and before.style != after.style:
        return 9.0
    if before.text.isspace():
        return 6.0 if before.style == after.style or len(before.text) == 1 else 8.0
    if before.text.endswith((",", "(", "[", "{")):
        return 6.0
    if before.text.endswith(("/", "_", ".", "-", "=", ":", "&", "|")):
        return 2.0
    return 0.5 if not (before.text[-1].isalnum() and after.text[0].isalnum()) else 0.0
