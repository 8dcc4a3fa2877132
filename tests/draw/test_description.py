"""The figure in words: nested as it is drawn."""

from __future__ import annotations

import re

import pytest

from mkdocs_figspec.draw.page.description import box_branches, description_html, tree_branches
from mkdocs_figspec.model import Arrow, Art, Block, Box, Cards, Flow, Naming, Node, Segment, Tree
from tests.draw.text_blocks import ALL, HERE, figure, panel


def plain(*blocks: Block) -> str:
    """The words of the description, tags dropped, spaces collapsed."""
    html = description_html(figure(panel(*blocks)))
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def test_a_tree_is_a_nested_list() -> None:
    nodes = (
        Node(0, "studio/", None, False, 1),
        Node(1, "kilns/", "two of them", False, 2),
        Node(2, "big.yml", None, False, 3),
        Node(1, "shelf.yml", None, False, 4),
    )
    (studio,) = tree_branches(Tree(HERE, nodes))
    assert [branch.text for branch in studio.children] == ["kilns/", "shelf.yml"]
    assert [branch.text for branch in studio.children[0].children] == ["big.yml"]
    html = description_html(figure(panel(Tree(HERE, nodes))))
    assert html.count("<ul>") == html.count("</ul>") == 3
    assert "(two of them)" in html


def test_a_tree_whose_depths_jump_keeps_all_nodes() -> None:
    tree = Tree(
        HERE, tuple(Node(depth, f"n{at}", None, False, at) for at, depth in enumerate((1, 3, 2, 5, 1)))
    )
    words = plain(tree)
    assert all(f"n{at}" in words for at in range(5))


def test_a_naming_is_a_table() -> None:
    naming = Naming(HERE, "file", "pot__blue", (Segment("pot", "Form"), Segment("blue", "Glaze")))
    assert "Part Meaning pot Form blue Glaze" in plain(naming)


def test_a_flow_is_told_by_its_arrows_and_what_no_arrow_reaches_is_listed() -> None:
    boxes = (Box("b1", "Clay\nshed", None), Box("b2", "Wheel", None), Box("b3", "Cat", None))
    words = plain(Flow(HERE, boxes, (Arrow("b1", "b2", "by hand"),)))
    assert "Clay shed → Wheel (by hand)" in words
    assert "Cat" in words


def test_a_line_without_a_head_leads_nowhere() -> None:
    boxes = (Box("b1", "Clay", None), Box("b2", "Wheel", None))
    assert "Clay — Wheel" in plain(Flow(HERE, boxes, (Arrow("b1", "b2", None, headed=False),)))


def test_boxes_are_nested_as_they_stand_in_each_other() -> None:
    boxes = (Box("in", "Shelf", "out"), Box("out", "Kiln", None), Box("lost", "Cone", "nowhere"))
    kiln, cone = box_branches(boxes)
    assert (kiln.text, [inner.text for inner in kiln.children], cone.text) == ("Kiln", ["Shelf"], "Cone")
    assert "Kiln Shelf" in plain(Cards(HERE, boxes))


@pytest.mark.parametrize("block", [*ALL, Art(HERE, "+--+\n|<b>|\n+--+")], ids=lambda block: block.kind)
def test_other_kinds_are_told_too_and_nothing_has_an_id(block: Block) -> None:
    html = description_html(figure(panel(block)))
    assert "FIRING" in html
    assert "<b>" not in html
    assert not re.search(r"\sid=|<h[1-6]", html)
