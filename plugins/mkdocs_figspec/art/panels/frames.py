"""Outer frames: where they open and close, and what stands in them once their walls are gone."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace

from ..glyphs import (
    BOTTOM_LEFT,
    BOTTOM_RIGHT,
    BOTTOM_TEE,
    CROSS,
    HEADS,
    HORIZONTAL,
    LEFT_TEE,
    RIGHT_TEE,
    TOP_LEFT,
    TOP_RIGHT,
    TOP_TEE,
    VERTICAL,
    Side,
)
from ..grid import Region, Row

JOINTS = TOP_TEE | BOTTOM_TEE | CROSS
_STEM = VERTICAL | JOINTS | LEFT_TEE | RIGHT_TEE | HEADS[Side.SOUTH] | HEADS[Side.NORTH] | frozenset("─- ")
_JOINTS_OR_HEADS = JOINTS | HEADS[Side.SOUTH] | HEADS[Side.NORTH]
_LINE = HORIZONTAL | JOINTS | frozenset("▼▲")
_BROKEN = frozenset("┌┐└┘│║|╔╗╚╝╭╮╰╯┏┓┗┛")
"""Glyphs that cannot stand inside an edge: several boxes, or the inside of one."""
_TITLE_IN_EDGE = re.compile(r"^[─═━=┬╦-]+\s*([^─═━=\s-].*?)\s*[─═━=┬╦-]+$")
_CORNERS = TOP_LEFT | BOTTOM_LEFT
_WALLS = VERTICAL | LEFT_TEE | _CORNERS
_CLOSERS = BOTTOM_LEFT - {"+"}
_RULE = HORIZONTAL | JOINTS
_JOINT = re.compile("[" + re.escape("".join(sorted(JOINTS))) + "]")
_CORNER = re.compile("[┌╔╭┏]")
_REMARK = re.compile(r"[│║┃|┤╣] {1,12}(?:[←⟵⇐]|[◄◀]─*|<-{1,3}) +[^\W_]")
"""A wall and a remark beside it."""
_FEWEST_STROKES = 12
_REACH = 6
"""Cells around the corner's column in which a right wall is looked for; authors rarely count."""


@dataclass(frozen=True)
class Rule:
    """A line across a frame, from its left wall."""

    y: int
    """Row in the frame's body."""
    joints: tuple[int, ...]
    """Columns in the body where bars meet it."""


@dataclass(frozen=True)
class Framed:
    """A frame without its walls."""

    body: Region
    """What stands inside; its rules are still there."""
    rules: tuple[Rule, ...]
    top: Rule
    bottom: Rule
    title: str | None
    """The title set into the top edge."""
    outer: Region
    """The same rows with walls, and the top and bottom edges."""
    strays: int
    """Walls that do not stand under their corner."""
    closed: bool


def find_frames(region: Region) -> list[Framed | Region]:
    """The outer frames of `region` and what stands between them, from the top."""
    pieces: list[Framed | Region] = []
    start = y = 0
    framed_rows = 0
    while y < len(region):
        end = _frame_end(region, y) if _opens(region.rows[y].text) else None
        if end is None or _is_row_of_cells(region, y, end[0]):
            y = y + 1 if end is None else end[0]
            continue
        if start < y:
            pieces.append(region.crop(start, y))
        pieces.append(_unwrap(region.crop(y, end[0]), end[1]))
        framed_rows += end[0] - y
        start = y = end[0]
    if start < len(region):
        pieces.append(region.crop(start, len(region)))
    filled = sum(not row.blank for row in region)
    if framed_rows * 2 < filled or _tied_by_stems(pieces):
        return [region]
    return [piece for piece in pieces if isinstance(piece, Framed) or not piece.blank]


def _is_row_of_cells(region: Region, top: int, end: int) -> bool:
    """Whether what looks like a frame is a line of cells side by side, as of a register."""
    return end - top == 3 and bool(_joints(region.rows[top].text.strip(), 0))


def find_rule(text: str, left: int) -> tuple[int, ...] | None:
    """The joints of a section rule that starts in column `left`, or nothing where `text` is no rule."""
    stripped = text.strip()
    if len(stripped) < 4 or stripped[0] not in LEFT_TEE:
        return None
    indent = len(text) - len(text.lstrip())
    if abs(indent - left) > 1:
        return None
    drawn = sum(map(_RULE.__contains__, stripped[1:]))
    if stripped[1] not in HORIZONTAL or drawn < 0.8 * (len(stripped) - 1):
        return None
    return _joints(stripped, indent)


def _joints(stripped: str, indent: int) -> tuple[int, ...]:
    return tuple([indent + found.start() for found in _JOINT.finditer(stripped, 1, len(stripped) - 1)])


def _opens(text: str) -> bool:
    return _is_edge(text.strip(), TOP_LEFT, TOP_RIGHT) or _is_open_edge(text.strip(), TOP_LEFT)


def _is_open_edge(stripped: str, starts: frozenset[str]) -> bool:
    """Whether `stripped` is the edge of a frame that has no right side."""
    return (
        len(stripped) >= _FEWEST_STROKES
        and stripped[0] in starts
        and stripped[0] != "+"
        and HORIZONTAL.issuperset(stripped[1:])
    )


def _is_edge(stripped: str, starts: frozenset[str], ends: frozenset[str]) -> bool:
    """Whether `stripped` is one horizontal edge from corner to corner, perhaps with a title set into it."""
    if len(stripped) < 6 or stripped[0] not in starts or stripped[-1] not in ends or "+-+-+-+" in stripped:
        return False
    inside = stripped[1:-1]
    return (
        inside[0] in _LINE
        and inside[-1] in _LINE
        and "   " not in inside
        and _BROKEN.isdisjoint(inside)
        and sum(glyph in _LINE for glyph in inside) * 3 > len(inside)
    )


def _frame_end(region: Region, top: int) -> tuple[int, bool] | None:
    """The row after the frame that opens in row `top`, and whether it closes."""
    text = region.rows[top].text
    left = len(text) - len(text.lstrip())
    plus = text[left] == "+"
    half = _is_open_edge(text.strip(), TOP_LEFT)
    right = len(text) if half else len(text.rstrip())
    last = None
    missing = walled = beside = 0
    for y in range(top + 1, len(region)):
        row = region.rows[y].text
        if not half and _CORNER.search(row, right + 1):
            return None  # a box stands beside it
        beside += not half and any(_REMARK.match(row, x) for x in (right - 2, right - 1, right))
        if beside > 1:
            return None  # rows of a page are named beside it
        indent = len(row) - len(row.lstrip())
        stripped = row.strip()
        if not stripped or abs(indent - left) > 1 or stripped[0] not in _WALLS:
            if indent < left - 1 and row[left : left + 1] in _WALLS and row[left - 1] == " ":
                return None  # the names of a table's rows stand before it
            missing += 1
        else:
            missing = 0
            walled += 1
            if stripped[0] in _CLOSERS or (plus and stripped[0] == "+"):
                if _is_edge(stripped, BOTTOM_LEFT, BOTTOM_RIGHT) or (
                    half and _is_open_edge(stripped, BOTTOM_LEFT)
                ):
                    last = y
                    if not plus:
                        break
                    if y + 1 < len(region) and _opens(region.rows[y + 1].text):
                        break
                elif not plus:
                    return None
            elif stripped[0] in _CORNERS:
                return None
        if missing and plus and last == y - 1:
            break
        if missing > 1:
            break
    if last is not None:
        return last + 1, True
    if not plus and not half and walled >= 4 and missing <= 1 and walled * 2 > len(region) - top:
        return len(region), False
    return None


def _unwrap(outer: Region, closed: bool) -> Framed:
    edge = outer.rows[0].text
    left = len(edge) - len(edge.lstrip())
    half = _is_open_edge(edge.strip(), TOP_LEFT)
    right = len(edge) - 1 if not half else max(len(row.text) for row in outer) + _REACH + 3
    bottom = outer.rows[-1].text if closed else ""
    rows: list[Row] = []
    rules: list[Rule] = []
    strays = 0
    for row in outer.rows[1 : -1 if closed else None]:
        joints = find_rule(row.text, left)
        if joints is not None:
            rules.append(Rule(len(rows), tuple(x - left for x in joints)))
            rows.append(Row(row.text[left:], row.line, row.column + left))
            continue
        text, strayed = without_walls(row.text, left, right)
        strays += strayed and not half
        rows.append(Row(text[left:].rstrip(), row.line, row.column + left))
    title = _TITLE_IN_EDGE.search(edge.strip()[1:-1])
    return Framed(
        replace(outer, rows=tuple(rows)),
        tuple(rules),
        Rule(-1, tuple(x - left for x in _joints(edge.strip(), left))),
        Rule(len(rows), tuple(x - left for x in _joints(bottom.strip(), left))),
        title.group(1) if title and any(map(str.isalnum, title.group(1))) else None,
        outer,
        strays,
        closed,
    )


def without_walls(text: str, left: int, right: int) -> tuple[str, bool]:
    """`text` with the walls at `left` and near `right` blanked, and whether the right one stood elsewhere."""
    start = len(text) - len(text.lstrip())
    if abs(start - left) <= 1 and start < len(text) and text[start] in VERTICAL:
        wide = 2 if text[start : start + 2] == "||" else 1
        text = text[:start] + " " * wide + text[start + wide :]
    last = len(text.rstrip()) - 1
    if last >= max(right - _REACH, 0) and text[last] in VERTICAL:
        wide = 2 if text[last - 1 : last + 1] == "||" else 1
        return text[: last + 1 - wide], last != right
    for x in (right, right - 1, right + 1, right - 2, right + 2):
        if 0 <= x < len(text) and text[x] in VERTICAL:
            return f"{text[:x]} {text[x + 1 :]}", x != right
    return text, True


def _tied_by_stems(pieces: list[Framed | Region]) -> bool:
    """Whether frames hang on stems or arrows, which makes them boxes of a flow."""
    for before, after in itertools.pairwise(pieces):
        if isinstance(before, Framed) and isinstance(after, Region):
            edge, near = before.outer.rows[-1].text, [row.text for row in after.rows[:2]]
        elif isinstance(before, Region) and isinstance(after, Framed):
            edge, near = after.outer.rows[0].text, [row.text for row in before.rows[-2:]]
        else:
            continue
        if any(text.strip() and _STEM.issuperset(text.strip()) for text in near):
            return True
        if any(_hangs(text, edge) for text in near):
            return True
    return False


def _hangs(text: str, edge: str) -> bool:
    """Whether a stem with words beside it, `│  words`, or a branch, `├──▶ words`, hangs on a joint."""
    x = len(text) - len(text.lstrip())
    return text[x : x + 1] in (*VERTICAL, "├", "└", "╰") and not _JOINTS_OR_HEADS.isdisjoint(
        edge[max(x - 1, 0) : x + 2]
    )
