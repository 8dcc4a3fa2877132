"""One drawing for each block, or the author's own where a kind cannot be drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ..errors import GraphvizFailed
from ..model import (
    Art,
    Block,
    Cards,
    Code,
    Figure,
    Flow,
    Naming,
    Panel,
    Plot,
    SequenceDiagram,
    Table,
    Tree,
)
from .cells.plot import draw_art
from .drawn import Drawn, is_words
from .fallback import as_art, drawn_as_art, reason_of, too_large
from .flow.cards import draw_cards, least_width
from .flow.flow import draw_flow
from .flow.inner_room import inner_room
from .flow.sequence import draw_sequence
from .graphviz import LARGEST, Laid, begin
from .naming import draw_naming
from .nested import arranged, set_rows, share
from .plan import Anew, Layout, Plan, finished
from .scene import Scene
from .texts.code import natural_width
from .texts.table import natural_table_width
from .tree import draw_tree

NESTED, NESTED_MOST = 225.0, 560.0
"""Least and most width in px for what stands in a box."""
INSET = 36.0
"""What a box takes of the width for its walls."""
WIDE = 860.0
"""Width in px for flows and trees in the picture, where there is more room than on a page."""
LONG_NOTE = 44
"""Characters from which an annotation of a tree may wrap."""
HINTS = (660.0, 660.0, 560.0, 440.0)
"""Width in px for what is drawn once, by the number of panels in its row."""


@dataclass
class _Job:
    panel: Panel
    block: Block
    width: float
    inside: tuple[Block, ...] = ()
    wide: bool = False
    """Whether it is a second drawing, for the picture only."""


def begin_blocks(figure: Figure, engine: str, drawn: Drawn) -> Callable[[], None]:
    """Has Graphviz begin with the blocks of `figure`; what comes back waits for it and fills `drawn`.

    One run of Graphviz lays them out; two where a drawing stands in a box.
    """
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
            room = _room(block, owner, _inside(owner, panel), hint) if owner else hint
            jobs.append(_Job(panel, block, room, inside))
            if _gains_by_width(block) and panel.concept and not owner:
                jobs.append(_Job(panel, block, WIDE, inside, wide=True))
    planned = _planned(figure, first, drawn)
    layouts = _begin(planned, engine)

    def finish() -> None:
        _finish_jobs(figure, planned, layouts(), drawn)
        nested = _planned(figure, second, drawn)
        _finish_jobs(figure, nested, _begin(nested, engine)(), drawn)

    return finish


def _gains_by_width(block: Block) -> bool:
    """Whether the picture, where there is more room than on a page, may want it drawn wider."""
    if isinstance(block, Tree):
        return any(len(node.annotation or "") > LONG_NOTE for node in block.nodes)
    return isinstance(block, Flow)


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


def _room(block: Block, owner: Block, inside: Sequence[Block], width: float) -> float:
    """The width in px that a block has in its box, where `owner`, with all `inside`, is `width` px wide."""
    if not isinstance(owner, Flow | Cards):
        return width
    most = max(width - INSET, NESTED)
    box = block.box or ""
    rows = arranged([other for other in inside if other.box == box])
    own = share(rows, block, inner_room(owner, box, width, most))
    room = own or max(inner_room(owner, box, width), NESTED)
    match block:
        case Table():
            return min(max(room, natural_table_width(block)), most)
        case Code():
            return min(max(room, natural_width(block)), most)
    return min(room, NESTED_MOST)


def _inside(block: Block, panel: Panel) -> tuple[Block, ...]:
    if not isinstance(block, Flow | Cards):
        return ()
    ids = {box.id for box in block.boxes}
    return tuple(other for other in panel.blocks if other is not block and other.box in ids)


_Planned = list[tuple[_Job, Plan]]


def _planned(figure: Figure, jobs: Sequence[_Job], drawn: Drawn) -> _Planned:
    plans: _Planned = []
    for job in jobs:
        try:
            if too_large(job.block):
                raise GraphvizFailed(f"more than {LARGEST} nodes")
            plans.append((job, _plan(job, drawn)))
        except Exception as failure:  # whatever a drawer stumbles over costs one drawing, not the site
            _draw_as_art(figure, job, drawn, reason_of(failure))
    return plans


def _begin(plans: _Planned, engine: str) -> Callable[[], Laid]:
    return begin([dot for _, plan in plans for dot in plan.dot], engine)


def _finish_jobs(figure: Figure, plans: _Planned, laid: Laid, drawn: Drawn) -> None:
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
            if plan.anew is not None:
                drawn.anew[id(job.block)] = plan.anew
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
        case SequenceDiagram():
            return finished(draw_sequence(block, job.width))
        case Flow():
            return draw_flow(block, _inner_scenes(job, drawn), job.width)
        case Cards():
            return _cards_plan(block, job, drawn)
        case Plot() | Art():
            return finished(draw_art(block))
    raise TypeError(block.kind)


def _cards_plan(block: Cards, job: _Job, drawn: Drawn) -> Plan:
    def scene(width: float) -> Scene:
        return draw_cards(block, _inner_scenes(replace(job, width=width), drawn), width)

    least = least_width(block, _inner_scenes(job, drawn))
    return replace(finished(scene(job.width)), anew=Anew(least, scene))


def _inner_scenes(job: _Job, drawn: Drawn) -> dict[str, Scene]:
    """For each box the blocks that stand in it."""
    by_box: dict[str, list[Block]] = {}
    for inner in job.inside:
        by_box.setdefault(inner.box or "", []).append(inner)

    def scene(inner: Block) -> Scene:
        return drawn.scene(inner, _room(inner, job.block, job.inside, job.width))

    most = max(job.width - INSET, NESTED)
    return {box: set_rows(arranged(blocks), scene, most) for box, blocks in by_box.items()}


def _draw_as_art(figure: Figure, job: _Job, drawn: Drawn, reason: str) -> None:
    if job.wide:
        return
    drawn.scenes[id(job.block)] = draw_art(as_art(figure, job.block))
    drawn.diagnostics.append(drawn_as_art(figure, job.block, reason))
