"""The line work between boxes: which cells are strokes and which are heads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..glyphs import (
    ANY_SIDES,
    BOTH_WAYS_ACROSS,
    BOTH_WAYS_DOWN,
    BOX_DRAWING,
    DASHED,
    DRAWN_HEADS,
    HEADS,
    WHOLE_ARROWS,
    Side,
)
from ..grid import Region

_GLOSS = re.compile(r"(?P<arrow>[→⇒➔➜➡⟶←⇐⟵↔⇔]|<?[-=─═]+[>▶►→]|[<◀◄←][-=─═]+)")

Cell = tuple[int, int]
"""Row and column, from 0."""

_HEAD_SIDE = {glyph: side for side, heads in DRAWN_HEADS.items() for glyph in heads}
_CHAIN_ARROW = re.compile(
    r"\s(?:→|⇒|➔|➜|⟶|[-=─═]+(?:(?:\w{1,12}|\[[^\]]{1,24}\]|\([^)]{1,24}\))[-=─═]+)?[>▶►→])\s"
)
_PAIR = re.compile(
    r" *([\w(][^─═▶►>│|]*\S) +([-─═]{3,}[▶►>]) +(\S[^─═▶►◀◄<>│|]*)(?: [◀◄<][-─═]{3,} +(\S[^─═▶►◀◄<>│|]*))?"
)
"""Two words or phrases and a long arrow between them, and perhaps one from words behind them."""
_BRACKETED = re.compile(r"[\[(<{].*[\])>}]")
_IN_LINE = re.compile(r"[-─═]\w{1,12}$")
"""A word that stands in a line without gaps: `──yes──▶`."""
_ANSWERED = re.compile(r"[├└╰┬][-─═]{1,4} ?\w[\w %]{0,14} $")
"""A branch with an answer: `├─ YES `."""
_LABELLED = re.compile(r"(?<![\w-])(-{2,}|={2,})[A-Za-z]\w{0,14}(-{1,8}|={1,8})>")
"""An ASCII arrow with a word in it: `--yes-->`."""
_NO_CHAIN = re.compile(r"\s*(?:[•●○▪■□◆‣∙·✓✔✅✗✘❌☐☑*#→](?!\s?[-─═]+[▶►>])|[-+]+[\s>]|.*[│|├└┌┐┘┤┬┴┼╭╮╯╰])")
_STATES = frozenset("●○◉◎")
"""Where states start and end."""
_NUMBERED = re.compile(r"\d+[.)]")
UNDERLINE = re.compile(r"(?<!\S)(?:─{3,}|═{3,}|━{3,}|={3,}|-{3,})(?!\S)")
_PART = 48
"""Cells that one word or phrase of a chain may take."""
_STRAIGHT = frozenset("-=~.")


@dataclass
class LineWork:
    """Strokes and heads of a region, outside boxes."""

    strokes: dict[Cell, frozenset[Side]] = field(default_factory=dict)
    heads: dict[Cell, tuple[Side, ...]] = field(default_factory=dict)
    """Heads and the sides that they point to; one that points both ways has two."""
    whole: set[Cell] = field(default_factory=set)
    """Heads that are a whole arrow by themselves: `→`."""
    dashed: set[Cell] = field(default_factory=set)
    chains: set[int] = field(default_factory=set)
    """Rows that are a chain of words: `a → b → c`."""


def find_line_work(region: Region, free: list[list[bool]]) -> LineWork:
    """Strokes and heads in the `free` cells of `region`."""
    work = LineWork()
    for y, row in enumerate(region.rows):
        text = row.text
        for x, glyph in enumerate(text):
            if glyph == " " or not free[y][x]:
                continue
            if glyph in BOX_DRAWING:
                work.strokes[y, x] = ANY_SIDES[glyph]
                if glyph in DASHED:
                    work.dashed.add((y, x))
            elif glyph in _HEAD_SIDE:
                work.heads[y, x] = (_HEAD_SIDE[glyph],)
                if glyph in WHOLE_ARROWS:
                    work.whole.add((y, x))
            elif glyph in BOTH_WAYS_ACROSS:
                work.heads[y, x] = (Side.WEST, Side.EAST)
                work.whole.add((y, x))
            elif glyph in BOTH_WAYS_DOWN:
                work.heads[y, x] = (Side.NORTH, Side.SOUTH)
                work.whole.add((y, x))
        _ascii_strokes(region, work, text, y, free[y])
    for y, row in enumerate(region.rows):
        _ascii_heads(region, work, row.text, y, free[y])
    _drop_glosses(region, work, free)
    _drop_underlines(region, work)
    _pass_through(work)
    return work


def _drop_glosses(region: Region, work: LineWork, free: list[list[bool]]) -> None:
    """Leave arrows between words on one line to the words: there `→` is a gloss or part of a sentence."""
    for y, row in enumerate(region.rows):
        if _is_chain(row.text, free[y]) or _is_pair(region, y, free[y]):
            work.chains.add(y)
            continue
        forked = any(glyph in "├┤┬┴┼" and (y, x) in work.strokes for x, glyph in enumerate(row.text))
        for found in _GLOSS.finditer(row.text):
            start, stop = found.span("arrow")
            if forked and stop - start > 1:
                continue
            if _IN_LINE.search(row.text, 0, start):
                continue
            before, after = start - 1, stop
            while before >= 0 and row.text[before] == " ":
                before -= 1
            while after < len(row.text) and row.text[after] == " ":
                after += 1
            words = [x for x in (before, after) if 0 <= x < len(row.text) and free[y][x]]
            lone = before < 0 and len(words) == 1
            if any((y, x) in work.strokes or (y, x) in work.heads for x in words):
                continue
            if stop - start > 2 and any((y, x) in work.strokes for x in range(start)):
                continue  # it goes on a line
            if stop - start > 1 and _ANSWERED.search(row.text, 0, start):
                continue
            if (len(words) == 2 and free[y][start]) or (lone and found.group("arrow") in WHOLE_ARROWS):
                for x in range(start, stop):
                    work.strokes.pop((y, x), None)
                    work.heads.pop((y, x), None)


def _drop_underlines(region: Region, work: LineWork) -> None:
    """Leave lines right under words of their length to the words: they are no line work."""
    for y, row in enumerate(region.rows[1:], 1):
        for found in UNDERLINE.finditer(row.text):
            start, stop = found.span()
            over = region.rows[y - 1].text[max(start - 2, 0) : stop + 4].strip()
            if region.cell(y - 1, start) == " " and region.cell(y - 1, start + 1) == " ":
                continue
            if abs(len(over) - (stop - start)) <= 6 and any(glyph.isalnum() for glyph in over):
                for x in range(start, stop):
                    work.strokes.pop((y, x), None)


def _is_chain(text: str, free: list[bool]) -> bool:
    """Whether a row leads words on by two arrows or more, or words in brackets by one."""
    if _CHAIN_ARROW.search(text) is None or not all(free[: len(text)]) or _NO_CHAIN.match(text):
        return False
    parts = [part.strip() for part in _CHAIN_ARROW.split(text)]
    numbered = [_NUMBERED.match(part) is not None for part in parts]
    if numbered[0] and not any(numbered[1:]):
        return False  # the entry of a list
    if any(len(part) > _PART or (not any(map(str.isalnum, part)) and part not in _STATES) for part in parts):
        return False
    return len(parts) > 2 or all(_BRACKETED.fullmatch(part) for part in parts)


def _is_pair(region: Region, y: int, free: list[bool]) -> bool:
    """Whether one long arrow leads from words to words, as on the row above or below."""
    text = region.rows[y].text
    found = _PAIR.fullmatch(text) if "──" in text or "--" in text or "══" in text else None
    if (
        found is None
        or not all(free[: found.end()])
        or max(len(part or "") for part in found.group(1, 3, 4)) > _PART
    ):
        return False
    near = [
        _PAIR.fullmatch(region.rows[row].text)
        for row in (y - 2, y - 1, y + 1, y + 2)
        if 0 <= row < len(region)
    ]
    return any(other is not None and abs(other.end(2) - found.end(2)) <= 1 for other in near)


def _pass_through(work: LineWork) -> None:
    """Make heads that point into a stroke part of the line: a `▼` over a fork."""
    for (y, x), sides in list(work.heads.items()):
        for side in sides:
            down, right = side.value
            if len(sides) == 1 and side.opposite in work.strokes.get((y + down, x + right), ()):
                del work.heads[y, x]
                work.strokes[y, x] = frozenset((side, side.opposite))
                _carry(work, (y, x), side)


def _carry(work: LineWork, cell: Cell, side: Side) -> None:
    """Set a head in a line, `+<---`, to where that line ends; one before a fork needs none."""
    path = [cell]
    while True:
        (y, x), (down, right) = path[-1], side.value
        cell = (y + down, x + right)
        if cell in path or cell in work.heads:
            return
        if cell not in work.strokes:
            break
        on = [
            each
            for each in work.strokes[cell]
            if each is not side.opposite
            and each.opposite in work.strokes.get((cell[0] + each.value[0], cell[1] + each.value[1]), ())
        ]
        if len(on) > 1:
            return
        path.append(cell)
        side = on[0] if on else side
    if len(path) > 2:
        del work.strokes[path[-1]]
        work.heads[path[-1]] = (side,)


def _ascii_strokes(region: Region, work: LineWork, text: str, y: int, free: list[bool]) -> None:
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
            if glyph in "-=" and ((stop - x >= 2 and not word) or (pointing and not before.isalnum())):
                work.strokes.update({(y, cell): across for cell in range(x, stop)})
            elif glyph == "-" and before == after == " " and _dotted(text, x):
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
        elif free[x] and glyph in "/\\" and _is_slope(region, y, x, 1 if glyph == "\\" else -1):
            work.strokes[y, x] = ANY_SIDES["|"]
        x += 1


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


def _ascii_heads(region: Region, work: LineWork, text: str, y: int, free: list[bool]) -> None:
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
