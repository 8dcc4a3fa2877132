"""A flow as a graph for Graphviz: boxes as nodes, groups as clusters, labels as nodes on their edges."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace

from ...model import Arrow, Box, Flow
from ..dot import Cluster, Edge, Node, dot_source
from ..scene import Scene
from .arrow_words import WORDS_GAP, fits_over, has_words, set_words
from .box_text import BoxText, narrowest, set_box
from .direction import broken_rows, goes_down
from .headings import headed_boxes
from .inside import fold_groups
from .lanes import there_and_back
from .levels import levelled, spots_of
from .nesting import Nesting
from .parts import MARGIN, NO_SIZE, PADDING, SLACK, FlowGraph, Link
from .returns import rows_back
from .room import words_room

_BARE_PADDING = (6.0, 5.0)
_WIDEST = 280.0
"""Room for the words of a box in px where it matters for the direction."""
_GROUP_ROOM = 360.0
_NODE_GAP, _RANK_GAP = 24.0, 34.0


class _Builder:
    def __init__(self, block: Flow, inside: Mapping[str, Scene], width: float, reaching: bool) -> None:
        block, self.inside, self.folded = fold_groups(block, inside, width)
        self.width, self.reaching = width, reaching
        self.names = {box.id: f"n{number}" for number, box in enumerate(block.boxes, 1)}
        down = goes_down(block, width, _WIDEST, 2 * PADDING[0] + _RANK_GAP)
        if down and block.direction == "right":  # what was drawn from left to right now goes downwards
            block = replace(block, boxes=tuple(replace(b, row=b.column, column=b.row) for b in block.boxes))
        elif down:
            block = broken_rows(block, width, _WIDEST, 2 * PADDING[0] + _NODE_GAP)
        self.block = block
        self.nesting = Nesting(block)
        self.children, self.parents = self.nesting.children, self.nesting.parents
        self.places, self._is_group = self.nesting.places, self.nesting.is_group
        around = {box.id for box in block.boxes if self._is_group(box.id)} | self.inside.keys()
        self.headed = headed_boxes(block.boxes, around)
        self.graph = FlowGraph(down=down, folded={self.names[box] for box in self.folded})
        self.in_cluster: dict[str | None, list[str]] = defaultdict(list)
        self.edges: list[Edge] = []
        self.labelled: dict[frozenset[str], list[str]] = defaultdict(list)
        self.ranks: list[tuple[str, ...]] = []
        self.ends: Counter[str] = Counter()
        self.labelled_any = False
        self.paired: frozenset[tuple[str, str]] = frozenset()
        """The ends of arrows there and back that have a lane each."""
        self.under: set[str] = set()
        """Labels without a row of their own: under a row where another one stands, or at a group's wall."""

    def build(self) -> FlowGraph:
        gap = _NODE_GAP if self.graph.down else _RANK_GAP
        room = words_room(self.block, self.nesting, self.inside, self.width, gap, down=self.graph.down)
        for box in self.block.boxes:
            self._add_box(box, room)
        self._level()
        arrows = [a for a in self.block.arrows if a.source in self.names and a.target in self.names]
        self.labelled_any = any(has_words(arrow) and not self._reaches(arrow) for arrow in arrows)
        if self.graph.down:
            heights = {box: self.graph.sizes.get(name, NO_SIZE)[1] for box, name in self.names.items()}
            self.paired = there_and_back(arrows, self.nesting, heights)
        self.ends = Counter(end for arrow in arrows for end in (arrow.source, arrow.target))
        arrows.sort(key=lambda arrow: (self.places[arrow.source], self.places[arrow.target]))
        for number, arrow in enumerate(arrows, 1):
            self._add_arrow(number, arrow)
        for parent in list(self.children):
            self._keep_order(parent)
        graph = self.graph
        graph.returns = () if graph.down else rows_back(self.nesting, arrows, self.names)
        nodes = tuple(Node(name, *graph.room(name)) for name in graph.sizes if name not in graph.apart)
        clusters = tuple(self._cluster(box) for box in self.children[None] if self._is_group(box.id))
        graph.dot = dot_source(
            nodes,
            tuple(self.edges),
            clusters,
            layout="dot",
            ranks=tuple(self.ranks),
            rankdir="TB" if graph.down else "LR",
            compound="true",
            newrank="true",
            splines="spline",
            nodesep=f"{_NODE_GAP / 72:.3f}",
            ranksep=f"{(WORDS_GAP if self.labelled_any else _RANK_GAP) / 72:.3f}",
            **({} if graph.down else {"ordering": "out"}),
        )
        return graph

    def _add_box(self, box: Box, room: float) -> None:
        name = self.names[box.id]
        nested, headed = self.inside.get(box.id), box.id in self.headed
        if self._is_group(box.id):
            title = set_box(box.text, nested, _GROUP_ROOM, left=True, headed=headed)
            self.graph.titles[name.replace("n", "g")] = title
            return
        folded = box.id in self.folded
        words = set_box(box.text, nested, max(room, narrowest(box.text)), left=folded, headed=headed)
        if box.bare and not folded:
            self.graph.bare.add(name)
        self._place(name, words, _BARE_PADDING if box.bare else PADDING, self.parents[box.id])

    def _place(self, name: str, words: BoxText, padding: tuple[float, float], parent: str | None) -> None:
        self.graph.texts[name] = words
        width, height = words.width + 2 * padding[0], words.height + 2 * padding[1]
        self.graph.sizes[name] = (max(width, 24.0), max(height, 20.0))
        self.in_cluster[parent].append(name)

    def _level(self) -> None:
        """Makes boxes beside and under each other alike in size."""
        spots = spots_of(self.block, self.nesting, self.names)
        self.graph.sizes |= levelled(spots, self.graph.sizes, down=self.graph.down)

    # --- arrows ---------------------------------------------------------------------------

    def _add_arrow(self, number: int, arrow: Arrow) -> None:
        label, ends = f"l{number}", (arrow.source, arrow.target)
        if has_words(arrow):
            self.graph.labels[label] = words = set_words(arrow)
            self.graph.sizes[label] = (words.width + SLACK[0], words.height + SLACK[1])
            if self._reaches(arrow):
                self.graph.reaching[label] = (self.names[arrow.source], self.names[arrow.target])
                if self.nesting.neighbours(arrow):
                    self.graph.apart.add(label)
        elif self.graph.down and (ends in self.paired or self.nesting.between_groups(arrow)):
            self.graph.sizes[label] = NO_SIZE
        elif self.graph.down and (self.nesting.leads_up(arrow) or self.nesting.skips(arrow)):
            # A corner for it to turn at, beside the boxes that it passes.
            self.graph.sizes[label] = (8.0, 1.0)
        else:
            self._add_link(f"e{number}", arrow)
            return
        left = self.nesting.over_the_wall(arrow) if self.graph.down and has_words(arrow) else None
        self.in_cluster[self.parents[left] if left else self.nesting.common(*ends)].append(label)
        if left:  # Graphviz finds no room for words between two groups
            self.under.add(label)
            self.ranks.append((self.names[left], label))
            self._hidden(self.names[left], label)
        between = self.labelled[frozenset(ends)]
        if between and ends in self.paired and between[0] not in self.graph.lanes:
            self.graph.lanes[between[0]] = label
            self.graph.apart.add(label)
        elif between and self.graph.down and self.nesting.neighbours(arrow):
            self.under.add(label)
            self._hidden(self.names[arrow.source], label)
        elif self.graph.down and (passed := self.nesting.passed(arrow)):
            # Tied to the ends, it could turn the row's order round, for the sake of fewer crossings.
            self.under.add(label)
            self._hidden(self.names[passed[len(passed) // 2]], label)
        else:
            between.append(label)
        self._add_link(f"e{number}a", arrow, label_head=label)
        self._add_link(f"e{number}b", arrow, label_tail=label)

    def _reaches(self, arrow: Arrow) -> bool:
        """Whether the words on an arrow that leads back along a row have room below its boxes."""
        if self.graph.down or not self.reaching or not self.nesting.along_row(arrow):
            return False
        boxes = (arrow.source, *self.nesting.passed(arrow), arrow.target)
        widths = [self.graph.sizes.get(self.names[box], NO_SIZE)[0] for box in boxes]
        return fits_over(arrow, widths, _RANK_GAP)

    def _add_link(
        self, name: str, arrow: Arrow, *, label_tail: str | None = None, label_head: str | None = None
    ) -> None:
        source, target = arrow.source, arrow.target
        tail, tail_end = (label_tail, label_tail) if label_tail else self._end(source, target, last=True)
        head, head_end = (label_head, label_head) if label_head else self._end(target, source, last=False)
        turned = self.nesting.leads_back(arrow, down=self.graph.down)
        attributes = {"dir": "none" if label_head or not arrow.headed else "back" if turned else "forward"}
        if tail != tail_end:
            attributes["lhead" if turned else "ltail"] = f"cluster_{tail_end}"
        if head != head_end:
            attributes["ltail" if turned else "lhead"] = f"cluster_{head_end}"
        labelled = label_head or label_tail
        length = 1 if labelled or not self.labelled_any else 2
        if self.parents[source] != self.parents[target] or tail != tail_end or head != head_end:
            length += 1
        if (label_head or label_tail) in self.under or (
            self.graph.down and self.nesting.between_groups(arrow)
        ):
            attributes["constraint"] = "false"
        elif length > 1:
            attributes["minlen"] = str(length)
        attributes["weight"] = self._weight(arrow, turned, labelled is not None, label_tail is not None)
        if labelled not in self.graph.apart:
            self.edges.append(Edge(*((head, tail) if turned else (tail, head)), name, attributes=attributes))
        pointed = attributes["dir"] != "none"
        self.graph.links[name] = Link(tail_end, head_end, pointed, arrow.dashed, turned)

    def _weight(self, arrow: Arrow, turned: bool, labelled: bool, second: bool) -> str:
        """How straight the arrow is to be: those to the next row most, those that lead back least."""
        if turned or (self._is_group(arrow.source) and self._is_group(arrow.target)):
            return "0"
        if labelled:
            # A label stands straight at the end that has no other arrow.
            return "24" if self.ends[arrow.target if second else arrow.source] == 1 else "4"
        rows = abs(self.places[arrow.source][0] - self.places[arrow.target][0])
        return "4" if rows <= 1 else "1"

    def _end(self, box: str, other: str, *, last: bool) -> tuple[str, str]:
        """The node that an arrow is tied to, and the node or group at which it is to end."""
        if not self._is_group(box):
            return self.names[box], self.names[box]
        inner = box
        while self._is_group(inner):
            siblings = self.children[inner]
            row = [one for one in siblings if one.row == siblings[-1 if last else 0].row]
            inner = row[(len(row) - 1) // 2 if self.graph.down else 0].id
        node = self.names[inner]
        within = other == box or box in self.nesting.around(other)
        return (node, node) if within else (node, self.names[box].replace("n", "g"))

    # --- the author's order -----------------------------------------------------------------

    def _keep_order(self, parent: str | None) -> None:
        """Boxes of one row side by side in order, rows under each other."""
        rows: dict[int, list[Box]] = defaultdict(list)
        for box in self.children[parent]:
            rows[box.row].append(box)
            self.graph.lines[self.names[box.id]] = parent, box.row if self.graph.down else 0
        if not self.graph.down:
            self._keep_starts(parent)
            return
        before: list[Box] = []
        for number in sorted(rows):
            row = rows[number]
            tops = [self._end(box.id, "", last=False)[0] for box in row]
            if len(row) > 1:
                tops = self._with_labels(row, tops)
                self.ranks.append(tuple(tops))
                for left, right in itertools.pairwise(tops):
                    self._hidden(left, right)
            if before and not self.nesting.tied(before, row):
                weight = 8 if len(row) == len(before) == 1 and self._stacked(before[0], row[0]) else 0
                self._hidden(self._end(before[0].id, "", last=True)[0], tops[0], weight)
            before = row

    def _keep_starts(self, parent: str | None) -> None:
        """What starts the rows of a flow to the right starts at one line, in the order of the rows."""
        reached = {arrow.target for arrow in self.block.arrows}
        starts = [
            self.names[box.id]
            for box in self.children[parent]
            if box.id not in reached and not self._is_group(box.id) and self.places[box.id][1] == 0
        ]
        if len(starts) > 1:
            self.ranks.append(tuple(starts))
            # With `newrank`, Graphviz turns the order of edges on one rank of a group round.
            for upper, lower in itertools.pairwise(starts if parent is None else starts[::-1]):
                self._hidden(upper, lower)

    def _with_labels(self, row: list[Box], names: list[str]) -> list[str]:
        """The names of a row with the labels of arrows between neighbours at their places."""
        found = [names[0]]
        for (left, right), name in zip(itertools.pairwise(row), names[1:], strict=True):
            between = self.labelled[frozenset((left.id, right.id))]
            found += between
            if not between and (self._is_group(left.id) or self._is_group(right.id)):
                # Graphviz sets groups side by side almost wall to wall.
                spacer = f"s{len(self.graph.sizes)}"
                self.graph.sizes[spacer] = (10.0, 1.0)
                found.append(spacer)
            found.append(name)
        return found

    def _stacked(self, upper: Box, lower: Box) -> bool:
        """Whether nothing leads to the lower one but that it stands under the upper."""
        return not self.ends[upper.id] and all(arrow.target != lower.id for arrow in self.block.arrows)

    def _hidden(self, tail: str, head: str, weight: int = 1) -> None:
        if tail != head:
            self.edges.append(Edge(tail, head, attributes={"style": "invis", "weight": str(weight)}))

    def _cluster(self, box: Box) -> Cluster:
        name = self.names[box.id].replace("n", "g")
        inner = tuple(self._cluster(child) for child in self.children[box.id] if self._is_group(child.id))
        members = self.in_cluster[box.id]
        nodes = tuple(one for one in members if one not in self.graph.apart)
        self.graph.members[name] = frozenset(members).union(*(self.graph.members[one.name] for one in inner))
        title = self.graph.titles[name]
        label = (title.width + 2 * MARGIN, title.height) if title.height else None
        return Cluster(name, nodes, inner, label, MARGIN)


def build_graph(
    block: Flow, inside: Mapping[str, Scene], width: float, *, reaching: bool = True
) -> FlowGraph:
    """The graph of `block`, for a page or a picture that is `width` px wide.

    Words on arrows that lead back may be `reaching` over their lines, so that no boxes make way for them.
    """
    return _Builder(block, inside, width, reaching).build()
