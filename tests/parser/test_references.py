"""Figures that others refer to, in all the ways in which authors list them."""

from __future__ import annotations

import pytest

from mkdocs_figspec.parser import parse
from mkdocs_figspec.parser.references import figure_ids, references_in
from mkdocs_figspec.source import Source


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("fig-tea-08a/b/c", ["fig-tea-08a", "fig-tea-08b", "fig-tea-08c"]),
        ("fig-tea-02a/02b", ["fig-tea-02a", "fig-tea-02b"]),
        ("fig-tea-{NN} and fig-XXX", []),
        ("**fig-tea-07**: see fig-tea-07-brewing.md", ["fig-tea-07", "fig-tea-07"]),
        ("config-12 fig-12", ["fig-12"]),
        ("docs/fig-tea-07.svg", []),
    ],
)
def test_figure_ids(text: str, ids: list[str]) -> None:
    assert [identifier for identifier, _, _ in figure_ids(text)] == ids


@pytest.mark.parametrize(
    ("line", "listed"),
    [
        ("- [fig-a-1](fig-a-1-pot.md) - where it starts", [("fig-a-1", "where it starts")]),
        ("- [fig-a-1: Pot](fig-a-1-pot.md)", [("fig-a-1", "Pot")]),
        ("- `fig-a-1-pot.md` → the pot", [("fig-a-1", "the pot")]),
        (
            "fig-a-1, fig-a-2 (hot, now), fig-a-3",
            [("fig-a-1", None), ("fig-a-2", "hot, now"), ("fig-a-3", None)],
        ),
        ("fig-a-1 and fig-a-2.", [("fig-a-1", None), ("fig-a-2", None)]),
        ("- fig-a-1, fig-a-2: both before", [("fig-a-1", "both before"), ("fig-a-2", "both before")]),
        (
            "- fig-a-1: see fig-a-2, fig-a-3",
            [("fig-a-1", "see fig-a-2, fig-a-3"), ("fig-a-2", None), ("fig-a-3", None)],
        ),
    ],
)
def test_references_have_their_own_remarks(line: str, listed: list[tuple[str, str | None]]) -> None:
    assert [(each.id, each.note) for each in references_in(line, 1)] == listed


def test_related_figures_may_be_a_row_of_the_metadata() -> None:
    source = Source(
        "fig-a-1.md", "## Metadata\n\n| Field | Value |\n|---|---|\n| Related | fig-a-2, fig-a-3 |\n"
    )
    figspec, _ = parse(source)
    assert [each.id for each in figspec.related] == ["fig-a-2", "fig-a-3"]
    place = figspec.related[1].span
    assert source.line(place.line)[place.column - 1 : place.end_column - 1] == "fig-a-3"
