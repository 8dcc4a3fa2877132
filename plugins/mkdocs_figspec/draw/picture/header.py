"""The head of the picture: its headline, the key message and what the frames say besides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from ...model import Figure
from ..scene import Shape
from ..texts.text import Set, set_text
from ..words import words
from .panels import SPACED

HEADLINE = (44.0, 30.0)
"""Size of the headline in px, most and least."""
_TOP, _BELOW = 20.0, 14.0
"""Above and below the head, in px."""
EVEN = (1.03, 1.08, 1.15, 1.25)
"""Widths at which lines of about equal length are tried, in parts of their mean."""
KICKER = 0.85
"""Size of what stands above the headline, in parts of the key message's."""


def draw_header(
    figure: Figure, titles: Sequence[str], sizes: tuple[float, float], left: float, room: float
) -> tuple[list[Shape], float]:
    """Its shapes from `left` on in `room` px, the key message between `sizes` px; and its height."""
    spec = figure.figspec
    headline = spec.headline or spec.title or (titles[0] if titles else spec.id)
    message = spec.key_message.text if spec.key_message else ""
    known = Counter(words(headline))
    besides = []
    for title in titles:
        own = Counter(words(title))
        if own - known:
            besides.append(title)
        known |= own
    parts: list[tuple[Set, float]] = []
    if besides:
        kicker = set_text(
            "  ·  ".join(besides), room / SPACED, KICKER * sizes[1], face="sans-bold", style="title"
        )
        parts.append((kicker, 2.0))
    parts.append((_headline(headline, room), 4.0 if message else 0.0))
    if message:
        parts.append((_message(message, sizes, room), 0.0))
    shapes: list[Shape] = []
    y = _TOP
    for part, gap in parts:
        shapes += part.shapes(left, y)
        y += part.height + gap
    return shapes, y + _BELOW


def _headline(words_: str, room: float) -> Set:
    """The headline on one line if it can be large enough, else on several."""
    largest, least = HEADLINE
    one = set_text(words_, 1e6, largest, face="sans-bold", markup=False)
    size = min(largest, largest * room / max(one.width, 1.0))
    size = max(size, least) - 0.05
    return _even(
        lambda width: set_text(words_, width, size, face="sans-bold", leading=1.2, markup=False), room
    )


def _message(text: str, sizes: tuple[float, float], room: float) -> Set:
    """The key message as large as `sizes` allow, but on one line if its least size gives one."""

    def at(size: float, width: float) -> Set:
        return set_text(text, width, size, style="quiet", leading=1.4, names=True)

    least, most = sizes
    one = at(least, 1e6)
    fitting = least * room / max(one.width, 1.0)
    size = most if fitting < least or len(one.lines) > 1 else min(most, fitting - 0.05)
    return _even(lambda width: at(max(size, least), width), room)


def _even(text: Callable[[float], Set], room: float) -> Set:
    """`text` in `room` px, its lines about equally long: no last one of a word or two."""
    whole = text(room)
    least = sum(line.width for line in whole.lines) / max(len(whole.lines), 1)
    if len(whole.lines) > 1:
        for width in (least * share for share in EVEN if least * share < room):
            narrower = text(width)
            if len(narrower.lines) == len(whole.lines):
                return narrower
    return whole
