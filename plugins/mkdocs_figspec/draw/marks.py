"""Marks: check marks, crosses, warning signs, squares, ... that the two faces lack, as shapes with a name.

In a drawing a mark is an `Icon` (`mark_icon`); in HTML it is an inline SVG of `MARK_PATHS[mark.shape]`
in a 24 by 24 view box inside `<span role="img" aria-label="NAME">`. Both show the shape and not only
a colour, and both sit on the middle of capital letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .scene import Icon

MARK_ADVANCE = 1.0
"""Width of a mark in em; it is as high as it is wide."""
_MIDDLE = 0.36
"""Middle of capital letters above the baseline, in em: of Roboto and of JetBrains Mono alike."""


@dataclass(frozen=True)
class Mark:
    """A mark in a text."""

    text: str
    """As its author wrote it: `✅`, `[blue square]`."""
    name: str
    """For those who cannot see it: `check mark`."""
    shape: str
    """Key of `MARK_PATHS`."""
    style: str
    """Class name of `theme`: `ink`, `quiet`, `accent`, `mark-yes`, `segment-1`, ..."""


_CHECK = "M9 16.2 4.8 12l-1.7 1.7L9 19.6 21.2 7.4l-1.7-1.7z"
_CROSS = "M19.2 6.5 17.5 4.8 12 10.3 6.5 4.8 4.8 6.5l5.5 5.5-5.5 5.5 1.7 1.7 5.5-5.5 5.5 5.5 1.7-1.7-5.5-5.5z"
_OPEN_BOX = "M19 3H5a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2V5a2 2 0 0 0-2-2m0 2v14H5V5z"

MARK_PATHS: dict[str, str] = {
    "check": _CHECK,
    "cross": _CROSS,
    "check-box": "m10 17-5-5 1.4-1.4 3.6 3.6 7.6-7.6L19 8m0-5H5a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h14a2 2 0 0 0"
    " 2-2V5a2 2 0 0 0-2-2z",
    "cross-box": "M19 3H5a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2V5a2 2 0 0 0-2-2m-3.4 14L12 13.4 8.4"
    " 17 7 15.6l3.6-3.6L7 8.4 8.4 7l3.6 3.6L15.6 7 17 8.4 13.4 12l3.6 3.6z",
    "open-box": _OPEN_BOX,
    "warning": "M13 14h-2V9h2m0 9h-2v-2h2M1 21h22L12 2z",
    "star": "M12 17.3 18.2 21l-1.6-7L22 9.2l-7.2-.6L12 2 9.2 8.6 2 9.2 7.4 14l-1.6 7z",
    "open-star": "m12 15.4-3.8 2.3 1-4.3-3.3-2.9 4.4-.4L12 6.1l1.7 4 4.4.4-3.3 2.9 1 4.3M22 9.2l-7.2-.6L12 2"
    " 9.2 8.6 2 9.2 7.4 14l-1.6 7 6.2-3.7 6.2 3.7-1.6-7z",
    "circle": "M12 4a8 8 0 0 1 0 16a8 8 0 0 1 0-16z",
    "open-circle": "M12 4a8 8 0 0 1 0 16a8 8 0 0 1 0-16zm0 2a6 6 0 0 0 0 12a6 6 0 0 0 0-12z",
    "square": "M4 4h16v16H4z",
    "small-circle": "M12 8a4 4 0 0 1 0 8a4 4 0 0 1 0-8zm0 2a2 2 0 0 0 0 4a2 2 0 0 0 0-4z",
    "small-triangle": "M8 6.5v11l8-5.5z",
    "diamond": "M12 2 22 12 12 22 2 12z",
    "triangle-up": "M12 4 22 20H2z",
    "triangle-down": "M12 20 2 4h20z",
    "hook": "m19 15-6 6-1.4-1.4 3.6-3.6H4V4h2v10h9.2l-3.6-3.6L13 9z",
    "return": "M19 7v4H5.8l3.6-3.6L8 6l-6 6 6 6 1.4-1.4L5.8 13H21V7z",
    "arrow-right": "M4 11v2h12l-5.5 5.5 1.4 1.4L19.8 12 11.9 4.1l-1.4 1.4L16 11z",
    "arrow-left": "M20 11v2H8l5.5 5.5-1.4 1.4L4.2 12l7.9-7.9 1.4 1.4L8 11z",
    "implies": "M2 8h11.2l-3.1-3.1 1.4-1.4 8.5 8.5-8.5 8.5-1.4-1.4 3.1-3.1H2v-2h13.2l2-2-2-2H2z",
    "implied": "M22 8H10.8l3.1-3.1-1.4-1.4L4 12l8.5 8.5 1.4-1.4-3.1-3.1H22v-2H8.8l-2-2 2-2H22z",
    "bang": "M10.5 3h3l-.5 12h-2zM10.5 18h3v3h-3z",
    "question": "M10.5 18h3v3h-3zm.3-1.8c0-4 4.2-4.2 4.2-7.3a3 3 0 0 0-6 0H6.6a5.4 5.4 0 0 1 10.8 0c0 3.6"
    "-4.1 4-4.2 7.3z",
    "info": "M11 9h2V7h-2m1 13a8 8 0 0 1 0-16a8 8 0 0 1 0 16m0-18a10 10 0 0 0 0 20a10 10 0 0 0"
    " 0-20m-1 15h2v-6h-2z",
    "heart": "m12 20.5-1.5-1.3C5.4 14.6 2 11.5 2 7.8A5 5 0 0 1 7 3c2 0 3.9.9 5 2.5A6.2 6.2 0 0 1 17 3a5 5 0 0"
    " 1 5 4.8c0 3.7-3.4 6.8-8.5 11.4z",
    "bolt": "M11 15H6l7-14v8h5l-7 14z",
}
"""Path data of each shape in a square of 24 by 24, y downwards, to be filled."""

_HUES = {
    "🔴": "red",
    "🟠": "orange",
    "🟡": "yellow",
    "🟢": "green",
    "🔵": "blue",
    "🟣": "purple",
    "🟤": "brown",
    "⚫": "black",
    "⚪": "white",
}
_SQUARES = {
    "🟥": "red",
    "🟧": "orange",
    "🟨": "yellow",
    "🟩": "green",
    "🟦": "blue",
    "🟪": "purple",
    "🟫": "brown",
    "⬛": "black",
    "⬜": "white",
}
_HUE_STYLES = {
    "red": "mark-no",
    "orange": "segment-2",
    "gold": "segment-6",
    "amber": "segment-6",
    "yellow": "segment-6",
    "green": "segment-3",
    "teal": "segment-3",
    "blue": "segment-1",
    "navy": "segment-1",
    "purple": "segment-5",
    "violet": "segment-5",
    "pink": "mark-no",
    "brown": "segment-2",
    "black": "ink",
    "white": "quiet",
    "gray": "quiet",
    "grey": "quiet",
}
_MARKS: dict[str, tuple[str, str, str]] = {
    "✓": ("check mark", "check", "mark-yes"),
    "✔": ("check mark", "check", "mark-yes"),
    "✅": ("check mark", "check-box", "mark-yes"),
    "☑": ("checked box", "check-box", "mark-yes"),
    "☐": ("empty box", "open-box", "quiet"),
    "☒": ("crossed box", "cross-box", "mark-no"),
    "✗": ("cross", "cross", "mark-no"),
    "✘": ("cross", "cross", "mark-no"),
    "✖": ("cross", "cross", "mark-no"),
    "❌": ("cross", "cross", "mark-no"),
    "❎": ("crossed box", "cross-box", "mark-no"),
    "⚠": ("warning", "warning", "mark-warn"),
    "★": ("star", "star", "mark-warn"),
    "⭐": ("star", "star", "mark-warn"),
    "☆": ("open star", "open-star", "quiet"),
    "↳": ("leads to", "hook", "quiet"),
    "↪": ("leads to", "hook", "quiet"),
    "↵": ("return", "return", "quiet"),
    "➔": ("arrow", "arrow-right", "ink"),
    "➜": ("arrow", "arrow-right", "ink"),
    "➡": ("arrow", "arrow-right", "ink"),
    "⬅": ("arrow left", "arrow-left", "ink"),
    "⇒": ("implies", "implies", "ink"),
    "⇐": ("implied by", "implied", "ink"),
    "◦": ("bullet", "small-circle", "ink"),
    "‣": ("bullet", "small-triangle", "ink"),
    "❗": ("important", "bang", "mark-no"),
    "❓": ("question", "question", "accent"),
    "ℹ": ("information", "info", "accent"),
    "♥": ("heart", "heart", "mark-no"),
    "❤": ("heart", "heart", "mark-no"),
    "⚡": ("lightning", "bolt", "mark-warn"),
    "🔶": ("orange diamond", "diamond", "segment-2"),
    "🔷": ("blue diamond", "diamond", "segment-1"),
    "🔺": ("red triangle", "triangle-up", "mark-no"),
    "🔻": ("red triangle", "triangle-down", "mark-no"),
    **{char: (f"{hue} circle", "circle", _HUE_STYLES[hue]) for char, hue in _HUES.items()},
    **{char: (f"{hue} square", "square", _HUE_STYLES[hue]) for char, hue in _SQUARES.items()},
}
_PLACEHOLDER = r"\[(?:(?P<hue>[\w-]{1,20}) )?(?:sq|square)\]"
_FIND = re.compile(f"(?i:{_PLACEHOLDER})|(?P<mark>[{''.join(_MARKS)}])[\ufe0e\ufe0f]?")
MAYBE = frozenset(_MARKS) | {"["}
"""The code points that marks begin with."""


def mark_of(text: str) -> Mark | None:
    """The mark that all of `text` is, a variation selector allowed; None where it is none."""
    found = _FIND.fullmatch(text)
    return _mark(found) if found else None


@lru_cache(4096)
def split_marks(text: str) -> tuple[str | Mark, ...]:
    """`text` cut into plain stretches and marks, in order; their texts joined give it back."""
    if MAYBE.isdisjoint(text):
        return (text,) if text else ()
    pieces: list[str | Mark] = []
    end = 0
    for found in _FIND.finditer(text):
        if found.start() > end:
            pieces.append(text[end : found.start()])
        pieces.append(_mark(found))
        end = found.end()
    if end < len(text):
        pieces.append(text[end:])
    return tuple(pieces)


def _mark(found: re.Match[str]) -> Mark:
    char = found["mark"]
    if char:
        return Mark(found.group(), *_MARKS[char])
    hue = (found["hue"] or "").casefold()
    return Mark(found.group(), f"{hue} square".strip(), "square", _HUE_STYLES.get(hue, "accent"))


def mark_icon(mark: Mark, x: float, baseline: float, size: float, style: str | None = None) -> Icon:
    """The mark as a shape whose left edge is at `x`, for text of `size` px on `baseline`."""
    side = MARK_ADVANCE * size
    return Icon(mark.shape, x, baseline - _MIDDLE * size - side / 2, side, style or mark.style)
