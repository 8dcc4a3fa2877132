"""Where a node's name ends and its annotation starts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .branches import Run

_LEFT_ARROW = re.compile(r"(?:[←⟵⇐↤]|[◄◀◂⬅][─━═-]{0,8}|<[-─]{1,8})(?!>)")
_RIGHT_ARROW = re.compile(r"(?:→|⇒|⟶|➔|↳|[-─]{1,2}>|=>|[─—–]{1,2}|--|:) ")
_ARROW = re.compile(r"(?:^|(?<= ))(?:→|⇒|⟶|➔|[-─]{1,2}>|=>) (?=\S)")
_LEADER = re.compile(r"(?<=\S) (?:\.{4,}|[·․]{3,}|[─━═╌┄]{2,}) (?=\S)")
_FILE = re.compile(r"\S*(?:/|\.[A-Za-z][A-Za-z0-9]{0,6}|\*)$")
_BRACKETED = re.compile(r"^(\S+(?: \S+)?) ([(\[][^()\[\]]+[)\]])$")
_PAIRS = {"(": ")", "[": "]"}


@dataclass(frozen=True)
class Named:
    """The words of a node taken apart."""

    name: str
    annotation: str | None
    column: int | None
    """Column in which the words of the annotation start."""
    arrow: bool
    """Whether an arrow points from the annotation to the name."""


def name_and_annotation(runs: tuple[Run, ...], column: int | None = None) -> Named:
    """The name in the first of `runs` and what the others say of it.

    `column` is where most annotations of the tree start: there even a single space may divide.
    """
    runs = _joined_mark(runs)
    first, text = runs[0], runs[0].text
    for number, run in enumerate(runs):
        arrow = _arrow_in(run.text, number > 0)
        if arrow is not None:
            before, after = run.text[: arrow[0]].rstrip(), run.text[arrow[1] :].strip()
            name = " ".join([*(each.text for each in runs[:number]), before]).strip()
            rest = " ".join([after, *(each.text for each in runs[number + 1 :])]).strip()
            if name and rest:
                start = run.start + arrow[1] + len(run.text[arrow[1] :]) - len(run.text[arrow[1] :].lstrip())
                start = start if after else runs[number + 1].start
                return Named(name, _bare(rest), start, True)
    hashed = text.find(" # ")
    if hashed > 0:
        rest = " ".join([text[hashed + 3 :], *(run.text for run in runs[1:])])
        return Named(text[:hashed].rstrip(), _bare(rest), first.start + hashed + 1, False)
    led = _LEADER.search(text)
    if led:
        rest = " ".join([text[led.end() :], *(run.text for run in runs[1:])])
        return Named(text[: led.start()], _bare(rest), first.start + led.end(), False)
    if len(runs) > 1:
        return Named(text, _gloss(" ".join(run.text for run in runs[1:])), runs[1].start, False)
    return _single(text, first.start, column)


def _single(text: str, start: int, column: int | None) -> Named:
    """A name and annotation that only one space divides."""
    token, _, rest = text.partition(" ")
    if rest and len(token) > 1:
        pointed = re.match(r"(?:→|⇒|->|=>) ", rest)
        if pointed and (_FILE.match(token) or token[0] in "\"'`" or token.endswith(")")):
            behind = start + len(token) + 1 + pointed.end()
            return Named(token, _bare(rest[pointed.end() :].strip()), behind, False)
        found = _BRACKETED.match(text)
        if found and (" " not in found[1] or len(found[1].split()[0]) == 1):
            return Named(found[1], _bare(found[2]), start + found.start(2), False)
        aligned = column is not None and column - 1 <= start + len(token) + 1 <= column + 12
        if aligned and _FILE.match(token):
            return Named(token, _bare(rest), start + len(token) + 1, False)
    return Named(text, None, None, False)


def _arrow_in(text: str, may_open: bool) -> tuple[int, int] | None:
    """Where the first arrow to the left stands in `text`, a space or nothing before it."""
    for found in _LEFT_ARROW.finditer(text):
        at = found.start()
        if (at == 0 and may_open) or (at and text[at - 1] == " "):
            behind = text[found.end() : found.end() + 1]
            if behind in ("", " ") or found.group()[0] not in "<":
                return at, found.end()
    return None


def _joined_mark(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """`runs` with an emoji or another mark before a wide gap as part of the name."""
    first = runs[0]
    if len(runs) > 1 and len(first.text) <= 2 and not any(each.isalnum() for each in first.text):
        second = runs[1]
        return (Run(first.y, first.start, second.end, f"{first.text} {second.text}"), *runs[2:])
    return runs


def _gloss(text: str) -> str:
    """An annotation without the sign that leads to it."""
    if text.startswith("# "):
        return _bare(text[2:].strip())
    found = _RIGHT_ARROW.match(text)
    return _bare(text[found.end() :].strip() if found else text)


def _bare(text: str) -> str:
    """An annotation without the one pair of brackets around all of it."""
    closing = _PAIRS.get(text[:1])
    if closing and text.endswith(closing) and not any(each in "()[]" for each in text[1:-1]):
        return text[1:-1].strip() or text
    return text


def without_sign(text: str) -> str:
    """A further line of an annotation without the sign that it repeats: `# more`."""
    return text[2:].lstrip() if text.startswith(("# ", "← ")) else text


def points(runs: tuple[Run, ...]) -> bool:
    """Whether an arrow to the right leads to the first of `runs`."""
    return bool(runs) and _ARROW.match(runs[0].text) is not None


def pointed_at(runs: tuple[Run, ...], arrows: set[int | None]) -> Named | None:
    """The name and the annotation behind an arrow in one of the columns of `arrows` or, pushed on by a long
    name, right of all these."""
    columns = {column for column in arrows if column is not None}
    for found in _ARROW.finditer(runs[0].text):
        column = runs[0].start + found.start()
        if found.start() and columns and (column in columns or column > max(columns)):
            rest = " ".join([runs[0].text[found.end() :], *(run.text for run in runs[1:])])
            return Named(runs[0].text[: found.start()].rstrip(), _bare(rest), None, False)
    return None


def opens_annotation(text: str) -> bool:
    """Whether words say by their first sign that they annotate what stands left of them."""
    return text[:1] in ("(", "[", "#", "→") or _LEFT_ARROW.match(text) is not None
