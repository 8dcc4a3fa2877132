"""Shell sessions: what was typed behind a prompt, and what came back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model import Code
from ..glyphs import BOX_DRAWING, HORIZONTAL
from ..grid import Clusters, Region, Row
from ..reading import Reading
from .code import make_code
from .lists import POINTERS, marker_of

_ANY_PROMPT = re.compile(r"(?m)^\s*\$ ")
_PROMPT = re.compile(r"\$ +[A-Za-z_./~](?!.*\S {3,}[^\s#←→])")
"""A command behind a prompt, nothing beside it but a remark."""
_COMMENT = re.compile(r"#\s")
_DRAWN = re.compile(r"[\s|vV^/\\]+$|[|+`]-{2}|.*-{1,2}>$")
"""A row that leads to words above or below it."""
_LINES = BOX_DRAWING - HORIZONTAL


def read_sessions(region: Region) -> Reading:
    """The shell sessions of `region`, each one piece of code with all that its commands printed."""
    blocks: list[Code] = []
    claimed: set[int] = set()
    rows = region.rows
    y = 0 if _ANY_PROMPT.search(region.text) else len(rows)
    while y < len(rows):
        opens = y == 0 or rows[y - 1].blank or rows[y - 1].text.rstrip().endswith(":")
        end, whole = _end(rows, y, region.clusters) if opens else (y, False)
        if whole:
            blocks.append(make_code(rows[y:end], "console"))
            claimed |= set(range(y, end))
        y = max(end, y + 1)
    return Reading(tuple(blocks), region.without_rows(claimed)) if blocks else Reading((), region)


def _end(rows: Sequence[Row], start: int, clusters: Clusters) -> tuple[int, bool]:
    """The row after the commands that open in row `start`, and whether they printed something, in words.

    What a command printed ends at a blank row, or where an arrow or a bullet says what comes of it.
    """
    y = end = start
    printed = False
    while _is_prompted(rows, y):
        while y < len(rows) and not _ends(rows[y].text.strip(), clusters):
            if _is_drawn(rows[y].text.strip()):
                return y, False
            printed = printed or _is_output(rows, y)
            y += 1
        end = y
        y += y < len(rows) and rows[y].blank
    return end, printed


def _is_prompted(rows: Sequence[Row], y: int) -> bool:
    """Whether a command with a prompt stands in row `y`, perhaps under comments."""
    while y < len(rows) and _COMMENT.match(rows[y].text.strip()):
        y += 1
    return y < len(rows) and _PROMPT.match(rows[y].text.strip()) is not None


def _ends(words: str, clusters: Clusters) -> bool:
    """Whether a row is none of what a command printed."""
    return not words or words[0] in POINTERS or marker_of(words, clusters) is not None


def _is_drawn(words: str) -> bool:
    """Whether a row is part of a drawing."""
    return _DRAWN.match(words) is not None or not _LINES.isdisjoint(words)


def _is_output(rows: Sequence[Row], y: int) -> bool:
    """Whether row `y` is no command, none that goes on and no comment."""
    words = rows[y].text.strip()
    return not (words.startswith("$ ") or _COMMENT.match(words) or rows[y - 1].text.rstrip().endswith("\\"))
