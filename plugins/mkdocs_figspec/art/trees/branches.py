"""The branches of trees on the grid, and the runs of words between line work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..flow.answers import is_answer
from ..glyphs import (
    ARROWHEADS,
    BOTTOM_LEFT,
    BOX_DRAWING,
    DRAWN_HEADS,
    HORIZONTAL,
    LEFT_TEE,
    TOP_TEE,
    VERTICAL,
    Side,
)
from ..grid import Region

TRUNKS = VERTICAL - {"╵", "╷", "╹", "╻"}
"""What leads down from one branch to the next: `│ |`."""
DRAWN_BRANCHES = (LEFT_TEE | BOTTOM_LEFT) - {"+"}
FORKS = TOP_TEE - {"+"}
"""Where the first branch leaves the line of its parent: `name ──┬── child`."""
_ASCII_BRANCHES = frozenset("+|`\\'")
_STROKES = (HORIZONTAL & BOX_DRAWING) | frozenset("-–—")
_CLOSERS = frozenset("┤┘┐╯╮╣╝╗┴┼╩╬")
_HEADS = DRAWN_HEADS[Side.EAST] | {">"}
_CANDIDATE = re.compile(
    "[" + re.escape("".join(sorted(DRAWN_BRANCHES | FORKS | _ASCII_BRANCHES | _STROKES))) + "]"
)
_DRAWN = re.compile("[" + "".join(sorted(BOX_DRAWING)) + "]")
_HEAD = re.compile("[" + re.escape("".join(sorted(_HEADS))) + "]")
_WALL = re.compile("[" + "".join(sorted(BOX_DRAWING - _STROKES)) + "]")
_LEADER = re.compile("(?<=[^ ] )[" + "".join(sorted(_STROKES - {"-"})) + "]{2,} (?=[^ ])")
"""A line from a name to words."""
_FILE = re.compile(r"\w(?:/|\.[A-Za-z][A-Za-z0-9]{0,6})$")
_WORDS = re.compile(r"[^ ]+(?: (?=\S)[^ ]+)*")
_HEADS_OR_BAR = re.compile("[" + re.escape("".join(sorted(_HEADS | ARROWHEADS | {"v", "|"}))) + "]")
_COMPARED = re.compile(r" +> ?=? ?\d")
"""A number that something is more than: `├── > 500 ms`."""
_LONGEST = 6
"""Strokes that a branch has at most; longer ones are rules and edges."""


@dataclass(frozen=True)
class Run:
    """Words on one row, without a gap of two cells or a line between them."""

    y: int
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Branch:
    """A glyph that opens a node."""

    y: int
    x: int
    """Column of the glyph."""
    start: int
    """Column where the node's words start."""
    end: int
    """Column behind its last word."""
    runs: tuple[Run, ...]
    """Its words: the first holds the name, wider gaps lie between the others."""
    glyph: str
    leads_on: bool
    """Whether an arrow leaves its words to the right, as in a flow."""
    headed: bool
    """Whether an arrow head stands before its words: `├─→ words`."""

    @property
    def forks(self) -> bool:
        """Whether it leaves its parent's own line."""
        return self.glyph in FORKS or self.chained

    @property
    def chained(self) -> bool:
        """Whether a plain line leads to it from its parent: `parent ── child`."""
        return self.glyph in _STROKES

    @property
    def goes_on(self) -> bool:
        """Whether its glyph promises a brother below."""
        return self.glyph in LEFT_TEE and self.glyph != "+"


def find_branches(region: Region) -> list[list[Branch]]:
    """The branches of each row, from the left."""
    leaders = _leaders(region)
    return [_branches_of(row.text, y, leaders.get(y, -1)) for y, row in enumerate(region)]


def _leaders(region: Region) -> dict[int, int]:
    """The rows in which a line leads from a name to a column of annotations, and the column.

    Lines to it have several lengths, and no blank row parts them.
    """
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    paragraph = 0
    for y, row in enumerate(region):
        paragraph += row.blank
        if line := _LEADER.search(row.text, row.text.rfind("  ") + 1):  # what ends the row
            found.setdefault((paragraph, line.end()), []).append((y, len(line.group())))
    return {
        y: column
        for (_, column), lines in found.items()
        if len({length for _, length in lines}) > 1
        for y, _ in lines
    }


def find_runs(region: Region) -> list[list[Run]]:
    """The runs of words in each row, from the left; line work, stems and lone heads are none."""
    return [list(_runs(_without_lines(row.text), y, 0, len(row.text))) for y, row in enumerate(region)]


def _branches_of(text: str, y: int, column: int) -> list[Branch]:
    opened: list[tuple[int, int]] = []
    at = 0
    while (candidate := _CANDIDATE.search(text, at)) is not None:
        at = candidate.start()
        start = _opens(text, at, bool(opened)) or (_chains(text, at, column) if opened else None)
        if start is None:
            at += 1
            continue
        opened.append((at, start))
        at = start
    if all(text[x] in _STROKES for x, _ in opened):
        return []
    branches = []
    for number, (x, start) in enumerate(opened):
        stop = opened[number + 1][0] if number + 1 < len(opened) else len(text)
        if stop < len(text) and text[stop] in FORKS:
            while stop > start and text[stop - 1] in _STROKES:
                stop -= 1
        end = _end_of_words(text, start, stop)
        runs = tuple(_runs(text, y, start, end))
        if runs and not _closes(text, end):
            headed = "→" in text[x:start]
            branches.append(
                Branch(y, x, start, runs[-1].end, runs, text[x], _leads_on(text, start, end), headed)
            )
    return branches


def _opens(text: str, x: int, follows: bool) -> int | None:
    """Where the words start of the branch whose glyph stands at `x`, or nothing if none stands there."""
    glyph = text[x]
    drawn = glyph in DRAWN_BRANCHES
    if not drawn and glyph not in _ASCII_BRANCHES and glyph not in FORKS:
        return None
    if x and text[x - 1] in _STROKES and glyph not in FORKS:
        return None
    if drawn and not follows and text[x - 1 : x] == " " and text[: x - 1][-1:].isalnum():
        return None  # a tick of an axis stands right behind its number
    at = x + 1
    while at < len(text) and (text[at] in _STROKES or (text[at] == "_" and glyph in "|\\")):
        at += 1
    strokes, behind = at - x - 1, at
    if drawn and text[at : at + 2] == "→ ":
        at, behind, strokes = at + 1, at + 1, max(strokes, 1)
    while at < len(text) and text[at] == " ":
        at += 1
    if not 1 <= strokes <= _LONGEST or at == len(text) or at - behind > 4:
        return None
    first = text[at]
    if first in BOX_DRAWING or first in "┤+" or (first in _HEADS and not _COMPARED.match(text, behind)):
        return None
    if drawn:
        return at if at > behind or first.isalnum() or first in "\"'(./_*@[{~#<" else None
    if glyph in FORKS:
        return at if x and text[x - 1] in _STROKES and at > behind else None
    before = text[:x]
    alone = all(each == " " or each in TRUNKS for each in before)
    if at == behind or first == "|" or not (alone or (before.endswith("  ") and strokes > 1)):
        return None
    # A lone `|` with one stroke is as likely a table's cell or a value's sign.
    return at if strokes > 1 or (glyph == "+" and text[x + 1] in BOX_DRAWING) else None


def _chains(text: str, x: int, column: int) -> int | None:
    """Where the words start behind a line that opens at `x` amid words: `a ── b`.

    One that leads to what is said of a file, to the `column` of annotations or far away leads to no child.
    """
    if text[x] not in _STROKES or text[x] == "-" or text[x - 1] != " " or text[x - 2 : x - 1] in ARROWHEADS:
        return None
    at = x
    while at < len(text) and text[at] in _STROKES:
        at += 1
    if at - x < 2 or text[at : at + 1] != " " or text[at + 1 : at + 2].strip() == "":
        return None
    if text[at + 1] in BOX_DRAWING or text[at + 1] in ARROWHEADS:
        return None
    led = at - x > _LONGEST or at + 1 == column or (at - x > 2 and _FILE.search(text, 0, x - 1) is not None)
    return None if led and _DRAWN.search(text, at + 1) is None else at + 1


def _end_of_words(text: str, start: int, stop: int) -> int:
    """The column behind the last word of a node: before a wall, another's trunk or the end of the row."""
    wall = _WALL.search(text, start, stop)
    stop = wall.start() if wall else stop
    end = len(text[start:stop].rstrip()) + start
    if end > start + 3 and text[end - 1] == "|" and text[end - 3 : end - 1] == "  ":
        end = len(text[start : end - 1].rstrip()) + start
    return end


def _closes(text: str, end: int) -> bool:
    """Whether the words end in a line to a corner: the title of an edge or of a rule."""
    at = end
    while at < len(text) and text[at] == " ":
        at += 1
    behind = text[at] if at < len(text) else ""
    if text[end - 1] in _STROKES and text[end - 2] in _STROKES:
        return not behind or behind in _CLOSERS or behind == "+"
    return text[end - 1] == "+" and text[end - 2] in _STROKES


def _leads_on(text: str, start: int, end: int) -> bool:
    for found in _HEAD.finditer(text, start + 2, end + 1):
        at = found.start()
        # `->` alone is as likely a word for "gives".
        long = text[at - 2] in _STROKES or text[at - 1] != "-"
        if text[at - 1] in _STROKES and long:
            return True
    return False


def _runs(text: str, y: int, start: int, end: int) -> Iterator[Run]:
    """The words from `start` to `end`; an answer and what follows from it, `NO  → stop`, are in one."""
    before: Run | None = None
    for found in _WORDS.finditer(text, start, end):
        words = found.group().rstrip()
        run = Run(y, found.start(), found.start() + len(words), words)
        if before and words.startswith("→ ") and run.start - before.end <= 3 and is_answer(before.text):
            before = Run(y, before.start, run.end, f"{before.text} {words}")
            continue
        if before:
            yield before
        before = run
    if before:
        yield before


def _without_lines(text: str) -> str:
    """`text` with its line work blanked, heads at the end of a line too, cell by cell."""
    cells = list(_DRAWN.sub(" ", text))
    first, last = len(text) - len(text.lstrip(" |│║")), len(text.rstrip(" |│║"))
    for found in _HEADS_OR_BAR.finditer(text):
        at, glyph = found.start(), found.group()
        before = text[at - 1 : at]
        lone = not text[max(at - 2, 0) : at].strip(" │|║") and not text[at + 1 : at + 3].strip(" │|║")
        if (
            (glyph == "|" and (lone or at < first or at >= last))
            or (glyph in _HEADS and before in _STROKES)
            or (lone and glyph in ARROWHEADS | {"v"})
        ):
            cells[at] = " "
    return "".join(cells)
