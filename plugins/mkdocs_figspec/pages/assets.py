"""The files that all figures of a site share: style, script and faces."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from types import MappingProxyType

from ..draw.fonts import font_face_css, font_files
from ..draw.page.stylesheet import tokens_css

CSS = "figspec.css"
SCRIPT = "figspec.js"


def shared_assets() -> dict[str, bytes]:
    """The files below `assets/figspec/` that do not depend on any figure, by name."""
    return dict(_shared())


@cache
def _shared() -> MappingProxyType[str, bytes]:
    own = files("mkdocs_figspec.pages") / "assets"
    found = {f"fonts/{name}": content for name, content in font_files().items()}
    for name in (CSS, SCRIPT):
        path = own / name
        found[name] = path.read_bytes() if path.is_file() else b""
    found[CSS] = f"{font_face_css('fonts/')}\n{tokens_css()}\n".encode() + found[CSS]
    return MappingProxyType(found)
