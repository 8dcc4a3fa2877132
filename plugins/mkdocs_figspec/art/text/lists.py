"""Bullets, check marks and numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from unicodedata import category

from ...model import Item, Items
from ...source import Span
from ..glyphs import BULLETS, CHECKS, CROSSES, MARKS
from ..grid import Clusters, Row
from ..panels.headings import underlines
from .code import is_code_line
from .wrapped import is_wrapped

_NUMBER = re.compile(
    r"(\d{1,2}[.)]|[①-⑳❶-❿]|\(\d{1,2}\)|[a-z][.)]|\[[ xX✓✗]\]|\[(?:[\w-]+ )?(?:sq|square)\])\s+(?=[^\s=])"
)
_COUNTED = re.compile("[①-⑳❶-❿✅❌✓✗✔✘]$")
_NEXT_COUNTED = re.compile(r"\s{2,}([①-⑳❶-❿✅❌✓✗✔✘]) +(?=\S)")
_NUMBERED = re.compile(r"\d{1,2}[.)]$|\(\d{1,2}\)$")
_NEXT_NUMBERED = re.compile(r"\s{2,}(\(\d{1,2}\)|\d{1,2}[.)]) +(?=\S)")
_ARROW = re.compile(r"\s+(?:-->|→|=>|->)\s|(?<=[^\s:.])\s{3,}(?=\S)")
"""What parts a name from its gloss."""
_SIGNS = (BULLETS | MARKS | CHECKS | CROSSES | frozenset("╳~")) - frozenset("v")
_ABOUT = re.compile(r"~\s+[\d€$£]")
_PROMPT = re.compile(r"\$ [a-z./]")
_KEYCAP = "\u20e3"
POINTERS = frozenset("→⇒➔➜»")
"""Arrows that open the items of a list where two of them or more do."""
_FIRST_EMOJI = "\u2600"
"""Symbols before it are letters, arrows and line work (Unicode chapter 22)."""


def marker_of(text: str, clusters: Clusters) -> str | None:
    """The marker that opens a list item, `text` without indentation; `None` where none does."""
    if len(text) > 2 and text[1] == " " and not text[2:].lstrip().startswith("= ") and not _ABOUT.match(text):
        sign = clusters.restore(text[0])
        if sign[0] in _SIGNS or sign[-1] == _KEYCAP:
            return text[0]
    found = _NUMBER.match(text)
    return found.group(1) if found else None


def read_list(rows: Sequence[Row], start: int, clusters: Clusters) -> tuple[Items, int] | None:
    """The list that opens in row `start` and the row after it."""
    if marker_of(rows[start].text.strip(), clusters) is None:
        return None
    items: list[Item] = []
    y = last = start
    column = 0
    while y < len(rows):
        text = rows[y].text
        words = text.strip()
        indent = rows[y].indent
        marker = marker_of(words, clusters)
        if not words:
            if y + 1 < len(rows) and _continues(rows, y + 1, clusters, items[-1].marker):
                y += 1
                continue
            break
        if marker is not None:
            column = indent
            items += _items_in(words, marker)
        elif last == y - 1 and underlines(text):
            pass  # the line under a heading that counts
        elif (indent > column or (indent == column and is_wrapped(rows, y))) and not _is_example(
            items[-1].text, words
        ):
            whole = _with_wrapped(items[-1].text, words, rows[last].text, indent)
            items[-1] = Item(whole, items[-1].marker)
        else:
            break
        last = y
        y += 1
    sign = clusters.restore(items[0].marker or "")
    if len(items) == 1 and (sign[0] in "+–~★☆" or sign[-1] == _KEYCAP or sign[-1] in ".)"):
        return None
    if last == start and len(items) == 2 and sign[-1] in ".)":
        return None  # numbers that stand where they belong
    return Items(Span.lines(rows[start].line, rows[last].line), tuple(items)), last + 1


def read_pictured_list(rows: Sequence[Row], start: int, clusters: Clusters) -> tuple[Items, int] | None:
    """The list whose items open with emoji of any kind or with arrows, and the row after it."""
    indent = rows[start].indent
    items: list[Item] = []
    y = start
    while y < len(rows) and not rows[y].blank:
        words = rows[y].text.strip()
        if rows[y].indent == indent and _is_pictured(words, clusters):
            items.append(Item(words[1:].strip(), words[0]))
        elif items and rows[y].indent > indent:
            items[-1] = Item(f"{items[-1].text} {words}", items[-1].marker)
        else:
            break
        y += 1
    return (
        (Items(Span.lines(rows[start].line, rows[y - 1].line), tuple(items)), y) if len(items) > 1 else None
    )


def _is_pictured(words: str, clusters: Clusters) -> bool:
    """Whether words open with a lone emoji or arrow."""
    sign = clusters.restore(words[0])[0]
    return words[1:2] == " " and (sign in POINTERS or (sign >= _FIRST_EMOJI and category(sign) == "So"))


def _items_in(words: str, marker: str) -> list[Item]:
    """The items of one line; several stand behind the same mark or marks of one kind, each after a gap."""
    more = _NEXT_COUNTED if _COUNTED.match(marker) else _NEXT_NUMBERED if _NUMBERED.match(marker) else None
    if more is not None:
        starts = [0, *(found.start(1) for found in more.finditer(words)), len(words)]
        pieces = [words[start:end].split(maxsplit=1) for start, end in pairwise(starts)]
        if all(len(piece) == 2 for piece in pieces):
            return [Item(text.strip(), sign) for sign, text in pieces]
        return [Item(words[len(marker) :].strip(), marker)]  # a number that nothing stands behind
    parts = (
        re.split(rf"\s{{2,}}{re.escape(marker)}\s+", words[len(marker) :])
        if not marker[0].isalnum()
        else [words[len(marker) :]]
    )
    return [Item(part.strip(), marker) for part in parts]


def _with_wrapped(text: str, words: str, above: str, indent: int) -> str:
    """An item with a wrapped line: left of the arrow in `3. long-  --> gloss` its name goes on."""
    over = _ARROW.search(above)
    arrow = _ARROW.search(text) if over else None
    left, *rest = re.split(r"\s{2,}", words, maxsplit=1)
    if arrow and over and indent + len(left) < over.end():
        name = text[: arrow.start()].rstrip()
        return " ".join([f"{name}{'' if name.endswith('-') else ' '}{left}{text[arrow.start() :]}", *rest])
    return f"{text} {words}"


def _is_example(text: str, words: str) -> bool:
    """Whether `words` below an item are code to show: behind `By hand:`, or with a prompt."""
    return _PROMPT.match(words) is not None or (text.endswith(":") and is_code_line(words))


def _continues(rows: Sequence[Row], y: int, clusters: Clusters, before: str | None) -> bool:
    marker = marker_of(rows[y].text.strip(), clusters)
    if marker is None or before is None:
        return False
    return marker == before or (marker[0].isdigit() and before[0].isdigit())


def single_spaced(block: Items) -> Items:
    """The list with gaps inside its items closed."""
    items = tuple(Item(" ".join(item.text.split()), item.marker) for item in block.items)
    return replace(block, items=items)
