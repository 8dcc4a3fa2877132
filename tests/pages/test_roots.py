"""ARCHITECTURE.md as a page of the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_figspec.pages import wants_sections
from mkdocs_figspec.pages.roots import root_page

from ..conftest import Case, cases
from .factory import make_library, make_spec

PAGES = {"guide.md", "sub/index.md", "images/a.png"}


@pytest.mark.parametrize("case", cases("pages/roots"), ids=str)
@pytest.mark.parametrize("repo_url", [None, "https://example.org/team/project"], ids=["bare", "repository"])
def test_root_page(case: Case, repo_url: str | None, tmp_path: Path) -> None:
    library = make_library(tmp_path, make_spec("fig-a"), repo_url=repo_url)
    page = root_page(case.text("input.txt"), "ARCHITECTURE.md", library, PAGES)
    case.expect(f"expected-{'repository' if repo_url else 'bare'}.txt", page)


def test_a_figure_without_a_section_stands_at_the_end(tmp_path: Path) -> None:
    (tmp_path / "ARCHITECTURE.md").write_text("# A\n")
    library = make_library(tmp_path, make_spec("fig-a", locations=("ARCHITECTURE.md",)))
    assert root_page("# A\n", "ARCHITECTURE.md", library, PAGES).endswith("![](fig-section:fig-a)\n")


@pytest.mark.parametrize(
    "line",
    ["[a](" + " " * 100_000, "`" * 100_000, "\\[" * 50_000, "![" * 50_000, "`a` [b](c) " * 20_000],
    ids=["spaces", "back-ticks", "brackets", "pictures", "links and code"],
)
def test_a_line_of_any_length_is_read(line: str, tmp_path: Path) -> None:
    # What grows with the square of these sizes would not end while anybody waits.
    library = make_library(tmp_path, make_spec("fig-a"))
    assert "fig-section" not in root_page(line + "\n", "ARCHITECTURE.md", library, PAGES)
    assert wants_sections(line, ["fig-a"], library) == ["fig-a"]
