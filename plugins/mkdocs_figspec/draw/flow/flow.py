"""Flows: Graphviz places the boxes, we draw them and their arrows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...model import Flow
from ..plan import Area, Layout, Plan, Point
from ..scene import Group, Rect, Scene, Shape
from .arrow_words import over_lines
from .bands import alike, amid, areas_of, centred
from .box_text import BoxText
from .graph import build_graph
from .group_titles import clear_of
from .lanes import in_lanes
from .order import in_order
from .parts import MARGIN, PADDING, FlowGraph
from .returns import in_level
from .routes import Routes, draw_routes

_EDGE = 2.0
"""Room around the drawing for half a wall, in px."""
_RADIUS = 6.0


def draw_flow(block: Flow, inside: Mapping[str, Scene], width: float) -> Plan:
    """The flow, waiting for its layout; `inside` holds what stands in a box besides its words."""
    graph = build_graph(block, inside, width)
    if not graph.reaching:
        return Plan((graph.dot,), lambda layouts: _scene(graph, layouts[0]))
    apart = build_graph(block, inside, width, reaching=False)

    def scene(layouts: tuple[Layout, ...]) -> Scene:
        reached = over_lines(graph, layouts[0])
        return _scene(apart, layouts[1]) if reached is None else _scene(graph, reached)

    return Plan((graph.dot, apart.dot), scene)


def _scene(graph: FlowGraph, layout: Layout) -> Scene:
    layout = in_level(graph, in_order(graph, in_lanes(graph, layout)))
    layout = amid(graph, alike(graph, centred(graph, layout)))
    areas = areas_of(graph, layout)
    shapes: list[Shape] = []
    outside_in = sorted(layout.clusters, key=lambda name: -len(graph.members[name]))
    for name in outside_in:
        area = layout.clusters[name]
        shapes.append(Rect(area.x, area.y, area.width, area.height, "group", _RADIUS))
    routes = draw_routes(graph.links, layout.edges, areas, graph.members, down=graph.down)
    shapes.extend(routes.shapes)
    for name in outside_in:
        shapes.extend(_title(graph.titles[name], layout.clusters[name], routes.ways))
    for name in graph.labels:
        shapes.extend(_label(graph, name, routes.words.get(name, areas[name])))
    for name in graph.texts:
        shapes.extend(_box(graph, name, areas[name]))
    left, right = _extent(layout, {**areas, **routes.words}, routes)
    inner = Scene(layout.width, layout.height, tuple(shapes))
    return Scene(right - left + 2 * _EDGE, layout.height + 2 * _EDGE, (Group(_EDGE - left, _EDGE, inner),))


def _extent(layout: Layout, areas: Mapping[str, Area], routes: Routes) -> tuple[float, float]:
    """From where to where the drawing reaches: lanes may run beside what Graphviz placed."""
    if not routes.words:
        return 0.0, layout.width
    ends = [x for way in routes.ways for x, _ in way]
    ends += [x for area in areas.values() for x in (area.x, area.x + area.width)]
    return min(ends), max(ends)


def _title(title: BoxText, area: Area, ways: Iterable[Sequence[Point]]) -> Iterator[Shape]:
    strip = Area(area.x + MARGIN, area.y + MARGIN / 2, area.width - 2 * MARGIN, title.height)
    yield from title.shapes(clear_of(ways, strip, title.width), strip.y, title.width)


def _label(graph: FlowGraph, name: str, area: Area) -> Iterator[Shape]:
    words = graph.labels[name]
    yield from words.shapes(area.x, area.y + (area.height - words.height) / 2, "middle", area.width)


def _box(graph: FlowGraph, name: str, area: Area) -> Iterator[Shape]:
    words = graph.texts[name]
    inset = (area.width - words.width) / 2 if name in graph.bare else PADDING[0]
    if name not in graph.bare:
        yield Rect(
            area.x, area.y, area.width, area.height, "group" if name in graph.folded else "box", _RADIUS
        )
    top = area.y + ((area.height - words.height) / 2 if words.centred or name in graph.bare else PADDING[1])
    yield from words.shapes(area.x + inset, top, area.width - 2 * inset)
