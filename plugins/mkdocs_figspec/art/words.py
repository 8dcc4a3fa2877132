"""Counting words, to be sure that none is lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import fields, is_dataclass

from ..model import Block, Step, Steps
from .glyphs import BOX_DRAWING
from .grid import Region

_WORD = re.compile(r"[^\W_]+")
_NAMES_NOT_WORDS = frozenset({"id", "parent", "box", "source", "target", "language", "direction", "span"})
"""Fields that hold names of ours rather than words of the author."""


def words_of(text: str) -> Counter[str]:
    """The words in `text`, case folded; single letters are left out, as they may be arrow heads and marks."""
    return Counter([word for word in every_word(text) if len(word) > 1 or word.isdecimal()])


def every_word(text: str) -> list[str]:
    """The words in `text`, case folded, single letters too."""
    return _WORD.findall(" ".join(text.split()).casefold())  # words lie far apart in a sketch


def text_of_blocks(blocks: Iterable[Block]) -> str:
    """What stands in blocks, a line each."""
    texts: list[str] = []
    for block in blocks:
        _collect(block, texts)
    return "\n".join(texts)


def are_lost(before: Region, blocks: Iterable[Block], *others: str) -> bool:
    """Whether a word of `before` stands neither in `blocks` nor in the `others`."""
    drawn, have = Counter(before.text.split()), Counter("\n".join([*others, text_of_blocks(blocks)]).split())
    # Most stands as it was drawn; only what does not is taken apart into words, which takes far longer.
    words = _words_in(drawn, have)
    return bool(words) and bool(words - _words_in(have, drawn))


def _words_in(counted: Counter[str], others: Counter[str]) -> Counter[str]:
    """The words in what the two do not have equally often."""
    odd = [(text, count) for text, count in counted.items() if others.get(text) != count]
    return words_of("".join([f"{text} " * count for text, count in odd if text not in BOX_DRAWING]))


def _collect(value: object, texts: list[str]) -> None:
    """Add the strings in `value` that hold words of the author to `texts`."""
    if isinstance(value, str):
        texts.append(value)
    elif isinstance(value, tuple):
        for each in value:
            _collect(each, texts)
    elif names := _fields_with_words(type(value)):
        if isinstance(value, Steps):
            texts += [str(number) for number, step in enumerate(value.items, 1) if step.title is None]
        elif isinstance(value, Step) and value.recommended:
            texts.append("recommended")
        for name in names:
            _collect(getattr(value, name), texts)


_known: dict[type, tuple[str, ...]] = {}
"""The fields with words, by class: asked for at every node."""


def _fields_with_words(kind: type) -> tuple[str, ...]:
    if kind not in _known:
        own = fields(kind) if is_dataclass(kind) else ()
        _known[kind] = tuple(each.name for each in own if each.name not in _NAMES_NOT_WORDS)
    return _known[kind]
