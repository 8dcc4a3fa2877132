"""The blocks of a figure as drawn.

Blocks of words (prose, list, fields, steps, code, table, callout) are set anew for every width. All others
are drawn once and stand as that one scene on the page and, scaled, in the pictures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import inf

from ..diagnostics import Diagnostic
from ..model import (
    Art,
    Block,
    Callout,
    Cards,
    Code,
    Fields,
    Flow,
    Items,
    Naming,
    Panel,
    Plot,
    Prose,
    Steps,
    Table,
    Tree,
)
from .plan import Anew
from .scene import Group, Label, Scene, Unpainted
from .texts.callout import callout_scene
from .texts.code import code_scene
from .texts.fields import fields_scene
from .texts.lists import list_scene
from .texts.prose import prose_scene
from .texts.steps import steps_scene
from .texts.table import table_scene
from .theme import SIZES

STEP = 20.0
"""Steps of width in px for which cards are set anew."""
SMALL = 12.4
"""Words are set smaller than this, in px, only where they would not fit."""


def words_scene(block: Block, width: float) -> Scene | None:
    """A block of words, set to `width` px; `None` for kinds that are drawn once."""
    match block:
        case Prose():
            return prose_scene(block, width)
        case Items():
            return list_scene(block, width)
        case Fields():
            return fields_scene(block, width)
        case Steps():
            return steps_scene(block, width)
        case Code():
            return code_scene(block, width)
        case Table():
            return table_scene(block, width)
        case Callout():
            return callout_scene(block, width)
    return None


def is_words(block: Block) -> bool:
    """Whether the block is set anew for every width."""
    return not isinstance(block, Tree | Naming | Flow | Cards | Plot | Art)


def is_centred(block: Block) -> bool:
    """Whether the block stands in the middle of its panel; words, trees and namings begin at the left."""
    return isinstance(block, Flow | Cards | Plot | Art)


@dataclass
class Drawn:
    """The blocks of a figure as drawn."""

    scenes: dict[int, Scene] = field(default_factory=dict)
    """By `id` of the block: those that are drawn once."""
    wide: dict[int, Scene] = field(default_factory=dict)
    """By `id` of a flow or a tree: the same laid out for the width of a whole picture."""
    anew: dict[int, Anew] = field(default_factory=dict)
    """By `id` of cards: how they are set for other widths."""
    nested: set[int] = field(default_factory=set)
    """`id` of each block that stands in the drawing of another."""
    columns: dict[int, Callable[[int], Scene]] = field(default_factory=dict)
    """By `id` of a tree: the same tree in that many columns."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _set: dict[tuple[int, float], Scene] = field(default_factory=dict)
    _broken: dict[tuple[int, int], Scene] = field(default_factory=dict)
    _smallest: dict[int, float] = field(default_factory=dict)
    _heights: dict[int, dict[tuple[float, float], float]] = field(default_factory=dict)

    def heights_of(self, panel: Panel) -> dict[tuple[float, float], float]:
        """Heights in px of the panel, as measured so far; the picture fills it."""
        return self._heights.setdefault(id(panel), {})

    def scene(self, block: Block, width: float) -> Scene:
        """The block in `width` px, where it can be had so narrow."""
        once = self.scenes.get(id(block))
        if once is not None:
            return once
        key = (id(block), round(width, 2))
        if key not in self._set:
            self._set[key] = words_scene(block, width) or Scene(0, 0, ())
        return self._set[key]

    def cramped(self, block: Block, width: float, readable: float) -> bool:
        """Whether words of the block had to be set smaller than `readable` px to fit into `width` px."""
        if id(block) in self.scenes:
            return False
        # The badge of a recommended step is small by design.
        limit = SMALL if isinstance(block, Steps) else readable - 0.05
        return self.smallest_in(self.scene(block, width)) < limit

    def set_anew(self, block: Block, width: float) -> Scene:
        """A block of `anew` for `width` px or up to `STEP` px less: so it is seldom made."""
        anew = self.anew[id(block)]
        key = (id(block), max(width // STEP * STEP, anew.least))
        if key not in self._set:
            self._set[key] = anew.scene(key[1])
        return self._set[key]

    def replaced(self, block: Block, scene: Scene) -> None:
        """Has `scene` stand for a block that is drawn once, whatever was drawn of it before."""
        self.scenes[id(block)] = scene
        for others in (self.wide, self.anew, self.columns):
            others.pop(id(block), None)

    def in_columns(self, block: Block, count: int) -> Scene:
        """A tree of `columns` in that many."""
        key = (id(block), count)
        if key not in self._broken:
            self._broken[key] = self.columns[id(block)](count)
        return self._broken[key]

    def smallest_text(self, block: Block) -> float:
        """The size in px of the smallest text in a block that is drawn once."""
        return self.smallest_in(self.scenes[id(block)])

    def smallest_in(self, scene: Scene) -> float:
        """The size in px of the smallest text in one of these scenes."""
        key = id(scene)
        if key not in self._smallest:
            found = scene.smallest if isinstance(scene, Unpainted) else min(_sizes(scene), default=inf)
            self._smallest[key] = SIZES.text if found == inf else found
        return self._smallest[key]


def _sizes(scene: Scene) -> Iterator[float]:
    """The sizes in px of all text in the scene."""
    for shape in scene.shapes:
        if isinstance(shape, Label):
            if shape.text.strip():
                yield shape.size
        elif isinstance(shape, Group):
            for size in _sizes(shape.scene):
                yield size * shape.scale
