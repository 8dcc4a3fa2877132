"""Icons: Material's own, read from the installed theme, and the marks of `marks`, all as path data."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from .marks import MARK_PATHS

SIDE = 24.0
"""Side of the square that path data is drawn in."""


@cache
def icon_path(name: str) -> str:
    """Path data of the icon `name`: a shape of `marks`, else Material's own; empty if unknown."""
    if name in MARK_PATHS:
        return MARK_PATHS[name]
    found = find_spec("material")
    for root in found.submodule_search_locations or () if found else ():
        file = Path(root) / "templates" / ".icons" / "material" / f"{name}.svg"
        if re.fullmatch(r"[a-z0-9-]+", name) and file.is_file():
            return " ".join(re.findall(r'<path[^>]* d="([^"]+)"', file.read_text("utf-8")))
    return ""
