"""A box that stresses something."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from ...model import Callout
from ..scene import Rect, Scene, Shape, Unpainted
from .text import Set, set_text

_SIDE = 20.0
_TOP = 14.0


def callout_scene(block: Callout, width: float) -> Scene:
    """`block` as a tinted box, `width` px wide."""
    room = width - 2 * _SIDE
    placed: list[tuple[Set, float]] = []
    y = _TOP
    if block.title:
        title = set_text(block.title, room, face="sans-bold", style="accent")
        placed.append((title, y))
        y += title.height + (4 if block.text.strip() else 0)
    if block.text.strip():
        body = set_text(block.text.strip("\n"), room, names=True)
        placed.append((body, y))
        y += body.height
    height = y + _TOP

    def paint() -> Iterator[Shape]:
        yield Rect(0.5, 0.5, width - 1, height - 1, "callout", 8)
        for words, top in placed:
            yield from words.shapes(_SIDE, top)

    return Unpainted(width, height, min((words.smallest for words, _ in placed), default=inf), paint)
