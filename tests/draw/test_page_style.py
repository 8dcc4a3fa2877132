"""The style sheet of pages."""

from __future__ import annotations

import re
from importlib.resources import files

from mkdocs_figspec.draw import theme
from mkdocs_figspec.draw.page.stylesheet import tokens_css

OWN = (files("mkdocs_figspec.pages") / "assets" / "figspec.css").read_text("utf-8")


def test_every_colour_that_is_used_is_set_for_both_schemes() -> None:
    used = set(re.findall(r"var\(--fs-([\w-]+)", OWN + tokens_css()))
    assert used <= set(theme.LIGHT)
    assert used <= set(theme.DARK)


def test_no_request_leaves_the_page() -> None:
    assert not re.search(r"https?:|@import|url\(", OWN)


def test_no_colour_is_literal() -> None:
    assert not re.search(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(", OWN, re.I)
