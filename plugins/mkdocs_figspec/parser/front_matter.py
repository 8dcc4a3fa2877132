"""YAML front matter, in which an author may say any field outright."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from ..diagnostics import Diagnostic
from ..model import Check, Field, Figspec, Location, Reference, Text
from ..source import Source, Span
from .found import warning
from .metadata import location_path, locations, with_field
from .outline import heading_key
from .parts import Part, field_named
from .references import figure_ids
from .relationships import YAML_ERRORS, load_yaml, yaml_problem

_FENCE = re.compile(r"---[ \t]*\n(.*?)(?:^---|^\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_NAME = re.compile(r"^[\w\"' -]+:", re.MULTILINE)
_OPENING = re.compile(rf"---[ \t]*\n{_NAME.pattern}(?:\s|$)", re.MULTILINE)
_MARKDOWN = re.compile(r"^#{1,6} .*\n[ \t]*\n|^\||^```", re.MULTILINE)
"""What a figspec has and its front matter has not."""


def front_matter(source: Source) -> tuple[dict[str, Any], Source, tuple[Diagnostic, ...]]:
    """The values that a file opens with, its text with those lines blanked, and what was wrong with them."""
    match = _FENCE.match(source.text)
    if not match and _OPENING.match(source.text):
        return {}, source, (_unclosed(source),)
    if not match or not _NAME.search(match.group(1)):
        return {}, source, ()
    rest = "\n" * source.text.count("\n", 0, match.end()) + source.text[match.end() :]
    body = Source(source.path, rest)
    try:
        values = load_yaml(match.group(1))
    except YAML_ERRORS as problem:
        if _MARKDOWN.search(match.group(1)):  # a rule further down is not its end
            return {}, source, (_unclosed(source),)
        return {}, body, (yaml_problem(problem, source, 2),)
    if not isinstance(values, dict):
        hint = "write name: value, one a line"
        return {}, body, (warning("yaml-syntax", "front matter without names", source, Span(2), hint),)
    return {str(name): value for name, value in values.items() if isinstance(name, str)}, body, ()


def _unclosed(source: Source) -> Diagnostic:
    hint = "end it with a line that holds only `---`"
    return warning("yaml-syntax", "front matter that never closes", source, Span(1), hint)


def id_in(values: dict[str, Any], source: Source) -> Text | None:
    """The ID in front matter."""
    for name, value in values.items():
        if field_named(name) is Part.ID and _is_plain(value):
            return Text(str(value).strip(), Span(_line_of(source, name)))
    return None


def with_front_matter(figspec: Figspec, values: dict[str, Any]) -> tuple[Figspec, tuple[Diagnostic, ...]]:
    """`figspec` with the fields in `values` in place of what the text says."""
    problems: list[Diagnostic] = []
    for name, value in values.items():
        span = Span(_line_of(figspec.source, name))
        key = heading_key(name)
        if key in ("related", "related figures"):
            figspec = replace(figspec, related=_references(value, span))
        elif key == "reader flow":
            flow = tuple(
                figspec.id if "this" in each.casefold() else each for each in map(str, _listed(value)) if each
            )
            figspec = replace(figspec, reader_flow=flow, reader_flow_notes=(None,) * len(flow))
        elif key == "status" and isinstance(value, dict | list):
            figspec = replace(figspec, status=_checks(value, span))
        elif field_named(name) is Part.LOCATION:
            texts = [str(each).replace("`", "").strip() for each in _listed(value)]
            listed = tuple(Location(text, location_path(text), span) for text in texts if text)
            places = locations(value, span) if isinstance(value, str) else listed
            figspec = replace(figspec, locations=places)
        elif field_named(name) is Part.ID:
            continue
        elif field_named(name):
            said = ", ".join(str(each) for each in _listed(value))
            if field_named(name) is Part.ASPECT_RATIO and isinstance(
                value, int
            ):  # YAML 1.1 counts 16:10 in sixties
                said = figspec.source.line(span.line).partition(":")[2].strip()
            field = Field(name, said, span)
            found = with_field(field, figspec, override=True)
            figspec = found.figspec
            problems.extend(found.problems)
        elif _is_plain(value):
            figspec = replace(figspec, metadata=(*figspec.metadata, Field(name, str(value), span)))
    return figspec, tuple(problems)


def _is_plain(value: Any) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    return isinstance(value, int | float) and abs(value) < 1e15


def _listed(value: Any) -> list[Any]:
    if isinstance(value, list):
        return [each for each in value[:500] if _is_plain(each)]
    return [value] if _is_plain(value) else []


def _references(value: Any, span: Span) -> tuple[Reference, ...]:
    found: list[Reference] = []
    entries = (
        list(value.items())[:500] if isinstance(value, dict) else [(each, None) for each in _listed(value)]
    )
    for name, note in entries:
        ids = figure_ids(str(name)) if _is_plain(name) else []
        remark = (
            str(note).strip() if _is_plain(note) else str(name)[ids[-1][2] :].strip(" :-–—()") if ids else ""
        )
        named = [identifier for identifier, _, _ in ids]
        if not ids and _is_plain(name):  # named outright, so any word will do
            word, _, behind = str(name).strip().partition(" ")
            named, remark = [word.rstrip(":")], remark or behind.strip(" :-–—()")
        found.extend(Reference(identifier, remark or None, span) for identifier in named)
    return tuple(found)


def _checks(value: Any, span: Span) -> tuple[Check, ...]:
    if isinstance(value, dict):
        pairs = [(str(name), done is True) for name, done in list(value.items())[:500] if _is_plain(name)]
    else:
        pairs = [(str(each), False) for each in _listed(value)]
    return tuple(Check(text, done, span) for text, done in pairs)


def _line_of(source: Source, name: str) -> int:
    for number, line in enumerate(source.lines, 1):
        if line.lstrip(" \"'").startswith(name):
            return number
    return 1
