"""Which boxes have a first line that is the heading of the others: boxes of one drawing are treated alike."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from enum import Enum, auto

from ...model import Box
from .author_lines import author_lines
from .box_columns import is_gapped

MARKER = re.compile(r"\s*(?:[•●○◦▪■□‣*\-–→✓✔✗✘✅❌☐☑☒]|\d{1,2}[.)]|\[[ xX]\])\s+\S")
"""How an item of a list begins."""
_BULLET = re.compile(r"\s*[•●○◦▪‣*\-–→\[]")
_RUNS_ON = re.compile(r"[a-zà-ÿ]")
_NUMBERED = re.compile(r"\W*(?:[^\W\d]+\s)?\W*\d{1,2}[\]).:]")
_FILE = re.compile(r"[\w./-]*\w\.[A-Za-z]{1,5}")
_SENTENCE = 30
"""Characters of a first line from which words that run on tell nothing of other boxes: they are sentences."""


class _Sign(Enum):
    """What the lines of one box say of the first."""

    HEADING = auto()
    LIKELY = auto()
    RUNS_ON = auto()
    NONE = auto()


def headed_boxes(boxes: Iterable[Box], around: Collection[str] = ()) -> frozenset[str]:
    """The ids of the boxes whose first line is a heading; those `around` something have even a single one.

    Where the words of one box run on, only what must be a heading is one; numbered boxes follow each other.
    """
    signs: dict[str, _Sign] = {}
    numbered: set[str] = set()
    doubts: set[str] = set()
    for box in boxes:
        lines = author_lines(box.text)
        sign = _sign(lines)
        if len(lines) == 1 and box.id in around and not starts_list(lines):
            sign = _Sign.HEADING
        elif box.bare and lines and lines[0][:1].isdigit():
            sign = _Sign.NONE
        signs[box.id] = sign
        if sign is not _Sign.NONE and _NUMBERED.match(lines[0]):
            numbered.add(box.id)
        if sign is _Sign.RUNS_ON and not box.bare and len(lines[0]) < _SENTENCE:
            doubts.add(box.id)
    found = {name for name, sign in signs.items() if sign is _Sign.HEADING}
    if any(signs[name] in {_Sign.HEADING, _Sign.LIKELY} for name in numbered):
        found |= numbered
        doubts -= numbered
    if not doubts:
        found |= {name for name, sign in signs.items() if sign is _Sign.LIKELY}
    return frozenset(found)


def starts_list(lines: Sequence[str]) -> bool:
    """Whether the first line is an item and no heading: `1. Load` or `✓ Kept` over other words is one."""
    if not lines or not MARKER.match(lines[0]):
        return False
    if len(lines) == 1 or _BULLET.match(lines[0]):
        return True
    first = lines[0].lstrip()[0]
    if first.isdigit():
        return any(line[:1].isdigit() for line in lines[1:])
    return any(line[:1] == first for line in lines[1:])


def _sign(lines: Sequence[str]) -> _Sign:
    if len(lines) < 2 or starts_list(lines):
        return _Sign.NONE
    first, second = lines[0], lines[1]
    asks = lines[-1].endswith("?") and "?" not in first
    if asks or all(line.isupper() for line in lines) or _is_open(first):
        return _Sign.NONE
    if first.isupper() or first.endswith(":") or not second or second[0] == "(" or _FILE.fullmatch(first):
        return _Sign.HEADING
    if is_gapped(second) and not is_gapped(first):
        return _Sign.HEADING  # over columns
    path = "/" in second.split()[0]
    return _Sign.RUNS_ON if _RUNS_ON.match(second) and not path else _Sign.LIKELY


def _is_open(line: str) -> bool:
    """Whether a bracket or a quotation that begins in the line goes on in the next."""
    return line.count("(") > line.count(")") or line.count("[") > line.count("]") or line.count('"') % 2 == 1
