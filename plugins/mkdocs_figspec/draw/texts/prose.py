"""Running text."""

from __future__ import annotations

import re

from ...model import Prose
from ..scene import Scene, Unpainted
from .text import set_text

_BETWEEN = re.compile(r"\n[^\S\n]*\n")


def prose_scene(block: Prose, width: float) -> Scene:
    """`block` wrapped to `width` px; as wide as its widest line."""
    words = block.text.strip("\n")
    text = set_text(words, width, face="sans-bold") if block.heading else set_text(words, width, names=True)
    return Unpainted(text.width, text.height, text.smallest, lambda: text.shapes(0, 0))


def paragraphs(text: str) -> list[str]:
    """`text` cut at its empty lines."""
    return [part for part in _BETWEEN.split(text.strip("\n")) if part.strip()]
