"""Boxes that are panels: nothing but boxes with titles of their own, no arrows."""

from __future__ import annotations

from ..boxes.boxes import FoundBox, find_boxes
from ..boxes.walls import interior, slices
from ..glyphs import ANY_SIDES, ARROWHEADS
from ..grid import Region
from .headings import is_upper, underlined_headings

_FEWEST_ROWS = 4


def boxed_panels(region: Region) -> list[list[tuple[str | None, Region]]]:
    """Titles and insides of the boxes that make up `region`, a list a row; none where they do not."""
    boxes = find_boxes(region)
    if not boxes or any(box.ports for box in boxes):
        return []
    outside = region.without({cell for box in boxes for cell in _cells(region, box)})
    if any(
        glyph.isalnum() or glyph in ARROWHEADS or glyph in ANY_SIDES for row in outside for glyph in row.text
    ):
        return []
    walls = slices(region, boxes)
    rows: list[list[tuple[str | None, Region]]] = []
    bottom = -1
    for index, box in sorted(enumerate(boxes), key=lambda each: (each[1].top, each[1].left)):
        inside = interior(region, box, walls[index], box.top, box.bottom)
        titled = _title(inside, box)
        if titled is None:
            return []
        if box.top > bottom:
            rows.append([])
        rows[-1].append(titled)
        bottom = max(bottom, box.bottom)
    if sum(box.bottom - box.top - 1 for box in boxes) < _FEWEST_ROWS * len(boxes):
        return []
    return rows


def _cells(region: Region, box: FoundBox) -> set[tuple[int, int]]:
    return {
        (y, x) for y in range(box.top, box.bottom + 1) for x in range(max(box.left - 1, 0), box.right + 4)
    }


def _title(inside: Region, box: FoundBox) -> tuple[str | None, Region] | None:
    """A box's title, cut off by a rule, underlined or upper case over a gap, and what stands under it."""
    if box.title is not None:
        return box.title, inside
    if box.rules:
        cut = box.rules[0] - box.top - 1
        lines = [row.text.strip() for row in inside.rows[:cut] if not row.blank]
        if len(box.rules) == 1 and 0 < len(lines) <= 2:
            return " ".join(lines), inside.crop(cut + 1, len(inside))
        return None
    groups = underlined_headings(inside)
    if groups and inside.crop(0, groups[0][0].y).blank and len(groups[0]) == 1:
        head = groups[0][0]
        return (head.text, inside.crop(head.end, len(inside))) if is_upper(head.text) else None
    start = next((y for y, row in enumerate(inside) if not row.blank), None)
    if start is None:
        return None
    end = start
    while end < len(inside) and not inside.rows[end].blank:
        end += 1
    lines = [row.text.strip() for row in inside.rows[start:end]]
    before = lines[0].split(":")[0]
    if ":" in lines[0][:-1] and is_upper(before):
        end = start + 1
        lines = lines[:1]
    if (
        len(lines) <= (3 if lines[0].endswith(":") else 2)
        and is_upper(before)
        and not inside.crop(end, len(inside)).blank
    ):
        return " ".join(lines), inside.crop(end, len(inside))
    return None
