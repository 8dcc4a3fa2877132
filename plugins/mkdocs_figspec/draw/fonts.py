"""The two faces: how wide text is in them, and the subsets that are served."""

from __future__ import annotations

from functools import cache

import fontpkg
from fontTools.ttLib import TTFont

from .scene import Face


@cache
def _advances() -> dict[int, float]:
    font = TTFont(fontpkg.path("roboto"))
    units = font["head"].unitsPerEm
    widths = font["hmtx"].metrics
    return {code: widths[name][0] / units for code, name in font.getBestCmap().items()}


def width(words: str, face: Face, size: float) -> float:
    """Width in px of `words` on one line, set in `face` at `size` px."""
    if face.startswith("mono"):
        return len(words) * 0.6 * size
    advances = _advances()
    total = sum(advances.get(ord(char), 1.0) for char in words) * size
    return total * 1.06 if face == "sans-bold" else total
