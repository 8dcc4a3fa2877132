"""Columns of blocks in a panel of the picture: at what scale they stand, and what fills spare height."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from math import inf

from ...model import Art, Block, Cards, Flow, Naming, Plot, Prose, Tree
from ..drawn import is_centred
from ..nested import GAP
from ..scene import Group, Scene, Shape

LARGER, LARGER_TREE = 1.3, 1.12
"""How far a drawing may be scaled up to fill its panel: words in it are to look like those beside it."""
_SUNK, _SUNK_MOST = 0.45, 0.35
"""Share of the spare height that stands above drawings, and how much that is at most below a title, in parts
of their own height."""

_LOOSE = 2 * GAP
"""How much more than usual lies between blocks where there is height to spare, in px."""
_LED = 5.0
"""Between words that lead to a block and that block, in px."""


@dataclass(frozen=True)
class Item:
    """A block's scene at a scale; `once` if it is drawn once, whatever its width."""

    block: Block
    scene: Scene
    scale: float
    once: bool

    @property
    def width(self) -> float:
        return self.scene.width * self.scale

    @property
    def height(self) -> float:
        return self.scene.height * self.scale

    def grown(self, scale: float) -> Item:
        """A drawing at up to `scale`; words as they are."""
        if not self.once or not self.scene.width:
            return self
        return replace(self, scale=max(min(scale, _largest(self.block)), self.scale))


@dataclass(frozen=True)
class Column:
    """Blocks one below the other, `room` px wide, `x` px from the left."""

    items: tuple[Item, ...]
    x: float
    room: float
    alone: bool = True
    """Whether no other column stands beside it."""

    @property
    def height(self) -> float:
        return sum(item.height for item in self.items) + sum(self._gaps())

    def heights_to(self) -> list[float]:
        """Its height in px with the first block alone, with the first two, and so on."""
        steps = accumulate(
            item.height + gap for item, gap in zip(self.items, [0.0, *self._gaps()], strict=True)
        )
        return list(steps)

    def heights_from(self) -> list[float]:
        """Its height in px with all blocks, without the first, without the first two, and so on."""
        pairs = list(zip(self.items, [*self._gaps(), 0.0], strict=True))
        return list(accumulate(item.height + gap for item, gap in reversed(pairs)))[::-1]

    def part(self, start: int, end: int | None) -> Column:
        """Some of its blocks, beside others."""
        return replace(self, items=self.items[start:end], alone=False)

    def _gaps(self) -> list[float]:
        """What lies between its blocks in px: less below words that lead to what follows."""
        return [_LED if _ends_open(item.block) else GAP for item in self.items[:-1]]

    def growth(self, spare: float) -> float:
        """The one scale at which its drawings fill `spare` px more of height."""
        once = [item for item in self.items if item.once and item.scene.width]
        by_height = 1 + spare / (sum(item.height for item in once) or 1.0)
        return min((min(self.room / i.scene.width, i.scale * by_height) for i in once), default=LARGER)

    def shapes(self, y: float, spare: float, scale: float) -> Iterator[Shape]:
        """Its shapes from `y` px on; of `spare` px of height drawings take what brings them up to `scale`."""
        grown = [item.grown(scale) for item in self.items] if spare > 4 else list(self.items)
        left = spare - sum(new.height - old.height for new, old in zip(grown, self.items, strict=True))
        loose = min(left / (len(grown) + 1), _LOOSE) if self.alone else 0.0
        gaps = [gap if gap < GAP else gap + loose for gap in self._gaps()]
        if all(_floats(item.block) for item in grown):
            # Near to the title, where one stands above.
            most = _SUNK_MOST * sum(item.height for item in grown) if y else inf
            y += max(min(_SUNK * (left - sum(gaps) + sum(self._gaps())), most), 0.0)
        for item, gap in zip(grown, [*gaps, 0.0], strict=True):
            centred = is_centred(item.block) or (len(grown) == 1 and _floats(item.block))
            x = max((self.room - item.width) / 2, 0.0) if centred else 0.0
            yield Group(self.x + x, y, item.scene, item.scale)
            y += item.height + gap


def leads(block: Block) -> bool:
    """Whether the block introduces the next one, as `bootstrap:` or a heading does."""
    return isinstance(block, Prose) and (_ends_open(block) or len(block.text) < 50 or block.text.isupper())


def _ends_open(block: Block) -> bool:
    """Whether the block is a heading or its words end with a colon."""
    return isinstance(block, Prose) and (block.heading or block.text.rstrip().endswith(":"))


def _floats(block: Block) -> bool:
    """Whether the block stands in the middle of its room; words and trees begin at the top."""
    return isinstance(block, Flow | Cards | Naming | Plot | Art)


def _largest(block: Block) -> float:
    """How far the drawing of the block may be scaled up."""
    return LARGER_TREE if isinstance(block, Tree) else LARGER
