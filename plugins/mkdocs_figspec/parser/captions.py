"""Captions and alt texts without a section: under an image, or by their label below the concept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import dropwhile

from ..model import Field, Text
from ..source import Source, Span
from .fields import fields_in
from .outline import Outline
from .parts import Part, part_of
from .words import unquoted

_IMAGE = re.compile(r"^\s*(?:!\[|<img\b)")
_HTML = re.compile(r"<figcaption[^>]{0,200}>([^<]{1,5000})</figcaption>", re.IGNORECASE)


def labelled_below_concept(plan: Outline) -> Iterator[Field]:
    """Fields such as `**Caption:** ...` in what follows the drawing in the concept's own section."""
    for section in plan.sections:
        if section.level <= 2 and part_of(section) in (Part.CONCEPT, None):  # a panel's is not the figure's
            drawn = dropwhile(lambda piece: piece.kind != "fence", section.own())
            yield from fields_in(piece for piece in drawn if piece.kind in ("paragraph", "quote"))


def embedded_caption(source: Source) -> Text | None:
    """The italic lines right under the first embedded image that has some, or its `<figcaption>`."""
    for index, line in enumerate(source.lines):
        if _IMAGE.match(line):
            caption = _italic_below(source, index + 1)
            if caption:
                return caption
    match = _HTML.search(source.text)
    if match and match.group(1).strip():
        first = source.text.count("\n", 0, match.start(1)) + 1
        return Text(" ".join(match.group(1).split()), Span.lines(first, first + match.group(1).count("\n")))
    return None


def _italic_below(source: Source, index: int) -> Text | None:
    while index < len(source.lines) and not source.lines[index].strip():
        index += 1
    first, words = index, ""
    while index < len(source.lines) and source.lines[index].strip() and index < first + 12:
        words = f"{words} {source.lines[index].lstrip(' >').strip()}".strip()
        index += 1
        if not words or words[0] not in "*_" or re.match(r"\*\*(?!\*)|__", words):
            return None
        if len(words) > 2 and words[-1] == words[0]:
            return Text(unquoted(words[1:-1]), Span.lines(first + 1, index))
    return None
