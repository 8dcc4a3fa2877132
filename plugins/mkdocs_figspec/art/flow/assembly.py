"""From boxes, bare texts and ties to blocks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from ...model import Arrow, Block, Box, Callout, Cards, Flow
from ...source import Span
from ..grid import Region
from ..panels.headings import Heading, square_heading
from ..reading import Reading
from .bands import Band, find_bands
from .bare_texts import Text
from .captions import find_captions, is_between_boxes, words_behind
from .cards import Content, read_content
from .columns import Extent, Lane, Place, columns_of, grouped, places_in, rows_and_columns
from .finder import End
from .ground import Ground
from .labels import words_of_labels
from .line_work import Cell, span_of, walls_of
from .roots import Standing, underline_of
from .tie import Tie, Ties, direction_of

Inside = Callable[[Region], tuple[Block, ...]]
"""Reads what stands in a box."""
_OfBoxes = defaultdict[int, list[str]]
"""Lines of words, by the index of the box that they belong to."""
_SIGNS = "=+×"  # in equations of boxes, which tie them as arrows do


class Assembly:
    """Makes blocks of boxes, texts and ties."""

    def __init__(
        self,
        ground: Ground,
        texts: list[Text],
        ties: Ties,
        trees: tuple[Standing, ...],
        inside: Inside,
        ids: Iterator[str],
        stacked: set[int],
        heads: Sequence[Heading] = (),
        notes: Mapping[int, Sequence[int]] = MappingProxyType({}),
        lanes: Sequence[Lane] = (),
    ) -> None:
        self.ground = ground
        self.texts = texts
        self.ties = ties
        self.trees = trees
        self.inside = inside
        self.ids = ids
        self.stacked = stacked
        self.heads = heads
        self.notes = notes
        self.lanes = lanes
        self.claimed: set[Cell] = set(ties.cells)
        self.names: dict[End, str] = {}
        self.boxes: list[Box] = []
        self.latest = 0
        """Index of the box added last that stands in no other."""
        self.above: dict[int, list[int]] = {}
        """The texts over boxes, by the index of the box."""
        self.behind: dict[int, list[Text]] = {}
        """The texts that go on the row of a bare text, by the index of that one."""
        self.places: dict[str, tuple[int, int]] = {}
        self.ids_of: dict[Place, str] = {}
        """The names of boxes by where they stand."""
        self.arrows: list[Arrow] = []
        self.known: set[Arrow] = set()
        self.nested: list[Block] = []

    def reading(self) -> Reading | None:
        """The blocks and what is left; nothing where the headings stand over no columns of boxes."""
        ground, region = self.ground, self.ground.region
        bare = self._bare_texts()
        captions = self._captions(bare)
        places = {
            ("box", index): (box.top, box.bottom, box.left, box.right)
            for index, box in enumerate(ground.boxes)
        }
        for index in bare:
            text = self.texts[index]
            places["text", index] = (text.top, text.bottom, text.left, text.right)
        tied = {ground.units[end[1]].box for end in self._ends() if end[0] == "unit"}
        for number, tree in enumerate(self.trees):
            if -1 - number in tied:
                places["tree", number] = (tree.top, tree.bottom, tree.left, tree.left)
        columns = columns_of(self.heads, places, ground, self.texts, self.ties)
        if self.heads and not columns:
            return None
        labels = self.ties.labels
        self.behind = words_behind(ground, self.texts, bare, labels | set(bare))
        self.claimed |= {cell for more in self.behind.values() for text in more for cell in text.cells()}
        over, under = self._remarks(bare)
        for which in over:
            box = ground.boxes[which]
            top = min([box.top, *(self.texts[index].top for index in self.above.get(which, ()))])
            places["box", which] = (top, box.bottom, box.left, box.right)
        order = dict(zip(places, rows_and_columns([place[:3] for place in places.values()]), strict=True))
        for place in sorted(places, key=lambda place: order[place]):
            kind, which = place
            row, column = order[place]
            if kind == "text":
                self._add_text(which, row, column)
            elif kind == "tree":
                self._add_tree(which, row, column)
            elif not self._add_box(which, row, column, [*captions[which], *over[which]], under[which]):
                continue
            self.places[self.boxes[self.latest].id] = places[place][:2]
            self.ids_of[place] = self.boxes[self.latest].id
        if columns:
            self._group([(head.text, head.y) for head in self.heads], columns, places)
        elif self.lanes and all(rows := places_in(self.lanes, places, region)):
            tops = (min(places[place][0] for place in row) for row in rows)
            self._group([(lane.name, y) for lane, y in zip(self.lanes, tops, strict=True)], rows, places)
        self._add_notes()
        for found in self.ties.ties:
            self._add_arrow(found)
        for y, owners in enumerate(ground.owner):
            limit = len(region.rows[y].text)
            self.claimed |= {
                (y, x) for x, unit in enumerate(owners[:limit]) if unit != -1 and ground.units[unit].box >= 0
            }
        claimed = self.claimed | {(head.y, head.column) for head in self.heads}
        claimed |= {cell for index in {*bare, *labels} for cell in self.texts[index].cells()}
        left = region.without(claimed)
        filled = {y for y, row in enumerate(left.rows) if not row.blank}
        if not self.boxes:
            return Reading(tuple(self.nested), left)
        bands = find_bands(self.boxes, self.arrows, self.places, filled)
        cuts = [0, *(band.top for band in bands[1:]), len(region)]
        blocks = [
            self._whole(band, span_of(region, {cell for cell in claimed if top <= cell[0] < bottom}))
            for band, (top, bottom) in zip(bands, pairwise(cuts), strict=True)
        ]
        return Reading((*blocks, *self.nested), left)

    def _group(
        self,
        titles: Sequence[tuple[str, int]],
        members: Sequence[Sequence[Place]],
        places: Mapping[Place, Extent],
    ) -> None:
        """Put what stands in each column or lane into a group; titles are words and rows."""
        named = [(next(self.ids), self.ground.region.words(words), y) for words, y in titles]
        self.boxes, extents = grouped(self.boxes, named, members, places, self.ids_of, down=bool(self.lanes))
        self.places |= extents

    def _add_notes(self) -> None:
        """Put the remarks beside boxes into them."""
        for unit, indices in self.notes.items():
            at = [box.id for box in self.boxes].index(self.names["unit", unit])
            lines = [f"← {' '.join(self.texts[index].words())}" for index in indices]
            text = "\n".join([self.boxes[at].text, *map(self.ground.region.words, lines)])
            self.boxes[at] = replace(self.boxes[at], text=text.strip())
            self.claimed |= {cell for index in indices for cell in self.texts[index].cells()}

    def _whole(self, band: Band, span: Span) -> Block:
        if band.arrows or any(box.bare and box.text[0] in _SIGNS for box in band.boxes):
            return Flow(
                span,
                band.boxes,
                band.arrows,
                direction_of(self.ground.region, self.ties, band.top, band.bottom),
            )
        alone = band.boxes[0]
        plain = not alone.bare and not any(block.box == alone.id for block in self.nested)
        if len(band.boxes) == 1 and plain:
            title, text = "", alone.text
            span = replace(span, column=alone.span.column) if alone.span else span
            box = next(box for box in self.ground.boxes if box.top >= band.top)
            if box.title and text.startswith(self.ground.region.words(box.title) + "\n"):
                title, _, text = text.partition("\n")
            return Callout(span, title or None, text)
        return Cards(span, band.boxes)

    def _remarks(self, bare: list[int]) -> tuple[_OfBoxes, _OfBoxes]:
        """The words over and under boxes."""
        over, under = _OfBoxes(list), _OfBoxes(list)
        used = self.ties.labels.union(bare, *self.notes.values())
        used |= {index for index, text in enumerate(self.texts) if self.claimed.intersection(text.cells())}
        for caption in find_captions(self.ground, self.texts, used):
            text = self.texts[caption.text]
            words = over if caption.over else under
            if caption.over:
                self.above.setdefault(caption.box, []).append(caption.text)
            said = map(self.ground.region.words, text.words())
            words[caption.box] += [square_heading(line) or line for line in said]
            self.claimed |= set(text.cells())
        return over, under

    def _ends(self) -> list[End]:
        return [end for found in self.ties.ties for end in (found.source, found.target)]

    def _bare_texts(self) -> list[int]:
        """Texts that boxes of their own stand for: at an end of an arrow, or between two boxes."""
        bare = {index for kind, index in self._ends() if kind == "text"}
        labels = self.ties.labels
        for index, text in enumerate(self.texts):
            if index not in bare | labels and is_between_boxes(self.ground, text):
                bare.add(index)
        return sorted(bare)

    def _captions(self, bare: list[int]) -> _OfBoxes:
        """Texts at an arrow's head that stand right on a box: words of that box."""
        captions = _OfBoxes(list)
        targets = {found.target for found in self.ties.ties}
        sources = {found.source for found in self.ties.ties}
        for index in list(bare):
            text = self.texts[index]
            end = ("text", index)
            if end not in targets or end in sources:
                continue
            unit = self.ground.unit_at(text.bottom + 1, text.left + 1)
            if unit is None or self.ground.units[unit].top != text.bottom + 1:
                continue
            box = self.ground.units[unit].box
            if box < 0 or abs(self.ground.boxes[box].left - text.left) > 4:
                continue
            captions[box] = [self.ground.region.words(words) for words in text.words()]
            self.claimed |= set(text.cells())
            bare.remove(index)
            for found in self.ties.ties:
                found.target = ("unit", unit) if found.target == end else found.target
        return captions

    def _add_text(self, index: int, row: int, column: int) -> None:
        name = next(self.ids)
        self.names["text", index] = name
        lines = "\n".join(self.texts[index].words())
        more = [words for text in self.behind.get(index, ()) for words in text.words()]
        words = self.ground.region.words(" ".join([lines, *more]))
        self.latest = len(self.boxes)
        self.boxes.append(Box(name, words, None, row, column, bare=True))

    def _add_tree(self, number: int, row: int, column: int) -> None:
        """A tree that arrows tie stands as its root, the tree itself in it."""
        name = next(self.ids)
        standing = self.trees[number]
        for index, unit in enumerate(self.ground.units):
            if unit.box == -1 - number:
                self.names["unit", index] = name
        self.latest = len(self.boxes)
        self.boxes.append(Box(name, standing.tree.nodes[0].name, None, row, column, bare=True))
        self.nested.append(replace(standing.tree, box=name))
        self.claimed |= standing.cells | underline_of(self.ground.region, standing)

    def _add_box(
        self, index: int, row: int, column: int, caption: Sequence[str], remark: Sequence[str]
    ) -> bool:
        """Whether a box is added: one whose inside is not understood stands as it was drawn."""
        ground, box = self.ground, self.ground.boxes[index]
        name = next(self.ids)
        units = ground.units_of[index]
        content = read_content(
            ground.region, box, ground.rows[index], name, index in self.stacked, self.inside, self.ids,
            any(("unit", unit) in (found.source, found.target) for found in self.ties.ties for unit in units),
        )  # fmt: skip
        text = "\n".join([*caption, *([content.text] if content.text else []), *remark])
        if content.drawn is not None and not text:
            self.nested.append(content.drawn)
            return False
        self.latest = len(self.boxes)
        self.boxes.append(Box(name, text, None, row, column, span=walls_of(ground.region, box)))
        self.boxes += content.boxes
        self.arrows += content.arrows
        self.nested += (replace(content.drawn, box=name),) if content.drawn else content.nested
        cells = _cell_names(content, name, len(units))
        for unit, cell in zip(units, cells, strict=True):
            self.names["unit", unit] = cell
        return True

    def _add_arrow(self, found: Tie) -> None:
        region = self.ground.region
        source, target = self.names.get(found.source), self.names.get(found.target)
        if source is None or target is None:
            return
        if found.leaving is not None:
            source = self._inner(source, region.words(found.leaving))
        if found.arriving is not None:
            target = self._inner(target, region.words(found.arriving))
        label = region.words(words_of_labels(region, [self.texts[each] for each in found.labels])) or None
        arrow = Arrow(source, target, label, found.dashed, found.headed)
        if arrow not in self.known:
            self.known.add(arrow)
            self.arrows.append(arrow)

    def _inner(self, name: str, words: str) -> str:
        """The box in box `name` that has a line of these words; else `name` itself."""
        inner = (box.id for box in self.boxes if box.parent == name and words in box.text.split("\n"))
        return next(inner, name)


def _cell_names(content: Content, name: str, count: int) -> list[str]:
    return list(content.cells) if len(content.cells) == count else [name] * count
