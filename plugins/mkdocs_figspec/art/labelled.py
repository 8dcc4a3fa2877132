"""Fences that say what they are: `tree`, `table`, `code python` and so on; they are obeyed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from ..model import Block, Callout, FieldItem, Fields, Item, Items, Prose, Step, Steps
from ..source import Span
from .boxes.round_corners import with_round_corners
from .grid import Clusters, Region, Row
from .panels.frames import Framed, find_frames
from .text.code import is_command, make_code
from .text.fields import read_fields
from .text.lists import marker_of, read_list
from .text.steps import read_steps
from .text.text import make_art, make_plot

LAYOUT_KINDS = frozenset({"tree", "naming", "flow", "table", "cards"})
"""Kinds that their own recogniser reads, frames and headings taken off first."""
_SHORT = {"py": "python", "jsonc": "json", "yml": "yaml", "sh": "bash", "shell": "bash", "zsh": "bash"} | {
    "makefile": "make",
    "dockerfile": "docker",
    "javascript": "js",
    "typescript": "ts",
    "md": "markdown",
}
_LANGUAGES = frozenset(
    {
        "python",
        "pycon",
        "json",
        "yaml",
        "sql",
        "bash",
        "console",
        "r",
        "toml",
        "ini",
        "make",
        "docker",
        "html",
    }
    | {"css", "js", "ts", "xml", "mermaid", "dot", "diff", "markdown", "latex", "csv", "rust", "go", "java"}
    | {"c", "cpp", "jinja"}
)


def label_of(language: str | None) -> tuple[str, str | None] | None:
    """The kind that a fence's info string asks for and its code language; `None` where it asks for none."""
    words = (language or "").casefold().split()
    if not words:
        return None
    if words[0] == "code":
        return "code", _SHORT.get(words[1], words[1]) if len(words) > 1 else None
    language = _SHORT.get(words[0], words[0])
    if language in _LANGUAGES:
        return "code", language
    return (words[0], None) if words[0] in LAYOUT_KINDS or words[0] in _PLAIN or words[0] in _EXACT else None


def read_labelled(kind: str, language: str | None, region: Region) -> Block | None:
    """The one block that a whole fence is said to be; `None` where nothing stands in it."""
    rows = [row for row in region.rows if not row.blank]
    if not rows:
        return None
    if kind == "callout" and (boxed := _boxed_callout(region, _span(rows))):
        return boxed
    filled = region.rows[_index(region, rows[0]) : _index(region, rows[-1]) + 1]
    if kind == "code":
        return make_code(filled, language)
    if kind in _EXACT:
        return make_art(filled) if kind == "art" else make_plot(filled, region.clusters)
    return _PLAIN[kind](rows, filled, region.clusters)


def _index(region: Region, row: Row) -> int:
    return row.line - region.rows[0].line


def _span(rows: Sequence[Row]) -> Span:
    return Span.lines(rows[0].line, rows[-1].line)


def _prose(rows: Sequence[Row], filled: Sequence[Row], clusters: Clusters) -> Block:
    return Prose(_span(rows), "\n".join(row.text.strip() for row in filled))


def _boxed_callout(region: Region, span: Span) -> Callout | None:
    """The callout in the one box that stands in a region, with what is written over and under it."""
    pieces = find_frames(with_round_corners(region))
    framed = [piece for piece in pieces if isinstance(piece, Framed)]
    if len(framed) != 1:
        return None
    lines: list[str] = []
    for piece in pieces:
        if isinstance(piece, Framed):
            lines += [piece.title] if piece.title else []
            piece = piece.body.without_rows({rule.y for rule in piece.rules})
        lines += [row.text.strip() for row in piece if not row.blank]
    return _as_callout(lines, span) if lines else None


def _callout(rows: Sequence[Row], filled: Sequence[Row], clusters: Clusters) -> Block:
    return _as_callout([row.text.strip() for row in rows], _span(rows))


def _as_callout(lines: list[str], span: Span) -> Callout:
    return Callout(span, lines[0] if len(lines) > 1 else None, "\n".join(lines[1:] or lines))


def _list(rows: Sequence[Row], filled: Sequence[Row], clusters: Clusters) -> Block:
    items: list[Item] = []
    y = 0
    while y < len(rows):
        found = read_list(rows, y, clusters)
        if found is not None:
            items.extend(found[0].items)
            y = found[1]
            continue
        words = rows[y].text.strip()
        marker = marker_of(words, clusters)
        items.append(Item(words[len(marker or "") :].strip(), marker))
        y += 1
    return Items(_span(rows), tuple(items))


def _fields(rows: Sequence[Row], filled: Sequence[Row], clusters: Clusters) -> Block:
    items: list[FieldItem] = []
    y = 0
    while y < len(rows):
        found = read_fields(rows, y)
        if found is not None:
            items.extend(found[0].items)
            y = found[1]
            continue
        name, _, value = rows[y].text.strip().partition(":")
        items.append(FieldItem(name.strip(), value.strip()))
        y += 1
    return Fields(_span(rows), tuple(items))


def _steps(rows: Sequence[Row], filled: Sequence[Row], clusters: Clusters) -> Block:
    steps: list[Step] = []
    y = tried = 0
    while y < len(filled):
        words = filled[y].text.strip()
        found = read_steps(filled, y, clusters) if y >= tried else None
        if found is not None:
            steps.extend(found[0].items)
            y = found[1]
            continue
        listed = read_list(filled, y, clusters) if y >= tried else None
        if listed is not None:
            tried = listed[1]  # a list that is no steps from its first row on; to ask at each takes too long
        if is_command(words) and steps:
            steps[-1] = replace(steps[-1], commands=(*steps[-1].commands, words))
        elif words:
            steps.append(Step(words, (), None))
        y += 1
    return Steps(_span(rows), tuple(steps))


_EXACT = frozenset({"art", "plot"})
_PLAIN: dict[str, Callable[[Sequence[Row], Sequence[Row], Clusters], Block]] = {
    "prose": _prose, "callout": _callout, "list": _list, "fields": _fields, "steps": _steps,
}  # fmt: skip
