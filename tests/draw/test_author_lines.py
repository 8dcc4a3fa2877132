"""Lines that broke only for want of room are joined; all others stay as drawn."""

from __future__ import annotations

import pytest

from mkdocs_figspec.draw.flow.author_lines import author_lines


@pytest.mark.parametrize(
    ("drawn", "meant"),
    [
        ("recipes.\nyaml", ["recipes.yaml"]),
        ("stout_\nrecipe.md\nfor winter", ["stout_recipe.md", "for winter"]),
        ("MALT\n(crush\nit\nfine)", ["MALT", "(crush it fine)"]),
        ("cellar\n/", ["cellar/"]),
        ("brews/stout\n_mash", ["brews/stout_mash"]),
        ("(kegs and bar-\nrels)", ["(kegs and bar-rels)"]),
    ],
)
def test_what_belongs_together_is_joined(drawn: str, meant: list[str]) -> None:
    assert list(author_lines(drawn)) == meant


@pytest.mark.parametrize(
    "drawn",
    [
        "malt/\nhops/",
        "Step 1.\nMash",
        "boil\nfor an hour",
        "from the\n_cellar",
        "- hops\n- malt",
        "a (b)\nc (d)",
    ],
)
def test_other_lines_stay(drawn: str) -> None:
    assert list(author_lines(f"\n{drawn}\n")) == drawn.split("\n")
