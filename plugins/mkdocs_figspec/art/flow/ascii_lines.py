"""Lines and heads drawn with the glyphs of a typewriter, which are as often part of words."""

from __future__ import annotations

import re

from ..glyphs import ANY_SIDES, BOX_DRAWING, HEADS, Side
from ..grid import Region
from .line_work import Cell, LineWork

_LABELLED = re.compile(r"(?<![\w-])(-{2,}|={2,})[A-Za-z]\w{0,14}(-{1,8}|={1,8})>")
"""An ASCII arrow with a word in it: `--yes-->`."""
_SIGN = re.compile(r"\w (?:==|--) \w")
"""A comparison or a dash between words."""
_CORNERS = {"'": Side.NORTH, "`": Side.NORTH, ".": Side.SOUTH, ",": Side.SOUTH}
"""Round corners of lines, with the way that they turn up or down."""
_BESIDE_DOTS = frozenset(" │┃║┤├")
_STRAIGHT = frozenset("-=~.")


def add_strokes(region: Region, work: LineWork, text: str, y: int, free: list[bool]) -> None:
    """Add the lines of a row that are drawn with `-`, `=`, `|`, `+`, `/` and `\\`."""
    x, end = 0, len(text)
    across = frozenset((Side.EAST, Side.WEST))
    for found in _LABELLED.finditer(text):
        for part in (1, 2):
            work.strokes.update({(y, cell): across for cell in range(*found.span(part)) if free[cell]})
    while x < end:
        glyph = text[x]
        if glyph in _STRAIGHT and free[x]:
            stop = x
            while stop < end and text[stop] == glyph and free[stop]:
                stop += 1
            before = text[x - 1] if x else " "
            after = text[stop] if stop < end else " "
            word = before.isalnum() or after.isalnum()
            pointing = after in ">▶►→" or before in "<◀◄←"
            sign = stop - x == 2 and _SIGN.match(text, max(x - 2, 0)) is not None
            if glyph in "-=" and (
                (stop - x >= 2 and not word and not sign) or (pointing and not before.isalnum())
            ):
                work.strokes.update({(y, cell): across for cell in range(x, stop)})
            elif glyph == "-" and before in _BESIDE_DOTS and after in _BESIDE_DOTS and _dotted(text, x):
                work.strokes[y, x] = across
                work.dashed.add((y, x))
            x = stop
            continue
        if free[x] and glyph in "|+":
            around = (text[x - 1] if x else " ") + (text[x + 1] if x + 1 < end else " ")
            if glyph == "|" and not any(side.isalnum() or side in "|\"'(){}[]" for side in around):
                work.strokes[y, x] = ANY_SIDES["|"]
            elif glyph == "+" and _is_junction(around, region.cell(y - 1, x) + region.cell(y + 1, x)):
                work.strokes[y, x] = ANY_SIDES["+"]
        elif free[x] and glyph in _CORNERS and (corner := _corner(region, y, x)):
            work.strokes[y, x] = corner
        elif free[x] and glyph in "/\\" and _is_slope(region, y, x, 1 if glyph == "\\" else -1):
            work.strokes[y, x] = ANY_SIDES["|"]
        x += 1


def _corner(region: Region, y: int, x: int) -> frozenset[Side] | None:
    """The sides that a line turns to at a dot or a quote: `'--` below `|`, `--.` over it."""
    vertical = _CORNERS[region.cell(y, x)]
    met = region.cell(y + vertical.value[0], x)
    across = [
        side
        for side in (Side.EAST, Side.WEST)
        if all(region.cell(y, x + away * side.value[1]) == "-" for away in (1, 2))
    ]
    if len(across) != 1 or met not in ("|│+vV▼" if vertical is Side.SOUTH else "|│+^▲"):
        return None
    return frozenset((vertical, across[0]))


def _is_junction(beside: str, above_and_below: str) -> bool:
    """Whether a `+` joins lines: nothing but lines beside it, and at least one of them somewhere."""
    if any(glyph not in " -=<>" and glyph not in BOX_DRAWING for glyph in beside):
        return False
    return beside.strip() != "" or any(glyph in "|│v^" for glyph in above_and_below)


def _is_slope(region: Region, y: int, x: int, step: int) -> bool:
    """Whether a slope that goes `step` columns to the right each row is part of a line, and not of words."""
    beside = [region.cell(y, x - away) + region.cell(y, x + away) for away in (1, 2)]
    if beside[0] != "  " or all(any(cells[side].isalnum() for cells in beside) for side in (0, 1)):
        return False
    glyph = region.cell(y, x)
    below = [region.cell(y + 1, x + step * away) for away in (0, 1, 2)]
    around = [region.cell(y + side, x + side * step * away) for side in (1, -1) for away in (1, 2)]
    # With a label in it, it goes on in the row after the next.
    around += [region.cell(y + 2 * side, x + side * step * away) for side in (1, -1) for away in (1, 2, 3)]
    return glyph in around or not HEADS[Side.SOUTH].isdisjoint(below)


def _dotted(text: str, x: int) -> bool:
    """Whether the lone `-` at `x` is part of `- - - -`."""
    return text[x : x + 6] == "- - - " or text[max(x - 4, 0) : x + 1] == "- - -"


def add_heads(region: Region, work: LineWork, text: str, y: int, free: list[bool]) -> None:
    """Add the heads of a row that are drawn with `v`, `^`, `<` and `>`; its strokes are known."""
    for x, glyph in enumerate(text):
        if glyph not in "vV^<>" or not free[x]:
            continue
        if glyph == ">" and (y, x - 1) in work.strokes:
            work.heads[y, x] = (Side.EAST,)
        elif glyph == "<" and (y, x + 1) in work.strokes:
            work.heads[y, x] = (Side.WEST,)
        elif glyph in "vV^":
            around = (text[x - 1] if x else " ") + (text[x + 1] if x + 1 < len(text) else " ")
            if any(side != " " and side not in BOX_DRAWING and side not in "-+|" for side in around):
                continue
            side = Side.NORTH if glyph == "^" else Side.SOUTH
            behind = y - 1 if side is Side.SOUTH else y + 1
            stem = any(Side.SOUTH in work.strokes.get((behind, x + off), ()) for off in (0, -1, 1))
            if stem or not text.strip(" vV^|│") or (text[:x].strip() == "" and text[x + 1 : x + 3] == "  "):
                work.heads[y, x] = (side,)
                _dotted_stem(region, work, (behind, x), behind - y)


def _dotted_stem(region: Region, work: LineWork, cell: Cell, step: int) -> None:
    """Take the column of `:` that ends in `cell` and goes on by `step` rows for the stem of a head."""
    y, x = cell
    while region.cell(y, x) == ":" and region.cell(y, x - 1) == region.cell(y, x + 1) == " ":
        work.strokes[y, x] = ANY_SIDES["|"]
        work.dashed.add((y, x))
        y += step
