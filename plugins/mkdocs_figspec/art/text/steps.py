"""Options and steps with their commands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ...model import Step, Steps
from ...source import Span
from ..grid import Clusters, Row
from .code import is_code_line, is_command, runs_tool
from .lists import marker_of, read_list

_HEAD = re.compile(
    r"^(#{1,3}\s*)?((?:option|step|method|alternative|approach|way)\s+(?:\d{1,2}|[A-Z])\b\s*[:.)—–-]?(?:\s+\S.*)?)$",
    re.I,
)
_NUMBER = re.compile(r"^(\d{1,2})[.)]\s+\S")
_RESULT = re.compile(r"^(?:→|=>|->|#\s*→)\s+(\S.*)$")
_COMMENT = re.compile(r"^#\s*(\S.*)$")
_RECOMMENDED = re.compile(r"\s*[(\[]\s*recommended\s*[)\]]", re.I)


def read_steps(rows: Sequence[Row], start: int, clusters: Clusters) -> tuple[Steps, int] | None:
    """The steps that open in row `start` and the row after them."""
    return _titled(rows, start) or _told(rows, start) or _numbered(rows, start, clusters)


def _titled(rows: Sequence[Row], start: int) -> tuple[Steps, int] | None:
    if _HEAD.match(rows[start].text.strip()) is None:
        return None
    steps: list[Step] = []
    y = last = start
    while y < len(rows):
        head = _HEAD.match(rows[y].text.strip())
        if head is None:
            break
        end = y + 1
        while end < len(rows) and not _HEAD.match(rows[end].text.strip()):
            if not rows[end].text.strip() and not _goes_on(rows, end):
                break
            end += 1
        steps.append(_step(head.group(2), rows[y + 1 : end]))
        last = max(z for z in range(y, end) if rows[z].text.strip())
        y = end
        while y < len(rows) and not rows[y].text.strip():
            y += 1
    if len(steps) < 2 and not steps[0].commands:
        return None
    return Steps(Span.lines(rows[start].line, rows[last].line), tuple(steps)), last + 1


def _goes_on(rows: Sequence[Row], y: int) -> bool:
    """Whether a step goes on after the blank row `y`."""
    if y + 1 >= len(rows):
        return False
    text = rows[y + 1].text.strip()
    return bool(text) and (is_code_line(text) or bool(_RESULT.match(text)))


def _told(rows: Sequence[Row], start: int) -> tuple[Steps, int] | None:
    """Numbered titles from 1 on, each over its commands; a program would not be one for its language."""
    steps: list[Step] = []
    y = last = start
    while y < len(rows):
        text = rows[y].text.strip()
        number = _NUMBER.match(text)
        if number is None or int(number.group(1)) != len(steps) + 1:
            break
        end = y + 1
        while end < len(rows) and not rows[end].blank and not _NUMBER.match(rows[end].text.strip()):
            end += 1
        if is_command(text[number.end() - 1 :]) or not _are_commands(rows[y + 1 : end]):
            return None
        steps.append(_step(text, rows[y + 1 : end]))
        last, y = end - 1, end
        while y < len(rows) and rows[y].blank:
            y += 1
    if len(steps) < 2:
        return None
    return Steps(Span.lines(rows[start].line, rows[last].line), tuple(steps)), last + 1


def _are_commands(rows: Sequence[Row]) -> bool:
    """Whether rows are commands, with what they yield and what is said of them."""
    texts = [row.text.strip() for row in rows]
    told = [
        is_command(text) or runs_tool(text) or before.endswith("\\")
        for before, text in pairwise(("", *texts))
    ]
    return any(told) and all(
        command or _RESULT.match(text) or _COMMENT.match(text)
        for command, text in zip(told, texts, strict=True)
    )


def _step(title: str, rows: Sequence[Row]) -> Step:
    commands: list[str] = []
    notes: list[str] = []
    indent = min((row.indent for row in rows if not row.blank), default=0)
    for line in [row.text[indent:].rstrip() for row in rows if not row.blank]:
        text = line.strip()
        result = _RESULT.match(text)
        comment = _COMMENT.match(text)
        if result:
            notes.append(result.group(1))
        elif comment:
            notes.append(comment.group(1))
        elif is_code_line(text) or runs_tool(text) or (commands and not notes):
            commands.append(line)
        else:
            notes.append(text)
    recommended = _RECOMMENDED.search(title) is not None
    title = _RECOMMENDED.sub("", title).strip()
    return Step(title, tuple(commands), "\n".join(notes) or None, recommended)


def _numbered(rows: Sequence[Row], start: int, clusters: Clusters) -> tuple[Steps, int] | None:
    """A numbered list whose items are commands, each perhaps with a gloss."""
    marker = marker_of(rows[start].text.strip(), clusters) or ""
    found = read_list(rows, start, clusters) if marker[:-1] == "1" else None
    if found is None:
        return None
    items, end = found
    if any((item.marker or "")[:-1] != str(number) for number, item in enumerate(items.items, 1)):
        return None
    if sum(is_command(item.text) for item in items.items) < max(0.75 * len(items.items), 1):
        return None
    steps = []
    for item in items.items:
        command, _, note = _GLOSS.sub("\n", item.text, count=1).partition("\n")
        steps.append(Step(None, (command.strip(),), note.strip() or None))
    return Steps(items.span, tuple(steps)), end


_GLOSS = re.compile(r"\s{2,}(?:#\s*)?|\s+(?=★)")
