"""Messages between lifelines, with what is said over them or in them, and notes beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations

from ..glyphs import BOX_DRAWING, HEADS, Side
from ..grid import PHRASE, Region
from .lifelines import Lifeline

_STROKES = r"─━═╌┄┈\-"
_EAST = "[" + "".join(sorted(HEADS[Side.EAST])) + "]"
_WEST = "[" + "".join(sorted(HEADS[Side.WEST])) + "]"
_LINE = rf"[{_STROKES}┼├┤│|+]+"
_SAID = r"(?: (?P<said>[^\W_](?:.*\S)?) "
_RIGHT = re.compile(rf" ?(?:{_LINE}{_SAID}[{_STROKES}]*)?){_EAST} ?")
_LEFT = re.compile(rf" ?{_WEST}(?:[{_STROKES}]*{_SAID})?{_LINE}) ?")
_TURN = re.compile(rf"[{_STROKES}]+[┐╮+]")
_RETURN = re.compile(rf" ?{_WEST}?[{_STROKES}]+[┘╯+]")
_TALLEST = 5
"""Rows that a message to its own sender takes at most."""
_MOST_LINES = 3
"""Lines of words over a message."""
_DASHED = re.compile(r"[╌┄┈]|- -|─ ─")
_HOLE = re.compile(r"(?<=[-─┼]) (?=[-─┼<>◀▶◄►])|(?<=[<◀◄]) (?=[-─] )")
"""A blank between dashes."""


@dataclass(frozen=True)
class Words:
    """A line of words between lifelines."""

    row: int
    left: int
    right: int
    """Columns of its first and last cell."""
    text: str

    def is_in_line_with(self, other: Words) -> bool:
        """Whether both stand in a column of the page."""
        return self.left <= other.right and other.left <= self.right


@dataclass(frozen=True)
class Message:
    """An arrow from one lifeline to another, both by their number from the left."""

    row: int
    source: int
    target: int
    left: int
    right: int
    """Columns of the two lifelines there."""
    said: tuple[str, ...] = ()
    dashed: bool = False


@dataclass
class Exchange:
    """All that stands at lifelines."""

    messages: list[Message] = field(default_factory=list)
    notes: list[list[Words]] = field(default_factory=list)
    """Words that no message says, lines that stand under each other together."""
    whole: bool = True
    """Whether no lines are left that are part of no message."""


def read_exchange(region: Region, lifelines: list[Lifeline]) -> Exchange:
    """What stands at the lifelines."""
    top, bottom = max(line.top for line in lifelines), max(line.bottom for line in lifelines)
    rows = {y: list(region.rows[y].text) for y in range(top, bottom + 1)}
    exchange = Exchange()
    for y in range(top, bottom + 1):
        columns = {
            number: x for number, line in enumerate(lifelines) if (x := line.columns.get(y)) is not None
        }
        exchange.messages += _across(rows[y], y, columns)
        exchange.messages += _to_itself(rows, y, columns)
        for x in columns.values():
            rows[y][x : x + 1] = "\t" * len(rows[y][x : x + 1])
    words = [
        Words(y, found.start(), found.end() - 1, found.group())
        for y, cells in rows.items()
        for found in PHRASE.finditer("".join(cells))
    ]
    exchange.whole = not any(not BOX_DRAWING.isdisjoint(each.text) or "--" in each.text for each in words)
    _share(exchange, words)
    return exchange


def _across(cells: list[str], y: int, columns: dict[int, int]) -> Iterator[Message]:
    """The messages of a row, those over several lifelines first; their cells become blank."""
    text = "".join(cells)
    for (first, left), (second, right) in sorted(
        combinations(sorted(columns.items()), 2), key=lambda pair: pair[0][0] - pair[1][0]
    ):
        start = left if text[left : left + 1] in HEADS[Side.WEST] else left + 1
        end = right + 1 if text[right : right + 1] in HEADS[Side.EAST] else right
        part = _HOLE.sub("-", text[start:end])
        found = _RIGHT.fullmatch(part)
        source, target = first, second
        if found is None:
            found, source, target = _LEFT.fullmatch(part), second, first
        if found is None:
            continue
        said = (found["said"],) if found["said"] else ()
        yield Message(y, source, target, left, right, said, _DASHED.search(text, start, end) is not None)
        cells[start:end] = " " * len(part)
        text = "".join(cells)


def _to_itself(rows: dict[int, list[str]], y: int, columns: dict[int, int]) -> Iterator[Message]:
    """The messages that leave a lifeline in row `y` and come back to it some rows below."""
    for number, x in columns.items():
        turn = _TURN.match("".join(rows[y]), x + 1)
        if turn is None:
            continue
        corner = turn.end() - 1
        for below in range(y + 1, min(y + _TALLEST, max(rows)) + 1):
            text = "".join(rows.get(below, ()))
            back = _RETURN.match(text, x + 1)
            if back is not None and back.end() - 1 == corner:
                for row in range(y, below + 1):
                    kept = rows[row][corner + 1 :]
                    rows[row][x + 1 :] = [" "] * (corner - x) + kept
                yield Message(below, number, number, x, corner)
                break
            if text[corner : corner + 1] not in ("│", "|"):
                break


def _share(exchange: Exchange, words: list[Words]) -> None:
    """Give each message the words right over it, or else right under it; the others are notes."""
    exchange.messages.sort(key=lambda message: (message.row, message.left))
    left = list(words)
    for step in (-1, 1):
        for number, message in enumerate(exchange.messages):
            if message.said:
                continue
            lines = _said(message, left, step)
            if lines:
                exchange.messages[number] = replace(message, said=tuple(each.text for each in lines))
                left = [each for each in left if each not in lines]
    for each in left:
        for note in exchange.notes:
            if note[-1].row == each.row - 1 and note[-1].is_in_line_with(each):
                note.append(each)
                break
        else:
            exchange.notes.append([each])


def _said(message: Message, words: list[Words], step: int) -> list[Words]:
    """The lines over a message (`step` -1) or under it that stand between its lifelines."""
    lines: list[Words] = []
    own = message.source == message.target
    y = message.row if own else message.row + step
    while len(lines) < _MOST_LINES:
        here = [
            each
            for each in words
            if each.row == y
            and (
                each.left > message.left if own else message.left <= each.left and each.right <= message.right
            )
        ]
        if len(here) != 1:
            if own and not here and y > message.row - _TALLEST and not lines:
                y -= 1
                continue
            break
        if lines and not here[0].is_in_line_with(lines[-1]):
            break
        lines.append(here[0])
        y += step
    return lines[::step]
