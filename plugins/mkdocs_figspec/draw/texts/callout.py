"""A box that stresses something."""

from __future__ import annotations

from ...model import Callout
from ..scene import Rect, Scene, Shape
from .text import set_text

_SIDE = 20.0
_TOP = 14.0


def callout_scene(block: Callout, width: float) -> Scene:
    """`block` as a tinted box, `width` px wide."""
    room = width - 2 * _SIDE
    shapes: list[Shape] = []
    y = _TOP
    if block.title:
        title = set_text(block.title, room, face="sans-bold", style="accent")
        shapes += title.shapes(_SIDE, y)
        y += title.height + (4 if block.text.strip() else 0)
    if block.text.strip():
        body = set_text(block.text.strip("\n"), room)
        shapes += body.shapes(_SIDE, y)
        y += body.height
    height = y + _TOP
    return Scene(width, height, (Rect(0.5, 0.5, width - 1, height - 1, "callout", 8), *shapes))
