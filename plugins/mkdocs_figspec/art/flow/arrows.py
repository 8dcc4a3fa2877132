"""Finds the line work between boxes, and leaves to the words what belongs to them."""

from __future__ import annotations

import re

from ..glyphs import (
    ANY_SIDES,
    BOTH_WAYS_ACROSS,
    BOTH_WAYS_DOWN,
    BOX_DRAWING,
    DASHED,
    DRAWN_HEADS,
    WHOLE_ARROWS,
    Side,
)
from ..grid import Region
from .ascii_lines import add_heads, add_strokes
from .line_work import Cell, LineWork

_GLOSS = re.compile(r"(?P<arrow>[→⇒➔➜➡⟶←⇐⟵↔⇔]|<?[-=─═]+[>▶►→]|[<◀◄←][-=─═]+)")

_HEAD_SIDE = {glyph: side for side, heads in DRAWN_HEADS.items() for glyph in heads}
_CHAIN_ARROW = re.compile(
    r"\s(?:→|⇒|➔|➜|⟶|[-=─═]+(?:(?:\w{1,12}|\[[^\]]{1,24}\]|\([^)]{1,24}\))[-=─═]+)?[>▶►→])\s"
)
_PAIR = re.compile(
    r" *(\w|[\w(][^─═▶►>│|]*\S) +([-─═]{3,}[▶►>]) +(\S[^─═▶►◀◄<>│|]*)(?: [◀◄<][-─═]{3,} +(\S[^─═▶►◀◄<>│|]*))?"
)
"""Two words or phrases and a long arrow between them, and perhaps one from words behind them."""
_ARROW = re.compile(r"[-─═]{2,}[▶►>]")
_COLUMN_ARROW = re.compile(r"\s*\w[^─═▶►>│|]*\s{2}([-─═]{2,}[▶►>])\s{2}[^─═▶►◀◄<>│|]*")
_BRACKETED = re.compile(r"[\[(<{].*[\])>}]")
_IN_LINE = re.compile(r"[-─═]\w{1,12}$")
"""A word that stands in a line without gaps: `──yes──▶`."""
_ANSWERED = re.compile(r"[├└╰┬][-─═]{1,4} ?\w[\w %]{0,14} $")
"""A branch with an answer: `├─ YES `."""
_NO_CHAIN = re.compile(r"\s*(?:[•●○▪■□◆‣∙·✓✔✅✗✘❌☐☑*#→](?!\s?[-─═]+[▶►>])|[-+]+[\s>]|.*[│|├└┌┐┘┤┬┴┼╭╮╯╰])")
_STATES = frozenset("●○◉◎")
"""Where states start and end."""
_NUMBERED = re.compile(r"\d+[.)]")
UNDERLINE = re.compile(r"(?<!\S)(?:─{3,}|═{3,}|━{3,}|={3,}|-{3,})(?!\S)")
_LONG = 4
"""Cells of an arrow that is more than a gloss."""
_PART = 48
"""Cells that one word or phrase of a chain may take."""


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
        add_strokes(region, work, text, y, free[y])
    for y, row in enumerate(region.rows):
        add_heads(region, work, row.text, y, free[y])
    _drop_glosses(region, work, free)
    _drop_underlines(region, work)
    _join_arrows(work)
    _pass_through(work)
    return work


def _drop_glosses(region: Region, work: LineWork, free: list[list[bool]]) -> None:
    """Leave arrows between words on one line to the words: there `→` is a gloss or part of a sentence."""
    for y, row in enumerate(region.rows):
        if _is_chain(row.text, free[y]) or _is_pair(region, y, free[y]):
            work.chains.add(y)
    work.chains |= {y for y in range(len(region)) if _is_row_of_chain(region, y, work.chains, free[y])}
    for y, row in enumerate(region.rows):
        if y in work.chains:
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
            if stop - start > 2 and (
                any((y, x) in work.strokes for x in range(start)) or _on_a_stem(region, work, y, start, stop)
            ):
                continue  # it goes on a line, or from words that a line leads to
            if stop - start > 1 and _ANSWERED.search(row.text, 0, start):
                continue
            if (len(words) == 2 and free[y][start]) or (lone and found.group("arrow") in WHOLE_ARROWS):
                for x in range(start, stop):
                    work.strokes.pop((y, x), None)
                    work.heads.pop((y, x), None)


def _on_a_stem(region: Region, work: LineWork, y: int, start: int, stop: int) -> bool:
    """Whether a line from above or below comes to the words beside the arrow from `start` to `stop`."""
    text = region.rows[y].text
    apart = text[start - 2 : start].isspace() and text[stop : stop + 2].isspace()
    if stop - start < _LONG and not apart:
        return False  # short and close to its words, it is a gloss
    before = text[:start].rstrip()
    left = max(before.rfind("  ") + 2, 0)
    after = text.find("  ", stop + len(text[stop:]) - len(text[stop:].lstrip()))
    columns = range(left, after if after > 0 else len(text))
    return any(
        side in work.strokes.get((row, x), ()) or side in work.heads.get((row, x), ())
        for row, side in ((y - 1, Side.SOUTH), (y + 1, Side.NORTH))
        for x in columns
    )


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
    """Whether a long arrow leads from words to words, as on a row above or below, or one from both sides."""
    text = region.rows[y].text
    found = _PAIR.fullmatch(text) if "──" in text or "--" in text or "══" in text else None
    if (
        found is None
        or not all(free[: found.end()])
        or max(len(part or "") for part in found.group(1, 3, 4)) > _PART
    ):
        return False
    if found[4]:
        return True
    near = [
        _PAIR.fullmatch(region.rows[row].text)
        for row in (y - 2, y - 1, y + 1, y + 2)
        if 0 <= row < len(region)
    ]
    return any(other is not None and abs(other.end(2) - found.end(2)) <= 1 for other in near)


def _is_row_of_chain(region: Region, y: int, chains: set[int], free: list[bool]) -> bool:
    """Whether the one arrow of a row stands in a column of those of the chain above or below it."""
    found = _COLUMN_ARROW.fullmatch(region.rows[y].text)
    if found is None or y in chains or not all(free[: found.end()]):
        return False
    heads = {
        other.end()
        for row in (y - 2, y - 1, y + 1, y + 2)
        if row in chains
        for other in _ARROW.finditer(region.rows[row].text)
    }
    return any(abs(found.end(1) - head) <= 1 for head in heads)


def _join_arrows(work: LineWork) -> None:
    """Let heads that point at the line of another arrow join it: both lead to where that one does."""
    drawn = dict(work.strokes)
    for (y, x), sides in list(work.heads.items()):
        (down, right), side = sides[0].value, sides[0]
        met = (y + down, x + right)
        across = drawn.get(met, frozenset())
        if len(sides) > 1 or len(across) != 2 or side.opposite in across or side in across:
            continue
        if any(_head_of(work, met, along) for along in across):
            work.strokes[met] |= {side.opposite}


def _head_of(work: LineWork, cell: Cell, side: Side) -> bool:
    """Whether the line on `cell` ends in a head straight on to `side`."""
    y, x = cell
    down, right = side.value
    while side in work.strokes.get((y, x), ()):
        y, x = y + down, x + right
    return side in work.heads.get((y, x), ())


def _pass_through(work: LineWork) -> None:
    """Make heads that point into a stroke part of the line: a `▼` over a fork."""
    for (y, x), sides in list(work.heads.items()):
        for side in sides:
            down, right = side.value
            if len(sides) == 1 and side.opposite in work.strokes.get((y + down, x + right), ()):
                del work.heads[y, x]
                work.strokes[y, x] = frozenset((side, side.opposite))
                work.passed.add((y, x))
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
        y, x = cell
        on = [
            each
            for each in work.strokes[cell]
            if each is not side.opposite
            and (
                each.opposite in work.strokes.get(after := (y + each.value[0], x + each.value[1]), ())
                or each in work.heads.get(after, ())
            )
        ]
        if len(on) > 1:
            return
        path.append(cell)
        side = on[0] if on else side
    if len(path) > 2:
        del work.strokes[path[-1]]
        work.heads[path[-1]] = (side,)
