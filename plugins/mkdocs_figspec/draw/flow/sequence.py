"""Sequence diagrams: participants on top, lifelines below them, a row for each message and note."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ...model import Arrow, Box, SequenceDiagram
from ..plan import Area
from ..scene import Path, Rect, Scene, Shape
from ..texts.text import Set, set_text
from .arrow_paths import arrow_head, bent_line, short_of
from .arrow_words import SIZE
from .box_text import BoxText, natural_width, set_box
from .parts import PADDING

_EDGE = 2.0
"""Room around the drawing for half a wall, in px."""
_RADIUS = 6.0
_WHO = (76.0, 190.0)
"""Least and most width of a participant's words, in px."""
_APART = 28.0
"""Between two participants, in px."""
_SAID = (110.0, 260.0)
"""Least and most width of words on a message before they wrap, in px."""
_BESIDE = 14.0
"""Between a lifeline and words, in px."""
_OVER = 5.0
"""Between words and the message under them, in px."""
_STEP = 16.0
"""Between two rows, in px."""
_LOOP = (30.0, 22.0)
"""Width and height of a message to its own sender, in px."""


@dataclass
class _Drawing:
    lines: dict[str, list[str]] = field(default_factory=lambda: {"arrow": [], "arrow-dashed": []})
    heads: list[str] = field(default_factory=list)
    words: list[tuple[Area, Set]] = field(default_factory=list)

    def draw(self, points: tuple[tuple[float, float], ...], *, dashed: bool) -> None:
        """An arrow along the points."""
        self.heads.append(arrow_head(points[-2], points[-1]))
        end = short_of(points[-2], points[-1])
        self.lines["arrow-dashed" if dashed else "arrow"].append(bent_line((*points[:-1], end)))

    def say(self, words: Set, x: float, y: float) -> None:
        self.words.append((Area(x, y, words.width, words.height), words))


def draw_sequence(block: SequenceDiagram, width: float) -> Scene:
    """The diagram, about `width` px wide where its words allow."""
    people = [box for box in block.boxes if not box.bare]
    notes = [box for box in block.boxes if box.bare]
    number = {box.id: at for at, box in enumerate(people)}
    who = [set_box(box.text, None, min(max(natural_width(box.text), _WHO[0]), _WHO[1])) for box in people]
    room = min(max(width / len(people) - 2 * _BESIDE, _SAID[0]), _SAID[1])
    said = [set_text(arrow.label or "", room, SIZE, style="quiet", leading=1.3) for arrow in block.arrows]
    told = [set_text(box.text, room, SIZE, leading=1.3) for box in notes]
    xs, whole = _columns(block.arrows, said, notes, told, who, number)
    top = max(text.height for text in who) + 2 * PADDING[1]
    drawing = _Drawing()
    y = top + _STEP
    for at in range(len(block.arrows) + 1):
        for box, words in zip(notes, told, strict=True):
            if min(box.row, len(block.arrows)) == at:
                drawing.say(words, _beside(xs, box.column, words), y)
                y += words.height + _STEP
        if at < len(block.arrows):
            arrow = block.arrows[at]
            y = _message(drawing, arrow, said[at], xs[number[arrow.source]], xs[number[arrow.target]], y)
    shapes: list[Shape] = [Path("".join(_lifelines(xs, top, y, drawing.words)), "guide")]
    for x, text in zip(xs, who, strict=True):
        half = text.width / 2 + PADDING[0]
        shapes.append(Rect(x - half, _EDGE, 2 * half, top - _EDGE, "box", _RADIUS))
        shapes += text.shapes(x - text.width / 2, (top + _EDGE - text.height) / 2, text.width)
    shapes += [Path("".join(parts), style) for style, parts in drawing.lines.items() if parts]
    if drawing.heads:
        shapes.append(Path("".join(drawing.heads), "arrow-head"))
    for area, words in drawing.words:
        shapes += words.shapes(area.x, area.y)
    return Scene(whole, y, tuple(shapes))


def _message(drawing: _Drawing, arrow: Arrow, words: Set, start: float, end: float, y: float) -> float:
    """Draws a message from row `y` on, its words over it; comes back with where the next row begins."""
    height = words.height if arrow.label else 0.0
    if start == end:
        low = y + max(_LOOP[1], height)
        turn = start + _LOOP[0]
        drawing.draw(((start, y), (turn, y), (turn, low), (start, low)), dashed=arrow.dashed)
        if arrow.label:
            drawing.say(words, turn + _BESIDE / 2, (y + low - height) / 2)
        return low + _STEP
    line = y + height + _OVER
    if arrow.label:
        drawing.say(words, (start + end - words.width) / 2, y)
    drawing.draw(((start, line), (end, line)), dashed=arrow.dashed)
    return line + _STEP


def _columns(
    arrows: Sequence[Arrow],
    said: Sequence[Set],
    notes: Sequence[Box],
    told: Sequence[Set],
    who: Sequence[BoxText],
    number: dict[str, int],
) -> tuple[list[float], float]:
    """Where each lifeline stands, and the width of all, in px."""
    halves = [text.width / 2 + PADDING[0] for text in who]
    left, right = halves[0] + _EDGE, halves[-1] + _EDGE
    gaps = [one + two + _APART for one, two in pairwise(halves)]

    def claim(first: int, last: int, room: float) -> None:
        nonlocal left, right
        if last <= 0:
            left = max(left, room)
        elif first >= len(gaps):
            right = max(right, room)
        else:
            more = (room - sum(gaps[first:last])) / (last - first)
            for at in range(first, last):
                gaps[at] += max(more, 0.0)

    for box, words in zip(notes, told, strict=True):
        claim(box.column, box.column + 1, words.width + 2 * _BESIDE)
    for arrow, words in zip(arrows, said, strict=True):
        ends = sorted((number[arrow.source], number[arrow.target]))
        if ends[0] == ends[1]:
            claim(ends[0], ends[0] + 1, _LOOP[0] + words.width + 2 * _BESIDE)
        else:
            claim(ends[0], ends[1], words.width + 2 * _BESIDE)
    xs = [left]
    for gap in gaps:
        xs.append(xs[-1] + gap)
    return xs, xs[-1] + right


def _beside(xs: Sequence[float], column: int, words: Set) -> float:
    """Where a note begins: in the middle between two lifelines, else beside the outer one."""
    if column < 0:
        return xs[0] - _BESIDE - words.width
    if column >= len(xs) - 1:
        return xs[-1] + _BESIDE
    return (xs[column] + xs[column + 1] - words.width) / 2


def _lifelines(
    xs: Sequence[float], top: float, bottom: float, words: Sequence[tuple[Area, Set]]
) -> Iterator[str]:
    """The lines down, with gaps where words stand over them."""
    for x in xs:
        y = top
        over = (area for area, _ in words if area.x - 4 < x < area.x + area.width + 4)
        for area in sorted(over, key=lambda area: area.y):
            yield f"M{x:.1f} {y:.1f}V{area.y - 2:.1f}"
            y = area.y + area.height + 2
        yield f"M{x:.1f} {y:.1f}V{bottom:.1f}"
