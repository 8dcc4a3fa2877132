"""A panel of the picture makes of its width what it can."""

from __future__ import annotations

import pytest

from mkdocs_figspec.draw.blocks import begin_blocks
from mkdocs_figspec.draw.drawn import Drawn
from mkdocs_figspec.draw.flow.box_text import SIZE
from mkdocs_figspec.draw.picture.panels import PAD_X, PanelView
from mkdocs_figspec.model import Block, Box, Cards

from .samples import HERE, figure_of

SHELVES = Cards(HERE, tuple(Box(f"b{n}", f"SHELF {n}\nflour\nsalt", None, 0, n) for n in range(3)))


def view_of(block: Block) -> PanelView:
    figure, drawn = figure_of(block), Drawn()
    begin_blocks(figure, "graphviz-pure", drawn)()
    return PanelView(figure.panels[0], drawn, readable=14.0, shrink=0.98)


@pytest.mark.parametrize("part", [0.75, 1.5])
def test_cards_are_set_to_the_width_of_their_panel(part: float) -> None:
    view = view_of(SHELVES)
    usual = view.drawn.scenes[id(SHELVES)].width
    width = part * usual + 2 * PAD_X
    assert view.least() <= width
    _, *labels = view.scene(width, view.needs(width)).labels()
    assert {label.size for label in labels} == {SIZE}
    assert len({label.y for label in labels}) == 3


def test_words_of_cards_stay_readable_in_the_narrowest_panel() -> None:
    view = view_of(SHELVES)
    labels = list(view.scene(view.least(), 400.0).labels())
    assert min(label.size for label in labels) >= view.readable
