"""One drawing for each block, or the author's own where a kind cannot be drawn.

Blocks of words (prose, list, fields, steps, code, table, callout) are set anew for every width. All others
are drawn once and stand as that one scene on the page and, scaled, in the pictures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from ..diagnostics import Diagnostic
from ..errors import GraphvizFailed
from ..model import (
    Art,
    Block,
    Callout,
    Cards,
    Code,
    Fields,
    Figure,
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
from .cells.plot import draw_art
from .fallback import as_art, drawn_as_art, reason_of, too_large
from .flow.cards import draw_cards
from .flow.flow import draw_flow
from .flow.inner_room import inner_room
from .graphviz import LARGEST, lay_out
from .naming import draw_naming
from .plan import Layout, Plan, finished
from .scene import Group, Label, Scene
from .texts.callout import callout_scene
from .texts.code import code_scene, natural_width
from .texts.fields import fields_scene
from .texts.lists import list_scene
from .texts.prose import prose_scene
from .texts.steps import steps_scene
from .texts.table import natural_table_width, table_scene
from .theme import SIZES
from .tree import draw_tree

GAP = 12.0
"""Between two blocks, in px."""
SMALL = 12.4
"""Words are set smaller than this, in px, only where they would not fit."""
NESTED, NESTED_MOST = 225.0, 560.0
"""Least and most width in px for what stands in a box."""
INSET = 36.0
"""What a box takes of the width for its walls."""
WIDE = 860.0
"""Width in px for flows and cards in the picture, where there is more room than on a page."""
LONG_NOTE = 44
"""Characters from which an annotation of a tree may wrap."""
HINTS = (660.0, 660.0, 560.0, 440.0)
"""Width in px for what is drawn once, by the number of panels in its row."""


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


@dataclass
class Drawn:
    """The blocks of a figure as drawn."""

    scenes: dict[int, Scene] = field(default_factory=dict)
    """By `id` of the block: those that are drawn once."""
    wide: dict[int, Scene] = field(default_factory=dict)
    """By `id` of a flow or of cards: the same laid out for the width of a whole picture."""
    nested: set[int] = field(default_factory=set)
    """`id` of each block that stands in the drawing of another."""
    columns: dict[int, Callable[[int], Scene]] = field(default_factory=dict)
    """By `id` of a tree: the same tree in that many columns."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _set: dict[tuple[int, float], Scene] = field(default_factory=dict)
    _broken: dict[tuple[int, int], Scene] = field(default_factory=dict)
    _smallest: dict[int, float] = field(default_factory=dict)

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
            self._smallest[key] = min(_sizes(scene), default=SIZES.text)
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


@dataclass
class _Job:
    panel: Panel
    block: Block
    width: float
    inside: tuple[Block, ...] = ()
    wide: bool = False
    """Whether it is a second drawing, for the picture only."""


def draw_blocks(figure: Figure, engine: str) -> Drawn:
    """All blocks of `figure`, laid out in one run of Graphviz; two where a drawing stands in a box."""
    drawn = Drawn()
    first: list[_Job] = []
    second: list[_Job] = []
    for panel in figure.panels:
        beside = sum(other.row == panel.row and other.concept == panel.concept for other in figure.panels)
        hint = HINTS[min(beside, len(HINTS) - 1)]
        for block in panel.blocks:
            owner = _owner(block, panel)
            if owner:
                drawn.nested.add(id(block))
            if is_words(block):
                continue
            inside = _inside(block, panel)
            jobs = second if any(not is_words(inner) for inner in inside) else first
            jobs.append(_Job(panel, block, _room(block, owner, hint) if owner else hint, inside))
            if _gains_by_width(block) and panel.concept and not owner:
                jobs.append(_Job(panel, block, WIDE, inside, wide=True))
    for jobs in (first, second):
        _draw_jobs(figure, jobs, drawn, engine)
    return drawn


def _gains_by_width(block: Block) -> bool:
    """Whether the picture, where there is more room than on a page, may want it drawn wider."""
    if isinstance(block, Tree):
        return any(len(node.annotation or "") > LONG_NOTE for node in block.nodes)
    return isinstance(block, Flow | Cards)


def _owner(block: Block, panel: Panel) -> Block | None:
    if block.box is None:
        return None
    for other in panel.blocks:
        if (
            isinstance(other, Flow | Cards)
            and any(box.id == block.box for box in other.boxes)
            and other is not block
        ):
            return other
    return None


def _room(block: Block, owner: Block, width: float) -> float:
    """The width in px that a block has in its box, where `owner` is drawn `width` px wide."""
    if not isinstance(owner, Flow | Cards):
        return width
    room = inner_room(owner, block.box or "", width)
    most = max(width - INSET, NESTED)
    match block:
        case Table():
            return min(max(room, natural_table_width(block)), most)
        case Code():
            return min(max(room, natural_width(block)), most)
    return min(max(room, NESTED), NESTED_MOST)


def _inside(block: Block, panel: Panel) -> tuple[Block, ...]:
    if not isinstance(block, Flow | Cards):
        return ()
    ids = {box.id for box in block.boxes}
    return tuple(other for other in panel.blocks if other is not block and other.box in ids)


def _draw_jobs(figure: Figure, jobs: Sequence[_Job], drawn: Drawn, engine: str) -> None:
    plans: list[tuple[_Job, Plan]] = []
    for job in jobs:
        try:
            if too_large(job.block):
                raise GraphvizFailed(f"more than {LARGEST} nodes")
            plans.append((job, _plan(job, drawn)))
        except Exception as failure:  # whatever a drawer stumbles over costs one drawing, not the site
            _draw_as_art(figure, job, drawn, reason_of(failure))
    laid = lay_out([dot for _, plan in plans for dot in plan.dot], engine)
    at = 0
    for job, plan in plans:
        own = laid[at : at + len(plan.dot)]
        at += len(plan.dot)
        failed = next((layout for layout in own if isinstance(layout, GraphvizFailed)), None)
        try:
            if failed:
                raise failed
            layouts = tuple(layout for layout in own if isinstance(layout, Layout))
            (drawn.wide if job.wide else drawn.scenes)[id(job.block)] = plan.finish(layouts)
            if plan.columns is not None and not job.wide:
                drawn.columns[id(job.block)] = lambda count, plan=plan, layouts=layouts: plan.columns(
                    layouts, count
                )  # type: ignore[misc]
        except Exception as failure:
            _draw_as_art(figure, job, drawn, reason_of(failure))


def _plan(job: _Job, drawn: Drawn) -> Plan:
    block = job.block
    match block:
        case Tree():
            return draw_tree(block, job.width)
        case Naming():
            return draw_naming(block, job.width)
        case Flow():
            return draw_flow(block, _inner_scenes(job, drawn), job.width)
        case Cards():
            return finished(draw_cards(block, _inner_scenes(job, drawn), job.width))
        case Plot() | Art():
            return finished(draw_art(block))
    raise TypeError(block.kind)


def _inner_scenes(job: _Job, drawn: Drawn) -> dict[str, Scene]:
    """For each box the blocks that stand in it, one below the other."""
    by_box: dict[str, list[Scene]] = {}
    for inner in job.inside:
        by_box.setdefault(inner.box or "", []).append(drawn.scene(inner, _room(inner, job.block, job.width)))
    return {box: stacked(scenes) for box, scenes in by_box.items()}


def stacked(scenes: Sequence[Scene], gap: float = GAP) -> Scene:
    """Scenes one below the other, `gap` px apart."""
    if len(scenes) == 1:
        return scenes[0]
    shapes = []
    y = 0.0
    for scene in scenes:
        shapes.append(Group(0, y, scene))
        y += scene.height + gap
    return Scene(max((scene.width for scene in scenes), default=0.0), max(y - gap, 0.0), tuple(shapes))


def _draw_as_art(figure: Figure, job: _Job, drawn: Drawn, reason: str) -> None:
    if job.wide:
        return
    drawn.scenes[id(job.block)] = draw_art(as_art(figure, job.block))
    drawn.diagnostics.append(drawn_as_art(figure, job.block, reason))
