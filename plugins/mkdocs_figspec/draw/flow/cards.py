"""Cards: boxes beside, under and in each other, alike in look and aligned in rows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...model import Box, Cards
from ..numbers import number
from ..scene import Group, Path, Rect, Scene, Shape
from .box_text import BoxText, narrowest, natural_width, set_box
from .headings import headed_boxes

PADDING = 14.0
"""Inside a card, in px."""
GAP = 12.0
"""Between cards, in px."""
_RADIUS = 8.0
NARROWEST = 110.0
_WIDEST = 420.0
"""Room for the words of a card in px, at least and at most."""
_LONG = 6
"""Cards under each other from which they stand in two columns, where there is room."""
KEPT = 0.7
"""How much of its longest line a card keeps at least when it is set beside another."""
_SIGN = re.compile(r"(?:[-+=\u2013\u00d7\u00f7\u2248\u2260<>/*&|\u2190-\u21ff]|vs\.?|or|and)|= .{1,30}")
"""What stands between cards: no card itself."""


@dataclass(frozen=True)
class _Cards:
    """The boxes by parent, and what stands in them."""

    children: Mapping[str | None, list[Box]]
    inside: Mapping[str, Scene]
    left: frozenset[str | None]
    """Parents whose boxes have their words at the left: what stands side by side is alike."""
    headed: frozenset[str]
    """Boxes whose first line is a heading."""

    def rows(self, parent: str | None) -> list[list[Box]]:
        rows: dict[int, list[Box]] = defaultdict(list)
        for box in self.children.get(parent, ()):
            rows[box.row].append(box)
        return [sorted(rows[row], key=lambda box: box.column) for row in sorted(rows)]

    def nested(self, box: Box) -> float:
        """Width in px of what stands in the box besides its words."""
        return self.inside[box.id].width if box.id in self.inside else 0.0

    def is_sign(self, box: Box) -> bool:
        """Whether the box has no walls: words of their own, or what ties the cards beside it."""
        if self.children.get(box.id) or (box.id in self.inside and not box.bare):
            return False
        return box.bare or _SIGN.fullmatch(box.text.strip()) is not None

    def padding(self, box: Box) -> float:
        """Height in px that is free over and under what stands in the box."""
        return 0.0 if box.bare and box.id in self.inside else 2 * PADDING

    def is_stack(self, box: Box) -> bool:
        """Whether the box is cut into cells, one under the other."""
        rows = self.rows(box.id)
        plain = all(len(row) == 1 and row[0].id not in self.children and not row[0].bare for row in rows)
        return len(rows) > 1 and plain and not box.text.strip() and box.id not in self.inside


def draw_cards(block: Cards, inside: Mapping[str, Scene], width: float) -> Scene:
    """The cards, at most `width` px wide where their words allow."""
    return _rows(_arranged(block, inside), None, max(width - 2.0, 60.0), 0)


def least_width(block: Cards, inside: Mapping[str, Scene]) -> float:
    """The narrowest width in px at which rows and lines stand as their author broke them."""
    cards = _arranged(block, inside)
    return max(_alike(cards, row, kept=1.0) for row in cards.rows(None)) + 2.0


def _arranged(block: Cards, inside: Mapping[str, Scene]) -> _Cards:
    known = {box.id for box in block.boxes}
    children: dict[str | None, list[Box]] = defaultdict(list)
    for box in block.boxes:
        children[box.parent if box.parent in known and box.parent != box.id else None].append(box)
    left = frozenset(
        parent
        for parent, boxes in children.items()
        if any(
            (box.id in inside and not box.bare) or not set_box(box.text, None, _WIDEST).centred
            for box in boxes
        )
    )
    around = {parent for parent in children if parent is not None} | inside.keys()
    headed = headed_boxes(block.boxes, around)
    return _Cards(dict(children), inside, left, headed)


def _rows(cards: _Cards, parent: str | None, width: float, depth: int) -> Scene:
    """The boxes in `parent`, row by row."""
    shapes: list[Shape] = []
    y = widest = 1.0
    rows = list(_broken(cards, cards.rows(parent), width))
    filled = any(len(row) > 1 or row[0].id in cards.children for row, _ in rows)
    least = 0.0
    if not filled:
        whole = (_inside(cards, row[0], width - 2 * PADDING, depth) for row, _ in rows)
        least = max(min(max(scene.width for scene in whole) + 2 * PADDING, width), 0.3 * width)
    for row, rooms in rows:
        scenes = [_inside(cards, box, own - 2 * PADDING, depth) for box, own in zip(row, rooms, strict=True)]
        signs = [cards.is_sign(box) for box in row]
        naturals = [
            0.0 if sign else scene.width + 2 * PADDING for scene, sign in zip(scenes, signs, strict=True)
        ]
        if len({own for own, sign in zip(rooms, signs, strict=True) if not sign}) == 1:
            naturals = [max(naturals)] * len(row)
        height = max(scene.height + cards.padding(box) for box, scene in zip(row, scenes, strict=True))
        x = 1.0
        for box, own, scene, sign, natural in zip(row, rooms, scenes, signs, naturals, strict=True):
            if not sign:
                own = max(own if filled else least, natural)
            shapes.extend(_card(cards, box, scene, (x, y, own, height), depth))
            x += own + GAP
        widest = max(widest, x - GAP + 1.0)
        y += height + GAP
    return Scene(widest, max(y - GAP + 1.0, 2.0), tuple(shapes))


def _broken(cards: _Cards, rows: list[list[Box]], width: float) -> Iterator[tuple[list[Box], list[float]]]:
    """Rows as drawn, those with too many cards for `width` px broken; each with its cards' widths."""
    for row in _beside(cards, rows, width):
        if _alike(cards, row) > width >= _unlike(cards, row, kept=KEPT):
            yield row, _uneven(cards, row, width)
            continue
        widest = max(_need(cards, box) for box in row)
        fits = _alike(cards, row) <= width
        fitting = len(row) if fits else max(1, int((width + GAP) // (widest + GAP)))
        lines = -(-len(row) // fitting)
        length = -(-len(row) // lines)
        for start in range(0, len(row), length):
            piece = row[start : start + length]
            yield piece, _even(cards, piece, length, width)


def _even(cards: _Cards, row: list[Box], length: int, width: float) -> list[float]:
    """Widths of cards in px, one as wide as the other, of which `length` fill the room."""
    signs = {box.id: _need(cards, box) for box in row if cards.is_sign(box)}
    each = (width - GAP * (length - 1) - sum(signs.values())) / (length - len(signs) or 1)
    return [signs.get(box.id, each) for box in row]


def _uneven(cards: _Cards, row: list[Box], width: float) -> list[float]:
    """Widths of cards in px that fill the room: some as they need it, all others one as wide as the other."""
    needs = {box.id: _need(cards, box, kept=KEPT) for box in row}
    fixed = {box.id: needs[box.id] for box in row if cards.is_sign(box)}
    while True:
        room = width - GAP * (len(row) - 1) - sum(fixed.values())
        each = room / (len(row) - len(fixed) or 1)
        short = {name: need for name, need in needs.items() if name not in fixed and need > each}
        if not short:
            return [fixed.get(box.id, each) for box in row]
        fixed |= short


def _beside(cards: _Cards, rows: list[list[Box]], width: float) -> list[list[Box]]:
    """The rows; of a long column of cards two by two, where they keep nearly all of their lines."""
    single = all(len(row) == 1 and not (row[0].bare or cards.children.get(row[0].id)) for row in rows)
    if len(rows) < _LONG or not single:
        return rows
    half = (width - GAP) / 2 - 2 * PADDING
    boxes = [row[0] for row in rows]
    if max(max(natural_width(box.text), cards.nested(box)) for box in boxes) * KEPT > half:
        return rows
    return [boxes[at : at + 2] for at in range(0, len(boxes), 2)]


def _alike(cards: _Cards, row: list[Box], *, kept: float = 0.0) -> float:
    """The least width in px of a row whose cards are alike in width."""
    needs = [(cards.is_sign(box), _need(cards, box, kept=kept)) for box in row]
    shared = [need for sign, need in needs if not sign]
    signs = sum(need for sign, need in needs if sign)
    return max(shared, default=0.0) * len(shared) + signs + GAP * (len(row) - 1)


def _unlike(cards: _Cards, row: list[Box], *, kept: float = 0.0) -> float:
    """The least width in px of a row whose cards have but the width that each needs."""
    return sum(_need(cards, box, kept=kept) for box in row) + GAP * (len(row) - 1)


def _need(cards: _Cards, box: Box, *, kept: float = 0.0) -> float:
    """The least width in px of a card that has room for that share of its longest line."""
    nested = cards.nested(box)
    if cards.is_sign(box):
        return nested or natural_width(box.text) + 12.0
    inner = [_unlike(cards, row, kept=kept) for row in cards.rows(box.id)[:8]]
    words = max(narrowest(box.text), kept * natural_width(box.text))
    return max(min(words, _WIDEST), nested, *inner, NARROWEST) + 2 * PADDING


def _words(cards: _Cards, box: Box, room: float) -> BoxText:
    """The words of a card; a card with cards in it has a heading."""
    nested = cards.inside.get(box.id)
    heads = bool(cards.children.get(box.id))
    left = heads or nested is not None or box.parent in cards.left
    least = min(narrowest(box.text), _WIDEST) + 0.1
    return set_box(box.text, nested, max(room, least), left=left, headed=box.id in cards.headed)


def _inside(cards: _Cards, box: Box, room: float, depth: int) -> Scene:
    """What stands in a card: its words, then its own cards."""
    if cards.is_stack(box):
        return _stack(cards, box, room)
    words = _words(cards, box, room)
    if not cards.children.get(box.id):
        return Scene(words.width, words.height, tuple(words.shapes(0.0, 0.0, words.width)))
    inner = _rows(cards, box.id, room, depth + 1)
    top = words.height + GAP if words.height else 0.0
    shapes = (*words.shapes(0.0, 0.0, max(words.width, inner.width)), Group(0.0, top, inner))
    return Scene(max(words.width, inner.width), top + inner.height, shapes)


def _card(
    cards: _Cards, box: Box, scene: Scene, place: tuple[float, float, float, float], depth: int
) -> Iterator[Shape]:
    x, y, width, height = place
    if cards.is_sign(box):
        words = _words(cards, box, width)
        yield from words.shapes(x, y + (height - words.height) / 2, width)
        return
    grouped = bool(cards.children.get(box.id)) and not cards.is_stack(box)
    yield Rect(x, y, width, height, "group" if grouped else "box", _RADIUS)
    inner = width - 2 * PADDING
    if cards.is_stack(box):
        yield from _stack_at(cards, box, x, y, width, height)
        return
    if grouped:
        yield Group(x + PADDING, y + PADDING, scene)
        return
    words = _words(cards, box, inner)
    alone = len(words.parts) == 1 and words.inside is None
    top = y + ((height - words.height) / 2 if words.centred or alone else PADDING)
    yield from words.shapes(x + PADDING, top, inner)


# --- cells ----------------------------------------------------------------------------------

_CELL = 8.0
"""Above and below the words of a cell, in px."""


def _stack(cards: _Cards, box: Box, room: float) -> Scene:
    """The room that a stack of cells takes inside its card's padding; `_stack_at` draws it."""
    cells = [_words(cards, row[0], room) for row in cards.rows(box.id)]
    height = sum(cell.height + 2 * _CELL for cell in cells) - 2 * PADDING
    return Scene(max(cell.width for cell in cells), max(height, 1.0), ())


def _stack_at(cards: _Cards, box: Box, x: float, y: float, width: float, height: float) -> Iterator[Shape]:
    cells = [_words(cards, row[0], width - 2 * PADDING) for row in cards.rows(box.id)]
    spare = max(height - sum(cell.height + 2 * _CELL for cell in cells), 0.0) / len(cells)
    for index, cell in enumerate(cells):
        if index:
            yield Path(f"M{number(x)} {number(y)}H{number(x + width)}", "box-edge")
        cell_height = cell.height + 2 * _CELL + spare
        yield from cell.shapes(x + PADDING, y + (cell_height - cell.height) / 2, width - 2 * PADDING)
        y += cell_height
