"""Remarks beside boxes: `← words` or `<-- words` says something of a box and is no arrow to it."""

from __future__ import annotations

import re
from collections import Counter

from ..glyphs import DRAWN_HEADS, Side
from .bare_texts import Text
from .ground import Ground
from .tie import Tie, Ties

_WHOLE = frozenset("←⟵⇐")
_SHORT = re.compile(r"<-{1,2} ")


def part_notes(ground: Ground, texts: list[Text], ties: Ties) -> dict[int, list[int]]:
    """Take the remarks out of `ties`: the texts by the unit that they stand right of."""
    tied = Counter(end for found in ties.ties for end in found.ends)
    notes: dict[int, list[int]] = {}
    for found in list(ties.ties):
        if tied[found.source] == 1 and not found.labels and _is_note(ground, texts, found):
            ties.ties.remove(found)
            notes.setdefault(found.target[1], []).append(found.source[1])
    return notes


def _is_note(ground: Ground, texts: list[Text], found: Tie) -> bool:
    """Whether bare words right of a box point at it by `←` or `<--`, or by any arrow at a cell of a stack."""
    if found.source[0] != "text" or found.target[0] != "unit":
        return False
    y, x = found.head
    unit, text = ground.units[found.target[1]], texts[found.source[1]]
    if unit.box < 0 or not unit.top < y < unit.bottom or text.left < x or not text.top <= y <= text.bottom:
        return False
    glyph = ground.region.cell(y, x)
    stacked = len(ground.units_of[unit.box]) > 1
    short = _SHORT.match(ground.region.rows[y].text, x) is not None
    return glyph in _WHOLE or short or (stacked and (glyph == "<" or glyph in DRAWN_HEADS[Side.WEST]))
