"""Tables told by their bars: box-drawn or between pipes, with or without outer walls."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from ..glyphs import ANY_SIDES, BOX_DRAWING, HORIZONTAL, Side, is_line
from ..grid import Region

_JOINT = frozenset("|") | frozenset(
    glyph for glyph, sides in ANY_SIDES.items() if Side.NORTH in sides or Side.SOUTH in sides
)
_CLASS = "".join(map(re.escape, HORIZONTAL))
_BAR = frozenset(glyph for glyph, sides in ANY_SIDES.items() if sides == {Side.NORTH, Side.SOUTH})
_BOX_EDGE = re.compile(r"[┌╭╔][─═]+[┐╮╗]")
_RULE = re.compile(f"[{_CLASS}] ?[{''.join(map(re.escape, _JOINT))}] ?[{_CLASS}]")
_ALIGNED = re.compile(r"(?<=[| ]):(?=-)|(?<=-):(?=[| ])")
"""The colons with which Markdown aligns a column."""
_STEM = re.compile(r"(?<= )[│|▼v^▲](?= )")
_APART = re.compile(r"(?:(?<= )|^)[│║|](?= |$)")
"""A bar between spaces."""
_WALL = re.compile(r"[│║]|(?<![^ ])\||\|(?![^ ])")
"""A bar that is not in a word."""
_SLACK = 3

_Run = tuple[int, int, tuple[int, ...]]
"""A line across a table: where it starts, where it ends, and its inner joints."""


@dataclass(frozen=True)
class Grid:
    """A table as drawn; rows and columns of the region from 0, the ends exclusive."""

    top: int
    bottom: int
    left: int
    right: int
    bars: tuple[int, ...]
    """Columns of its inner bars, by its rules."""
    rules: tuple[int, ...]
    """Rows that are lines."""
    boxes: bool = False
    """Whether boxes stand in its cells: then what looks like a table is columns with cards in them."""


def find_grids(region: Region) -> tuple[Grid, ...]:
    """The tables in `region` from the top."""
    found: list[Grid] = []
    grown: dict[tuple[int, _Run], Grid | None] = {}
    y = 0
    while y < len(region):
        runs = rule_runs(region.rows[y].text)
        for run in runs:
            if (y, run) not in grown:
                # The same comes of the same line in each of the rows that are its rules.
                around, rules = _walk(region, y, run)
                grown |= dict.fromkeys([(row, run) for row in rules], _grid(region, around, rules, run))
        grid = next((grid for run in runs if (grid := grown[y, run]) is not None), None)
        if grid is not None and not grid.boxes and (not found or grid.top >= found[-1].bottom):
            found.append(grid)
            y = grid.bottom
        else:
            y += 1
    return tuple(found)


def holds_stems(region: Region, grid: Grid) -> bool:
    """Whether stems of arrows stand in the cells: then what looks like a table is lanes of a flow."""
    walls = (grid.left, *grid.bars, grid.right)
    stems = [
        (y, found.start())
        for y in range(grid.top, grid.bottom)
        if y not in grid.rules and not walls_of(region.rows[y].text, grid.left, grid.bars)
        for found in _STEM.finditer(region.rows[y].text, grid.left, grid.right)
        if all(abs(found.start() - x) > _SLACK + 1 for x in walls)
    ]
    return len(stems) > 2 and len({x for _, x in stems}) * 2 <= len(stems)


def rule_runs(text: str) -> list[_Run]:
    """The lines across tables in `text`, as start, end and inner joints; dashes set between bars count."""
    runs: list[_Run] = []
    text = _ALIGNED.sub("-", text) if ":" in text else text
    if not _RULE.search(text):
        return runs
    start = None
    for x in range(len(text) + 1):
        glyph = text[x] if x < len(text) else "\0"
        if is_line(glyph) or (glyph == " " and start is not None and _within_bars(text, x)):
            start = x if start is None else start
            continue
        if start is not None:
            runs += _run(text, start, x)
        start = None
    return runs


def _within_bars(text: str, x: int) -> bool:
    """Whether the space at `x` parts a bar from dashes, as in `│ ─── │ ── │`."""
    before, after = text[x - 1], text[x + 1 : x + 2]
    return (before in _BAR and after in HORIZONTAL) or (
        before in HORIZONTAL and after in _BAR and after != ""
    )


def _run(text: str, start: int, end: int) -> list[_Run]:
    joints = tuple(x for x in range(start + 1, end - 1) if text[x] in _JOINT)
    dashes = sum(text[x] in HORIZONTAL for x in range(start, end))
    if end - start < 7 or not joints or dashes < 2 * len(joints) + 2:
        return []
    return [(start, end, joints)]


def _walk(region: Region, y: int, run: _Run) -> tuple[list[int], list[int]]:
    """The rows with words around the line in row `y`, and those that are lines as it is, with `y` itself."""
    start, end, joints = run
    rules, texts = [y], []
    for rows in (range(y - 1, -1, -1), range(y + 1, len(region))):
        for row in rows:
            text = region.rows[row].text
            if _same_rule(text, run):
                rules.append(row)
            elif _has_bars(text, joints, start, end):
                texts.append(row)
            else:
                break
    return sorted(texts), sorted(rules)


def _grid(region: Region, texts: list[int], rules: list[int], run: _Run) -> Grid | None:
    """The table of rows with words and of lines, or nothing where they make none."""
    start, end, joints = run
    words = [region.rows[row].text for row in texts]
    bars = tuple(
        x
        for x in joints
        if sum(_bar_at(text, x) is not None or bool(walls_of(text, start, joints)) for text in words) * 2
        > len(texts)
    )
    full = [text for text in words if all(cells_of(text, start, end, bars))]
    if not bars or len(texts) < 2 or len(full) < min(2, len(texts)):
        return None
    top, bottom = min(rules[0], texts[0]), max(rules[-1], texts[-1])
    inner = [row for row in rules if top < row < bottom]
    if not (inner and texts[-1] > inner[0]) and not (
        rules[0] == top and rules[-1] == bottom and len(full) == len(texts) >= 3
    ):
        return None
    if texts[-1] < rules[0]:
        return None
    boxes = any(
        found.start() > start and found.end() < end
        for row in texts
        for found in _BOX_EDGE.finditer(region.rows[row].text)
    )
    return Grid(top, bottom + 1, start, end, bars, tuple(rules), boxes)


def _same_rule(text: str, run: _Run) -> bool:
    start, end, joints = run
    text = _ALIGNED.sub("-", text)
    line = text[max(start - 1, 0) : end + _SLACK].strip()
    if not line or not all(is_line(glyph) or glyph == " " for glyph in line):
        return False
    if sum(glyph in HORIZONTAL for glyph in line) * 2 < end - start:
        return False
    return any(_joint_at(text, x) for x in joints) or (
        line[0] not in HORIZONTAL and line[-1] not in HORIZONTAL
    )


def _joint_at(text: str, x: int) -> bool:
    return any(0 <= near < len(text) and text[near] in _JOINT for near in (x, x - 1, x + 1, x - 2, x + 2))


def _has_bars(text: str, joints: tuple[int, ...], start: int, end: int) -> bool:
    inner = sum(_bar_at(text, x) is not None for x in joints)
    near = inner * 2 >= len(joints) and inner > 0 and bool(text[start:end].strip())
    return near or bool(walls_of(text, start, joints))


def walls_of(text: str, start: int, joints: tuple[int, ...]) -> tuple[int, ...]:
    """The walls of a row that ends with one and has one for each joint, wherever they stand; else none."""
    walls = tuple(found.start() for found in _WALL.finditer(text, max(start - _SLACK, 0)))
    whole = len(walls) == len(joints) + 2 and walls[0] <= start + _SLACK
    return walls if whole and not text[walls[-1] + 1 :].strip() else ()


def _bar_at(text: str, x: int) -> int | None:
    for near in (x, x - 1, x + 1, x - 2, x + 2, x - 3, x + 3):
        if 0 <= near < len(text) and text[near] in _BAR:
            if (
                text[near] == "|"
                and near + 1 < len(text)
                and text[near + 1] not in " -|"
                and text[near - 1] not in " -|"
            ):
                continue  # `a|b` in words
            return near
    return None


def cells_of(text: str, start: int, end: int, bars: tuple[int, ...]) -> tuple[str, ...]:
    """The words of a row between its bars and without its outer walls."""
    if walls := walls_of(text, start, bars):
        return tuple(text[left + 1 : right].strip() for left, right in pairwise(walls))
    cells = []
    left = start
    own = _own_bars(text, start, end)
    for number, x in enumerate(bars):
        bar = own[number] if len(own) == len(bars) else _bar_at(text, x)
        cut = bar if bar is not None and bar >= left else min(max(x, left), len(text))
        cells.append(text[left:cut])
        left = cut + 1 if bar is not None and bar == cut else cut
    cells.append(text[left : row_end(text, end)])
    cleaned = [cell.strip() for cell in cells]
    if cleaned[0][:1] in _BAR and cleaned[0]:
        cleaned[0] = cleaned[0][1:].strip()
    if cleaned[-1] and cleaned[-1][-1] in _BAR:
        cleaned[-1] = cleaned[-1][:-1].strip()
    return tuple(cleaned)


def _own_bars(text: str, start: int, end: int) -> list[int]:
    """The inner bars of a row as they stand, perhaps farther and farther off from those of other rows."""
    own = [found.start() for found in _APART.finditer(text, max(start - _SLACK, 0), end + _SLACK + 1)]
    if own and own[0] <= start + _SLACK:
        own = own[1:]
    return own[:-1] if own and not text[own[-1] + 1 :].strip() else own


def row_end(text: str, end: int) -> int:
    """Where the row of a table that ends at `end` ends: words may run on, up to a wall or a gap."""
    if end >= len(text):
        return len(text)
    for x in range(max(end - _SLACK, 0), min(end + _SLACK, len(text))):
        if text[x] in BOX_DRAWING or (text[x] == "|" and text[x - 1] == " "):
            return x + 1
    x = end
    while x < len(text) and text[x : x + 3].strip():
        x += 1
    return x
