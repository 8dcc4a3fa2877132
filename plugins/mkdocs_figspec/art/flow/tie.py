"""Which arrows lead from where to where: every source of a net to every one of its heads."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from ..glyphs import DRAWN_HEADS, Side
from ..grid import Region
from .answers import is_answer
from .bare_texts import Text
from .finder import End, Finder
from .ground import Ground
from .joins import find_joins
from .line_work import Cell, LineWork
from .nets import Net, find_nets
from .through_walls import words_entered, words_left

_FEWEST_STROKES = 2
"""Cells of a line between words, its head included; a shorter one is a gloss."""
_MOST_TIES = 400
_ENTRY = re.compile(r"(?:\d+[.)]|[^\w\s\"'({\[<~./@#$%&]+)\s")
"""What opens an entry of a list: its number or its mark."""


@dataclass
class Tie:
    """An arrow as found; `labels` are texts, by index."""

    source: End
    target: End
    head: Cell
    dashed: bool
    net: int = 0
    """Number of the net that it was found in."""
    labels: list[int] = field(default_factory=list)
    leaving: str | None = None
    """Words in the source box that the arrow starts at, where it runs out through a side or the bottom."""
    arriving: str | None = None
    """Words in the target box that the arrow ends at, where it runs in through a side."""
    headed: bool = True

    @property
    def ends(self) -> tuple[End, End]:
        """Where it starts and where it leads."""
        return self.source, self.target


@dataclass
class Ties:
    ties: list[Tie] = field(default_factory=list)
    cells: set[Cell] = field(default_factory=set)
    """Cells of strokes and heads that belong to arrows, or that only join boxes."""
    lost_heads: list[Cell] = field(default_factory=list)
    """Heads with line work behind them that point at nothing or come from nothing."""
    nets: dict[Cell, int] = field(default_factory=dict)
    """The number of the net that a cell of an arrow belongs to."""

    @property
    def labels(self) -> set[int]:
        """The texts that are labels of arrows, by index."""
        return {index for found in self.ties for index in found.labels}


def tie(ground: Ground, work: LineWork, texts: list[Text]) -> Ties:
    """All arrows of the region, and the cells of their line work."""
    finder = Finder(ground, texts)
    found = Ties()
    # A head in an edge or a side of a box ends what leads to it.
    work.heads |= {cell: (side,) for cell, (side, _) in ground.edge_heads.items()}
    nets = list(enumerate(find_nets(ground.region, work, ground.free)))
    waiting = [(number, net) for number, net in nets if not _tie_net(finder, work, net, number, found, set())]
    # A line between words is an arrow too where other arrows tie one of them, and so on along a chain.
    ends: set[End] = set()
    while waiting and not ends.issuperset(now := {end for made in found.ties for end in made.ends}):
        ends = now
        waiting = [
            (number, net)
            for number, net in waiting
            if (net.heads and len(net.cells) < _FEWEST_STROKES)
            or not _tie_net(finder, work, net, number, found, ends)
        ]
    found.ties = _telling(found.ties)
    return found


def direction_of(region: Region, ties: Ties, top: int, bottom: int) -> Literal["down", "right"]:
    """Where most arrows lead that have their heads in the rows from `top` to `bottom`, both inclusive."""
    heads = [region.cell(*found.head) for found in ties.ties if top <= found.head[0] <= bottom]
    across = sum(glyph in DRAWN_HEADS[Side.EAST] | DRAWN_HEADS[Side.WEST] | {">", "<"} for glyph in heads)
    return "right" if across * 2 > len(heads) else "down"


def _telling(ties: list[Tie]) -> list[Tie]:
    """The ties without lines that say nothing of their own: along an arrow, or from a box to its caption."""
    led = {frozenset(made.ends) for made in ties if made.headed}
    uses = Counter(end for made in ties for end in set(made.ends))
    branches = Counter(made.net for made in ties)

    def is_caption(join: Tie) -> bool:
        alone = any(kind == "text" and uses[kind, which] == 1 for kind, which in join.ends)
        return alone and {kind for kind, _ in join.ends} == {"text", "unit"} and branches[join.net] == 1

    return [
        made for made in ties if made.headed or (frozenset(made.ends) not in led and not is_caption(made))
    ]


def _tie_net(finder: Finder, work: LineWork, net: Net, number: int, found: Ties, tied: set[End]) -> bool:
    """Add what a net ties; whether it needs no second look, when it is known what else is `tied`."""
    ground = finder.ground
    sources = _sources(finder, work, net, tied)
    dashed = any(cell in work.dashed for cell in net.cells)
    if not net.heads:
        if any(kind == "unit" for kind, _ in sources) and not _branches(finder, work, net):
            found.cells |= set(net.cells)  # a line without a head only shows what belongs together
        return _join(finder, net, number, found, tied, dashed=dashed)
    targets: list[tuple[Cell, End | None]] = []
    for head, side in net.heads:
        edge = ground.edge_heads.get(head)
        targets.append((head, ("unit", edge[1]) if edge else finder.ahead(head, side, work)))
    if not sources and (words := _in_line(finder, net)) is not None:
        sources = [("text", words)]
    if not sources and len(net.heads) == 2:
        sources = [target for _, target in targets if target]
    labels: list[int] = []
    if len(sources) == 1:
        sources, labels = _behind_answer(finder, work, net, sources[0])
    leaving = words_left(ground, net)
    starts: list[tuple[End, str | None]] = []
    for source in sources:
        parts = leaving.get(source[1], []) if source[0] == "unit" else []
        starts += [(source, words) for words in parts] or [(source, None)]
    if len(starts) * len(targets) > _MOST_TIES:
        return True  # no fork that anybody meant
    made = [
        Tie(source, target, head, dashed, number, list(labels), words, words_entered(ground, head, target))
        for head, target in targets
        if target
        for source, words in starts
        if (source != target or _is_loop(net, sources))
        and (_likely(finder, work, net, source, target) or not tied.isdisjoint((source, target)))
    ]
    if made:
        found.ties += made
        found.nets |= dict.fromkeys(net.cells, number)
        found.cells |= _own_cells(finder, work, net, sources)
        found.lost_heads = [head for head in found.lost_heads if head not in net.cells]
    elif not tied and len(net.cells) > 1:
        ends = [*sources, *(end for _, end in targets if end)]
        found.lost_heads += [head for head, _ in net.heads if any(kind == "unit" for kind, _ in ends)]
    return bool(made)


def _join(finder: Finder, net: Net, number: int, found: Ties, tied: set[End], *, dashed: bool) -> bool:
    """Add what a net without a head joins; words alone only where something else ties one of them."""
    joins = find_joins(finder, net)
    ends = {end for join in joins for end in join[:2]}
    if all(kind == "text" for kind, _ in ends) and tied.isdisjoint(ends):
        return not joins
    found.ties += [Tie(*join, dashed, number, headed=False) for join in joins]
    found.nets |= dict.fromkeys(net.cells, number)
    found.cells |= set(net.cells)
    return True


def _in_line(finder: Finder, net: Net) -> int | None:
    """The words in a line that comes from nowhere else: both its ends turn off from them, `┌── words ──┐`."""
    gaps = set(net.gaps)
    if len(gaps) != 1:
        return None
    ((y, left, right),) = gaps
    return finder.text_at(y, (left + right) // 2, 2)


def _branches(finder: Finder, work: LineWork, net: Net) -> bool:
    """Whether entries of a tree hang on a net: `├── words`."""
    tall = len({y for y, _ in net.cells}) > 1
    return tall and any(
        side is Side.EAST and (end := finder.ahead(cell, side, work)) is not None and end[0] == "text"
        for cell, side in net.ends
    )


def _is_loop(net: Net, sources: list[End]) -> bool:
    """Whether a net leads from a box back to itself: out of one side and into another."""
    return len(sources) == 1 == len(net.heads) and len({y for y, _ in net.cells}) > 1 and len(net.cells) > 5


def _likely(finder: Finder, work: LineWork, net: Net, source: End, target: End) -> bool:
    """Whether a net between two ends ties them: between mere words on a line, `→` is a gloss."""
    if source[0] == "unit" or target[0] == "unit":
        return True
    if net.cells[0][0] in work.chains:
        return True
    if all(side is Side.NORTH for _, side in net.heads):
        return False  # words that point at words above are a remark
    tall = len({y for y, _ in net.cells}) > 1
    return tall or any(side is Side.SOUTH for _, side in net.heads) or _hangs(finder, net, source)


def _hangs(finder: Finder, net: Net, source: End) -> bool:
    """Whether a line turns off from the words over or under it, `└──▶`, and these are no entry of a list."""
    y, x = net.cells[0]
    if finder.ground.region.cell(y, x) not in "└┌╰╭" or len(net.cells) < 2:
        return False
    return _ENTRY.match(finder.texts[source[1]].pieces[0][2]) is None


def _sources(finder: Finder, work: LineWork, net: Net, tied: set[End]) -> list[End]:
    sources: list[End] = []
    tall = len({y for y, _ in net.cells}) > 1
    back = all(side is Side.NORTH for _, side in net.heads)
    led = {y for y, x in net.cells if (y, x) in work.passed}
    for cell, side in net.ends:
        glyph = finder.ground.region.cell(*cell)
        end = finder.ahead(cell, side, work)
        if end is None or (glyph == "+" and end[0] == "unit" and not _touches(finder, cell, side)):
            continue
        branch = glyph == "+" or (side is Side.EAST and tall and cell[0] not in led)
        if end[0] == "text" and branch and not (back and end in tied):
            continue  # words right of a branch are an entry of a tree, unless it leads back to the top
        sources.append(end)
    if len(net.cells) == 1:
        for head, side in net.heads:
            end = finder.ahead(head, side.opposite, work)
            if end is not None and len(net.heads) == 1:
                sources.append(end)
    return list(dict.fromkeys(sources))


def _touches(finder: Finder, cell: Cell, side: Side) -> bool:
    """Whether a box stands right at a cell: a `+` is drawn to all sides, but need not lead there."""
    (y, x), (down, right) = cell, side.value
    return finder.ground.unit_at(y + down, x + right) is not None


def _behind_answer(finder: Finder, work: LineWork, net: Net, source: End) -> tuple[list[End], list[int]]:
    """The box over an answer right over a lone head or a stem, with the answer as label; else the source."""
    kind, index = source
    if kind != "text" or any(side is not Side.SOUTH for _, side in net.heads):
        return [source], []
    text, (top, x) = finder.texts[index], min(net.cells)
    if len(text.pieces) > 1 or text.bottom >= top or not is_answer(text.pieces[0][2]):
        return [source], []
    over = finder.ahead((text.top, x), Side.NORTH, work)
    return ([over], [index]) if over is not None and over[0] == "unit" else ([source], [])


def _own_cells(finder: Finder, work: LineWork, net: Net, sources: list[End]) -> set[Cell]:
    """The cells of a net, but for the branches of a tree that hangs on it."""
    branching = {
        cell[0]
        for cell, side in net.ends
        if side is Side.EAST
        and (end := finder.ahead(cell, side, work))
        and end[0] == "text"
        and end not in sources
    }
    tall = len({y for y, _ in net.cells}) > 1
    return {cell for cell in net.cells if not tall or cell[0] not in branching}
