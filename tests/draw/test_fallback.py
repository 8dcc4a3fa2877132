"""What stands in for a drawing is the block alone, as its author drew it."""

from __future__ import annotations

from dataclasses import replace

from mkdocs_figspec.draw.fallback import source_text
from mkdocs_figspec.model import Block, Box, Cards, Figure, Prose
from mkdocs_figspec.source import Source, Span
from tests.draw.text_blocks import figure, panel

ART = """\
│  ┌──────┐               │
│  │ Malt │    Keep dry.  │
│  └──────┘    Keep cool. │"""
CARDS = Cards(Span.lines(1, 3), (Box("a", "Malt", None),))
WORDS = Prose(Span.lines(2, 3), "Keep dry.\nKeep cool.")


def given(*blocks: Block) -> Figure:
    whole = figure(panel(*blocks))
    return replace(whole, figspec=replace(whole.figspec, source=Source("figspecs/fig-x.md", ART)))


def test_walls_of_the_frame_are_left_out() -> None:
    assert source_text(given(CARDS), CARDS).split("\n")[1].strip() == "│ Malt │    Keep dry."


def test_what_stands_beside_is_left_out() -> None:
    assert source_text(given(CARDS, WORDS), CARDS).split("\n") == ["┌──────┐", "│ Malt │", "└──────┘"]


def test_columns_that_are_known_are_kept_to() -> None:
    known = replace(CARDS, span=Span(1, 4, 3, 12))
    assert source_text(given(known, WORDS), known).split("\n") == ["┌──────┐", "│ Malt │", "└──────┘"]
