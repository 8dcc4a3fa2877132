"""Words on arrows; those on arrows that lead back reach over their lines, where they touch nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ...model import Arrow
from ..plan import Area, Layout, PlacedEdge
from ..texts.text import Set, set_text
from .bands import areas_of
from .obstacles import meets
from .parts import FlowGraph
from .routes import find_ways

SIZE = 14.0
_ROOM = 200.0
_BELOW = 16.0
"""Between two boxes and the words below them, in px."""
WORDS_GAP = 20.0
"""Between a box and the words on its arrow, in px."""


def has_words(arrow: Arrow) -> bool:
    """Whether words stand on the arrow."""
    return bool(arrow.label and arrow.label.strip())


def set_words(arrow: Arrow) -> Set:
    """The words on the arrow."""
    return set_text(arrow.label or "", _ROOM, SIZE, style="quiet", leading=1.3)


def fits_over(arrow: Arrow, boxes: list[float], gap: float) -> bool:
    """Whether a line shows on both sides of the words on an arrow along `boxes` so wide, `gap` px apart."""
    length = sum(boxes) - (boxes[0] + boxes[-1]) / 2 + (len(boxes) - 1) * gap
    return has_words(arrow) and set_words(arrow).width + 2 * WORDS_GAP <= length


def over_lines(graph: FlowGraph, layout: Layout) -> Layout | None:
    """The layout with such words in the middle of their lines; `None` where one has no clear place."""
    nodes = dict(layout.nodes)
    height = layout.height
    for label, ends in graph.reaching.items():
        middle = sum(nodes[end][0] for end in ends) / 2
        if label in graph.apart:
            half = graph.sizes[label][1] / 2
            low = max(nodes[end][1] + graph.sizes[end][1] / 2 for end in ends) + _BELOW
            nodes[label] = (middle, low + half)
            height = max(height, low + 2 * half)
        else:
            nodes[label] = (middle, nodes[label][1])
    moved = replace(layout, nodes=nodes, height=height)
    areas = areas_of(graph, moved)
    ways = find_ways(graph.links, areas, graph.members, down=graph.down)
    curves = [edge for edge in layout.edges if edge.name in graph.links and edge.name not in ways]
    if any(_touches(graph, label, areas, curves) for label in graph.reaching):
        return None
    halves = {name for name, link in graph.links.items() if {link.tail, link.head} & graph.reaching.keys()}
    return moved if halves <= ways.keys() else None


def _touches(graph: FlowGraph, label: str, areas: Mapping[str, Area], curves: list[PlacedEdge]) -> bool:
    """Whether the words stand over a box, a group, other words or a curve."""
    words = areas[label]
    for name, area in areas.items():
        around = name == label or label in graph.members.get(name, ())
        if not around and (meets(area, words, 0.0) if name in graph.labels else meets(area, words)):
            return True
    return any(meets(piece, words) for curve in curves for piece in _pieces(curve))


def _pieces(curve: PlacedEdge) -> list[Area]:
    """Areas in which the pieces of a curve lie."""
    found: list[Area] = []
    for first in range(0, len(curve.points) - 3, 3):
        xs, ys = zip(*curve.points[first : first + 4], strict=True)
        found.append(Area(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)))
    return found
