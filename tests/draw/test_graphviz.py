"""All graphs of a figure in one process, and none can spoil another."""

from __future__ import annotations

import shutil

import pytest

from mkdocs_figspec.draw import dot, graphviz
from mkdocs_figspec.draw.plan import Layout
from mkdocs_figspec.errors import GraphvizFailed, GraphvizMissing

ENGINES = [
    "graphviz-pure",
    pytest.param("dot", marks=pytest.mark.skipif(not shutil.which("dot"), reason="no system Graphviz")),
]
PAIR = dot.dot_source(
    (dot.Node("n1", 100, 40), dot.Node("n2", 60, 30)), (dot.Edge("n1", "n2", "e1", (50, 20)),)
)
PINNED = dot.dot_source(
    (dot.Node("n1", 10, 10, 5, 5), dot.Node("n2", 10, 10, 105, 55)),
    (dot.Edge("n1", "n2", "e1"),),
    layout="nop2",
)


@pytest.mark.parametrize("engine", ENGINES)
def test_sizes_and_places_are_in_px_with_y_downwards(engine: str) -> None:
    pair, pinned, again = graphviz.lay_out([PAIR, PINNED, PAIR], engine)
    assert isinstance(pair, Layout)
    assert isinstance(pinned, Layout)
    assert pair.nodes["n1"][1] < pair.nodes["n2"][1]
    assert pair.width == pytest.approx(100, abs=30)
    assert pair.edges[0].label is not None
    (x1, y1), (x2, y2) = pinned.nodes["n1"], pinned.nodes["n2"]
    assert (x2 - x1, y2 - y1) == pytest.approx((100, 50), abs=0.01)
    assert again == pair


@pytest.mark.parametrize("engine", ENGINES)
def test_a_broken_graph_costs_only_itself(engine: str) -> None:
    first, broken, last = graphviz.lay_out([PAIR, "digraph {layout=dot n1 [", PAIR], engine)
    assert isinstance(first, Layout)
    assert isinstance(broken, GraphvizFailed)
    assert str(broken)
    assert last == first


def test_a_missing_engine_says_what_to_install() -> None:
    with pytest.raises(GraphvizMissing, match="install Graphviz"):
        graphviz.lay_out([PAIR], "no-such-dot")


def test_what_takes_too_long_fails() -> None:
    (layout,) = graphviz.lay_out([PAIR], timeout=0.0)
    assert isinstance(layout, GraphvizFailed)
    assert "longer" in str(layout)


def test_graphs_that_fill_every_pipe_come_back_whole() -> None:
    nodes = tuple(dot.Node(f"n{number}", 20, 20, 30.0 * number, 0) for number in range(900))
    graph = dot.dot_source(nodes, layout="nop2")
    laid = graphviz.lay_out([graph] * 3)
    assert len(graph) * 3 > 100_000
    assert [len(layout.nodes) for layout in laid if isinstance(layout, Layout)] == [900] * 3


def test_dot_holds_names_of_ours_only() -> None:
    with pytest.raises(ValueError, match="not a name"):
        dot.dot_source((dot.Node('x" [URL="javascript:alert(1)', 1, 1),))
