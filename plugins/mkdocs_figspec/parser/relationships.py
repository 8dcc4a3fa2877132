"""What a figspec says in tables, JSON and YAML about how its things hang together."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import yaml

from ..diagnostics import Diagnostic
from ..model import Relationship, without_marks
from ..source import Source, Span
from .found import warning
from .outline import Outline, Piece
from .parts import Part, part_of
from .words import unquoted

_SOURCES = ("from", "source", "start", "parent", "origin")
_TARGETS = ("to", "target", "end", "child", "destination")
_LABELS = ("label", "text", "description", "note", "notes")
_LISTS = re.compile(r"relation|connection|edge|arrow|link|flow", re.IGNORECASE)
_DEPTH = 12
"""Levels of nesting looked into."""

_DEEPEST = 50
"""Levels of nesting that are loaded at all."""

YAML_ERRORS = (
    yaml.YAMLError,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    OverflowError,
    RecursionError,
)
"""All that the loader raises on strange scalars and deep nesting."""

_SAFE_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def load_yaml(text: str, *, as_written: bool = False) -> Any:
    """What `text` says as YAML, plain values only, or words only if `as_written`; raises `YAML_ERRORS`."""
    depth = 0
    for event in yaml.parse(text, Loader=_SAFE_LOADER):  # the C loader crashes on deep nesting
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise yaml.MarkedYAMLError(problem="nested too deeply")
    # safe loaders, in C where there is one; the second leaves `16:10` what it is
    return yaml.load(text, Loader=_WORDS_LOADER if as_written else _SAFE_LOADER)  # noqa: S506


def relationships_in(outline: Outline) -> tuple[tuple[Relationship, ...], tuple[Diagnostic, ...]]:
    """All relationships in tables, JSON exports and YAML anchors, and the syntax errors in the latter two."""
    found: list[Relationship] = []
    problems: list[Diagnostic] = []
    for section, piece in outline.pieces():
        if piece.kind == "table":
            found.extend(_in_table(piece))
        elif piece.kind == "fence" and part_of(section) is Part.EXPORT:
            language = piece.info.split()[0].casefold() if piece.info else ""
            if language in ("yaml", "yml", "json") and piece.closed and piece.text.strip():
                value, problem = _loaded(piece, language, outline.source)
                problems.extend(problem)
                found.extend(_in_value(value, piece))
    single: dict[tuple[str, str, str | None], Relationship] = {}
    for row in found:  # the same row may stand in a table and in the export
        single.setdefault((row.source.casefold(), row.target.casefold(), row.label), row)
    return tuple(single.values()), tuple(problems)


def tells_relationships(table: Piece) -> bool:
    """Whether `table` has a column for where things start and one for where they lead."""
    header = _header(table)
    return _column(header, _SOURCES) is not None and _column(header, _TARGETS) is not None


def _header(table: Piece) -> list[str]:
    return [without_marks(cell).casefold() for cell in table.rows[0].cells] if table.rows else []


def _in_table(piece: Piece) -> Iterator[Relationship]:
    header = _header(piece)
    source, target = _column(header, _SOURCES), _column(header, _TARGETS)
    if source is None or target is None:
        return
    label = _column(header, _LABELS)
    for row in piece.rows[1:]:
        cells = [unquoted(without_marks(cell)) for cell in row.cells]
        if len(cells) > max(source, target) and cells[source] and cells[target]:
            said = cells[label] if label is not None and label < len(cells) else ""
            yield Relationship(cells[source], cells[target], said or None, Span(row.line))


def _column(header: list[str], names: tuple[str, ...]) -> int | None:
    return next((header.index(name) for name in names if name in header), None)


def _loaded(piece: Piece, language: str, source: Source) -> tuple[Any, tuple[Diagnostic, ...]]:
    first = piece.span.line + 1
    try:
        return (json.loads(piece.text) if language == "json" else load_yaml(piece.text)), ()
    except json.JSONDecodeError as problem:
        span = Span(first + problem.lineno - 1, problem.colno + piece.span.column - 1)
        return None, (warning("json-syntax", f"JSON that cannot be read: {problem.msg}", source, span),)
    except YAML_ERRORS as problem:
        if language == "json":
            return None, (warning("json-syntax", "JSON that cannot be read", source, Span(first)),)
        return None, (yaml_problem(problem, source, first, piece.span.column),)


def yaml_problem(problem: Exception, source: Source, first: int, column: int = 1) -> Diagnostic:
    """The diagnostic for YAML whose first line is line `first` and which the loader could not read."""
    mark = getattr(problem, "problem_mark", None)
    span = Span(first + mark.line, mark.column + column) if mark else Span(first)
    reason = getattr(problem, "problem", None) or "unusable values"
    hint = "quote values that hold a colon, a bracket or a hash"
    return warning("yaml-syntax", f"YAML that cannot be read: {reason}", source, span, hint)


def _in_value(value: Any, piece: Piece) -> Iterator[Relationship]:
    for entry in _entries(value, _DEPTH, set()):
        source = next((entry[key] for key in _SOURCES if _plain(entry.get(key))), None)
        target = next((entry[key] for key in _TARGETS if _plain(entry.get(key))), None)
        if source is None or target is None:
            continue
        label = next((str(entry[key]) for key in _LABELS if _plain(entry.get(key))), None)
        line = _line_of(piece, str(source), str(target))
        yield Relationship(str(source), str(target), label, Span(line))


def _plain(value: Any) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e15


def _entries(value: Any, depth: int, seen: set[int], *, related: bool = False) -> Iterator[dict[Any, Any]]:
    if depth == 0 or id(value) in seen:  # aliases would multiply without end
        return
    seen.add(id(value))
    if isinstance(value, dict):
        if related:
            yield value
        for key, inner in list(value.items())[:500]:
            if isinstance(inner, dict | list):
                named = isinstance(key, str) and bool(_LISTS.search(key))
                yield from _entries(inner, depth - 1, seen, related=named)
    elif isinstance(value, list):
        for inner in (each for each in value[:500] if isinstance(each, dict | list)):
            yield from _entries(inner, depth - 1, seen, related=related)


def _line_of(piece: Piece, *words: str) -> int:
    for offset, line in enumerate(piece.lines):
        if all(word in line for word in words):
            return piece.span.line + 1 + offset
    for offset, line in enumerate(piece.lines):
        if words[0] in line:
            return piece.span.line + 1 + offset
    return piece.span.line
