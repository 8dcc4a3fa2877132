"""Boxes with words in them, for a page: HTML boxes, so that what stands in them wraps, selects and copies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ...model import Block, Box, Callout, Cards, Code, Fields, Items, Prose, Steps, Table
from ..flow.author_lines import author_lines
from ..flow.headings import headed_boxes

_PADDING = 34.0
"""Left and right of what stands in a box, in px."""
_NARROWEST = 100.0
_WIDEST_WORDS = 220.0
_CHARACTER = 7.7
"""Width of a character of running text, roughly."""

Words = Prose | Items | Fields | Steps | Code | Table | Callout


@dataclass(frozen=True)
class BoxView:
    """A box as it stands on a page."""

    heading: str
    """Its first line, where that is a heading as in the picture; else empty."""
    text: str
    """The other lines of its words."""
    blocks: tuple[Block, ...]
    rows: tuple[tuple[BoxView, ...], ...]
    """The boxes in it."""
    need: float
    """Width in px at which it reads well."""
    bare: bool
    """Whether it has no walls."""


def words_inside(cards: Cards, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks in the boxes of `cards`, if all are words and more than running text; else none."""
    ids = {box.id for box in cards.boxes}
    inside = tuple(block for block in blocks if block.box in ids and block is not cards)
    if not all(isinstance(block, Words) for block in inside):
        return ()
    return inside if any(not isinstance(block, Prose) for block in inside) else ()


def box_rows(
    cards: Cards, inside: Sequence[Block], need: Callable[[Block], float]
) -> tuple[tuple[BoxView, ...], ...]:
    """The boxes of `cards` row by row, with the boxes and the blocks in them; `need` measures a block."""
    known = {box.id for box in cards.boxes}
    children: dict[str | None, list[Box]] = defaultdict(list)
    for box in cards.boxes:
        children[box.parent if box.parent in known and box.parent != box.id else None].append(box)

    around = {parent for parent in children if parent is not None} | {
        block.box for block in inside if block.box
    }
    headed = headed_boxes(cards.boxes, around)

    def rows(parent: str | None) -> tuple[tuple[BoxView, ...], ...]:
        found: dict[int, list[Box]] = defaultdict(list)
        for box in children.get(parent, ()):
            found[box.row].append(box)
        return tuple(
            tuple(view(box) for box in sorted(found[row], key=lambda box: box.column))
            for row in sorted(found)
        )

    def view(box: Box) -> BoxView:
        lines = author_lines(box.text)
        heading, lines = (lines[0], lines[1:]) if box.id in headed else ("", lines)
        blocks = tuple(block for block in inside if block.box == box.id)
        inner = rows(box.id)
        needs = [need(block) for block in blocks] + [other.need for row in inner for other in row]
        words = min(max(map(len, box.text.split("\n"))) * _CHARACTER, _WIDEST_WORDS)
        whole = max([_NARROWEST, words, *needs]) + _PADDING
        return BoxView(heading, "\n".join(lines), blocks, inner, whole, box.bare and bool(blocks))

    return rows(None)
