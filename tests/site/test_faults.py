"""Figspecs with faults: each is told, and costs no other figure."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from mkdocs_figspec.build import compile

from .project import build_project, figspec, make_project


def test_broken_figspecs_cost_no_good_one(tmp_path: Path) -> None:
    broken = figspec("fig-a-03", "Third").replace(
        "## Alt Text\n\nA folder tree with two folders, sources and tests.\n", ""
    )
    files = {
        "figspecs/fig-a-01.md": figspec("fig-a-01", "First"),
        "figspecs/fig-a-02.md": "",
        "figspecs/fig-a-03.md": broken,
        "figspecs/fig-a-04.md": figspec("fig-a-04", "Fourth"),
    }
    root = make_project(tmp_path, files)
    built = build_project(root)
    assert {figure["stem"] for figure in built.manifest()} == {f"fig-a-0{n}" for n in range(1, 5)}
    for name in ("fig-a-01", "fig-a-04"):
        assert "project" in built.page(f"guide/{name}")
    assert "This figure has no drawing yet." in built.page("figures/fig-a-02")
    assert any(re.match(r"figspecs/fig-a-02\.md:1:1: error\[", text) for text in built.warnings)
    assert any(
        re.match(r"figspecs/fig-a-03\.md:\d+:\d+: \w+\[missing-alt-text\]", text) for text in built.warnings
    )
    assert all(text.startswith(("figspecs/fig-a-02.md:", "figspecs/fig-a-03.md:")) for text in built.warnings)
    strict = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=root, capture_output=True, check=False
    )
    assert strict.returncode == 1


def test_what_nobody_foresaw_is_a_diagnostic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(figspec: object) -> None:
        raise RuntimeError("on purpose")

    monkeypatch.setattr(compile, "recognise", fail)
    files = {"figspecs/fig-x-01.md": figspec("fig-x-01", "Unforeseen <b>")}
    built = build_project(make_project(tmp_path, files))
    assert any(
        text.startswith("figspecs/fig-x-01.md:1:1: error[internal-error]") and "RuntimeError" in text
        for text in built.warnings
    )
    assert "What shows it" in built.page("figures/fig-x-01")


def test_figures_that_share_an_id_both_live(tmp_path: Path) -> None:
    files = {
        "figspecs/fig-a-01-b.md": figspec("fig-a-01", "Second"),
        "figspecs/fig-a-01-a.md": figspec("fig-a-01", "First"),
        "figspecs/more/fig-a-01-a.md": figspec("fig-a-02", "Third"),
    }
    built = build_project(make_project(tmp_path, files))
    assert "<figure aria-label" in built.page("guide/fig-a-01-a")
    assert 'id="fig-a-01"' in built.page("guide/fig-a-01-a")
    assert 'id="fig-a-01-b"' in built.page("guide/fig-a-01-b")
    assert [figure["id"] for figure in built.manifest()] == ["fig-a-01", "fig-a-01"]
    assert any("error[duplicate-stem]" in text and "figspecs/more/" in text for text in built.warnings)
    assert any("[duplicate-id]" in text for text in built.warnings)
