"""Options or steps with their commands, numbered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from ...model import Code, Step, Steps
from ...source import Span
from ..fonts import width as width_of
from ..scene import Group, Rect, Scene, Shape, Unpainted, text
from .code import code_scene
from .text import set_text

_NOWHERE = Span(1)
BADGE = "RECOMMENDED"
_DISC = 28.0
_INDENT = 42.0
_GAP = 16.0
_SMALL = 14.0
_LEAD = re.compile(
    r"(?P<lead>(?:option|step|phase|stage|method|approach|path|level|tier|part|case|way)\s+#?\w{1,4}|\d{1,2})"
    r"\s*(?:[:.)]|—|–|-(?=\s))\s*(?P<title>\S.*)?",
    re.I | re.S,
)


@dataclass(frozen=True)
class Heading:
    """A step's title taken apart; together its words are those of the title."""

    lead: str
    """What stands in front: `1`, or `Option 1` where the author numbered so."""
    title: str
    own: bool
    """Whether `lead` is the author's and so counts as words; else we only number."""
    badge: str | None
    """`RECOMMENDED`, where it is marked so and the title does not say it."""


def heading(step: Step, number: int) -> Heading:
    """The heading of the step that stands `number`th."""
    title = (step.title or "").strip()
    says_so = re.search(r"recommended", " ".join((title, step.note or "")), re.I)
    badge = BADGE if step.recommended and not says_so else None
    found = _LEAD.fullmatch(title)
    if found:
        return Heading(found["lead"], found["title"] or "", True, badge)
    return Heading(str(number), title, False, badge)


def commands_of(step: Step) -> Code | None:
    """All commands of a step as one piece of code that can be copied at once."""
    if not step.commands:
        return None
    return Code(_NOWHERE, None, "\n".join(step.commands))


def steps_scene(block: Steps, width: float) -> Scene:
    """`block` in `width` px: number, title, commands on their ground, and what they yield."""
    steps = [_step_scene(step, number, width) for number, step in enumerate(block.items, 1)]

    def paint() -> Iterator[Shape]:
        y = 0.0
        for step in steps:
            yield Group(0, y, step)
            y += step.height + _GAP

    height = sum(step.height + _GAP for step in steps) - _GAP
    return Unpainted(width, max(height, 0), min((step.smallest for step in steps), default=inf), paint)


def _step_scene(step: Step, number: int, width: float) -> Unpainted:
    head = heading(step, number)
    lead_width = width_of(head.lead, "sans-bold", _SMALL)
    disc = max(_DISC, lead_width + 20) if len(head.lead) > 2 else _DISC
    start = _INDENT if disc == _DISC else disc + 12
    title = set_text(head.title, width - start, face="sans-bold")
    y = max(title.height + 4, _DISC)
    if not head.title and not head.badge and disc == _DISC:
        y = -6.0 if step.commands else -2.0
    badge: tuple[Shape, ...] = ()
    if head.badge:
        room = width_of(head.badge, "sans-bold", _SMALL) + 20
        x, top = start + title.lines[-1].width + 12, 2 + (len(title.lines) - 1) * title.leading
        if x + room > width:
            x, top = start, y
            y += 26
        badge = _badge(head.badge, x, top, room)
    code = commands_of(step)
    inner = code_scene(code, width - _INDENT) if code else None
    below = y + inner.height + 6 if inner else y
    note = set_text(step.note, width - _INDENT, style="quiet", names=True) if step.note else None
    height = max(below + note.height + 4 if note else below, _DISC)

    def paint() -> Iterator[Shape]:
        yield Rect(0, 0, disc, _DISC, "disc", _DISC / 2)
        yield text(disc / 2, 19, head.lead, _SMALL, face="sans-bold", style="strong", anchor="middle")
        yield from title.shapes(start, 2)
        yield from badge
        if inner:
            yield Group(_INDENT, y + 6, inner)
        if note:
            yield from note.shapes(_INDENT, below + 4)

    words = (part.smallest for part in (title, inner, note) if part)
    return Unpainted(width, height, min(_SMALL if head.lead else inf, *words), paint)


def _badge(words: str, x: float, y: float, width: float) -> tuple[Shape, ...]:
    return (
        Rect(x, y + 0.5, width, 23, "badge", 11.5),
        text(x + width / 2, y + 17, words, _SMALL, face="sans-bold", style="on-highlight", anchor="middle"),
    )
