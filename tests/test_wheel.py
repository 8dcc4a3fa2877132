"""The wheel works from an environment of its own, templates and assets included."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

import pytest

from .conftest import ROOT

SPEC = "fig-repo-29-mlflow-experiment-tracking.md"


@pytest.mark.slow
def test_wheel_builds_a_site(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path / "dist"), str(ROOT)],
        check=True,
        capture_output=True,
    )
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=True)
    binaries = environment / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([binaries / "python", "-m", "pip", "install", "--quiet", wheel], check=True)

    project = tmp_path / "project"
    (project / "docs").mkdir(parents=True)
    (project / "docs" / "index.md").write_text("# Home\n", "utf-8")
    (project / "figspecs").mkdir()
    (project / "figspecs" / SPEC).write_bytes((ROOT / "figspecs" / SPEC).read_bytes())
    (project / "mkdocs.yml").write_text(
        "site_name: A site\ntheme: material\nplugins: [search, figspec]\n", "utf-8"
    )
    built = subprocess.run(
        [binaries / "mkdocs", "build"], cwd=project, check=True, capture_output=True, text=True
    )
    page = project / "site" / "user-guide" / SPEC.removesuffix(".md") / "index.html"
    assert "bootstrap_results.pkl" in page.read_text("utf-8"), built.stderr
    assets = project / "site" / "assets" / "figspec"
    assert (assets / SPEC.replace(".md", ".svg")).exists()
    assert list(assets.glob("**/*.css"))
    assert list(assets.glob("**/*.woff2"))

    drawn = subprocess.run(
        [binaries / "figspec", "render", "--format", "png", "--output", "out", f"figspecs/{SPEC}"],
        cwd=project,
        check=True,
        capture_output=True,
    )
    png = project / "out" / SPEC.replace(".md", ".png")
    assert png.read_bytes().startswith(b"\x89PNG"), drawn.stderr
