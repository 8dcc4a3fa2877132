"""What each box-drawing and block glyph looks like inside its cell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Literal
from unicodedata import name

Side = Literal["n", "e", "s", "w"]
OPPOSITE: dict[Side, Side] = {"n": "s", "s": "n", "e": "w", "w": "e"}
STEP: dict[Side, tuple[int, int]] = {"n": (-1, 0), "e": (0, 1), "s": (1, 0), "w": (0, -1)}
"""The (y, x) of the neighbour on that side, from a cell."""


class Weight(IntEnum):
    NONE = 0
    LIGHT = 1
    HEAVY = 2
    DOUBLE = 3


@dataclass(frozen=True)
class Arms:
    """The lines from the centre of a cell to its sides."""

    n: Weight = Weight.NONE
    e: Weight = Weight.NONE
    s: Weight = Weight.NONE
    w: Weight = Weight.NONE
    round: bool = False
    """Whether two arms meet in an arc."""
    dashed: bool = False

    def at(self, side: Side) -> Weight:
        """How heavy the arm to that side is."""
        if side == "n":
            return self.n
        if side == "e":
            return self.e
        return self.s if side == "s" else self.w

    def plus(self, side: Side, weight: Weight) -> Arms:
        """The same arms and one more."""
        return replace(self, **{side: weight})  # type: ignore[arg-type]


_SIDES: dict[str, str] = {
    "UP": "n",
    "DOWN": "s",
    "LEFT": "w",
    "RIGHT": "e",
    "HORIZONTAL": "ew",
    "VERTICAL": "ns",
}
_WEIGHTS = {
    "LIGHT": Weight.LIGHT,
    "SINGLE": Weight.LIGHT,
    "HEAVY": Weight.HEAVY,
    "DOUBLE": Weight.DOUBLE,
}


def _read_arms(glyph: str) -> Arms | None:
    """The arms that the glyph's Unicode name spells out; None for diagonals."""
    words = name(glyph).removeprefix("BOX DRAWINGS ")
    if "DIAGONAL" in words:
        return None
    dashed = "DASH" in words
    if dashed:
        words = words.replace(" DOUBLE DASH", "").replace(" TRIPLE DASH", "").replace(" QUADRUPLE DASH", "")
    arms: dict[str, Weight] = {}
    weight = Weight.LIGHT
    for part in words.split(" AND "):
        # `LIGHT DOWN AND RIGHT` has one weight, `DOWN LIGHT AND RIGHT HEAVY` has two.
        weight = next((_WEIGHTS[word] for word in part.split() if word in _WEIGHTS), weight)
        arms.update((side, weight) for word in part.split() for side in _SIDES.get(word, ""))
    return Arms(**arms, round="ARC" in words, dashed=dashed)


ARMS: dict[str, Arms] = {
    glyph: arms for glyph in map(chr, range(0x2500, 0x2580)) if (arms := _read_arms(glyph)) is not None
}
DIAGONALS: dict[str, str] = {"╱": "/", "╲": "\\", "╳": "/\\"}

Area = tuple[float, float, float, float]
"""Left, top, right and bottom of an area as fractions of its cell."""
_QUADRANTS: dict[str, Area] = {
    "UPPER LEFT": (0, 0, 0.5, 0.5),
    "UPPER RIGHT": (0.5, 0, 1, 0.5),
    "LOWER LEFT": (0, 0.5, 0.5, 1),
    "LOWER RIGHT": (0.5, 0.5, 1, 1),
}


def _read_areas() -> dict[str, tuple[Area, ...]]:
    areas: dict[str, tuple[Area, ...]] = {
        "▀": ((0, 0, 1, 0.5),),
        "█": ((0, 0, 1, 1),),
        "▐": ((0.5, 0, 1, 1),),
        "░": ((0, 0, 1, 1),),
        "▒": ((0, 0, 1, 1),),
        "▓": ((0, 0, 1, 1),),
        "▔": ((0, 0, 1, 1 / 8),),
        "▕": ((7 / 8, 0, 1, 1),),
    }
    areas |= {chr(0x2580 + eighths): ((0, 1 - eighths / 8, 1, 1),) for eighths in range(1, 8)}
    areas |= {chr(0x2590 - eighths): ((0, 0, eighths / 8, 1),) for eighths in range(1, 8)}
    for glyph in map(chr, range(0x2596, 0x25A0)):
        words = name(glyph).removeprefix("QUADRANT ").split(" AND ")
        areas[glyph] = tuple(_QUADRANTS[word] for word in words)
    return areas


AREAS: dict[str, tuple[Area, ...]] = _read_areas()
"""Filled parts of each block element."""
SHADES: dict[str, int] = {"░": 1, "▒": 2, "▓": 3}
"""Quarters of ink in each shade; the other block elements are solid."""
HEADS: dict[str, Side] = {
    **dict.fromkeys("▲↑", "n"),
    **dict.fromkeys("▶►→", "e"),
    **dict.fromkeys("▼↓", "s"),
    **dict.fromkeys("◀◄←", "w"),
}
ASCII_HEADS: dict[str, Side] = {"^": "n", ">": "e", "v": "s", "V": "s", "<": "w"}
