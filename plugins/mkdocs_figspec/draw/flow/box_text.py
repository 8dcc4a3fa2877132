"""What stands in a box of a flow or on a card: its words, then what is nested in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...model import Art
from ...source import Span
from ..cells.plot import draw_art
from ..fonts import widest_word
from ..fonts import width as width_of
from ..scene import Face, Group, Scene, Shape
from ..texts.text import Set, set_text
from .author_lines import author_lines
from .box_columns import Columns, lines_and_columns
from .headings import MARKER, starts_list

SIZE = 15.0
"""Size of the words in boxes in px."""
LEADING = 1.36
_MANY = 5
"""Lines from which on words stand left: so many in the middle are hard to read."""
_GAP = 8.0
"""Between words and what is nested below them, in px."""
LINE_WORK = re.compile("[\u2500-\u259f]")
"""Text with these is a drawing."""


@dataclass(frozen=True)
class BoxText:
    """The words of a box as set, title first, and the scene nested below them."""

    parts: tuple[Set, ...]
    inside: Scene | None
    centred: bool

    @property
    def width(self) -> float:
        nested = self.inside.width if self.inside else 0.0
        return max([part.width for part in self.parts] + [nested], default=0.0)

    @property
    def height(self) -> float:
        words = sum(part.height for part in self.parts)
        if self.inside is None:
            return words
        return words + self.inside.height + (_GAP if self.parts else 0.0)

    def shapes(self, x: float, y: float, room: float) -> Iterator[Shape]:
        """Its shapes with the upper left corner at (`x`, `y`), in `room` px from left to right."""
        align = "middle" if self.centred else "start"
        for part in self.parts:
            yield from part.shapes(x, y, align, room)
            y += part.height
        if self.inside is not None:
            left = x + max(room - self.inside.width, 0.0) / 2 if self.centred else x
            yield Group(left, y + (_GAP if self.parts else 0.0), self.inside)


def set_box(
    text: str,
    inside: Scene | None,
    room: float,
    *,
    left: bool = False,
    headed: bool = False,
) -> BoxText:
    """The words of `text` wrapped to `room` px, the first line bold if it is a heading; lists stand left."""
    if LINE_WORK.search(text):
        return _drawn(text, inside)
    lines = list(lines_and_columns(text, SIZE, LEADING))
    words = [line for line in lines if isinstance(line, str)]
    listed = any(MARKER.match(line) for line in (words if starts_list(words) else words[1:]))
    parts: list[Set] = []
    columns = False
    for number, line in enumerate(lines):
        if isinstance(line, Columns) and line.set.width <= room:
            parts.append(line.set)
            columns = True
            continue
        for one in line.lines if isinstance(line, Columns) else [line]:
            head = headed and number == 0
            hanging = 14.0 if MARKER.match(one) and not head else 0.0
            face: Face = "sans-bold" if head else "sans"
            parts.append(set_text(one, room, SIZE, face=face, leading=LEADING, hanging=hanging))
    full = sum(len(part.lines) for part in parts) >= _MANY
    return BoxText(tuple(parts), inside, not (left or listed or full or columns))


def _drawn(text: str, inside: Scene | None) -> BoxText:
    """Words among line work, cell by cell."""
    drawing = draw_art(Art(Span(1), text))
    if inside is not None:
        shapes = (Group(0.0, 0.0, drawing), Group(0.0, drawing.height + _GAP, inside))
        drawing = Scene(max(drawing.width, inside.width), drawing.height + _GAP + inside.height, shapes)
    return BoxText((), drawing, False)


def natural_width(text: str) -> float:
    """Width in px of the longest line, as its author broke it."""
    found = lines_and_columns(text, SIZE, LEADING)
    widths = (
        width_of(line, "sans-bold", SIZE) if isinstance(line, str) else line.set.width for line in found
    )
    return max(widths, default=0.0) + 8.0


def narrowest(text: str) -> float:
    """Width in px below which words of `text` would be cut."""
    if LINE_WORK.search(text):
        return draw_art(Art(Span(1), text)).width
    return widest_word("\n".join(author_lines(text)), "sans-bold", SIZE)
