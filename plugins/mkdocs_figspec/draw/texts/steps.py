"""Options or steps with their commands, numbered."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...model import Code, Step, Steps
from ...source import Span
from ..fonts import width as width_of
from ..scene import Group, Rect, Scene, Shape, text
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
    shapes: list[Shape] = []
    y = 0.0
    for number, step in enumerate(block.items, 1):
        inner = _step_scene(step, number, width)
        shapes.append(Group(0, y, inner))
        y += inner.height + _GAP
    return Scene(width, max(y - _GAP, 0), tuple(shapes))


def _step_scene(step: Step, number: int, width: float) -> Scene:
    head = heading(step, number)
    lead_width = width_of(head.lead, "sans-bold", 14)
    disc = max(_DISC, lead_width + 20) if len(head.lead) > 2 else _DISC
    shapes: list[Shape] = [
        Rect(0, 0, disc, _DISC, "disc", _DISC / 2),
        text(disc / 2, 19, head.lead, 14, face="sans-bold", style="strong", anchor="middle"),
    ]
    start = _INDENT if disc == _DISC else disc + 12
    title = set_text(head.title, width - start, face="sans-bold")
    shapes += title.shapes(start, 2)
    y = max(title.height + 4, _DISC)
    if not head.title and not head.badge and disc == _DISC:
        y = -6.0 if step.commands else -2.0
    if head.badge:
        room = width_of(head.badge, "sans-bold", _SMALL) + 20
        last = title.lines[-1].width if title.lines else 0.0
        x = start + last + 12
        top = 2 + (len(title.lines) - 1) * title.leading if title.lines else 2.0
        if x + room > width:
            x, top = start, y
            y += 26
        shapes.append(Rect(x, top + 0.5, room, 23, "badge", 11.5))
        middle = x + room / 2
        shapes.append(
            text(
                middle,
                top + 17,
                head.badge,
                _SMALL,
                face="sans-bold",
                style="on-highlight",
                anchor="middle",
            )
        )
    code = commands_of(step)
    if code:
        inner = code_scene(code, width - _INDENT)
        shapes.append(Group(_INDENT, y + 6, inner))
        y += inner.height + 6
    if step.note:
        note = set_text(step.note, width - _INDENT, style="quiet")
        shapes += note.shapes(_INDENT, y + 4)
        y += note.height + 4
    return Scene(width, max(y, _DISC), tuple(shapes))
