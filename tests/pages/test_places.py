"""What a location means."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_figspec.pages import Options, anchors, place

from .factory import make_spec

PAGES = {"index.md", "guide/setup.md"}


@pytest.fixture
def options(tmp_path: Path) -> Options:
    for name in ("docs/guide", "src/x"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("ARCHITECTURE.md", "README.md", "src/x/README.md"):
        (tmp_path / name).write_text("# A file\n")
    return Options(tmp_path, tmp_path / "figspecs", tmp_path / "docs")


@pytest.mark.parametrize(
    ("locations", "page", "embeds", "managed", "problems"),
    [
        (("docs/user-guide/",), "user-guide/fig-a.md", (), (), 0),
        (("docs/",), "fig-a.md", (), (), 0),
        (("docs/guide/setup.md",), "figures/fig-a.md", ("guide/setup.md",), (), 0),
        (("docs/guide/", "docs/index.md"), "guide/fig-a.md", ("index.md",), (), 0),
        (("ARCHITECTURE.md",), "figures/fig-a.md", ("ARCHITECTURE.md",), ("ARCHITECTURE.md",), 0),
        (("src/x/README.md", "Root README.md"), "figures/fig-a.md", (), ("src/x/README.md", "README.md"), 0),
        (("docs/absent.md",), "figures/fig-a.md", (), (), 1),
        (("docs/guide/", "docs/other/", "docs/guide"), "guide/fig-a.md", (), (), 1),
        (("Supplementary Materials", "src/"), "figures/fig-a.md", (), (), 2),
        ((f"docs/{'x' * 300}/", f"{'x' * 300}.md"), "figures/fig-a.md", (), (), 2),
        (("../outside/", "/etc/passwd.md", "docs/../../x.md"), "figures/fig-a.md", (), (), 3),
        ((), "figures/fig-a.md", (), (), 0),
    ],
)
def test_place(
    options: Options,
    locations: tuple[str, ...],
    page: str,
    embeds: tuple[str, ...],
    managed: tuple[str, ...],
    problems: int,
) -> None:
    found = place(make_spec("fig-a", locations=locations), options, PAGES)
    assert (found.page, found.embeds, found.managed) == (page, embeds, managed)
    assert [problem.name for problem in found.problems] == ["unknown-location"] * problems


@pytest.mark.parametrize(
    ("location", "hint"),
    [
        ("docs/gude/", "did you mean docs/guide/?"),
        ("docs/Guide/new/", "did you mean docs/guide/new/?"),
        ("doc/guide/", "did you mean docs/guide/?"),
        ("docs/guide/", None),
        ("docs/guide/new/", None),
        ("docs/other/", None),
        ("docs/part-2/", None),
        ("docs/guide/setpu.md", "did you mean docs/guide/setup.md?"),
        ("docs/gide/setup.md", "did you mean docs/guide/setup.md?"),
        ("src/x/REDME.md", "did you mean src/x/README.md?"),
        ("docs/gide/else.md", "name a folder under docs/, a page of the site or an existing Markdown file"),
    ],
)
def test_a_near_miss_is_told_with_what_is_meant(options: Options, location: str, hint: str | None) -> None:
    pages = {*PAGES, "part-1/index.md"}
    found = place(make_spec("fig-a", locations=(location,)), options, pages).problems
    assert [problem.hint for problem in found] == ([hint] if hint else [])


def test_a_docs_folder_of_another_name_goes_by_docs_too(tmp_path: Path) -> None:
    (tmp_path / "manual").mkdir()
    options = Options(tmp_path, tmp_path / "figspecs", tmp_path / "manual")
    for location, hints in {"docs/gide/": ["did you mean docs/guide/?"], "manual/guide/": []}.items():
        found = place(make_spec("fig-a", locations=(location,)), options, PAGES).problems
        assert [problem.hint for problem in found] == hints


def test_an_author_s_own_page_keeps_its_place(options: Options) -> None:
    spec = make_spec("fig-a", locations=("docs/guide/",))
    assert place(spec, options, {"guide/fig-a.md"}).page == "figures/fig-a.md"
    assert place(spec, options, {"guide/fig-a.md", "figures/fig-a.md"}).page == "figures/fig-a-2.md"


def test_anchors_are_unique_and_safe() -> None:
    specs = [make_spec("b-two", id="fig-1"), make_spec("a-one", id="fig-1"), make_spec("c", id='<x "y"> --')]
    assert anchors(specs) == ["b-two", "fig-1", "x-y"]
