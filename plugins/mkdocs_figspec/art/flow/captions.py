"""Words right over or right under boxes: what the boxes are called, or what is said of them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from ..boxes.boxes import FoundBox
from ..glyphs import VERTICAL
from ..panels.headings import is_upper
from .bare_texts import Text
from .ground import Ground

_TIED = "([→←#"
_OPERATOR_ROOM = 24
"""Cells that words between two boxes may take to be shown there: `+`, `vs`, `= Final`."""
_MOST_OVER = 2
_MOST_UNDER = 3
_LONGEST = 60
_OFF_MIDDLE = 2
"""Cells that a stem may stand off the middle of the words over it."""
_MOST_BOXES = 120
"""Boxes among which captions are looked for; each text is held against each of them."""
_ASIDE = 8
"""Cells that one of several headings may stand off the left wall of its box."""
_COLUMN = 14
"""Cells between a box and a label in a column of labels."""
_NEAR = 5
"""Cells between a box and a label beside it."""
_IN_BRACKETS = re.compile(r"\(.*\)|\[.*\]")


@dataclass(frozen=True)
class Caption:
    """A text that belongs to a box."""

    text: int
    """Its index among the texts."""
    box: int
    """The index of its box."""
    over: bool


def find_captions(ground: Ground, texts: list[Text], used: set[int]) -> list[Caption]:
    """The captions of boxes among `texts`; those in `used` say something else.

    A row of captions has one for each of its texts, but a short one may hang from one box; a lone box has
    none: its words stand on their own.
    """
    if not 2 <= len(ground.boxes) <= _MOST_BOXES:
        return []
    rows: dict[int, list[int]] = {}
    for index, text in enumerate(texts):
        for y, _, _ in text.pieces:
            rows.setdefault(y, []).append(index)
    found = _labels_beside(ground, texts, used) or _in_brackets_beside(ground, texts, used)
    used = used | {caption.text for caption in found}
    for index, text in enumerate(texts):
        if index in used:
            continue
        row = sorted({other for y, _, _ in text.pieces for other in rows[y]})
        for over in (True, False):
            boxes = [_box(ground, texts[other], over, over and len(row) > 1) for other in row]
            own = boxes[row.index(index)]
            if own is None or None in boxes or len(set(boxes)) < len(boxes) or used.intersection(row):
                continue
            beside = _beside(ground.boxes, own, over)
            alike = len(beside) == len(row) and (over or len(beside) > 1 or _has_neighbour(ground.boxes, own))
            if alike or (not over and len(row) == 1 and _hangs_from(ground, texts[index], own)):
                found.append(Caption(index, own, over))
                break
    return found


def is_between_boxes(ground: Ground, text: Text) -> bool:
    """Whether short words stand between two boxes on one row, or a sign and words right of one."""
    if text.right - text.left >= _OPERATOR_ROOM or text.bottom - text.top > 1:
        return False
    beside = [box for box in ground.boxes if box.top < text.top and text.bottom < box.bottom]
    before = any(0 < text.left - box.right <= 6 for box in beside)
    after = any(0 < box.left - text.right <= 6 for box in beside)
    first = text.pieces[0][2]
    return (before and after) or (before and first[0] in "=+≠≈×" and len(beside) > 1)


def words_behind(ground: Ground, texts: list[Text], bare: list[int], used: set[int]) -> dict[int, list[Text]]:
    """The texts that go on the row of a `bare` one behind gaps, by its index: `LEVEL 1   the mean   → ratio`.

    Nothing else stands on such a row, and either a sign ties them or several rows go on in one column;
    texts in `used` say something else.
    """
    rows: dict[int, list[tuple[int, Text]]] = {}
    for index, text in enumerate(texts):
        for piece in text.pieces:
            rows.setdefault(piece[0], []).append((index, Text([piece])))
    lines = {texts[index].top for index in bare if texts[index].top == texts[index].bottom}
    found: dict[int, list[Text]] = {}
    for index in bare:
        text = texts[index]
        others = sorted((each for each in rows[text.top] if each[0] != index), key=lambda each: each[1].left)
        owned = used.isdisjoint(other for other, _ in others) and all(
            lines.issuperset(y for y, _, _ in texts[other].pieces) for other, _ in others
        )
        lone = owned and text.top == text.bottom and all(owner == -1 for owner in ground.owner[text.top])
        if others and lone and text.right < others[0][1].left:
            found[index] = [behind for _, behind in others]
    columns = Counter(behind[0].left for behind in found.values())
    return {
        index: behind
        for index, behind in found.items()
        if (words := behind[0].pieces[0][2])[0] in _TIED
        or not any(map(str.isalnum, words))
        or columns[behind[0].left] > 1
    }


def _labels_beside(ground: Ground, texts: list[Text], used: set[int]) -> list[Caption]:
    """The texts left or right of boxes under each other, one for each: near it, or all in one column."""
    boxes = ground.boxes
    if len(boxes) > _MOST_BOXES or any(_has_neighbour(boxes, index) for index in range(len(boxes))):
        return []
    found: list[Caption] = []
    for number, box in enumerate(boxes):
        rows = [
            index
            for index, text in enumerate(texts)
            if index not in used and text.top <= box.bottom and box.top <= text.bottom
        ]
        if len(rows) != 1:
            return []
        text = texts[rows[0]]
        left, right = box.left - text.right, text.left - box.right
        if text.top < box.top or text.bottom > box.bottom or not (1 < left <= _NEAR or 1 < right <= _COLUMN):
            return []
        found.append(Caption(rows[0], number, left > 0))
    gaps = [texts[caption.text].left - boxes[caption.box].right for caption in found]
    lefts = {texts[caption.text].left for caption in found}
    return found if max(gaps, default=0) <= _NEAR or (len(lefts) == 1 and len(found) > 2) else []


def _in_brackets_beside(ground: Ground, texts: list[Text], used: set[int]) -> list[Caption]:
    """The texts right of a box, of which the first on a row is in brackets: `│ oven │  (hot)  220 °C`."""
    lines = [index for index, text in enumerate(texts) if text.top == text.bottom and index not in used]
    lines.sort(key=lambda index: (texts[index].top, texts[index].left))
    found: list[Caption] = []
    for number, box in enumerate(ground.boxes):
        ends: dict[int, int] = {}
        for index in lines:
            text = texts[index]
            near = 0 < text.left - ends.get(text.top, box.right) <= _NEAR and box.top < text.top < box.bottom
            if near and (text.top in ends or _IN_BRACKETS.fullmatch(text.pieces[0][2])):
                found.append(Caption(index, number, over=False))
                ends[text.top] = text.right
    return found


def _hangs_from(ground: Ground, text: Text, index: int) -> bool:
    """Whether one line stands between the sides of a box, right under it and alone."""
    box, end = ground.boxes[index], text.bottom + 1
    alone = end == len(ground.region) or ground.region.rows[end].blank
    return (
        alone and text.top == text.bottom == box.bottom + 1 and box.left < text.left <= text.right < box.right
    )


def _box(ground: Ground, text: Text, over: bool, heads: bool) -> int | None:
    """The box right under (`over` it) or right above a short text, if it stands between the box's sides.

    One of several headings in a row (`heads`) may stand a blank row over the corner of its box.
    """
    lines = text.bottom - text.top + 1
    if lines > (_MOST_OVER if over else _MOST_UNDER) or text.right - text.left >= _LONGEST:
        return None
    below, above = _along_stem(ground, text, 1), _along_stem(ground, text, -1)
    for index, box in enumerate(ground.boxes):
        near = box.top == below if over else box.bottom == above or _hangs_free(ground, text, index)
        far = (
            heads
            and 2 <= box.top - text.bottom <= 3
            and abs(box.left - text.left) <= _ASIDE
            and _is_head(ground, text)
        )
        if (near or far) and box.left - 1 <= text.left and text.right <= box.right + 4:
            return index
    return None


def _is_head(ground: Ground, text: Text) -> bool:
    """Whether a text is one upper-case line over an empty row."""
    return (
        text.top == text.bottom and ground.region.rows[text.bottom + 1].blank and is_upper(text.pieces[0][2])
    )


def _along_stem(ground: Ground, text: Text, step: int) -> int:
    """The row after a text and the stem that leads down from it, as from a year to what was then, or the row
    before it and the stem that leads up from it."""
    y = text.bottom + 1 if step > 0 else text.top - 1
    middle = (text.left + text.right) // 2
    columns = range(max(text.left, middle - _OFF_MIDDLE), min(text.right, middle + _OFF_MIDDLE) + 1)
    while 0 <= y < len(ground.region) and any(ground.region.cell(y, x) in VERTICAL for x in columns):
        y += step
    return y


def _hangs_free(ground: Ground, text: Text, index: int) -> bool:
    """Whether a text stands under a box with one empty row between, and beside another box that goes on."""
    box = ground.boxes[index]
    goes_on = any(other.top <= box.bottom and text.bottom <= other.bottom for other in ground.boxes)
    return box.bottom == text.top - 2 and text.top == text.bottom and goes_on


def _beside(boxes: tuple[FoundBox, ...], index: int, over: bool) -> list[FoundBox]:
    """The boxes whose top edges, or else bottom edges, stand in one row with that of a box."""
    if over:
        return [box for box in boxes if box.top == boxes[index].top]
    return [box for box in boxes if box.bottom == boxes[index].bottom]


def _has_neighbour(boxes: tuple[FoundBox, ...], index: int) -> bool:
    """Whether another box stands beside one."""
    box = boxes[index]
    return any(other is not box and other.top <= box.bottom and box.top <= other.bottom for other in boxes)
