"""Words that stand in columns in a box do so in its drawing."""

from __future__ import annotations

import pytest

from mkdocs_figspec.art import recognise
from mkdocs_figspec.draw import draw
from mkdocs_figspec.draw.flow.box_columns import Columns, lines_and_columns
from mkdocs_figspec.draw.flow.box_text import natural_width, set_box
from mkdocs_figspec.draw.scene import Label
from mkdocs_figspec.parser import parse
from mkdocs_figspec.source import Source

SCHEMA = "loaves\nPK  id         int\nFK  oven_id    int\n    sold_at    date\nby the dozen"


def places(text: str, room: float = 400.0) -> dict[str, tuple[float, float]]:
    """Where each stretch of words of a box begins, in px from its upper left corner."""
    shapes = set_box(text, None, room).shapes(0, 0, room)
    return {shape.text.strip(): (shape.x, shape.y) for shape in shapes if isinstance(shape, Label)}


def test_cells_stand_under_each_other() -> None:
    found = places(SCHEMA)
    assert found["id"][0] == found["oven_id"][0] == found["sold_at"][0] > found["PK"][0] + 20
    assert found["date"][0] > found["sold_at"][0] + 50
    assert found["PK"][0] == found["FK"][0] == found["loaves"][0] == 0.0
    assert found["loaves"][1] < found["PK"][1] < found["FK"][1] < found["by the dozen"][1]


def test_a_name_may_fill_its_column() -> None:
    found = places("rye       12\nsour rye  14\nwhole rye 16")
    assert len({found[amount][0] for amount in ("12", "14", "16")}) == 1
    assert "whole rye" in found


def test_columns_give_way_where_there_is_no_room() -> None:
    words = "a long name of a loaf     and what is in it\nrye                       and little more"
    assert natural_width(words) > 200
    found = places(words, 120.0)
    assert "and what is" in " ".join(found)
    assert max(x for x, _ in found.values()) < 120


@pytest.mark.parametrize(
    "text", ["rye  and oats", "rye\nand oats  too", "one  two\nthree four  five six\nend"]
)
def test_a_gap_alone_makes_no_columns(text: str) -> None:
    assert not any(isinstance(line, Columns) for line in lines_and_columns(text, 15, 1.3))


def test_a_name_over_columns_is_a_heading() -> None:
    drawn = (
        "# fig-a-01: A\n\n## Visual Concept\n\n```\n"
        "┌───────────────────┐      ┌───────────────────┐\n"
        "│ loaves            │      │ ovens             │\n"
        "│ id       int      │─────▶│ id       int      │\n"
        "│ oven_id  int      │      │ heat     float    │\n"
        "└───────────────────┘      └───────────────────┘\n```\n"
    )
    svg = draw(recognise(parse(Source("a.md", drawn))[0])).svg
    bold = [line for line in svg.splitlines() if "fs-bold" in line]
    assert any(">loaves" in line for line in bold)
    assert any(">ovens" in line for line in bold)
    assert not any("oven_id" in line for line in bold)
