"""Words, counted: those of the concept against those of the drawing."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from ..model import Figspec, Sketch
from .scene import GLUE, Group, Label, Scene

WORD = re.compile(r"[^\W_]+")
PLACEHOLDER = re.compile(r"\[(?:[\w-]+ )?(?:sq|square)\]", re.IGNORECASE)
"""`[blue square]`: a mark to draw, not words."""


class _Signs(dict[int, str]):
    """What stands for a code point: a blank for signs and line work, looked up once each."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        sign = unicodedata.category(char) in {"So", "Sk", "Cf"} or "\u2190" <= char <= "\u25ff"
        self[code] = " " if sign else char
        return self[code]


_SIGNS = _Signs()


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The words in `text`, folded: runs of letters and digits; of single letters art is full, so none."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.replace("\u2019", "'").replace("\u2018", "'"))
        text = text.translate(_SIGNS)
    found = WORD.findall(PLACEHOLDER.sub(" ", text).casefold())
    return tuple(word for word in found if len(word) > 1 or word.isdigit())


def concept_lines(figspec: Figspec) -> Iterable[tuple[int, tuple[str, ...]]]:
    """The words of each line of the concept, with the line's number in the file."""
    for sketch in figspec.sketches:
        if sketch.concept:
            for offset, line in enumerate(sketch.lines):
                if found := words(_plain(sketch, line)):
                    yield sketch.line + offset, found


def _plain(sketch: Sketch, line: str) -> str:
    """A line without what is markup in a Markdown table or list; fences are as they are."""
    if sketch.form == "fence":
        return line
    return re.sub(r"\]\([^)\s]*\)|<[^<>]*>|^\s*\d+[.)]\s", " ", line)


def drawn_words(scene: Scene) -> Counter[str]:
    """How often each word stands in the scene; a word that goes on in the next label is one word."""
    texts: list[str] = []
    _add_texts(scene, texts)
    return Counter(chain.from_iterable(map(words, texts)))


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
