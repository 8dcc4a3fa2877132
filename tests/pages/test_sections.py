"""Managed sections show words as they are, whatever they hold."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from mkdocs_figspec.pages.sections import one_line, plain, section_markdown

from .factory import make_library, make_spec


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a_b <i>c</i> [d](e) #f", r"a\_b \<i\>c\</i\> \[d\](e) \#f"),
        ("run `a_b.py` **now**\nor later", "run `a_b.py` **now** or later"),
        ("1. first", r"1\. first"),
        ("- item", r"\- item"),
    ],
)
def test_plain(text: str, shown: str) -> None:
    assert plain(text) == shown


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126, exclude_characters="`*")))
def test_any_text_shows_as_itself(text: str) -> None:
    html = MarkdownIt("commonmark").render(plain(text)).strip()
    assert html.removeprefix("<p>").removesuffix("</p>") == escape(one_line(text), quote=False).replace(
        '"', "&quot;"
    )


def test_the_link_leads_to_the_page_where_the_site_is_known(tmp_path: Path) -> None:
    library = make_library(tmp_path, make_spec("fig-a", title="A title", caption="C", alt='Says "so"'))
    assert "[The figspec of this figure](../../figspecs/fig-a.md)" in section_markdown(
        library.entries[0], library, "src/x/README.md"
    )
    text = section_markdown(library.entries[0], library, "README.md")
    assert text.startswith("## A title\n\n<picture>")
    assert 'alt="Says &#34;so&#34;"' in text or 'alt="Says &quot;so&quot;"' in text
