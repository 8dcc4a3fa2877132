"""Bullets, check marks and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import inf

from ...model import Item, Items
from ..fonts import width as width_of
from ..marks import Mark, mark_icon, mark_of
from ..scene import Path, Scene, Shape, Unpainted, text
from .text import SIZE, set_text

_GAP = 4.0
_INDENT = 22.0
_CHECKBOX = re.compile(r"\[([ xX✓])\]")
_BULLETS = frozenset("•-*–—·∙●▪■◆▸▶►+o○◦‣")  # drawn alike, whatever the author typed
_SIGNS = {"+": "+", **dict.fromkeys("-–—", "−")}
"""Bullets of a list with plus signs, as drawn: what speaks for something, and what against it."""


def bullets(items: Sequence[Item]) -> list[str | Mark | None]:
    """What stands before each item: a mark, a number or letter as written, or None for a plain bullet."""
    markers = [(item.marker or "").strip() for item in items]
    signs = _SIGNS if "+" in markers else {}
    return [
        signs.get(marker) or _bullet(marker, item.text) for marker, item in zip(markers, items, strict=True)
    ]


def _bullet(marker: str, words: str) -> str | Mark | None:
    if not marker or marker in _BULLETS:
        return None
    checkbox = _CHECKBOX.fullmatch(marker)
    if checkbox:
        return mark_of("☐" if checkbox[1] == " " else "☑")
    mark = mark_of(marker)
    return _tinted(mark, words) if mark else marker


def _tinted(mark: Mark, text: str) -> Mark:
    """A square without a hue in that of the legend's colour: `[sq] orange  passing state`."""
    word = re.match(r"[^\W\d_]+", text)
    named = mark_of(f"[{word[0]} sq]") if word and mark.shape == "square" else None
    return replace(mark, style=named.style) if named and mark.style == "accent" else mark


def list_scene(block: Items, width: float) -> Scene:
    """`block` wrapped to `width` px; markers in a column of their own."""
    markers = bullets(block.items)
    words = [mark for mark in markers if isinstance(mark, str)]
    indent = max([_INDENT, *(width_of(word, "sans-bold", SIZE) + 8 for word in words)])
    indent = min(indent, width / 2)
    bodies = [set_text(item.text, width - indent, names=True) for item in block.items]
    widest = max((indent + body.width for body in bodies), default=0.0)
    height = sum(body.height + _GAP for body in bodies) - _GAP
    smallest = min([SIZE] * bool(words) + [body.smallest for body in bodies], default=inf)

    def paint() -> Iterator[Shape]:
        y = 0.0
        for mark, body in zip(markers, bodies, strict=True):
            yield _marker(mark, y)
            yield from body.shapes(indent, y)
            y += body.height + _GAP

    return Unpainted(widest, max(height, 0), smallest, paint)


def _marker(mark: str | Mark | None, y: float) -> Shape:
    """What stands before the item at `y`."""
    if isinstance(mark, Mark):
        return mark_icon(mark, 1, y + 17.4, SIZE)
    if mark is None:
        # A dot, two arcs of radius 2.75 px: bullets of fonts differ, this one does not.
        return Path(f"M{5} {y + 12:g}a2.75 2.75 0 1 0 5.5 0a2.75 2.75 0 1 0 -5.5 0z", "fill-quiet")
    return text(0, y + 17.4, mark, SIZE, face="sans-bold", style="accent")
