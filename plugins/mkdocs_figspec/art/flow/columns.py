"""Rows and columns in which boxes stand, and headings on one line over columns of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ...model import Box
from ..grid import PIECE, Region
from ..panels.headings import Heading, is_upper, underlined_headings
from .bare_texts import Text
from .captions import find_captions
from .finder import End
from .ground import Ground
from .tie import Ties, direction_of

_NO_HEADING = re.compile(r"[─│|=<>→←▶◀\[\](){}]|--")
_ASIDE = re.compile(r" \([^()]*\)$")
_LONGEST = 30


@dataclass(frozen=True)
class Lane:
    """A named band of a drawing from side to side; lines of the source file, both inclusive."""

    name: str
    first: int
    last: int


Place = tuple[str, int]
"""What stands somewhere: `("box", index)`, `("text", index)` or `("tree", index)`."""
Extent = tuple[int, int, int, int]
"""First and last row, first and last column, all inclusive."""


def column_headings(region: Region) -> list[Heading]:
    """The headings on the first line of `region`: underlined, or upper case over an empty row."""
    y = next((y for y, row in enumerate(region.rows) if not row.blank), 0)
    if y + 1 >= len(region) or "  " not in region.rows[y].text.strip():
        return []
    groups = underlined_headings(region.crop(y, y + 3))
    if groups and groups[0][0].y == 0:
        heads = [Heading(y, y + head.end, head.column, head.text) for head in groups[0]]
    elif region.rows[y + 1].blank:
        found = list(PIECE.finditer(region.rows[y].text))
        heads = [Heading(y, y + 1, each.start(), each.group()) for each in found]
        if not all(is_upper(head.text) for head in heads):
            return []
    else:
        return []
    names = [_ASIDE.sub("", head.text) for head in heads]
    if len(heads) < 2 or any(len(name) > _LONGEST or _NO_HEADING.search(name) for name in names):
        return []
    return heads


def columns_of(
    heads: Sequence[Heading],
    places: Mapping[Place, Extent],
    ground: Ground,
    texts: Sequence[Text],
    ties: Ties,
) -> list[list[Place]] | None:
    """The places under each of `heads`; two under one at least, unless the headings are underlined.

    Where several columns lead to one place below or between them, that is under none, nor is what follows.

    Nothing where one stands under two headings, or where one of `texts` stands among them that is no box's
    and no label of the arrows in `ties`.
    """
    if not heads or not places or not ties.ties:
        return None
    used = ties.labels | {index for kind, index in places if kind == "text"}
    used |= {caption.text for caption in find_captions(ground, list(texts), used)}
    lowest = max(place[1] for place in places.values())
    if any(text.top <= lowest for index, text in enumerate(texts) if index not in used):
        return None
    columns: list[list[Place]] = [[] for _ in heads]
    between: set[Place] = set()
    down = direction_of(ground.region, ties, 0, len(ground.region)) == "down"
    for place, (_, _, left, right) in places.items():
        begun = [number for number, head in enumerate(heads) if head.column <= right]
        over = [number for number in begun if left < heads[number].column + len(heads[number].text)]
        if len(over) > 1:
            return None
        columns[(over or begun or [0])[-1]].append(place)
        between |= {place} if down and not over else set()
    arrows = [tuple(_place_of(end, ground) for end in found.ends) for found in ties.ties]
    for place in _merged(columns, places, between, arrows):
        next(column for column in columns if place in column).remove(place)
    underlined = heads[0].end > heads[0].y + 1
    return columns if all(columns) and (underlined or max(map(len, columns)) > 1) else None


def _place_of(end: End, ground: Ground) -> Place:
    kind, index = end
    if kind == "text":
        return end
    box = ground.units[index].box
    return ("box", box) if box >= 0 else ("tree", -1 - box)


def _merged(
    columns: Sequence[Sequence[Place]],
    places: Mapping[Place, Extent],
    between: set[Place],
    arrows: Sequence[tuple[Place, ...]],
) -> list[Place]:
    """The places below all others, or `between` the headings, to which arrows lead from two columns or more.

    With them comes what stands between the headings too and to which nothing but these leads.
    """
    column_of = {place: number for number, column in enumerate(columns) for place in column}
    sources = {place: {source for source, target in arrows if target == place} for place in places}
    found = []
    for place, (top, *_) in places.items():
        leading = {column_of[source] for source in sources[place] if source in column_of}
        others = (bottom for other, (_, bottom, *_) in places.items() if other != place)
        if len(leading) > 1 and (place in between or top > max(others, default=top)):
            found.append(place)
    for place in found:
        known = set(found)
        found += sorted(each for each in between - known if place in sources[each] and sources[each] <= known)
    return found


def places_in(lanes: Sequence[Lane], places: Mapping[Place, Extent], region: Region) -> list[list[Place]]:
    """The places in each lane."""
    return [
        [place for place, extent in places.items() if lane.first <= region.rows[extent[0]].line <= lane.last]
        for lane in lanes
    ]


def grouped(
    boxes: Sequence[Box],
    titles: Sequence[tuple[str, str, int]],
    columns: Sequence[Sequence[Place]],
    places: Mapping[Place, Extent],
    ids_of: Mapping[Place, str],
    *,
    down: bool = False,
) -> tuple[list[Box], dict[str, tuple[int, int]]]:
    """The boxes with those of each column in a group of its own, and the first and last row of each group.

    `titles` are the groups' names, words and rows from the left, or `down` from the top, where boxes that are
    in none may stand between them. What has no name in `ids_of` is in none.
    """
    groups: list[Box] = []
    within: dict[str, tuple[str, int, int]] = {}
    extents: dict[str, tuple[int, int]] = {}
    for number, ((name, words, y), column) in enumerate(zip(titles, columns, strict=True)):
        groups.append(Box(name, words, None, 0, number))
        extents[name] = y, max(places[place][1] for place in column)
        order = rows_and_columns([places[place][:3] for place in column])
        within |= {
            ids_of[place]: (name, *at) for place, at in zip(column, order, strict=True) if place in ids_of
        }
    for box in boxes:
        if box.id in within:
            parent, row, column_number = within[box.id]
            box = replace(box, parent=parent, row=row, column=column_number)
        groups.append(box)
    if down:
        loose = {name: places[place][:3] for place, name in ids_of.items() if name not in within}
        outer = {name: (top, bottom, 0) for name, (top, bottom) in extents.items()} | loose
        places_of = dict(zip(outer, rows_and_columns(list(outer.values())), strict=True))
        groups = [
            replace(box, row=places_of[box.id][0], column=places_of[box.id][1]) if box.id in outer else box
            for box in groups
        ]
    return groups, extents


def rows_and_columns(places: list[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """For each place (top, bottom, left) its row from the top and its column in that row."""
    order = sorted(range(len(places)), key=lambda index: places[index])
    rows: list[list[int]] = []
    last_bottom = -1
    for index in order:
        top, bottom, _ = places[index]
        if not rows or top > last_bottom:
            rows.append([])
            last_bottom = bottom
        rows[-1].append(index)
        # The least bottom, lest one tall box draw all that stands beside it into its row.
        last_bottom = min(last_bottom, bottom)
    found = [(0, 0)] * len(places)
    for number, row in enumerate(rows):
        for column, index in enumerate(sorted(row, key=lambda one: places[one][2])):
            found[index] = (number, column)
    return found
