"""How wide the words of a flow's boxes may be: as their author broke them, where the width allows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from ...model import Flow
from ..scene import Scene
from .box_text import natural_width
from .direction import depths
from .nesting import Nesting
from .parts import MARGIN, PADDING

_ROOMS = (440.0, 360.0, 300.0, 260.0, 225.0, 195.0, 170.0, 145.0, 120.0, 100.0)
"""Room for the words of a box in px: the first that lets the flow fit is taken."""
_BESIDE = 300.0
"""Room at most where boxes stand beside each other."""
_MORE = 1.15
"""Times the width at hand that a flow may take: it is scaled down that little."""
_LABEL, _LETTER = 200.0, 6.5
"""Room for a label on an arrow in px at most, and the width of its letters, roughly."""


def words_room(
    block: Flow, nesting: Nesting, inside: Mapping[str, Scene], width: float, gap: float, *, down: bool
) -> float:
    """Room in px for the words of each box, so that `block` takes little more than `width` px.

    Rows of many boxes get narrow ones, down to their longest words.
    """
    natural = {box.id: natural_width(box.text) for box in block.boxes}

    def span(room: float) -> float:
        return _span(block, nesting, natural, inside, room, gap, down=down)

    # What is nested may be wider than all words.
    most = max(_MORE * width, span(_ROOMS[-1]) + 1.0)
    return next((room for room in _ROOMS if span(room) <= most), _ROOMS[-1])


def _span(
    block: Flow,
    nesting: Nesting,
    natural: Mapping[str, float],
    inside: Mapping[str, Scene],
    room: float,
    gap: float,
    *,
    down: bool,
) -> float:
    def own(box: str) -> float:
        nested = inside[box].width if box in inside else 0.0
        return max(min(natural[box], room), nested) + 2 * PADDING[0]

    def across(parent: str | None, depth: int = 0) -> float:
        rows: dict[int, float] = defaultdict(float)
        for box in nesting.children.get(parent, ()):
            grouped = nesting.is_group(box.id) and depth < 20
            rows[box.row] += gap + (across(box.id, depth + 1) + 2 * MARGIN if grouped else own(box.id))
        if parent is None and room > _BESIDE and any(total > 2 * room for total in rows.values()):
            return float("inf")
        return max(rows.values(), default=gap) - gap

    if down:
        return across(None)
    ways = depths(block)
    columns: dict[int, float] = defaultdict(float)
    for box, depth in ways.items():
        if not nesting.is_group(box):
            columns[depth] = max(columns[depth], own(box) + gap)
    labels: dict[int, float] = defaultdict(float)
    for arrow in block.arrows:
        if arrow.label and arrow.source in ways:
            room_of_label = min(len(arrow.label) * _LETTER, _LABEL) + gap
            labels[ways[arrow.source]] = max(labels[ways[arrow.source]], room_of_label)
    return sum(columns.values()) + sum(labels.values()) - gap
