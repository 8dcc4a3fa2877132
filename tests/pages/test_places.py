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


def test_an_author_s_own_page_keeps_its_place(options: Options) -> None:
    spec = make_spec("fig-a", locations=("docs/guide/",))
    assert place(spec, options, {"guide/fig-a.md"}).page == "figures/fig-a.md"
    assert place(spec, options, {"guide/fig-a.md", "figures/fig-a.md"}).page == "figures/fig-a-2.md"


def test_anchors_are_unique_and_safe() -> None:
    specs = [make_spec("b-two", id="fig-1"), make_spec("a-one", id="fig-1"), make_spec("c", id='<x "y"> --')]
    assert anchors(specs) == ["b-two", "fig-1", "x-y"]
