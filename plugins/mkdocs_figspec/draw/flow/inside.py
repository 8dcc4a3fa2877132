"""Groups of a flow that no arrow enters: their boxes are cards within one box."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from ...model import Box, Cards, Flow
from ..scene import Group, Scene
from .cards import draw_cards
from .nesting import Nesting

_ROOM, _MANY = 480.0, 6
"""Room for the cards in a box in px, at most; so many of them have all of the width."""
_GAP = 10.0


def fold_groups(
    block: Flow, inside: Mapping[str, Scene], width: float
) -> tuple[Flow, dict[str, Scene], frozenset[str]]:
    """The flow without the boxes in such groups, all that then stands in boxes, and those groups' ids."""
    block = _entered_as_whole(block)
    nesting = Nesting(block)
    tied = {end for arrow in block.arrows for end in (arrow.source, arrow.target)}
    entered = {group for end in tied for group in nesting.around(end)}
    folded = {
        box.id
        for box in block.boxes
        if nesting.is_group(box.id)
        and box.id not in entered
        and not any(group not in entered for group in nesting.around(box.id))
    }
    if not folded:
        return block, dict(inside), frozenset()
    kept: list[Box] = []
    within: dict[str, list[Box]] = {group: [] for group in folded}
    for box in block.boxes:
        group = next((group for group in nesting.around(box.id) if group in folded), None)
        if group is None:
            kept.append(box)
        else:
            within[group].append(replace(box, parent=None) if box.parent == group else box)
    scenes = dict(inside)
    for group, boxes in within.items():
        cards = draw_cards(
            Cards(block.span, tuple(boxes)), inside, min(_ROOM if len(boxes) < _MANY else width - 40.0, width)
        )
        scenes[group] = _below(inside.get(group), cards)
    return replace(block, boxes=tuple(kept)), scenes, frozenset(folded)


def _entered_as_whole(block: Flow) -> Flow:
    """The flow with arrows to the first of a long column of boxes, which no others tie, led to its group."""
    nesting = Nesting(block)
    ends = Counter(end for arrow in block.arrows for end in (arrow.source, arrow.target))
    firsts: dict[str, str] = {}
    for box in block.boxes:
        children = nesting.children.get(box.id, [])
        rest = children[1:]
        if len(children) >= _MANY and not any(ends[one.id] or nesting.is_group(one.id) for one in rest):
            firsts[children[0].id] = box.id
    leaving = {arrow.source for arrow in block.arrows}
    arrows = tuple(
        replace(arrow, target=firsts[arrow.target])
        if arrow.target in firsts and arrow.target not in leaving and arrow.source != firsts[arrow.target]
        else arrow
        for arrow in block.arrows
    )
    return replace(block, arrows=arrows)


def _below(upper: Scene | None, lower: Scene) -> Scene:
    if upper is None:
        return lower
    top = upper.height + _GAP
    shapes = (Group(0.0, 0.0, upper), Group(0.0, top, lower))
    return Scene(max(upper.width, lower.width), top + lower.height, shapes)
