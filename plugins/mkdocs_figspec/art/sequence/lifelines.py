"""Lifelines and the participants that they fall from."""

from __future__ import annotations

from dataclasses import dataclass

from ..boxes.boxes import FoundBox, find_boxes
from ..glyphs import (
    BOTTOM_LEFT,
    BOTTOM_RIGHT,
    BOX_DRAWING,
    HEADS,
    HORIZONTAL,
    TOP_LEFT,
    TOP_RIGHT,
    VERTICAL,
    Side,
)
from ..grid import PHRASE, Region

_SHORTEST = 4
"""Rows that a lifeline has at least."""
_GAP = 3
"""Rows in which words may stand in place of a lifeline."""
_OFF = 2
"""Cells that words may stand beside the lifeline that falls from them."""
_MOST_LINES = 3
"""Lines of words over a lifeline."""
_CORNERS = (TOP_LEFT | TOP_RIGHT | BOTTOM_LEFT | BOTTOM_RIGHT) - {"+"}
_CROSSING = (HORIZONTAL | BOX_DRAWING | HEADS[Side.EAST] | HEADS[Side.WEST] | {"+"}) - _CORNERS
"""What may stand in a lifeline where a message meets it."""


@dataclass
class Lifeline:
    """A line down the page; rows and columns are cells of the region from 0."""

    top: int
    bottom: int
    columns: dict[int, int]
    """Its column in each of its rows."""

    @property
    def x(self) -> int:
        """Its column at the top."""
        return self.columns[self.top]


@dataclass(frozen=True)
class Participant:
    """Who has a lifeline."""

    words: str
    top: int
    """The first row of its words or of its box."""


def find_lifelines(region: Region) -> tuple[list[Lifeline], list[Participant]]:
    """The lifelines that begin together, from the left, and who each falls from; none if there are no two."""
    lines = [line for line in _lines_down(region) if line.bottom - line.top + 1 >= _SHORTEST]
    for top in sorted({line.top for line in lines}):
        together = sorted((line for line in lines if top <= line.top <= top + 1), key=lambda line: line.x)
        participants = _participants_of(region, together) if len(together) > 1 else None
        if participants is not None:
            return together, participants
    return [], []


def _lines_down(region: Region) -> list[Lifeline]:
    """All lines down the page, a cell to the left or right now and then."""
    found: list[Lifeline] = []
    running: list[Lifeline] = []
    for y, row in enumerate(region.rows):
        taken: set[int] = set()
        going = []
        for line in running:
            x = line.columns[line.bottom]
            glyphs = {near: row.text[near : near + 1] for near in (x, x - 1, x + 1) if near >= 0}
            near = next((at for at, glyph in glyphs.items() if glyph in VERTICAL and at not in taken), None)
            if near is None and line.bottom == y - 1 and glyphs[x] in _CROSSING:
                near = x
            if near is not None:
                taken.add(near)
                line.bottom, line.columns[y] = y, near
            if y - line.bottom <= _GAP and glyphs[x] not in _CORNERS:
                going.append(line)
        begun = [
            Lifeline(y, y, {y: x}) for x, glyph in enumerate(row.text) if glyph in VERTICAL and x not in taken
        ]
        found += begun
        running = going + begun
    return found


def _participants_of(region: Region, lifelines: list[Lifeline]) -> list[Participant] | None:
    """Who each lifeline falls from: a box, or words right over it; nothing where one falls from neither."""
    boxes = find_boxes(region)
    found: list[Participant] = []
    for line in lifelines:
        box = next((each for each in boxes if _falls_from(each, line)), None)
        who = _in_box(region, box) if box else _words_over(region, line)
        if who is None:
            return None
        found.append(who)
    return found


def _falls_from(box: FoundBox, line: Lifeline) -> bool:
    return box.bottom == line.top - 1 and box.left < line.x < box.right and not box.children


def _in_box(region: Region, box: FoundBox) -> Participant | None:
    rows = region.crop(box.top + 1, box.bottom, box.left + 1, box.right)
    words = "\n".join(text for row in rows if (text := row.text.strip(" │|║┃")))
    return Participant(words, box.top) if words else None


def _words_over(region: Region, line: Lifeline) -> Participant | None:
    lines: list[str] = []
    y = line.top - 1
    while y >= 0 and len(lines) < _MOST_LINES:
        over = [
            found
            for found in PHRASE.finditer(region.rows[y].text)
            if found.start() - _OFF <= line.x < found.end() + _OFF
        ]
        words = min(over, key=lambda found: abs(found.start() + found.end() - 2 * line.x), default=None)
        if words is None or not any(map(str.isalnum, words.group())):
            break
        lines.insert(0, words.group())
        y -= 1
    return Participant("\n".join(lines), y + 1) if lines else None
