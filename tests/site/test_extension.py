"""Figures in Markdown without MkDocs."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest
from markdown import Markdown

from mkdocs_figspec.errors import OptionError

from .project import figspec, make_project


@pytest.fixture
def markdown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Markdown:
    monkeypatch.chdir(make_project(tmp_path, {"figspecs/fig-a-01.md": figspec()}))
    return Markdown(extensions=["figspec"], extension_configs={"figspec": {"base_url": "/site/"}})


def test_embeds_and_references(markdown: Markdown) -> None:
    html = markdown.convert("![](fig:fig-a-01)\n\nSee [](fig:fig-a-01) and `![](fig:fig-a-01)`.\n")
    assert 'id="fig-a-01"' in html
    assert '<a class="figspec-reference" href="/site/guide/fig-a-01/#fig-a-01">Figure 1</a>' in html
    assert "<code>![](fig:fig-a-01)</code>" in html
    assert "What runs" in html
    markdown.reset()
    assert 'id="fig-a-01"' in markdown.convert("![](fig:fig-a-01)")


def test_an_unknown_setting_is_told_with_those_there_are() -> None:
    with pytest.raises(OptionError, match=r"no option 'baseurl'; there are .*base_url"):
        Markdown(extensions=["figspec"], extension_configs={"figspec": {"baseurl": "/"}})


def test_a_fence_that_holds_a_whole_figspec(markdown: Markdown) -> None:
    html = markdown.convert(f"````figspec\n{figspec()}\n````\n")
    assert "<figcaption>The project keeps its sources" in html
    assert 'aria-label="A folder tree' in html
    assert "Metadata" not in html


@pytest.mark.parametrize("heading", ["Setup", "Status"])
def test_a_fence_whose_art_has_headings(markdown: Markdown, heading: str) -> None:
    html = markdown.convert(f"```figspec\n## {heading}\n$ kettle --on\n```\n")
    words = re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", html))
    assert heading in words
    assert "kettle --on" in words


@pytest.mark.parametrize(
    "before",
    [
        "- An item that\ngoes on\n",
        "1. One\n2. Two\n\n    More of it.\n",
        '!!! note "Look"\n    Words.\n',
        "Pot\n:   A thing\n",
        "- One\n    - Two\n",
    ],
    ids=["list", "numbers", "admonition", "definition", "nested"],
)
def test_a_fence_is_drawn_in_what_holds_it(markdown: Markdown, before: str) -> None:
    markdown.registerExtensions(["admonition", "def_list"], {})
    text = f"{before}\n    ```figspec\n    One → Two\n    ```\n"
    html = markdown.convert(text)
    assert '<figure class="figspec">' in html
    assert "<code>" not in html


@pytest.mark.parametrize(
    ("before", "indent"),
    [
        ("", 4),
        ("Write this:\n\n", 4),
        ("```py\n1\n```\n\n", 4),
        ("- An item\n\n", 8),
        ("- An item\n\nThen write:\n\n", 4),
    ],
    ids=["alone", "after a paragraph", "after a fence", "in a list", "after a list"],
)
def test_a_fence_in_indented_code_is_code(markdown: Markdown, before: str, indent: int) -> None:
    text = before + textwrap.indent("```figspec\nOne → Two\n```\n", " " * indent)
    assert markdown.convert(text) == Markdown().convert(text)
    assert "```figspec" in markdown.convert(text)


def test_other_markdown_stays(markdown: Markdown) -> None:
    text = "```py\nfigspec\n```\n\n~~~\n```figspec\na\n```\n~~~\n\n[FIGURES] in a line, ![alt](a.png)\n"
    assert markdown.convert(text) == Markdown().convert(text)


@pytest.mark.parametrize(
    "lines",
    [["~" * 100_000 + "`"], ["~~~" + "a`" * 50_000], ["~~~x", "```y"] * 50_000, [" " * 100_000 + "``"]],
    ids=["one line", "one fence", "many fences", "spaces"],
)
def test_fences_that_never_close_take_no_longer_than_other_lines(
    markdown: Markdown, lines: list[str]
) -> None:
    # What grows with the square of these sizes would not end while anybody waits.
    assert markdown.preprocessors["figspec-fences"].run(list(lines)) == lines
