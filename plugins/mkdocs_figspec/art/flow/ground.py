"""What stands on which cell: boxes, their cells and the bare texts between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ..boxes.boxes import FoundBox
from ..boxes.walls import Slice, entered, entered_from_above, pierced_to, slices
from ..glyphs import DRAWN_HEADS, Side
from ..grid import Region
from .arrows import Cell, LineWork
from .roots import Standing

_PIECE = re.compile(r"[^\s]+(?:(?: |(?<=:) {1,12}| {2,30}(?=(?:<-{1,3}|←|◄─*|◀─*) ))[^\s]+)*")
"""Words up to two spaces; a name with its value or remark, `name:   value`, `name   ← so`, is one piece."""
_GAP = re.compile(r" {2,}")
_LINE = re.compile(r"[─═━=-]{3,}")
_ONE_LINE = re.compile(r"\s*[│|][^│|]+[│|](?:\s*[-─=]+[►▶→>]\s*[│|][^│|]+[│|])+\s*")
_FREE = -1
_NAME_GAP = 8
"""Cells between a name in a column of its own and the words that a line leaves."""
_PART_GAP = 24
"""Cells that words between two arrows of a chain, or behind the last, stand apart at most."""
_LEAD_GAP = 6
"""Cells behind words in which a line may leave them."""


@dataclass(frozen=True)
class Unit:
    """Something an arrow may tie: a box, a cell of a stack."""

    box: int
    """Index of its box among those of the region; of a tree -1, -2, ..."""
    top: int
    bottom: int
    left: int
    right: int


@dataclass
class Text:
    """Lines of bare text that hang together."""

    pieces: list[tuple[int, int, str]]
    """Row, first cell and words of each line."""

    @property
    def top(self) -> int:
        return self.pieces[0][0]

    @property
    def bottom(self) -> int:
        return self.pieces[-1][0]

    @property
    def left(self) -> int:
        return min(x for _, x, _ in self.pieces)

    @property
    def right(self) -> int:
        return max(x + len(words) - 1 for _, x, words in self.pieces)

    def words(self) -> list[str]:
        """Its lines, without underlines and wide gaps."""
        return [_GAP.sub(" ", words) for _, _, words in self.pieces if not _LINE.fullmatch(words)]

    def cells(self) -> Iterator[Cell]:
        for y, x, words in self.pieces:
            for offset in range(len(words)):
                yield y, x + offset


@dataclass
class Ground:
    """A region with its boxes laid out on it."""

    region: Region
    boxes: tuple[FoundBox, ...]
    units: list[Unit] = field(default_factory=list)
    units_of: list[list[int]] = field(default_factory=list)
    """For each box its units: one, or one for each cell of a stack."""
    rows: dict[int, dict[int, Slice]] = field(default_factory=dict)
    owner: list[list[int]] = field(default_factory=list)
    """For each cell the unit that it belongs to, or -1."""
    free: list[list[bool]] = field(default_factory=list)
    edge_heads: dict[Cell, tuple[Side, int]] = field(default_factory=dict)
    """Heads that stand in an edge or a side, where they point to, and the unit that they belong to."""

    def unit_at(self, y: int, x: int) -> int | None:
        """The unit that owns a cell, if any."""
        if 0 <= y < len(self.owner) and 0 <= x < len(self.owner[y]) and self.owner[y][x] != _FREE:
            return self.owner[y][x]
        return None


def lay_out(
    region: Region, boxes: tuple[FoundBox, ...], stacked: set[int], trees: tuple[Standing, ...] = ()
) -> Ground:
    """`region` with `boxes` and `trees` on it; boxes whose index is in `stacked` are stacks of cells."""
    ground = Ground(region, boxes, rows=slices(region, boxes))
    width = max(region.width, max((box.right for box in boxes), default=0) + 8)
    ground.owner = [[_FREE] * (width + 1) for _ in region.rows]
    for index, box in enumerate(boxes):
        cuts = [box.top, *box.rules, box.bottom] if index in stacked else [box.top, box.bottom]
        ground.units_of.append([])
        for number, (top, bottom) in enumerate(pairwise(cuts)):
            ground.units_of[index].append(len(ground.units))
            lowest = number == len(cuts) - 2
            _own(ground, index, top, bottom + 1 if lowest else bottom)
            ground.units.append(Unit(index, top, bottom, box.left, box.right))
    for number, tree in enumerate(trees):
        ends: dict[int, int] = {}
        for y, x in tree.cells:
            ends[y] = max(ends.get(y, 0), x)
        for y, last in ends.items():
            for x in range(tree.left, min(last, width) + 1):
                if ground.owner[y][x] == _FREE:
                    ground.owner[y][x] = len(ground.units)
        right = max(ends.values(), default=tree.left)
        ground.units.append(Unit(-1 - number, tree.top, tree.bottom, tree.left, right))
    ground.free = [[owner == _FREE for owner in row] for row in ground.owner]
    return ground


def without_lone_walls(region: Region) -> Region:
    """`region` with the bars of boxes of one line, `│ a │──▶│ b │`, blanked."""
    rows = []
    for y, row in enumerate(region.rows):
        if _ONE_LINE.fullmatch(row.text) and not any(
            glyph in "┌└├╔╚╠+" for near in (y - 1, y + 1) for glyph in _text(region, near)
        ):
            row = row._replace(text=re.sub(r"[│|]", " ", row.text))
        rows.append(row)
    return replace(region, rows=tuple(rows))


def _text(region: Region, y: int) -> str:
    return region.rows[y].text if 0 <= y < len(region) else ""


def _own(ground: Ground, index: int, top: int, bottom: int) -> None:
    box, unit = ground.boxes[index], len(ground.units)
    for y in range(top, bottom):
        text = ground.region.rows[y].text
        left, right = box.left, box.right
        if box.top < y < box.bottom:
            place = ground.rows[index][y]
            left, right = place.left, place.right
            start = pierced_to(text, place)
            if start is not None:
                right = start - 1
            elif not place.right_there and not text[place.right - 2 : place.right + 2].strip():
                right = place.right - 1
            for x, side in ((place.left, Side.EAST), (place.right, Side.WEST)):
                if x < len(text) and text[x] in DRAWN_HEADS[side]:
                    ground.edge_heads[y, x] = (side, unit)
            for outer, behind in entered(text, place):
                side = Side.EAST if behind > outer else Side.WEST
                wall = place.left if side is Side.EAST else place.right
                ground.edge_heads[y, wall] = (side, unit)
        else:
            right = max(right, _edge_end(text, box.right))
            for x, _ in entered_from_above(ground.region, box) if y == box.top else ():
                ground.edge_heads[y, x] = (Side.SOUTH, unit)
            for x in range(box.left + 1, min(right, len(text))):
                down = text[x] in DRAWN_HEADS[Side.SOUTH] or (
                    text[x] in "vV" and y == box.top and not box.title
                )
                up = text[x] in DRAWN_HEADS[Side.NORTH] or (text[x] == "^" and y == box.bottom)
                if (down and y == box.top) or (up and y == box.bottom):
                    ground.edge_heads[y, x] = (Side.SOUTH if down else Side.NORTH, unit)
        row = ground.owner[y]
        for x in range(max(left, 0), min(right, len(row) - 1) + 1):
            if row[x] == _FREE:
                row[x] = unit


def _edge_end(text: str, right: int) -> int:
    """Where the line of an edge really ends, up to three cells off `right`."""
    for off in (0, 1, 2, 3):
        if right + off < len(text) and text[right + off] in "┐┘╗╝╮╯┓┛":
            return right + off
    return right


def find_texts(ground: Ground, work: LineWork) -> list[Text]:
    """The bare texts of the region, lines that stand under each other together."""
    texts: list[Text] = []
    above: list[tuple[Text, bool]] = []
    for y, row in enumerate(ground.region.rows):
        free = ground.free[y]
        kept = "".join(
            glyph if free[x] and (y, x) not in work.strokes and (y, x) not in work.heads else "\t"
            for x, glyph in enumerate(row.text)
        )
        here: list[tuple[Text, bool]] = []
        pieces = _pieces(kept, work, y)
        if y - 1 in work.chains and not _go_on(pieces, above):
            above = []
        for x, end in pieces:
            words = kept[x:end]
            beside = _beside_stem(work, y, x, end)
            leads = _leads(work, (y, x, words))
            led = any((y, x - away) in work.heads or (y, x - away) in work.strokes for away in (1, 2))
            for text, was_beside in above:
                last = text.pieces[-1]
                if (
                    not led
                    and y not in work.chains
                    and last[0] == y - 1
                    and beside == was_beside
                    and not (leads and _leads(work, last))
                    and _under(last, x, words)
                ):
                    break
            else:
                text = Text([])
                texts.append(text)
            text.pieces.append((y, x, words))
            here.append((text, beside))
        above = here
    return texts


def _pieces(kept: str, work: LineWork, y: int) -> list[tuple[int, int]]:
    """Where the pieces of a row start and end.

    A name in a column of its own, `salt  10 g ──▶`, is in one with what follows, as is all between the arrows
    of a chain.
    """
    pieces: list[tuple[int, int]] = []
    for start, end in (found.span() for found in _PIECE.finditer(kept)):
        most = _PART_GAP if y in work.chains else _NAME_GAP
        near = bool(pieces) and start - pieces[-1][1] <= most and kept[pieces[-1][1] : start].isspace()
        if (
            near
            and "\t" not in kept[pieces[-1][1] : start]
            and (y in work.chains or (len(pieces) == 1 and _names(kept, work, y, pieces[0], (start, end))))
        ):
            pieces[-1] = pieces[-1][0], end
        else:
            pieces.append((start, end))
    return pieces


def _go_on(pieces: list[tuple[int, int]], above: list[tuple[Text, bool]]) -> bool:
    """Whether a row under a chain says more of its parts: each of its words stands under one of them."""
    parts = [text.pieces[-1] for text, _ in above]
    return len(pieces) > 1 and all(
        any(abs(start - x) <= 2 or (x <= start and end <= x + len(words)) for _, x, words in parts)
        for start, end in pieces
    )


def _names(kept: str, work: LineWork, y: int, name: tuple[int, int], words: tuple[int, int]) -> bool:
    """Whether the first words of a row name those behind them, which a line leaves."""
    return (
        "\t" not in kept[: name[0]]
        and _leads(work, (y, words[0], kept[slice(*words)]))
        and not any((y + down, x) in work.strokes for down in (-1, 1) for x in range(*name))
    )


def _leads(work: LineWork, piece: tuple[int, int, str]) -> bool:
    """Whether a line leaves the end of words."""
    y, x, words = piece
    end = x + len(words)
    return any((y, end + away) in work.strokes or (y, end + away) in work.whole for away in range(_LEAD_GAP))


def _beside_stem(work: LineWork, y: int, left: int, right: int) -> bool:
    """Whether a stem or a head stands within three cells of the words from `left` to `right`."""
    near = [*range(left - 3, left), *range(right, right + 3)]
    return any(
        Side.SOUTH in work.strokes.get((y, x), ()) or Side.SOUTH in work.heads.get((y, x), ()) for x in near
    )


def _under(piece: tuple[int, int, str], x: int, words: str) -> bool:
    """Whether words that start at `x` go on below `piece`: side by side for half of the shorter one."""
    _, left, above = piece
    shared = min(left + len(above), x + len(words)) - max(left, x)
    return shared * 2 >= min(len(above), len(words))
