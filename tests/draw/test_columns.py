"""What stands where in a panel of the picture that is higher than its blocks."""

from __future__ import annotations

from mkdocs_figspec.draw.picture.columns import Column, Item
from mkdocs_figspec.draw.scene import Group, Scene
from mkdocs_figspec.model import Art, Block, Plot, Prose, Tree
from tests.draw.text_blocks import HERE

SCENE = Scene(200.0, 100.0, ())


def placed(block: Block, scale: float, spare: float = 60.0, *, top: float = 0.0) -> Group:
    column = Column((Item(block, SCENE, 1.0, True),), 0.0, 400.0)
    (group,) = column.shapes(top, spare, scale)
    assert isinstance(group, Group)
    return group


def test_a_drawing_stands_in_the_middle_and_a_tree_at_the_top() -> None:
    plot, tree = placed(Plot(HERE, ""), 1.0), placed(Tree(HERE, ()), 1.0)
    assert plot.x == 100.0
    assert 20.0 < plot.y <= 30.0
    assert (tree.x, tree.y) == (0.0, 0.0)


def test_a_drawing_among_words_stands_in_the_middle_too() -> None:
    items = tuple(Item(block, SCENE, 1.0, True) for block in (Art(HERE, ""), Tree(HERE, ())))
    art, tree = Column(items, 0.0, 400.0).shapes(0.0, 0.0, 1.0)
    assert isinstance(art, Group)
    assert isinstance(tree, Group)
    assert (art.x, tree.x) == (100.0, 0.0)


def test_a_drawing_stays_near_to_its_title() -> None:
    assert placed(Plot(HERE, ""), 1.0, 900.0, top=20.0).y < 70.0


def test_a_drawing_without_a_title_stands_in_the_middle_however_high_its_panel() -> None:
    assert 350.0 < placed(Plot(HERE, ""), 1.0, 900.0).y < 450.0


def test_words_in_drawings_stay_nearly_as_large_as_those_beside_them() -> None:
    tree, plot = placed(Tree(HERE, ()), 2.0, 300.0), placed(Plot(HERE, ""), 2.0, 300.0)
    assert 1.0 < tree.scale < plot.scale < 1.4


def test_words_that_lead_to_a_block_stand_near_to_it() -> None:
    def below(text: str) -> float:
        blocks = (Prose(HERE, text), Prose(HERE, "more"))
        column = Column(tuple(Item(block, SCENE, 1.0, False) for block in blocks), 0.0, 400.0)
        first, second = column.shapes(0.0, 60.0, 1.0)
        assert isinstance(first, Group)
        assert isinstance(second, Group)
        return second.y - first.y - SCENE.height

    assert 2 * below("The mill has:") <= below("The mill stands.")
