"""Bullets, check marks and numbers."""

from __future__ import annotations

import re

from ...model import Item, Items
from ..fonts import width as width_of
from ..marks import Mark, mark_icon, mark_of
from ..scene import Path, Scene, Shape, text
from .text import SIZE, set_text

_GAP = 4.0
_INDENT = 22.0
_BULLETS = frozenset("•-*–—·∙●▪■◆▸▶►+o○◦‣")  # drawn alike, whatever the author typed


def bullet(item: Item) -> str | Mark | None:
    """What stands before an item: a mark, a number or letter as written, or None for a plain bullet."""
    marker = (item.marker or "").strip()
    if not marker or marker in _BULLETS:
        return None
    checkbox = re.fullmatch(r"\[([ xX✓])\]", marker)
    if checkbox:
        return mark_of("☐" if checkbox[1] == " " else "☑")
    return mark_of(marker) or marker


def list_scene(block: Items, width: float) -> Scene:
    """`block` wrapped to `width` px; markers in a column of their own."""
    bullets = [bullet(item) for item in block.items]
    words = [mark for mark in bullets if isinstance(mark, str)]
    indent = max([_INDENT, *(width_of(word, "sans-bold", SIZE) + 8 for word in words)])
    indent = min(indent, width / 2)
    shapes: list[Shape] = []
    y = widest = 0.0
    for item, mark in zip(block.items, bullets, strict=True):
        if isinstance(mark, Mark):
            shapes.append(mark_icon(mark, 1, y + 17.4, SIZE))
        elif mark is None:
            # A dot, two arcs of radius 2.75 px: bullets of fonts differ, this one does not.
            shapes.append(
                Path(f"M{5} {y + 12:g}a2.75 2.75 0 1 0 5.5 0a2.75 2.75 0 1 0 -5.5 0z", "fill-quiet")
            )
        else:
            shapes.append(text(0, y + 17.4, mark, SIZE, face="sans-bold", style="accent"))
        body = set_text(item.text, width - indent)
        shapes += body.shapes(indent, y)
        widest = max(widest, indent + body.width)
        y += body.height + _GAP
    return Scene(widest, max(y - _GAP, 0), tuple(shapes))
