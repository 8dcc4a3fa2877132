"""The examples of the manual, labelled with the kind that they show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mkdocs_figspec.art import recognise
from mkdocs_figspec.model import Figspec, Sketch
from mkdocs_figspec.source import Source

PAGE = Path(__file__).parents[2] / "docs" / "blocks.md"
KINDS = {"List, fields and prose": ("list", "fields", "prose"), "Saying it yourself": ()}
"""What parts of the page show that are not named after their one kind."""


def examples() -> list[tuple[str, str]]:
    """The kinds and the examples on the page."""
    parts = re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return [
        (kind, drawn)
        for title, part in parts
        for drawn in re.findall(r"^```figspec\n(.*?)\n```$", part, re.MULTILINE | re.DOTALL)
        for kind in KINDS.get(title, (title.lower(),))
    ]


@pytest.mark.parametrize(("kind", "drawn"), examples())
def test_an_example_labelled_with_its_kind_is_of_that_kind(kind: str, drawn: str) -> None:
    sketch = Sketch("fence", tuple(drawn.split("\n")), 1, 1, kind, "Visual Concept", None, True)
    figure = recognise(Figspec(Source("input.txt", drawn), "case", sketches=(sketch,)))
    assert [block.kind for panel in figure.panels for block in panel.blocks] == [kind]
    assert not figure.diagnostics


def test_the_page_shows_every_kind() -> None:
    assert len({kind for kind, _ in examples()}) == 12
