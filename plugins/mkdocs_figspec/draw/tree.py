"""Trees: a folder above its children, guide lines, icons, names in mono, annotations in a quieter column.

Where things stand is worked out in rows and levels; Graphviz gets every node pinned to its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import Literal

from ..model import Node, Tree
from . import dot, fonts
from .plan import Layout, Plan
from .scene import Face, Group, Icon, Path, Rect, Scene, Shape
from .texts.text import Set, set_text
from .theme import SIZES

NAME = 16.0
NOTE = 16.0
ICON = 19.0
WIDER = 1.1
"""Times the width at hand that a tree whose notes would else wrap all the way down may take."""
CROWDED = 1.35
LEADING = 1.35
GAP = 14.0
"""Between the longest name and the column of annotations."""
NOTES_AT_MOST = 420.0
"""Width in px at which an annotation wraps even where there is room."""
NOTES_AT_LEAST = 150.0
COLUMN_GAP = 36.0
"""Between two columns of a tree that is broken into columns."""
LEADER = 12.0
"""The shortest leader worth drawing."""
ELISION = re.compile(r"\s*(?:\.{3}|…)\s*\Z")
FILE = re.compile(
    r"[\w.\-\[\]{}*+~@%$#]*\.\w{1,8}[*?]?\Z|[\w-]+/|\.[\w.-]+\Z|(?:Makefile|Dockerfile|LICENSE|README)\Z"
)
VALUE = re.compile(r"(['\"“‘`]).*['\"”’`]\Z|[-+±~≈<>]?\s*\d[\d.,_]*\s*%?\Z|(?:true|false|null|none)\Z", re.I)


@dataclass(frozen=True)
class Row:
    """A node with its words set."""

    node: Node
    level: int
    """Steps to the right."""
    parent: int | None
    """Index of the row above that it hangs under."""
    icon: str | None
    name: Set
    note: Set | None
    below: bool
    """Whether the note stands under the name, which is too long to stand beside."""
    inline: bool
    """Whether the note stands right behind the name, which is longer than most."""
    y: float
    """Its top."""
    height: float


def draw_tree(block: Tree, width: float) -> Plan:
    """The tree, laid out to fit `width` px where its names allow; annotations wrap."""
    rows = _rows(block.nodes, width)
    if rows and rows[-1].y + rows[-1].height > CROWDED * SIZES.row * len(rows):
        rows = min(rows, _rows(block.nodes, WIDER * width), key=lambda tried: tried[-1].y + tried[-1].height)
    if not rows:
        return Plan((), lambda layouts: Scene(0, 0, ()))
    return Plan((_dot(rows),), partial(_in_columns, rows, count=1), partial(_in_columns, rows))


def is_directory_tree(nodes: tuple[Node, ...]) -> bool:
    """Whether names look like folders and files, so that icons say something true."""
    named = [node.name for node in nodes if not ELISION.match(node.name)]
    folders = sum(name.rstrip().endswith("/") for name in named)
    files = sum(bool(FILE.match(name)) for name in named)
    return (folders > 0 and folders + files >= 0.4 * len(named)) or (
        len(named) > 1 and files >= 0.6 * len(named)
    )


def _rows(nodes: tuple[Node, ...], width: float) -> tuple[Row, ...]:
    if not nodes:
        return ()
    directory = is_directory_tree(nodes)
    base = min(node.depth for node in nodes)
    parents: list[int | None] = []
    stack: list[tuple[int, int]] = []
    has_children: set[int] = set()
    for index, node in enumerate(nodes):
        while stack and stack[-1][0] >= node.depth:
            stack.pop()
        parents.append(stack[-1][1] if stack else None)
        if stack:
            has_children.add(stack[-1][1])
        stack.append((node.depth, index))
    levels: list[int] = []
    for index, node in enumerate(nodes):
        parent = parents[index]
        levels.append(node.depth - base if parent is None else levels[parent] + 1)
    icons = [_icon(node, index in has_children, directory) for index, node in enumerate(nodes)]
    names = [
        _set_name(node, index in has_children, directory, width - _name_x(levels[index], icons[index]))
        for index, node in enumerate(nodes)
    ]
    ends = [_name_x(levels[i], icons[i]) + names[i].width for i in range(len(nodes))]
    column = _column([end for end, node in zip(ends, nodes, strict=True) if node.annotation], width)
    room = min(max(width - column - 6, NOTES_AT_LEAST), NOTES_AT_MOST)
    rows: list[Row] = []
    y = 0.0
    for index, node in enumerate(nodes):
        note = _set_note(node, room) if node.annotation else None
        over = note is not None and ends[index] + GAP > column + 1
        alone = _set_note(node, width - ends[index] - GAP) if over and ends[index] < 0.8 * width else None
        inline = alone is not None and len(alone.lines) == 1
        note, below = (alone, False) if inline else (note, over)
        lines = [len(names[index].lines), len(note.lines) if note else 1]
        height = SIZES.row + ((sum(lines) if below else max(lines)) - 1) * NOTE * LEADING
        rows.append(
            Row(
                node,
                levels[index],
                parents[index],
                icons[index],
                names[index],
                note,
                below,
                inline,
                y,
                height,
            )
        )
        y += height
    return tuple(rows)


def _column(ends: list[float], width: float) -> float:
    """Where annotations begin: behind all names, else behind most; the notes of longer names drop a line."""
    if not ends:
        return 0.0
    if max(ends) <= 0.58 * width:
        return max(ends) + GAP
    fitting = [end for end in ends if end <= 0.5 * width]
    return max(fitting, default=0.4 * width) + GAP


def _icon(node: Node, has_children: bool, directory: bool) -> str | None:
    if not directory or ELISION.match(node.name):
        return None
    name = node.name.rstrip()
    if name and fonts.is_emoji(name[0]):
        return None
    return "folder" if name.endswith(("/", "/...", "/…")) or has_children else "file-outline"


def _name_x(level: int, icon: str | None) -> float:
    return level * SIZES.indent + (ICON + 8 if icon else 4)


def _set_name(node: Node, has_children: bool, directory: bool, room: float) -> Set:
    folder = node.name.rstrip().endswith("/") or has_children or node.highlight
    kind: Literal["sans", "mono"] = "mono" if directory else "sans"
    face: Face = ("sans-bold" if kind == "sans" else "mono-bold") if folder else kind
    style = "on-highlight" if node.highlight else "ink"
    if ELISION.match(node.name):
        style = "quiet"
    return set_text(node.name, max(room, 120.0), NAME, face=face, style=style, leading=LEADING, markup=False)


def _set_note(node: Node, room: float) -> Set:
    note = node.annotation or ""
    if VALUE.match(note.strip()):
        return set_text(note, room, NOTE, face="mono", style="value", leading=LEADING, markup=False)
    face: Face = "sans-bold" if node.highlight else "sans"
    style = "on-highlight" if node.highlight else "quiet"
    return set_text(note, room, NOTE, face=face, style=style, leading=LEADING, markup=False)


def _dot(rows: tuple[Row, ...]) -> str:
    """Pinned nodes: each where its icon stands; the guide lines between them are ours."""
    nodes = tuple(
        dot.Node(f"n{i}", 2, 2, row.level * SIZES.indent + ICON / 2, row.y + SIZES.row / 2)
        for i, row in enumerate(rows)
    )
    return dot.dot_source(nodes, layout="nop2", splines="none")


def _in_columns(rows: tuple[Row, ...], layouts: tuple[Layout, ...], count: int) -> Scene:
    """The tree in `count` columns of about the same height."""
    (layout,) = layouts
    # Graphviz counts from the corner of what it drew; ours is the first row's upper left corner.
    x0, y0 = layout.nodes["n0"]
    dx = rows[0].level * SIZES.indent + ICON / 2 - x0
    dy = rows[0].y + SIZES.row / 2 - y0
    at = [(layout.nodes[f"n{i}"][0] + dx, layout.nodes[f"n{i}"][1] + dy) for i in range(len(rows))]
    height = (rows[-1].y + rows[-1].height) / count
    starts = [
        next(i for i, row in enumerate(rows) if row.y + row.height > height * k + 1) for k in range(count)
    ]
    scenes = [
        _scene(rows, at, start, stop)
        for start, stop in zip(starts, [*starts[1:], len(rows)], strict=True)
        if stop > start
    ]
    if len(scenes) == 1:
        return scenes[0]
    shapes: list[Shape] = []
    x = 0.0
    for scene in scenes:
        shapes.append(Group(x, 0, scene))
        x += scene.width + COLUMN_GAP
    return Scene(x - COLUMN_GAP, max(scene.height for scene in scenes), tuple(shapes))


def _scene(rows: tuple[Row, ...], at: list[tuple[float, float]], start: int, stop: int) -> Scene:
    """Rows `start` to `stop` (not included), the first of them at the top."""
    top = rows[start].y
    own = rows[start:stop]
    ends = [
        _name_x(row.level, row.icon) + row.name.width
        for row in own
        if row.note and not (row.below or row.inline)
    ]
    notes_at = max(ends, default=own[0].level * SIZES.indent + 2 * SIZES.indent) + GAP
    shapes: list[Shape] = list(_guides(rows, at, start, stop))
    right = 0.0
    for row, (x, y) in zip(own, at[start:stop], strict=True):
        middle = y - top
        left = x - ICON / 2
        name_x = left + (ICON + 8 if row.icon else 4)
        end = name_x + row.name.width
        note_x = end + GAP if row.inline else notes_at
        right = max(right, end + 2, note_x + row.note.width if row.note else 0.0)
        if row.node.highlight:
            edge = (note_x + row.note.width if row.note else end) + 12
            shapes.append(Rect(left - 6, row.y - top + 1, edge - left + 6, row.height - 2, "highlight", 6))
            right = max(right, edge + 1)
        if row.icon:
            style = "folder" if row.icon == "folder" else "file"
            shapes.append(Icon(row.icon, left, middle - ICON / 2, ICON, style))
        shapes += _middled(row.name, name_x, middle)
        if row.note and row.below:
            shapes += _middled(row.note, notes_at, middle + len(row.name.lines) * NOTE * LEADING)
        elif row.note:
            if note_x - end > LEADER + 10:
                shapes.append(Path(f"M{end + 9:.1f} {middle + 3:.1f}H{notes_at - 9:.1f}", "leader"))
            shapes += _middled(row.note, note_x, middle)
    return Scene(right, own[-1].y + own[-1].height - top, tuple(shapes))


def _middled(words: Set, x: float, middle: float) -> list[Shape]:
    """Words whose first line has its capitals on `middle`."""
    first = words.baseline
    if first is None:
        return list(words.shapes(x, middle - words.leading / 2))
    return list(words.shapes(x, middle + fonts.CAP_HEIGHT * NAME / 2 - first))


def _guides(rows: tuple[Row, ...], at: list[tuple[float, float]], start: int, stop: int) -> list[Shape]:
    """One line down from each folder, an arm with a round corner to each child; cut at the column's ends."""
    families: dict[int, list[int]] = {}
    for index, row in enumerate(rows):
        if row.parent is not None:
            families.setdefault(row.parent, []).append(index)
    top, bottom = rows[start].y, rows[stop - 1].y + rows[stop - 1].height
    shapes: list[Shape] = []
    for index, children in families.items():
        if index >= stop or children[-1] < start:
            continue
        row = rows[index]
        x, middle = at[index]
        first = middle + (ICON / 2 if row.icon else NAME * 0.6) if index >= start else top
        last = at[children[-1]][1] - 6 if children[-1] < stop else bottom
        if not row.icon:
            x = x - ICON / 2 + 8
        arms = "".join(
            f"M{x:.1f} {at[child][1] - top - 6:.1f}q0 6 6 6H{max(at[child][0] - ICON / 2 - 4, x + 8):.1f}"
            for child in children
            if start <= child < stop
        )
        shapes.append(Path(f"M{x:.1f} {first - top:.1f}V{last - top:.1f}{arms}", "guide"))
    return shapes
