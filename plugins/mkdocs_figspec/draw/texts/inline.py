"""Inline markup in words that flow: back-ticked code, `**bold**`, names, marks, bars; all else stays text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Literal

from ..cells.box_glyphs import SHADES
from ..marks import MAYBE, Mark, split_marks
from .names import names_in

Form = Literal["plain", "strong", "code", "name", "mark", "bar"]


@dataclass(frozen=True)
class Piece:
    """A stretch of text of one form."""

    text: str
    """Without back-ticks and asterisks."""
    form: Form = "plain"
    mark: Mark | None = None
    """What `text` is drawn as, where `form` is `mark`."""


# Lengths are bounded so that a line of lone asterisks or back-ticks is read in linear time.
_MARKUP = re.compile(
    r"`(?P<code>[^`\n]{1,300})`"
    r"|(?<![*\w])\*\*(?P<strong>[^*\s](?:[^*\n]{0,300}[^*\s])?)\*\*(?![*\w])"
)


_BAR = re.compile("([█▇▉▊▋▌▍▎▏░▒▓]{3,})")
_MAYBE = re.compile(rf"[\n`*█░▒▓{re.escape(''.join(sorted(MAYBE)))}]|\S{{16}}")
"""What every text has that is not plain."""
_LONG = re.compile(r"\S{16,}")
_JOINTS = re.compile(r"(?<=[\w)\]][/_.:=,|&-])(?=[\w(\[])")


def is_plain(text: str) -> bool:
    """Whether `text` is one line without markup, marks and long words."""
    if not _MAYBE.search(text):
        return True
    return "\n" not in text and pieces(text) == (Piece(text),) and len(soft(text)) == 1


@lru_cache(4096)
def soft(text: str) -> tuple[str, ...]:
    """`text` cut where a long word in it may go on in the next line; joined it is the same."""
    if not _LONG.search(text):
        return (text,)
    parts = [""]
    for stretch in re.split(r"(\s+)", text):
        first, *others = _JOINTS.split(stretch) if len(stretch) >= 16 else [stretch]
        parts[-1] += first
        parts += others
    return tuple(parts)


@lru_cache(4096)
def pieces(text: str, *, markup: bool = True, names: bool = False) -> tuple[Piece, ...]:
    """`text` cut into pieces, in order.

    Without `markup` only its marks are told apart, and its `names` where they are asked for.
    """
    found: list[Piece] = []
    end = 0
    for match in _MARKUP.finditer(text) if markup and ("`" in text or "**" in text) else ():
        found += _plain(text[end : match.start()], names=names)
        code = match["code"]
        found += [Piece(code, "code")] if code is not None else _plain(match["strong"], "strong")
        end = match.end()
    return (*found, *_plain(text[end:], names=names))


def _style_of(glyph: str) -> str:
    return f"shade-{SHADES[glyph]}" if glyph in SHADES else "bar"


def bar_parts(text: str) -> list[tuple[str, str]]:
    """A bar's filled part and its others, each as it is to be set and the class name of its style."""
    found = []
    for style, glyphs in groupby(text, _style_of):
        part = "".join(glyphs)
        found.append((part if style == "bar" else "█" * len(part), style))
    return found


def bar_name(text: str) -> str:
    """What a bar says to those who cannot see it: `6 of 10`."""
    filled = sum(glyph not in SHADES for glyph in text)
    return f"{filled} of {len(text)}" if filled < len(text) else f"bar of {filled}"


def _plain(text: str, form: Form = "plain", *, names: bool = False) -> list[Piece]:
    found: list[Piece] = []
    for part in split_marks(text):
        if not isinstance(part, str):
            found.append(Piece(part.text, "mark", part))
        elif not _BAR.search(part):
            found += _named(part) if names else [Piece(part, form)]
        else:
            found += [Piece(each, "bar" if _BAR.match(each) else form) for each in _BAR.split(part) if each]
    return found


def _named(text: str) -> list[Piece]:
    """`text` with the names in it apart."""
    found: list[Piece] = []
    end = 0
    for start, after in names_in(text):
        found += [Piece(text[end:start])] if start > end else []
        found.append(Piece(text[start:after], "name"))
        end = after
    return [*found, Piece(text[end:])] if end < len(text) or not found else found
