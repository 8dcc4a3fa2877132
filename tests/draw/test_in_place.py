"""Words in a card stand over, between, beside and below the cards in it, as their author drew them."""

from __future__ import annotations

from collections import defaultdict

import pytest

from mkdocs_figspec.art import recognise
from mkdocs_figspec.draw.figure import draw
from mkdocs_figspec.draw.prepared import prepared
from mkdocs_figspec.model import Cards, Figure
from mkdocs_figspec.parser import parse
from mkdocs_figspec.source import Source

SPEC = """# fig-bar-01: The bar

## Visual Concept

```
+--------------------------------------------------+
|  ■ THE BAR                                       |
{}
+--------------------------------------------------+
```
"""
LEFT = """
┌────────────────────────────────────────────┐
│  ORDER                                     │
│                                            │
│  Malt      4 kg    ┌──────────────┐        │
│  Hops      60 g    │  [ PICTURE ] │        │
│  Yeast     1 pack  └──────────────┘        │
│  [ Pay ]   [ Call the barmaid ]            │
└────────────────────────────────────────────┘
"""
RIGHT = """
┌────────────────────────────────────────────┐
│  ┌──────────────┐   • rinse the glass      │
│  │  [ PICTURE ] │   • pour slowly          │
│  └──────────────┘   • wait                 │
│  Then serve at once                        │
│  ┌──────────────┐   ┌──────────────┐       │
│  │  Stout       │   │  Porter      │       │
│  └──────────────┘   └──────────────┘       │
└────────────────────────────────────────────┘
"""
BETWEEN = """
┌────────────────────────────────────────────┐
│  TAP ROOM                                  │
│  ┌───────┐   pumped    ┌───────┐           │
│  │ Keg   │   by hand   │ Glass │           │
│  └───────┘             └───────┘           │
│  ✓ cleaned daily                           │
│  ✓ sealed monthly                          │
└────────────────────────────────────────────┘
"""


def read(drawn: str) -> Figure:
    """The figure of a concept, framed."""
    lines = "\n".join(f"|  {line:46}  |" for line in drawn.strip("\n").split("\n"))
    figspec, _ = parse(Source("figspecs/fig-bar-01.md", SPEC.format(lines)))
    return recognise(figspec)


def arrangement(drawn: str) -> list[str]:
    """What stands in the only card, row by row: the words of boxes, and the kinds of blocks between them."""
    (panel,) = prepared(read(drawn)).panels
    (cards,) = (block for block in panel.blocks if isinstance(block, Cards))
    (around,) = (box.id for box in cards.boxes if box.parent is None)
    assert not [block for block in panel.blocks if block.box == around]
    rows: dict[int, list[str]] = defaultdict(list)
    for box in sorted(cards.boxes, key=lambda box: (box.row, box.column)):
        if box.parent == around:
            kinds = [block.kind for block in panel.blocks if block.box == box.id]
            assert box.bare == bool(kinds)
            rows[box.row].append(" ".join(kinds) or box.text)
    return [" | ".join(row) for row in rows.values()]


@pytest.mark.parametrize(
    ("drawn", "rows"),
    [
        (LEFT, ["fields | [ PICTURE ]", "art"]),
        (RIGHT, ["[ PICTURE ] | list", "prose", "Stout | Porter"]),
        (BETWEEN, ["Keg | prose | Glass", "list"]),
    ],
    ids=["left", "right", "between"],
)
def test_what_stands_in_a_card_is_arranged_as_drawn(drawn: str, rows: list[str]) -> None:
    assert arrangement(drawn) == rows


def test_words_among_cards_have_no_walls_on_the_page() -> None:
    html = draw(read(RIGHT)).html
    assert html.index("PICTURE") < html.index("rinse") < html.index("Then serve") < html.index("Porter")
    assert html.count("figspec-box ") == 6
    assert html.count("figspec-bare") == 2
