"""Which glyphs draw lines, where they reach, and which ones mark, point or fill."""

from __future__ import annotations

from enum import Enum


class Side(Enum):
    """A side of a cell, as the step (down, right) that leads out of it."""

    NORTH = (-1, 0)
    EAST = (0, 1)
    SOUTH = (1, 0)
    WEST = (0, -1)

    def __hash__(self) -> int:
        return hash(self._value_)  # sets of sides have one order, whatever the seed of names' hashes

    @property
    def opposite(self) -> Side:
        return Side((-self.value[0], -self.value[1]))


_LINES = {  # sides reached -> light, heavy, double, rounded, mixed and dashed glyphs
    "EW": "─━═┄┅┈┉╌╍╼╾",
    "NS": "│┃║┆┇┊┋╎╏╽╿",
    "ES": "┌┍┎┏╒╓╔╭",
    "SW": "┐┑┒┓╕╖╗╮",
    "NE": "└┕┖┗╘╙╚╰",
    "NW": "┘┙┚┛╛╜╝╯",
    "NES": "├┝┞┟┠┡┢┣╞╟╠",
    "NSW": "┤┥┦┧┨┩┪┫╡╢╣",
    "ESW": "┬┭┮┯┰┱┲┳╤╥╦",
    "NEW": "┴┵┶┷┸┹┺┻╧╨╩",
    "NESW": "┼┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋╪╫╬",
    "W": "╴╸",
    "N": "╵╹",
    "E": "╶╺",
    "S": "╷╻",
}
_ASCII = {"EW": "-=_", "NS": "|", "NESW": "+"}
_BY_LETTER = {"N": Side.NORTH, "E": Side.EAST, "S": Side.SOUTH, "W": Side.WEST}


def _sides(tables: tuple[dict[str, str], ...]) -> dict[str, frozenset[Side]]:
    return {
        glyph: frozenset(_BY_LETTER[letter] for letter in letters)
        for table in tables
        for letters, glyphs in table.items()
        for glyph in glyphs
    }


DRAWN_SIDES: dict[str, frozenset[Side]] = _sides((_LINES,))
"""The sides that a box-drawing glyph reaches; these glyphs never stand in words."""
ANY_SIDES: dict[str, frozenset[Side]] = _sides((_LINES, _ASCII))
"""The same, with the ASCII stand-ins `- = _ | +`, which may be words too."""

BOX_DRAWING = frozenset(DRAWN_SIDES)
HORIZONTAL = frozenset(_LINES["EW"] + _LINES["E"] + _LINES["W"] + _ASCII["EW"])
"""Plain horizontal strokes: `─ ═ ╌ - =`."""
VERTICAL = frozenset(_LINES["NS"] + _LINES["N"] + _LINES["S"] + _ASCII["NS"])
"""Plain vertical strokes: `│ ║ ┊ |`."""
DASHED = frozenset("┄┅┈┉╌╍┆┇┊┋╎╏")
DOUBLE = frozenset("═║╒╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡╢╣╤╥╦╧╨╩╪╫╬")
HEAVY = frozenset("━┃┅┇┉┋╍╏┏┓┗┛┣┫┳┻╋╸╹╺╻")

TOP_LEFT = frozenset(_LINES["ES"] + "+")
TOP_RIGHT = frozenset(_LINES["SW"] + "+")
BOTTOM_LEFT = frozenset(_LINES["NE"] + "+")
BOTTOM_RIGHT = frozenset(_LINES["NW"] + "+")
LEFT_TEE = frozenset(_LINES["NES"] + "+")
"""A wall that a rule leaves to the right: `├ ╠ +`."""
RIGHT_TEE = frozenset(_LINES["NSW"] + "+")
TOP_TEE = frozenset(_LINES["ESW"] + "+")
"""An edge that a wall leaves downwards: `┬ ╦ +`."""
BOTTOM_TEE = frozenset(_LINES["NEW"] + "+")
CROSS = frozenset(_LINES["NESW"] + "+")

HEADS: dict[Side, frozenset[str]] = {
    Side.NORTH: frozenset("▲△↑⇑⬆▴▵⇧⭡^"),
    Side.EAST: frozenset("▶►▷▻→⇒➔➜➡➤▸▹⟶⟹⇨⭢>"),
    Side.SOUTH: frozenset("▼▽↓⇓⬇▾▿⇩⭣vV"),
    Side.WEST: frozenset("◀◄◁◅←⇐⬅◂◃⟵⟸⇦⭠<"),
}
"""Arrow heads by the side that they point to, the ASCII ones `^ > v V <` among them."""
DRAWN_HEADS: dict[Side, frozenset[str]] = {side: heads - frozenset("^>vV<") for side, heads in HEADS.items()}
ARROWHEADS = frozenset[str]().union(*DRAWN_HEADS.values())
"""Arrow heads to any side, none of the ASCII ones among them."""
BOTH_WAYS_ACROSS = frozenset("↔⇔⟷⟺")
BOTH_WAYS_DOWN = frozenset("↕⇕")
WHOLE_ARROWS = frozenset("→⇒➔➜➡➤⟶⟹⇨↓⇓⬇⇩↑⇑⬆⇧←⇐⬅⟵⟸⇦↔⇔⟷⟺↕⇕")
"""Glyphs that are shaft and head in one and so also stand in sentences."""

BULLETS = frozenset("•●○◦▪▫■□◆◇‣⁃∙·–*-+★☆►▸▶✦❖")
"""What may open a list item, a space behind it."""
CHECKS = frozenset("✓✔✅☑🗸")
CROSSES = frozenset("✗✘✕✖❌☒×")
OPEN_CHECKS = frozenset("☐□⬜◻")
WARNINGS = frozenset("⚠❗‼⛔🚫❓❔")
MARKS = CHECKS | CROSSES | OPEN_CHECKS | WARNINGS
BARS = frozenset("█▉▊▋▌▍▎▏▐▓▒░▄▀▁▂▃▅▆▇■▖▗▘▙▚▛▜▝▞▟")
"""What bars, heat maps and sparklines are filled with."""


def is_line(glyph: str) -> bool:
    """Whether `glyph` draws a line, ASCII stand-ins included."""
    return glyph in ANY_SIDES
