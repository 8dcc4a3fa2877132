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
    return re.sub(r"\]\([^)\s]*\)|<[^<>]*>|^\s*\d+[.)]\s", " ", line)


def counted(texts: Iterable[str]) -> Counter[str]:
    """How often each word stands in `texts`; none goes on from one to the next."""
    return Counter(words("\n".join(texts)))


def drawn_words(scene: Scene) -> Counter[str]:
    """How often each word stands in the scene; a word that goes on in the next label is one word."""
    texts: list[str] = []
    _add_texts(scene, texts)
    return counted(texts)


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
