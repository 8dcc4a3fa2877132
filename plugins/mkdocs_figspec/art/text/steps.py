"""Options and steps with their commands."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from ...model import Step, Steps
from ...source import Span
from ..grid import Clusters, Row
from .code import is_code_line, is_command, runs_tool, tools_in
from .lists import marker_of, read_list

_HEAD = re.compile(
    r"^(#{1,3}\s*)?((?:option|step|method|alternative|approach|way)\s+(?:\d{1,2}|[A-Z])\b\s*[:.)—–-]?(?:\s+\S.*)?)$",
    re.I,
)
_NUMBER = re.compile(r"^(\d{1,2})[.)]\s+\S")
_RESULT = re.compile(r"^(?:→|=>|->|#\s*→)\s+(\S.*)$")
_COMMENT = re.compile(r"^#\s*(\S.*)$")
_REMARK = re.compile(r"^\([^()&|;=$]+\)$")
_SCRIPT = re.compile(r"^\./[\w.-]+(?:\s|$)")
_RECOMMENDED = re.compile(r"\s*[(\[]\s*recommended\s*[)\]]", re.I)


def read_steps(rows: Sequence[Row], start: int, clusters: Clusters) -> tuple[Steps, int] | None:
    """The steps that open in row `start` and the row after them."""
    return _titled(rows, start) or _told(rows, start) or _numbered(rows, start, clusters)


def _titled(rows: Sequence[Row], start: int) -> tuple[Steps, int] | None:
    if _HEAD.match(rows[start].text.strip()) is None:
        return None
    told: list[tuple[str, Sequence[Row]]] = []
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
        told.append((head.group(2), rows[y + 1 : end]))
        last = max(z for z in range(y, end) if rows[z].text.strip())
        y = end
        while y < len(rows) and not rows[y].text.strip():
            y += 1
    steps = _steps(told)
    if len(steps) < 2 and not steps[0].commands:
        return None
    return Steps(Span.lines(rows[start].line, rows[last].line), steps), last + 1


def _goes_on(rows: Sequence[Row], y: int) -> bool:
    """Whether a step goes on after the blank row `y`."""
    if y + 1 >= len(rows):
        return False
    text = rows[y + 1].text.strip()
    return bool(text) and (is_code_line(text) or runs_tool(text) or bool(_RESULT.match(text)))


def _told(rows: Sequence[Row], start: int) -> tuple[Steps, int] | None:
    """Numbered titles from 1 on, each over its commands; a program would not be one for its language."""
    told: list[tuple[str, Sequence[Row]]] = []
    y = last = start
    while y < len(rows):
        text = rows[y].text.strip()
        number = _NUMBER.match(text)
        if number is None or int(number.group(1)) != len(told) + 1:
            break
        end = y + 1
        while end < len(rows) and not rows[end].blank and not _NUMBER.match(rows[end].text.strip()):
            end += 1
        if end == y + 1 or is_command(text[number.end() - 1 :]):
            return None
        told.append((text, rows[y + 1 : end]))
        last, y = end - 1, end
        while y < len(rows) and rows[y].blank:
            y += 1
    tools = _tools(told)
    if len(told) < 2 or not all(_are_commands(under, tools) for _, under in told):
        return None
    return Steps(Span.lines(rows[start].line, rows[last].line), _steps(told)), last + 1


def _tools(told: Sequence[tuple[str, Sequence[Row]]]) -> set[str]:
    """The tools that the commands under titles run with options, which other titles' may run without."""
    return tools_in([row.text.strip() for _, under in told for row in under])


def _are_commands(rows: Sequence[Row], tools: Collection[str]) -> bool:
    """Whether rows are commands, with what they yield and what is said of them."""
    texts = [row.text.strip() for row in rows]
    told = [_runs(text, tools) or (y > 0 and texts[y - 1].endswith("\\")) for y, text in enumerate(texts)]
    return any(told) and all(
        command or _RESULT.match(text) or _COMMENT.match(text) or _REMARK.match(text)
        for command, text in zip(told, texts, strict=True)
    )


def _runs(text: str, tools: Collection[str]) -> bool:
    """Whether `text` is a command: one that is known, a script, or one of `tools`."""
    return is_command(text) or runs_tool(text, tools) or _SCRIPT.match(text) is not None


def _steps(told: Sequence[tuple[str, Sequence[Row]]]) -> tuple[Step, ...]:
    tools = _tools(told)
    return tuple(_step(title, rows, tools) for title, rows in told)


def _step(title: str, rows: Sequence[Row], tools: Collection[str]) -> Step:
    commands: list[str] = []
    notes: list[str] = []
    indent = min((row.indent for row in rows if not row.blank), default=0)
    for line in [row.text[indent:].rstrip() for row in rows if not row.blank]:
        text = line.strip()
        said = _RESULT.match(text) or _COMMENT.match(text)
        if said:
            notes.append(said.group(1))
        elif _REMARK.match(text):
            notes.append(text)
        elif is_code_line(text) or _runs(text, tools) or (commands and not notes):
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
