"""Finding boxes: top edge first, then the bottom edge below it; sides need only be there."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from ..glyphs import DRAWN_HEADS, LEFT_TEE, RIGHT_TEE, VERTICAL, Side
from ..grid import Region
from .edges import Edge, find_edges

_WALL = VERTICAL | LEFT_TEE | RIGHT_TEE | DRAWN_HEADS[Side.EAST] | DRAWN_HEADS[Side.WEST]
_UP_OR_DOWN = DRAWN_HEADS[Side.NORTH] | DRAWN_HEADS[Side.SOUTH]
_SLACK_LEFT = 1
_SLACK_RIGHT = 3
_FAR_RIGHT = 9
"""How far off a bottom edge may end where nothing else could close the box."""
_WALL_SLACK = 4
"""How far a side may stray from its corner: rows of boxes side by side drift by a cell a box."""
_GAP = 3
"""Rows in a row that may lack a side, pierced by text or arrows, before the box is given up."""


@dataclass(frozen=True)
class FoundBox:
    """A box as drawn; positions are cells of the region from 0, those of its walls."""

    top: int
    bottom: int
    left: int
    right: int
    title: str | None = None
    """Words in its top edge."""
    rules: tuple[int, ...] = ()
    """Rows that cut it into cells from side to side."""
    ports: tuple[tuple[int, int], ...] = ()
    """Cells (y, x) of its top and bottom edge where a stem leaves or a head points in."""
    bars: tuple[int, ...] = ()
    """Cells where both edges have a tee and a wall may run between."""
    children: tuple[FoundBox, ...] = field(default=())

    @property
    def area(self) -> int:
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)

    def holds(self, other: FoundBox) -> bool:
        """Whether `other` lies inside its walls."""
        return (
            self.top < other.top
            and other.bottom < self.bottom
            and self.left < other.left
            and other.right < self.right + _WALL_SLACK
            and other.left < self.right
        )


def find_boxes(region: Region) -> tuple[FoundBox, ...]:
    """The outermost boxes of `region` from the top, each with its children."""
    return find_boxes_and_open_edges(region)[0]


@lru_cache(maxsize=16)  # several recognisers ask about the same region in turn
def find_boxes_and_open_edges(region: Region) -> tuple[tuple[FoundBox, ...], tuple[Edge, ...]]:
    """The outermost boxes and the top edges below which no box closes."""
    edges = find_edges(region)
    used: set[tuple[int, int]] = set()
    found: list[FoundBox] = []
    unclosed: list[Edge] = []
    for row in edges:
        for edge in row:
            if not edge.opens or (edge.y, edge.left) in used:
                continue
            box = _box_below(region, edges, edge)
            if box is None:
                if edge.start != "+" and edge.title is None:
                    unclosed.append(edge)
                continue
            used |= {(y, x) for y in (*box.rules, box.bottom) for x in range(box.left - 1, box.left + 2)}
            found.append(box)
    return _nested(found), tuple(unclosed)


def _box_below(region: Region, edges: list[list[Edge]], top: Edge) -> FoundBox | None:
    rules: list[Edge] = []
    missing = 0
    doubtful: Edge | None = None
    for y in range(top.y + 1, len(region)):
        if _is_stem(region, y, top):
            return None  # the edge is a fork, what closes it joins its branches
        for edge in edges[y]:
            if edge.left < top.left - _SLACK_RIGHT and edge.right > top.left + _SLACK_RIGHT:
                return None  # another box stands across its side: the edge is a fork over boxes
            if abs(edge.left - top.left) > _SLACK_LEFT:
                if edge.left < top.left and top.left < edge.right and edge.opens:
                    return None
                continue
            off = abs(edge.right - top.right)
            if edge.start == "+" and off <= _SLACK_RIGHT and edge.start == top.start:
                if _wall_near(region, y + 1, edge.left, 1) and _wall_near(region, y + 1, edge.right, 3):
                    rules.append(edge)
                    break
                return _box(top, edge, rules)
            if edge.closes and off <= _SLACK_RIGHT:
                return _box(top, edge, rules)
            if edge.divides and off <= _SLACK_RIGHT:
                rules.append(edge)
                break
            if edge.closes and off <= _FAR_RIGHT and edge.start != "+":
                doubtful = doubtful or edge
            if edge.opens and edge.start != "+":
                return _box(top, doubtful, rules) if doubtful else None
        else:
            missing = 0 if _wall_near(region, y, top.left, _WALL_SLACK) else missing + 1
            if missing > _GAP or (missing == 1 and y == top.y + 1 and top.start == "+"):
                break
            if doubtful and not _wall_near(region, y, top.left, 1):
                break
    return _box(top, doubtful, rules) if doubtful else None


def _is_stem(region: Region, y: int, top: Edge) -> bool:
    """Whether the left side under the edge `top` is an arrow's stem, with its head in row `y`.

    A `v` may be a word, so it counts only where a head stands under the other end of the edge too.
    """
    if region.cell(y, top.left) in _UP_OR_DOWN:
        return True
    return _is_letter_head(region, y, top.left) and (
        region.cell(y, top.right) in DRAWN_HEADS[Side.SOUTH] or _is_letter_head(region, y, top.right)
    )


def _is_letter_head(region: Region, y: int, x: int) -> bool:
    return region.cell(y, x) in "vV" and region.cell(y, x - 1) == region.cell(y, x + 1) == " "


def _wall_near(region: Region, y: int, x: int, slack: int) -> bool:
    if not 0 <= y < len(region):
        return False
    text = region.rows[y].text
    return any(glyph in _WALL for glyph in text[max(x - slack, 0) : x + slack + 1])


def _box(top: Edge, bottom: Edge, rules: list[Edge]) -> FoundBox:
    kept = tuple(rule.y for rule in rules if top.y < rule.y < bottom.y)
    ports = [(top.y, x) for x in top.upward + top.downward]
    ports += [(bottom.y, x) for x in bottom.downward + bottom.upward]
    bars = tuple(x for x in top.downward if any(abs(x - other) <= 1 for other in bottom.upward))
    right = max(top.right, bottom.right) if abs(top.right - bottom.right) > _SLACK_RIGHT else top.right
    return FoundBox(top.y, bottom.y, top.left, right, top.title, kept, tuple(ports), bars)


def _nested(found: list[FoundBox]) -> tuple[FoundBox, ...]:
    """The outermost of `found`, the others as children of the smallest box around them."""
    children: dict[int, list[FoundBox]] = {}
    order = sorted(range(len(found)), key=lambda index: found[index].area)
    outermost: list[int] = []
    starting: list[int] = sorted(order, key=lambda index: (found[index].top, found[index].left))
    parents: dict[int, int] = {}
    open_boxes: list[int] = []
    for index in starting:
        open_boxes = [other for other in open_boxes if found[other].bottom >= found[index].top]
        around = [other for other in open_boxes if found[other].holds(found[index])]
        if around:
            parents[index] = min(around, key=lambda other: found[other].area)
        open_boxes.append(index)
    built: dict[int, FoundBox] = {}
    for index in order:
        box = found[index]
        inner = sorted(children.get(index, ()), key=lambda child: (child.top, child.left))
        built[index] = FoundBox(
            box.top, box.bottom, box.left, box.right, box.title, box.rules, box.ports, box.bars, tuple(inner)
        )
        if index in parents:
            children.setdefault(parents[index], []).append(built[index])
        else:
            outermost.append(index)
    outer = [built[index] for index in outermost]
    return tuple(sorted(outer, key=lambda box: (box.top, box.left)))
