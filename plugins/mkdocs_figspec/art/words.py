"""Counting words, to be sure that none is lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from ..model import Block, Step, Steps
from .grid import Region

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_WORD = re.compile(r"[^\W_]{2,}|\d")
_NAMES_NOT_WORDS = frozenset({"id", "parent", "box", "source", "target", "language", "direction", "span"})
"""Fields that hold names of ours rather than words of the author."""


def words_of(text: str) -> Counter[str]:
    """The words in `text`, case folded; single letters are left out, as they may be arrow heads and marks."""
    return Counter(_WORD.findall(text.casefold()))


def words_of_region(region: Region) -> Counter[str]:
    """The words that stand in a region."""
    return words_of("\n".join(row.text for row in region))


def words_of_blocks(blocks: Iterable[Block]) -> Counter[str]:
    """The words in blocks; a recommended step has the word for it, one without a title its number."""
    texts: list[str] = []
    for block in blocks:
        _collect(block, texts)
    return words_of("\n".join(texts))


def are_lost(before: Region, after: Region, blocks: Iterable[Block]) -> bool:
    """Whether a word of `before` stands neither in `after` nor in `blocks`."""
    texts = [row.text for row in after]
    for block in blocks:
        _collect(block, texts)
    have = words_of("\n".join(texts))
    return any(count > have[word] for word, count in words_of_region(before).items())


def _collect(value: object, texts: list[str]) -> None:
    """Add the strings in `value` that hold words of the author to `texts`."""
    if isinstance(value, str):
        texts.append(value)
    elif isinstance(value, tuple):
        for each in value:
            _collect(each, texts)
    elif is_dataclass(value) and not isinstance(value, type):
        if isinstance(value, Steps):
            texts += [str(number) for number, step in enumerate(value.items, 1) if step.title is None]
        elif isinstance(value, Step) and value.recommended:
            texts.append("recommended")
        for name in _fields_with_words(value):
            _collect(getattr(value, name), texts)


_known: dict[type, tuple[str, ...]] = {}
"""The fields with words, by class: asked for at every node."""


def _fields_with_words(value: DataclassInstance) -> tuple[str, ...]:
    kind = type(value)
    if kind not in _known:
        _known[kind] = tuple(each.name for each in fields(value) if each.name not in _NAMES_NOT_WORDS)
    return _known[kind]
