"""Lines of a box whose words stand in columns, as those of a schema: `id     int` over `name   text`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..texts.line import Atom, Line
from ..texts.text import Set, set_text
from .author_lines import author_lines

_CELL = re.compile(r"\S+(?: \S+)*")
_FEWEST = 2
"""Lines that make columns."""
_OFF = 1
"""Characters by which a cell may stand off its column."""
_APART = 1.1
"""Between two columns, in em."""


class Columns(NamedTuple):
    """Lines whose words stand in columns."""

    lines: tuple[str, ...]
    """As drawn."""
    set: Set


def lines_and_columns(text: str, size: float, leading: float) -> Iterator[str | Columns]:
    """The lines of a box as their author meant them, in order, those in columns together."""
    lines = text.split("\n")
    plain: list[str] = []
    at = 0
    while at < len(lines):
        end = _end(lines, at)
        if end - at < _FEWEST:
            plain.append(lines[at])
            at += 1
            continue
        yield from author_lines("\n".join(plain))
        plain = []
        yield Columns(tuple(lines[at:end]), _set(lines[at:end], size, leading))
        at = end
    yield from author_lines("\n".join(plain))


def is_gapped(line: str) -> bool:
    """Whether a gap parts the words of a line, as those of columns."""
    return len(_starts(line)) > 1


def _end(lines: Sequence[str], start: int) -> int:
    """The line after those that stand in the columns of line `start`."""
    columns = _starts(lines[start])
    end = start
    while end < len(lines):
        cells = _cells(lines[end], columns)
        if len(cells) < 2 or any(min(abs(x - other) for other in columns) > _OFF for x, _ in cells):
            break
        end += 1
    return end


def _starts(line: str) -> list[int]:
    return [found.start() for found in _CELL.finditer(line)]


def _cells(line: str, columns: Sequence[int]) -> list[tuple[int, str]]:
    """The cells of a line, each with its column; words that fill theirs leave but one space behind them."""
    cells = [(found.start(), found.group()) for found in _CELL.finditer(line)]
    second = columns[1] if len(columns) > 1 else 0
    full = len(cells) == 1 and 0 < second < len(line) and line[second - 1] == " " != line[second]
    if full:
        return [(cells[0][0], line[:second].strip()), (second, line[second:].strip())]
    return cells


def _set(lines: Sequence[str], size: float, leading: float) -> Set:
    columns = _starts(lines[0])
    rows: list[dict[int, Line]] = []
    for line in lines:
        row: dict[int, Line] = {}
        for x, words in _cells(line, columns):
            near = min(range(len(columns)), key=lambda number: abs(columns[number] - x))
            row[near] = set_text(words, 1e6, size).lines[0]
        rows.append(row)
    widths = [
        max((row[number].em for row in rows if number in row), default=0.0) + _APART
        for number in range(len(columns))
    ]
    widths[-1] -= _APART
    # All are equally wide, so that they stay in columns where they stand in the middle of a box.
    return Set(tuple(_line(row, widths, size) for row in rows), size, leading * size)


def _line(row: dict[int, Line], widths: Sequence[float], size: float) -> Line:
    atoms: list[Atom] = []
    for number, width in enumerate(widths):
        cell = row.get(number)
        atoms += cell.atoms if cell else ()
        rest = width - (cell.em if cell else 0.0)
        atoms.append(Atom(" ", "sans", "ink", rest, alone=True))
    return Line(tuple(atoms), sum(widths), size)
