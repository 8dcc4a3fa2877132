"""Reading what stands outside boxes while the boxes stay for a later recogniser."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from ..grid import Region
from ..reading import Reading
from .boxes import FoundBox
from .walls import slices


def read_outside(region: Region, boxes: Iterable[FoundBox], read: Callable[[Region], Reading]) -> Reading:
    """What `read` makes of `region` with `boxes` blanked; its left-over has them back."""
    masks: dict[int, list[tuple[int, int]]] = {}
    hidden = list(boxes)
    for index, places in slices(region, hidden).items():
        box = hidden[index]
        for y in (box.top, box.bottom):
            masks.setdefault(y, []).append((box.left, box.right + 1))
        for y, place in places.items():
            masks.setdefault(y, []).append((place.left, place.right + 1))
    if not masks:
        return read(region)
    masked = replace(
        region,
        rows=tuple(
            row._replace(text=_over(row.text, " " * len(row.text), masks.get(y, [])))
            for y, row in enumerate(region)
        ),
    )
    reading = read(masked)
    if not reading.blocks:
        return Reading((), region)
    rows = (
        row._replace(text=_over(left.text.ljust(len(row.text)), row.text, masks.get(y, [])).rstrip())
        for y, (row, left) in enumerate(zip(region.rows, reading.left_over.rows, strict=True))
    )
    return replace(reading, left_over=replace(region, rows=tuple(rows)))


def _over(text: str, other: str, spans: list[tuple[int, int]]) -> str:
    """`text` with the cells in `spans` from `other`."""
    for left, right in spans:
        text = text[:left] + other[left:right] + text[right:]
    return text
