"""`manifest.json`: all figures of a site for other programs, as the contract has it."""

from __future__ import annotations

import json

from ..contract import CONTRACT, figure_json
from .library import Library
from .urls import asset_url

MANIFEST = "manifest.json"
"""Its name among the assets."""


def manifest(library: Library) -> str:
    """The text of `manifest.json`, figures in the order of their numbers."""
    figures = []
    for entry in library.entries:
        stem = entry.spec.stem
        files = {"svg": asset_url(f"{stem}.svg"), "svg_dark": asset_url(f"{stem}-dark.svg")}
        if library.options.png and f"{stem}.png" not in library.missing:
            files["png"] = asset_url(f"{stem}.png")
        figures.append(
            {
                **figure_json(entry.figure),
                "number": entry.number,
                "page": library.url(entry),
                "anchor": entry.anchor,
                "files": files,
            }
        )
    return (
        json.dumps({"contract": CONTRACT, "figures": figures}, ensure_ascii=False, separators=(",", ":"))
        + "\n"
    )
