"""Code, data, queries, shell: monospaced, highlighted, every space kept."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby, pairwise
from math import inf
from typing import NamedTuple

from ...model import Code
from ..fonts import width as width_of
from ..scene import GLUE, Label, Rect, Run, Shape, Unpainted
from .highlight import CodeToken, lines

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


_Tokens = tuple[CodeToken, ...]


@dataclass(frozen=True)
class _Row:
    """A line of code, or as much of one as stands in a line, measured."""

    tokens: _Tokens
    em: float
    """Its width in em, indentation included; nothing for an empty line."""

    @cached_property
    def blank(self) -> int:
        """Blanks that it starts with."""
        text = "".join(token.text for token in self.tokens)
        return len(text) - len(text.lstrip(" "))

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """What stands behind its indentation; nothing where that is all."""
        runs = [Run(token.text, "mono", token.style) for token in _joined(self.tokens)]
        if not any(run.text.strip() for run in runs):
            return ()
        skip = self.blank
        while skip:
            if len(runs[0].text) <= skip:
                skip -= len(runs.pop(0).text)
            else:
                runs[0] = Run(runs[0].text[skip:], "mono", runs[0].style)
                skip = 0
        return tuple(runs)

    @cached_property
    def parts(self) -> _Parts:
        """It in pieces between which it may go on in the next line."""
        return _measured(
            CodeToken(part, token.css, token.style)
            for token in self.tokens
            for part in _PARTS.findall(token.text)
        )


class _Parts(NamedTuple):
    """Pieces of a line, each with its width in em and how well the line may be cut before it."""

    tokens: _Tokens
    ems: tuple[float, ...]
    worths: tuple[float, ...]


def _measured(parts: Iterable[CodeToken]) -> _Parts:
    tokens = tuple(parts)
    worths = (0.0, *(_worth(before, after) for before, after in pairwise(tokens)))
    return _Parts(tokens, tuple(width_of(token.text, "mono", 1.0) for token in tokens), worths)


def code_scene(block: Code, width: float) -> Unpainted:
    """`block` on its ground, `width` px wide; a line that is too long goes on below, indented."""
    room = width - 2 * _SIDE
    size, wrapped = _wrapped(block.language, block.text.strip("\n"), room)
    leading = _LEADING * size
    height = len(wrapped) * leading + 2 * _TOP

    def paint() -> Iterator[Shape]:
        yield Rect(0, 0, width, height, "ground", _RADIUS)
        for number, line in enumerate(wrapped):
            if line.runs:
                baseline = _TOP + number * leading + leading / 2 + 0.35 * size
                shrunk = _shrunk(line, size, room)
                yield Label(_SIDE + _indent(line, size), baseline, line.runs, shrunk)

    smallest = min((_shrunk(line, size, room) for line in wrapped if line.em), default=inf)
    return Unpainted(width, height, smallest, paint)


@lru_cache(512)
def _wrapped(language: str | None, text: str, room: float) -> tuple[float, tuple[_Row, ...]]:
    """The size in px at which a text stands in `room` px, and its lines."""
    rows = _rows(language, text)
    longest = max((row.em for row in rows), default=0.0)
    size = next((size for size in SIZES if longest * size <= room), SIZES[-1])
    if longest * size > room:
        rows = _rows(language, text, _spare(rows, longest - room / size))
    return size, tuple(line for row in rows for line in _wrap(row, room / size))


def natural_width(block: Code) -> float:
    """Width in px that keeps every line whole."""
    rows = _rows(block.language, block.text.strip("\n"))
    return max((row.em for row in rows), default=0.0) * SIZES[0] + 2 * _SIDE


@lru_cache(512)
def _rows(language: str | None, text: str, cut: int = 0) -> tuple[_Row, ...]:
    """The lines of a text, which is set in several widths; trailing comments move left by `cut` blanks."""
    if cut:
        return tuple(_row(_moved(row.tokens, cut)) for row in _rows(language, text))
    return tuple(map(_row, lines(language, text)))


def _row(tokens: _Tokens) -> _Row:
    return _Row(tokens, sum(width_of(token.text, "mono", 1.0) for token in tokens))


def _indent(row: _Row, size: float) -> float:
    """Indentation in px: it is made by position."""
    return row.blank * width_of(" ", "mono", size)


def _shrunk(row: _Row, size: float, room: float) -> float:
    """The size in px of a line: a word wider than the whole line is set smaller."""
    if row.em * size <= room:
        return size
    indent = _indent(row, size)
    return max((room - indent) / (row.em - indent / size), 6.0)


def _spare(rows: tuple[_Row, ...], excess: float) -> int:
    """How many blanks trailing comments can move left, at most to two behind the code, for `excess` em."""
    ends: list[int] = []
    for row in rows:
        if len(row.tokens) > 1 and row.tokens[-1].style == "code-comment":
            code = "".join(token.text for token in row.tokens[:-1])
            ends.append(len(code) - len(code.rstrip(" ")))
    spare = min(ends, default=0) - 2
    return max(min(spare, math.ceil(excess / width_of(" ", "mono", 1.0))), 0)


def _moved(tokens: _Tokens, cut: int) -> _Tokens:
    if len(tokens) < 2 or tokens[-1].style != "code-comment" or not tokens[-2].text.endswith(" " * cut):
        return tokens
    *code, blanks, comment = tokens
    return (*code, CodeToken(blanks.text[:-cut], blanks.css, blanks.style), comment)


def _wrap(row: _Row, room: float) -> list[_Row]:
    """A line as lines of at most `room` em, cut where it reads best."""
    if row.em <= room:
        return [row]
    em = width_of(" ", "mono", 1.0)
    indent = row.blank + _HANGING
    if indent * em > room / 2:
        indent = _HANGING
    full = max(int(room / em) - indent, 1)
    parts = row.parts
    if any(len(token.text) > full for token in parts.tokens):
        parts = _measured(piece for token in parts.tokens for piece in _chop(token, full))
    tokens, count = parts.tokens, len(parts.tokens)
    hanging = (CodeToken(" " * indent, "", "ink"),)
    wrapped: list[_Row] = []
    at = 0
    while at < count:
        used = indent * em if at else 0.0
        end = _cut(parts, at, room - used)
        line = tokens[at:end]
        if end < count and line[-1].text[-1].isalnum() and tokens[end].text[0].isalnum():
            line = (*line[:-1], line[-1]._replace(text=line[-1].text + GLUE))
        wrapped.append(_Row((*hanging, *line) if at else line, used + sum(parts.ems[at:end])))
        while end < count and tokens[end].text.isspace():
            end += 1
        at = end
    return wrapped


def _chop(part: CodeToken, full: int) -> list[CodeToken]:
    """A word of more than `full` characters in pieces, each of which fills its line."""
    if len(part.text) <= full:
        return [part]
    pieces = [part.text[at : at + full] for at in range(0, len(part.text), full)]
    return [CodeToken(piece, part.css, part.style) for piece in pieces]


def _joined(parts: _Tokens) -> _Tokens:
    """`parts` with neighbours of one style in one piece."""
    return tuple(
        CodeToken("".join(part.text for part in group), css, style)
        for (css, style), group in groupby(parts, key=lambda part: (part.css, part.style))
    )


def _cut(parts: _Parts, start: int, room: float) -> int:
    """Where the line of `room` em ends that begins at `start`: behind as many parts as fit, or before them
    where there is a better place to cut."""
    used = best = 0.0
    at = start
    for number in range(start, len(parts.tokens)):
        if number > start and (worth := parts.worths[number] + 6 * used / room) >= best:
            best, at = worth, number
        used += parts.ems[number]
        if used > room and not parts.tokens[number].text.isspace():
            return max(at, start + 1)
    return len(parts.tokens)


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
