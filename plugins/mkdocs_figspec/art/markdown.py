"""Lists and text in Markdown's own notation."""

from __future__ import annotations

import re

from ..model import Block, Item, Items, Prose
from ..source import Span
from .grid import Region
from .text.markdown_table import plain

_ITEM = re.compile(r"^\s*([-*+]|\d{1,3}[.)])\s+(?:\[([ xX])\]\s+)?(.*)$")


def read_markdown_list(region: Region) -> Block | None:
    """A bulleted or numbered list, items that wrap joined."""
    items: list[Item] = []
    for row in region:
        if row.blank:
            continue
        found = _ITEM.match(row.text)
        if found:
            box = found.group(2)
            marker = found.group(1) if box is None else ("☐" if box == " " else "✓")
            items.append(Item(plain(found.group(3)), "•" if marker in "-*+" else marker))
        elif items:
            items[-1] = Item(f"{items[-1].text} {plain(row.text.strip())}", items[-1].marker)
        else:
            items.append(Item(plain(row.text.strip()), None))
    return Items(_span(region), tuple(items)) if items else None


def read_markdown_text(region: Region) -> Block | None:
    """Running text, its wrapped lines joined and its paragraphs apart."""
    if region.blank:
        return None
    paragraphs: list[list[str]] = [[]]
    for row in region:
        if row.blank:
            paragraphs.append([])
        else:
            paragraphs[-1].append(plain(row.text.strip()))
    return Prose(_span(region), "\n".join(" ".join(lines) for lines in paragraphs if lines))


def _span(region: Region) -> Span:
    return Span.lines(region.rows[0].line, region.rows[-1].line)
