"""Words that a figure and its figspec say, ready to be held against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Figspec, Figure, Text
from ..source import Span


def words(text: str) -> list[str]:
    """The words of `text`, lower-case, without punctuation."""
    return re.findall(r"[^\W_]+", text.casefold())


def concept_text(figspec: Figspec) -> str:
    """All lines of the visual concept."""
    return "\n".join(line for sketch in figspec.sketches if sketch.concept for line in sketch.lines)


def place_in(text: Text, words: str, figure: Figure) -> Span:
    """Where `words` stand in the part `text`; the whole part where they are wrapped."""
    source = figure.figspec.source
    for number in range(text.span.line, text.span.end_line + 1):
        column = source.line(number).find(words)
        if column >= 0:
            return Span(number, column + 1, number, column + 1 + len(words))
    return text.span


def title_text(figure: Figure) -> Iterator[Text]:
    """Title and title text with the lines that hold them."""
    figspec = figure.figspec
    for title in dict.fromkeys(each for each in (figspec.title, figspec.headline) if each):
        for number, line in enumerate(figspec.source.lines, 1):
            column = line.find(title)
            if column >= 0:
                yield Text(title, Span(number, column + 1, number, column + 1 + len(title)))
                break
        else:
            yield Text(title, Span(1))
