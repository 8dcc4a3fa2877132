"""PNG pictures of a site's figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_figspec.build import pictures

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


def test_a_png_that_fails_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(svg: str) -> bytes:
        raise ValueError("on purpose")

    monkeypatch.setattr(pictures, "to_png", fail)
    built = build_project(make_project(tmp_path, {"figspecs/fig-a-01.md": figspec()}))
    assert "What runs" in built.page("guide/fig-a-01")
    assert [
        text for text in built.warnings if "figspecs/fig-a-01.md:1:1: error[internal-error] no PNG" in text
    ]
