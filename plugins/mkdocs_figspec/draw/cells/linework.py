"""Which cells of a drawing are line work, and which are text.

In doubt a cell is text: a letter drawn as a line is lost, a line drawn as a letter is only less handsome.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .box_glyphs import AREAS, ARMS, ASCII_HEADS, DIAGONALS, HEADS, OPPOSITE, STEP, Arms, Side, Weight

Cell = tuple[int, int]
"""Row and column, from 0."""
_RUN = re.compile(r"-+|={2,}")
_BAR = re.compile("[█▉▊▋▌▍▎▏▓▒░]+")
_VALUE = re.compile(r"\s{0,9}[-+~<>≈$€£]?\d")
"""A number right of a bar."""
_ENDS = frozenset("+|<>")
_STEM_DOTS = frozenset("●○◆◇■□◉•◦")


@dataclass
class Linework:
    """The cells that are drawn as shapes; all others are text."""

    arms: dict[Cell, Arms] = field(default_factory=dict)
    heads: dict[Cell, Side] = field(default_factory=dict)
    """Arrow heads by where they point; each has a stem."""
    areas: dict[Cell, str] = field(default_factory=dict)
    """Block elements."""
    diagonals: dict[Cell, str] = field(default_factory=dict)
    """Cells with `/`, `\\` or both."""

    bars: set[int] = field(default_factory=set)
    """Rows with bars of their own, to be kept apart from those above and below."""

    def __contains__(self, cell: Cell) -> bool:
        return cell in self.arms or cell in self.heads or cell in self.areas or cell in self.diagonals

    def reaches(self, cell: Cell, side: Side) -> Weight:
        """How heavy the line is that comes from the neighbour on that `side` of `cell`."""
        y, x = cell
        down, right = STEP[side]
        arms = self.arms.get((y + down, x + right))
        return arms.at(OPPOSITE[side]) if arms else Weight.NONE


def read_linework(rows: tuple[str, ...]) -> Linework:
    """What of `rows` is line work."""
    work = Linework()
    for y, row in enumerate(rows):
        for x, char in enumerate(row):
            if char in ARMS:
                work.arms[y, x] = ARMS[char]
            elif char in AREAS:
                work.areas[y, x] = char
            elif char in DIAGONALS:
                work.diagonals[y, x] = DIAGONALS[char]
    work.bars = _bar_rows(rows)
    _add_dashes(rows, work)
    _add_joints(rows, work)
    _add_bars(rows, work)
    _add_joints(rows, work)
    _add_corners(rows, work)
    _add_heads(rows, work)
    _add_slopes(rows, work)
    return work


def _at(rows: tuple[str, ...], y: int, x: int) -> str:
    return rows[y][x] if 0 <= y < len(rows) and 0 <= x < len(rows[y]) else " "


def _bar_rows(rows: tuple[str, ...]) -> set[int]:
    """Rows of bars that lie, each with words left of it or a number right of it: `Cost  ███░░ 3   ██░░░ 2`.

    Where they touch filled cells of a row without, they are part of a shape.
    """
    bars = {y for y, row in enumerate(rows) if _has_bars(row)}

    def filled(y: int) -> set[int]:
        return {x for x, char in enumerate(rows[y]) if char in AREAS}

    def in_shape(y: int) -> bool:
        beside = (other for other in (y - 1, y + 1) if 0 <= other < len(rows) and other not in bars)
        return any(filled(y) & filled(other) for other in beside)

    return {y for y in bars if not in_shape(y)}


def _has_bars(row: str) -> bool:
    *left, last = _BAR.split(row)
    if not left or any(char in AREAS for words in (*left, last) for char in words):
        return False
    labelled = all(any(char.isalnum() for char in words) for words in left)
    return labelled or (not left[0].strip() and all(_VALUE.match(words) for words in (*left[1:], last)))


def _add_dashes(rows: tuple[str, ...], work: Linework) -> None:
    """`---`, `-->`, `+-+`, `===`; neither `--port` nor `a - b`."""
    for y, row in enumerate(rows):
        for found in _RUN.finditer(row):
            start, end = found.span()
            if _is_line(_at(rows, y, start - 1), end - start, _at(rows, y, end)):
                weight = Weight.DOUBLE if row[start] == "=" else Weight.LIGHT
                for x in range(start, end):
                    work.arms[y, x] = Arms(e=weight, w=weight)


def _is_line(left: str, length: int, right: str) -> bool:
    ends = (left in _ENDS or left in ARMS) + (right in _ENDS or right in ARMS)
    words = _is_word(left) + _is_word(right)
    if length == 1:
        return ends == 2 and left + right not in ("<>", "><", "||")
    if words:
        return words == 1 and length >= 2 and "+" in (left, right)
    return length >= 3 or ends >= 1


def _is_word(char: str) -> bool:
    return char not in " +|<>.,'`:*()[]" and char not in ARMS and char not in HEADS and char not in _STEM_DOTS


def _add_joints(rows: tuple[str, ...], work: Linework) -> None:
    """`+` where lines meet."""
    for y, row in enumerate(rows):
        for x, char in enumerate(row):
            if char != "+":
                continue
            sides: dict[Side, Weight] = {side: work.reaches((y, x), side) for side in STEP}
            stems: tuple[tuple[Side, str], ...] = (("n", "^"), ("s", "vV"))
            for side, head in stems:
                down, _ = STEP[side]
                if _at(rows, y + down, x) in head and _alone(rows, y + down, x):
                    sides[side] = Weight.LIGHT
            across = sides["e"] or sides["w"]
            if across or (any(sides.values()) and _alone(rows, y, x)):
                work.arms[y, x] = Arms(n=sides["n"], e=sides["e"], s=sides["s"], w=sides["w"])


def _alone(rows: tuple[str, ...], y: int, x: int) -> bool:
    return not (_at(rows, y, x - 1).isalnum() or _at(rows, y, x + 1).isalnum())


def _add_bars(rows: tuple[str, ...], work: Linework) -> None:
    """`|` with another one, a joint or a head above or below; not `a|b`."""

    def stands(y: int, x: int) -> bool:
        touched = _is_word(_at(rows, y, x - 1)) and _is_word(_at(rows, y, x + 1))
        return _at(rows, y, x) == "|" and not touched

    for y, row in enumerate(rows):
        for x, char in enumerate(row):
            if char != "|" or not stands(y, x):
                continue
            above, below = _at(rows, y - 1, x), _at(rows, y + 1, x)
            if (
                stands(y - 1, x)
                or stands(y + 1, x)
                or (y - 1, x) in work.arms
                or (y + 1, x) in work.arms
                or (above in ".," and _corner(work, y - 1, x))
                or (below in "'`" and _corner(work, y + 1, x))
                or HEADS.get(above) == "n"
                or HEADS.get(below) == "s"
                or (above == "^" and _alone(rows, y - 1, x))
                or (below in "vV" and _alone(rows, y + 1, x))
            ):
                work.arms[y, x] = Arms(n=Weight.LIGHT, s=Weight.LIGHT)


def _corner(work: Linework, y: int, x: int) -> bool:
    return bool(work.reaches((y, x), "e")) != bool(work.reaches((y, x), "w"))


def _add_corners(rows: tuple[str, ...], work: Linework) -> None:
    """The round corners of `.---.` over `|` and of `'---'` under it."""
    for y, row in enumerate(rows):
        for x, char in enumerate(row):
            if char not in ".,'`":
                continue
            stem: Side = "s" if char in ".," else "n"
            if _corner(work, y, x) and work.reaches((y, x), stem):
                across: Side = "e" if work.reaches((y, x), "e") else "w"
                work.arms[y, x] = Arms(round=True).plus(stem, Weight.LIGHT).plus(across, Weight.LIGHT)


def _add_heads(rows: tuple[str, ...], work: Linework) -> None:
    """Heads at the end of a line, and the dots that a line runs through."""
    for y, row in enumerate(rows):
        for x, char in enumerate(row):
            side = HEADS.get(char) or ASCII_HEADS.get(char)
            if side is None or not work.reaches((y, x), OPPOSITE[side]):
                continue
            if char not in "vV^" or _alone(rows, y, x):
                work.heads[y, x] = side


def _add_slopes(rows: tuple[str, ...], work: Linework) -> None:
    """`/` and `\\` that go on in the next row, away from words."""
    for y, row in enumerate(rows):
        for x, char in enumerate(row):
            if char not in "/\\":
                continue
            lean = 1 if char == "\\" else -1
            goes_on = _at(rows, y - 1, x - lean) == char or _at(rows, y + 1, x + lean) == char
            sides = (_at(rows, y, x - 1), _at(rows, y, x + 1))
            # `//` opens a remark, line after line.
            if goes_on and char not in sides and not any(side.isalnum() for side in sides):
                work.diagonals[y, x] = char
