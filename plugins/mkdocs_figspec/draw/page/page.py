"""The figure as HTML for a page: words that flow are HTML, line work is inline SVG.

Nothing here has an `id` (a figure may stand twice in a page) or is a heading (the outline is the page's).
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ...model import Block, Cards, Code, Fields, Figure, Items, Panel, Prose, Steps, Table
from ..drawn import is_centred
from ..texts.code import natural_width
from ..texts.table import natural_table_width
from .markup import template
from .nesting import BoxView, box_rows, words_inside

_NEEDS = (11, 14, 17, 20, 26, 32, 40, 50)
"""Classes of width in rem of 16 px; a panel stands beside another where both have what they need."""
_READABLE, _SMALLEST = 12.0, 11.0
"""Line work shrinks until its text has the first size in px, or the second if it fits so; else it scrolls."""
_BESIDE, _LEAD = 300, 36
"""A drawing of so many px, under words of so many characters, may stand beside another."""
_WIDTH = re.compile(r'<svg\b[^>]*?\bwidth="([\d.]+)')
_SIZES = re.compile(r'font-size="([\d.]+)')


@dataclass(frozen=True)
class _Piece:
    block: Block
    drawing: Markup | None = None
    label: str = ""
    """What the scrolling region around the drawing is called."""
    width: int = 0
    """Natural width of the drawing in px."""
    least: int = 0
    """The width in px that keeps its text readable."""
    tight: int = 0
    """The width in px that its text can be read at, if only just."""
    boxes: tuple[tuple[BoxView, ...], ...] = ()
    """The boxes, row by row, where words stand in them that are to be HTML."""
    beside: tuple[tuple[_Piece, ...], ...] = ()
    """What stands side by side where there is room: narrow drawings, each with the words over it."""

    @property
    def centred(self) -> bool:
        """Whether the drawing stands in the middle of its panel, as in the picture."""
        return is_centred(self.block)


@dataclass(frozen=True)
class _View:
    panel: Panel
    pieces: tuple[_Piece, ...]
    needs: int


def page_html(figure: Figure, scenes: Mapping[int, str]) -> str:
    """The panels of the concept, for `<figure>`.

    `scenes` has the inline SVG of a block by the block's `id()`; blocks that it lacks become HTML, and a
    block whose SVG is empty stands in the drawing of another.
    """
    return _render([panel for panel in figure.panels if panel.concept], scenes)


def sections_html(figure: Figure, scenes: Mapping[int, str]) -> tuple[tuple[str, str], ...]:
    """What stands outside the figure: the title of each section, and its panels as HTML."""
    sections: dict[str, list[Panel]] = {}
    for panel in figure.panels:
        if not panel.concept:
            sections.setdefault(panel.section, []).append(panel)
    return tuple((title, _render(panels, scenes)) for title, panels in sections.items())


def arrange(panels: Sequence[Panel]) -> list[list[Panel]]:
    """Panels in the rows in which they stand: as drawn, or as the content prompt places them."""
    rows: dict[int, list[Panel]] = {}
    for panel in panels:
        rows.setdefault(panel.row, []).append(panel)
    arranged: list[list[Panel]] = []
    for number in sorted(rows):
        row = sorted(rows[number], key=lambda panel: panel.column)
        before = arranged[-1] if arranged else []
        if len(row) == 1 and len(before) == 1 and _beside(before[0], row[0]):
            before.append(row[0])
        else:
            arranged.append(row)
    return arranged


def _beside(first: Panel, second: Panel) -> bool:
    """Whether the content prompt wants the two side by side: `BOTTOM LEFT`, then `BOTTOM RIGHT`."""
    heights = {"top", "middle", "bottom"}
    return (
        "left" in first.place and "right" in second.place and first.place & heights == second.place & heights
    )


def _render(panels: Sequence[Panel], scenes: Mapping[int, str]) -> str:
    rows = [[_view(panel, scenes) for panel in row] for row in arrange(panels)]
    return template("panels.html.j2").render(rows=rows, width_class=width_class)


def _view(panel: Panel, scenes: Mapping[int, str]) -> _View:
    found: list[_Piece] = []
    told: set[int] = set()
    for block in panel.blocks:
        drawing = scenes.get(id(block))
        inside = words_inside(block, panel.blocks) if isinstance(block, Cards) else ()
        if isinstance(block, Cards) and inside:
            told.update(map(id, inside))
            # A single box around words, without any of its own, says no more than the panel around it.
            bare = len(block.boxes) == 1 and not block.boxes[0].text.strip()
            boxed = _Piece(block, boxes=box_rows(block, inside, _need))
            found += [_Piece(inner) for inner in inside] if bare else [boxed]
        elif id(block) in told:
            continue
        elif drawing is None:
            found.append(_Piece(block))
        elif drawing:
            found.append(_drawn(block, drawing, panel.title))
    need = max((_piece_need(piece) for piece in found), default=0.0)
    return _View(panel, tuple(_side_by_side(found)), width_class(need + 42))


def _side_by_side(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The pieces, narrow drawings that follow each other joined with the line of words that is over each."""
    found: list[_Piece] = []
    units: list[tuple[_Piece, ...]] = []

    def close() -> None:
        alike = len({len(unit) for unit in units}) == 1
        if len(units) > 1 and alike:
            found.append(_Piece(units[0][-1].block, beside=tuple(units)))
        else:
            found.extend(piece for unit in units for piece in unit)
        units.clear()

    for number, piece in enumerate(pieces):
        after = pieces[number + 1] if number + 1 < len(pieces) else None
        if _is_narrow(piece):
            lead = number > 0 and _leads(pieces[number - 1])
            units.append((pieces[number - 1], piece) if lead else (piece,))
        elif not (_leads(piece) and after is not None and _is_narrow(after)):
            close()
            found.append(piece)
    close()
    return found


def _is_narrow(piece: _Piece) -> bool:
    return piece.drawing is not None and piece.width <= _BESIDE


def _leads(piece: _Piece) -> bool:
    """Whether the piece is one short line of words."""
    match piece.block:
        case Prose(text=text):
            return "\n" not in text and len(text) <= _LEAD
        case Items(items=items):
            return len(items) == 1 and len(items[0].text) <= _LEAD
    return False


def width_class(need: float) -> int:
    """The class of width that holds `need` px."""
    return next((step for step in _NEEDS if step * 16 >= need), _NEEDS[-1])


def _piece_need(piece: _Piece) -> float:
    if piece.boxes:
        return max(box.need for row in piece.boxes for box in row)
    return piece.least or _need(piece.block)


def _drawn(block: Block, drawing: str, title: str | None) -> _Piece:
    width = _WIDTH.search(drawing)
    natural = float(width[1]) if width else 640.0
    smallest = min(map(float, _SIZES.findall(drawing)), default=16.0)
    least, tight = (
        math.ceil(natural * (min(1.0, size / smallest) if smallest else 1.0))
        for size in (_READABLE, _SMALLEST)
    )
    label = f"{block.kind.capitalize()}: {title}" if title else f"Drawing: {block.kind}"
    return _Piece(block, Markup(drawing), label, math.ceil(natural), least, tight)  # noqa: S704 # drawn by us


def _need(block: Block) -> float:
    """Width in px at which a text block reads well."""
    match block:
        case Code():
            return natural_width(block)
        case Steps(items=steps):
            lines = [line for step in steps for command in step.commands for line in command.split("\n")]
            return max((len(line) * 9.0 for line in lines), default=200.0) + 80
        case Table():
            return natural_table_width(block)
        case Prose(text=text):
            return _reading(text.split("\n"))
        case Items(items=items):
            return 30 + _reading([item.text for item in items])
        case Fields(items=fields):
            return 20 + _reading([f"{row.name} {row.value}" for row in fields])
    return 240.0


def _reading(lines: Sequence[str]) -> float:
    """Width in px for lines of words: as they are, but no wider than a narrow column."""
    return min(240.0, max((len(line) * 7.7 for line in lines), default=0.0))
