"""What is drawn: no name twice, no walls around walls, no panel that is only a heading."""

from __future__ import annotations

from dataclasses import replace

from mkdocs_figspec.draw.prepared import prepared
from mkdocs_figspec.model import Arrow, Box, Cards, Code, Figure, Flow, Node, Panel, Prose, Tree
from mkdocs_figspec.source import Source, Span
from tests.draw.text_blocks import figure


def panel(*blocks: object, title: str | None = None, row: int = 0) -> Panel:
    return Panel(title, "Visual Concept", True, row, 0, Span.lines(1, 9), tuple(blocks))  # type: ignore[arg-type]


def given(text: str, *panels: Panel) -> Figure:
    whole = figure(*panels)
    return replace(whole, figspec=replace(whole.figspec, source=Source("figspecs/fig-x.md", text)))


def cellar() -> Panel:
    tree = Tree(Span(1), (Node(0, "cellar/", None, False, 1), Node(1, "stout.keg", None, False, 2)), box="a")
    flow = Flow(Span(1), (Box("a", "cellar/", None), Box("b", "Bar", None, 1)), (Arrow("a", "b", None),))
    return panel(flow, tree)


def test_a_name_that_the_tree_in_the_box_has_too_is_drawn_once() -> None:
    drawn = prepared(given("| cellar/ |\n| stout.keg |\nBar", cellar()))
    assert [box.text for box in drawn.panels[0].blocks[0].boxes] == ["", "Bar"]  # type: ignore[union-attr]


def test_a_name_that_its_author_drew_twice_is_drawn_twice() -> None:
    drawn = prepared(given("| cellar/ |\n| cellar/ |\n| stout.keg |\nBar", cellar()))
    assert [box.text for box in drawn.panels[0].blocks[0].boxes] == ["cellar/", "Bar"]  # type: ignore[union-attr]


def test_a_box_that_only_stands_around_code_is_no_box() -> None:
    code = Code(Span(1), "bash", "brew --now", box="a")
    drawn = prepared(given("", panel(Cards(Span(1), (Box("a", "", None),)), code)))
    assert drawn.panels[0].blocks == (replace(code, box=None),)


def test_a_box_that_an_arrow_leads_to_stays() -> None:
    code = Code(Span(1), "bash", "brew --now", box="a")
    flow = Flow(
        Span(1), (Box("a", "", "g"), Box("g", "G", None), Box("b", "B", None)), (Arrow("b", "a", None),)
    )
    assert prepared(given("", panel(flow, code))).panels[0].blocks == (flow, code)


def test_a_panel_of_a_single_line_heads_the_next() -> None:
    heading = panel(Prose(Span(1), "WHEN IT BOILS OVER"), title="Trouble")
    code = Code(Span(2), "bash", "brew --off")
    (drawn,) = prepared(given("", heading, panel(code, row=1))).panels
    assert drawn.title == "Trouble"
    assert drawn.blocks == (*heading.blocks, code)


def test_panels_with_titles_of_their_own_stay_apart() -> None:
    heading = panel(Prose(Span(1), "WHEN IT BOILS OVER"), title="Trouble")
    other = panel(Prose(Span(2), "Wipe it up."), title="Cure", row=1)
    assert prepared(given("", heading, other)).panels == (heading, other)
