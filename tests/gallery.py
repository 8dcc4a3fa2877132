"""Every figspec of a folder on one site, to look through: `make gallery CORPUS=folder`.

Writes `gallery/`: a MkDocs project with the figspecs, and `gallery/site/` with a page for each figure
and one page that shows all pictures, light beside dark.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from html import escape
from pathlib import Path
from urllib.parse import quote

SETTINGS = """\
site_name: Gallery
theme:
  name: material
  font: false
  palette:
    - {scheme: default, toggle: {icon: material/weather-night, name: Dark}}
    - {scheme: slate, toggle: {icon: material/weather-sunny, name: Light}}
plugins: [search, figspec]
use_directory_urls: true
"""


def build(corpus: Path, gallery: Path) -> int:
    """Build the gallery of `corpus` in `gallery`; returns the exit status of MkDocs."""
    shutil.rmtree(gallery, ignore_errors=True)
    specs = gallery / "figspecs"
    specs.mkdir(parents=True)
    for path in sorted(corpus.rglob("*.md")):
        shutil.copy(path, specs / path.name)
    (gallery / "docs").mkdir()
    (gallery / "docs" / "index.md").write_text("# Gallery\n", "utf-8")
    (gallery / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    done = subprocess.run([sys.executable, "-m", "mkdocs", "build"], cwd=gallery, check=False)
    if done.returncode == 0:
        overview(gallery / "site")
    return done.returncode


def overview(site: Path) -> None:
    """Write `pictures.html`, all pictures of a built site, light beside dark."""
    manifest = json.loads((site / "assets" / "figspec" / "manifest.json").read_text("utf-8"))
    rows = []
    for figure in manifest["figures"]:
        pictures = "".join(
            f'<a href="{quote(url)}"><img loading="lazy" width="49%" src="{quote(url)}" alt=""></a> '
            for url in (figure["files"]["svg"], figure["files"]["svg_dark"])
        )
        heading = f'<a href="{quote(figure["page"])}">{escape(figure["stem"])}</a>'
        rows.append(f"<h2>{heading}</h2>{pictures}")
    page = f'<!doctype html><meta charset="utf-8"><title>Gallery</title>{"".join(rows)}'
    (site / "pictures.html").write_text(page, "utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit("make gallery CORPUS=folder: CORPUS names no folder")
    root = Path(__file__).parent.parent
    sys.exit(build(Path(sys.argv[1]), root / "gallery"))
