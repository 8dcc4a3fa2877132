"""PNG pictures of a site's figures."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from mkdocs_figspec.build import pictures
from mkdocs_figspec.cli import main

from .project import build_project, figspec, make_project

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 10"><rect width="{}" height="10"/></svg>'


@pytest.mark.parametrize("processors", [1, 2])
def test_pictures_made_by_several_processes_are_the_same(
    processors: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "_processors", lambda: processors)
    wanted = [(f"{width}.png", SVG.format(width)) for width in (4, 8, 12)]
    made = pictures.png_pictures([*wanted, ("none.png", "no picture")], tmp_path)
    assert made == {name: pictures.to_png(svg) for name, svg in wanted}


def test_pictures_are_kept_from_build_to_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    monkeypatch.setattr(pictures, "to_png", lambda svg: made.append(svg) or b"\x89PNG")
    root = make_project(tmp_path, {"figspecs/fig-a-01.md": figspec()})
    first, second = build_project(root), build_project(root)
    assert len(made) == 1
    for built in (first, second):
        assert (built.folder / "assets/figspec/fig-a-01.png").read_bytes() == b"\x89PNG"
    (root / "figspecs/fig-a-01.md").write_text(figspec(title="Changed"), "utf-8")
    build_project(root)
    assert len(made) == 2
    assert len(list((root / ".cache/figspec").iterdir())) == 1


@pytest.fixture
def failing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of two figures, of the first of which no PNG can be made."""

    def some(svg: str) -> bytes:
        if "Broken" in svg:
            raise ValueError("on purpose")
        return b"\x89PNG"

    monkeypatch.setattr(pictures, "to_png", some)
    files = {"fig-a-01": figspec(title="Broken", art="Broken"), "fig-a-02": figspec("fig-a-02")}
    root = make_project(tmp_path, {f"figspecs/{name}.md": text for name, text in files.items()})
    monkeypatch.chdir(root)
    return root


TOLD = "figspecs/fig-a-01.md:1:1: error[internal-error] no PNG"


def test_a_png_that_fails_costs_only_itself(failing: Path) -> None:
    built = build_project(failing)
    assert "Broken" in built.page("guide/fig-a-01")
    assert [text for text in built.warnings if TOLD in text]
    assert [f"fig-a-0{n}.png" in built.page(f"guide/fig-a-0{n}") for n in (1, 2)] == [False, True]
    assert ["png" in figure["files"] for figure in built.manifest()] == [False, True]


def test_a_png_that_fails_is_told_by_the_commands(failing: Path) -> None:
    for command in (["pages"], ["render", "--format", "png", "figspecs"]):
        found = CliRunner().invoke(main, [*command, "--output", command[0]])
        assert found.exit_code == 1
        assert found.stderr.count(TOLD) == 1
    rendered = sorted(path.name for path in (failing / "render").iterdir())
    assert rendered == ["fig-a-02-dark.png", "fig-a-02.png"]
    assert ".png" not in (failing / "pages/guide/fig-a-01.md").read_text("utf-8")
    assert ".png" in (failing / "pages/guide/fig-a-02.md").read_text("utf-8")


def test_no_png_is_made_of_a_picture_taller_than_any_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(make_project(tmp_path, {"figspecs/fig-a-01.md": figspec()}))
    monkeypatch.setattr(pictures, "TALLEST", 999)
    built = build_project(tmp_path)
    told = "figspecs/fig-a-01.md:1:1: note[no-png] the picture is too tall"
    assert [text for text in built.notes if told in text]
    assert "fig-a-01.svg" in built.page("guide/fig-a-01")
    assert "fig-a-01.png" not in built.page("guide/fig-a-01")
    found = CliRunner().invoke(main, ["render", "--format", "png", "-o", "out"])
    assert found.stderr.count(told) == 1
    assert found.exit_code == 1
    assert not list((tmp_path / "out").iterdir())
