"""Words, counted: those of the concept against those of the drawing."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from ..model import Figspec, Sketch
from .scene import GLUE, Group, Label, Scene

WORD = re.compile(r"[^\W_\u2190-\u25ff]+")
"""A run of letters and digits; arrows, line work and what stands between them in Unicode is none."""
PLACEHOLDER = re.compile(r"\[(?:[\w-]+ )?(?:sq|square)\]", re.IGNORECASE)
"""`[blue square]`: a mark to draw, not words."""
_MARKUP = re.compile(r"\]\([^)\s]{0,1000}+\)|<[^<>]*>|^\s*+\d+[.)]\s")
"""The target of a link, a tag, the number of an item; a target that does not end is not looked through."""


def words(text: str) -> list[str]:
    """The words in `text`, folded and in order; of single letters art is full, so they are none."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.replace("\u2019", "'").replace("\u2018", "'"))
    # Words lie far apart in art.
    found = WORD.findall(" ".join(PLACEHOLDER.sub(" ", text).casefold().split()))
    return [word for word in found if len(word) > 1 or word.isdigit()]


def concept_lines(figspec: Figspec) -> Iterator[tuple[int, str]]:
    """The lines of the concept, each with its number in the file, without what is markup in them."""
    for sketch in figspec.sketches:
        if sketch.concept:
            for offset, line in enumerate(sketch.lines):
                yield sketch.line + offset, _plain(sketch, line)


def _plain(sketch: Sketch, line: str) -> str:
    """A line without what is markup in a Markdown table or list; fences are as they are."""
    if sketch.form == "fence":
        return line
    return _MARKUP.sub(" ", line)


def counted(texts: Iterable[str]) -> Counter[str]:
    """How often each word stands in `texts`; none goes on from one to the next."""
    return Counter(words("\n".join(texts)))


def stand_in(wanted: Iterable[str], drawn: Iterable[str]) -> bool:
    """Whether each word of `wanted` stands in `drawn`, as often as it is wanted."""
    want, have = (Counter("\n".join(texts).split()) for texts in (wanted, drawn))
    # Most stands as it was written; only what does not is taken apart into words, which takes far longer.
    return not _words_of_odd(want, have) - _words_of_odd(have, want)


def _words_of_odd(texts: Counter[str], others: Counter[str]) -> Counter[str]:
    """The words in what the two do not have equally often."""
    return counted(f"{text} " * count for text, count in texts.items() if others.get(text) != count)


def drawn_words(scene: Scene) -> Counter[str]:
    """How often each word stands in the scene."""
    return counted(drawn_texts(scene))


def drawn_texts(scene: Scene) -> list[str]:
    """What stands in the scene; a word that goes on in the next label is one word."""
    texts: list[str] = []
    _add_texts(scene, texts)
    return texts


def _add_texts(scene: Scene, texts: list[str]) -> None:
    glued = ""
    for shape in scene.shapes:
        if isinstance(shape, Label):
            text = glued + shape.text
            glued = ""
            if text.endswith(GLUE):
                glued = text[:-1]
            else:
                texts.append(text)
        elif isinstance(shape, Group):
            _add_texts(shape.scene, texts)
    if glued:
        texts.append(glued)
