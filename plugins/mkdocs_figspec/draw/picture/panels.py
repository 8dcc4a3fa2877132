"""A panel in the picture: a card with its title and its blocks, as high as its width makes it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate

from ...model import Block, Callout, Code, Fields, Panel, Prose, Steps, Table, Tree
from ..blocks import WIDE
from ..drawn import Drawn, is_words
from ..scene import Group, Rect, Scene, Shape
from ..texts.code import natural_width
from ..texts.table import natural_table_width
from ..texts.text import Set, set_text
from ..theme import SIZES
from .columns import Column, Item, leads

PAD_X, PAD_Y = 20.0, 14.0
TITLE_GAP = 7.0
SPACED = 1.13
"""How much wider letter-spacing makes a title."""
MEASURE = 1000.0
"""Width in px of a line of words that is still good to read."""
WIDER = 1.5
"""How much wider than a drawing its panel may be without looking empty."""
GUTTER = 32.0
"""Between two columns of blocks."""
NARROWEST = 300.0
STACK = 230.0
"""Height in px from which blocks may stand in two columns."""
CRAMPED = 1.6
LOWER = 0.78
"""How much lower two columns have to be than one."""
TALL_TREE = 26
"""Rows of a tree from which it may flow into columns."""
NODES = (300.0, 400.0, 540.0, 740.0, 1060.0, 1780.0)
"""Widths at which heights are measured; between them they are estimated."""
USUAL = NODES[2:5]


@dataclass
class PanelView:
    """A panel with its blocks drawn."""

    panel: Panel
    drawn: Drawn
    readable: float
    """The size in px, before scaling, that no text may be smaller than."""
    shrink: float
    """How far a drawing may be scaled down beside other panels, while its text stays readable."""
    over: str | None = None
    """What stands above its title: that of a frame that begins with it."""
    _judgements: dict[float, float] = field(default_factory=dict)
    _heights: dict[tuple[float, float], float] = field(default_factory=dict)

    @cached_property
    def blocks(self) -> list[Block]:
        return [block for block in self.panel.blocks if id(block) not in self.drawn.nested]

    @cached_property
    def _drawings(self) -> bool:
        return any(id(block) in self.drawn.scenes for block in self.panel.blocks)

    def least(self) -> float:
        """The narrowest width in px at which all its text stays readable."""
        return max((self._least(block) for block in self.blocks), default=180.0) + 2 * PAD_X

    def _least(self, block: Block) -> float:
        scene = self.drawn.scenes.get(id(block))
        if scene is None:
            return min(_least_words(block), 700.0)
        legible = self.readable / self.drawn.smallest_text(block)
        least = scene.width * max(self.shrink, legible)
        anew = self.drawn.anew.get(id(block))
        return least if anew is None else min(least, anew.least * max(1.0, legible))

    def most(self) -> float:
        """The width in px that its content can fill."""
        widest = 0.0
        for block in self.blocks:
            scene = self.drawn.scenes.get(id(block))
            if scene is not None:
                widest = max(widest, scene.width * WIDER)
            elif isinstance(block, Prose | Code | Callout):
                widest = max(widest, MEASURE)
            else:
                widest = max(widest, MEASURE * 0.8)
        return widest + 2 * PAD_X

    def height(self, width: float) -> float:
        """About the height in px that it needs at `width` px."""
        at = bisect_left(NODES, width)
        if at == 0 or at == len(NODES):
            return self._judged(NODES[min(at, len(NODES) - 1)])
        low, high = NODES[at - 1], NODES[at]
        at_low, at_high = self._judged(low), self._judged(high)
        # Words fill an area: their height falls with one over the width.
        return at_high + (at_low - at_high) * (high / width - 1) / (high / low - 1)

    def _judged(self, width: float) -> float:
        """The height at `width` px, more where words are so cramped that they were set small."""
        judged = self._judgements.get(width)
        if judged is not None:
            return judged
        room = width - 2 * PAD_X
        cramped = any(self.drawn.cramped(block, room, self.readable) for block in self.blocks)
        self._judgements[width] = judged = self.needs(width) * (CRAMPED if cramped else 1.0)
        return judged

    def needs(self, width: float) -> float:
        """The height in px that it needs at `width` px."""
        # The height of drawings depends on what is readable too.
        key = (width, self.readable if self._drawings else 0.0)
        if key not in self._heights:
            room = width - 2 * PAD_X
            title = self._title(room)
            y = title.height + TITLE_GAP if title else 0.0
            high = max((column.height for column in self._columns(room)), default=0.0)
            self._heights[key] = y + high + 2 * PAD_Y
        return self._heights[key]

    def _title(self, room: float) -> Set | None:
        titles = [title for title in (self.over, self.panel.title) if title]
        if not titles:
            return None
        return set_text(
            "\n".join(titles),
            room / SPACED,
            SIZES.title,
            face="sans-bold",
            style="title",
            leading=1.3,
            markup=False,
        )

    def scene(self, width: float, height: float) -> Scene:
        """The card, `width` by `height` px."""
        spare = height - self.needs(width)
        shapes = self._content(width - 2 * PAD_X, max(spare, 0.0))
        card = Rect(0, 0, width, height, "panel", SIZES.radius + 2)
        return Scene(width, height, (card, Group(PAD_X, PAD_Y, Scene(width, height, tuple(shapes)))))

    def _content(self, room: float, spare: float) -> list[Shape]:
        """The shapes in `room` px; `spare` px of height are filled where that looks well."""
        shapes: list[Shape] = []
        y = 0.0
        title = self._title(room)
        if title:
            shapes += title.shapes(0, 0)
            y = title.height + TITLE_GAP
        columns = self._columns(room)
        high = max((column.height for column in columns), default=0.0) + spare
        columns = [self._enlarged(column, high - column.height) for column in columns]
        alike = min((column.growth(high - column.height) for column in columns), default=1.0)
        for column in columns:
            shapes += column.shapes(y, high - column.height, alike)
        return shapes

    def _columns(self, room: float) -> list[Column]:
        """The blocks one below the other, or in columns where that makes the panel much lower."""
        blocks = self.blocks
        if not blocks:
            return []
        best = [self._column(blocks, 0.0, room)]
        if len(blocks) < 2 or room < 2 * NARROWEST or best[0].height < STACK:
            return best
        limit = best[0].height * LOWER
        least = [self._least(block) for block in blocks]
        above = list(accumulate(least, max))
        below = list(accumulate(reversed(least), max))[::-1]
        for share in (0.5, 0.4, 0.6):
            left = (room - GUTTER) * share
            right = room - GUTTER - left
            cuts = [
                cut
                for cut in range(1, len(blocks))
                if above[cut - 1] <= left and below[cut] <= right and not leads(blocks[cut - 1])
            ]
            if not cuts:
                continue
            first = self._column(blocks[: cuts[-1]], 0.0, left)
            second = self._column(blocks[cuts[0] :], left + GUTTER, right)
            to, on = first.heights_to(), second.heights_from()
            for cut in cuts:
                height = max(to[cut - 1], on[cut - cuts[0]])
                if height < limit:
                    limit = height
                    best = [first.part(0, cut), second.part(cut - cuts[0], None)]
            if len(best) > 1:
                break
        return best

    def _column(self, blocks: Sequence[Block], x: float, room: float) -> Column:
        return Column(tuple(self._fitted(block, room) for block in blocks), x, room)

    def _fitted(self, block: Block, room: float) -> Item:
        scene = self.drawn.scene(block, room)
        if id(block) in self.drawn.columns and isinstance(block, Tree) and len(block.nodes) >= TALL_TREE:
            for count in range(min(6, len(block.nodes) // 12), 1, -1):
                broken = self.drawn.in_columns(block, count)
                if broken.width * min(1.0, self.readable / self.drawn.smallest_text(block)) <= room:
                    scene = broken
                    break
        if id(block) not in self.drawn.scenes or not scene.width:
            return Item(block, scene, min(1.0, room / scene.width) if scene.width else 1.0, False)
        item = self._drawn(block, scene, room)
        if id(block) in self.drawn.anew:
            return self._anew(block, room, item)
        wide = self.drawn.wide.get(id(block))
        if wide is not None and wide.width:
            other = Item(block, wide, min(1.0, room / wide.width), True)
            readable = other.scale * self.drawn.smallest_in(wide) >= self.readable - 0.01
            if readable and other.height < item.height:
                return other
        return item

    def _anew(self, block: Block, room: float, usual: Item) -> Item:
        """Cards set to the room that they have, where they would else be scaled down or can be lower."""
        anew = self.drawn.anew[id(block)]
        legible = max(1.0, self.readable / self.drawn.smallest_text(block))
        width = min(room / legible, WIDE)
        if width < anew.least:
            return usual
        scene = self.drawn.set_anew(block, width)
        item = Item(block, scene, min(legible, room / scene.width), True)
        return item if usual.scale < legible - 0.01 or item.height < usual.height else usual

    def _drawn(self, block: Block, scene: Scene, room: float) -> Item:
        """What is drawn once, as large as on a page or larger where it would be too small to read."""
        legible = max(1.0, self.readable / self.drawn.smallest_text(block))
        return Item(block, scene, min(legible, room / scene.width), True)

    def _enlarged(self, column: Column, spare: float) -> Column:
        """The column with usual drawings in place of wide ones, whose words are smaller, where they fit."""
        items: list[Item] = []
        for item in column.items:
            if item.scene is self.drawn.wide.get(id(item.block)) and item.scale < 1.0:
                usual = self._drawn(item.block, self.drawn.scenes[id(item.block)], column.room)
                more = usual.height - item.height
                if usual.scale > item.scale and more <= spare:
                    item, spare = usual, spare - more
            items.append(item)
        return replace(column, items=tuple(items))


def measure_words(view: PanelView) -> None:
    """Measure what is words in a panel at the widths that nearly every picture asks for; needs no layouts."""
    words = [block for block in view.blocks if is_words(block)]
    for width in USUAL:
        for block in words:
            view.drawn.smallest_in(view.drawn.scene(block, width - 2 * PAD_X))
        if len(words) == len(view.panel.blocks):
            view.needs(width)


def introduces(panel: Panel) -> bool:
    """Whether it is words without a title, which stand over what follows from side to side."""
    return bool(panel.blocks) and not panel.title and all(isinstance(block, Prose) for block in panel.blocks)


def _least_words(block: Block) -> float:
    """The width in px under which a block of words looks cramped."""
    match block:
        case Code():
            return 0.9 * natural_width(block)
        case Table():
            return 0.9 * natural_table_width(block)
        case Steps():
            return 340.0
        case Fields() | Callout():
            return 260.0
    return 200.0
