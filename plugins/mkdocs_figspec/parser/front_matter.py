"""YAML front matter, in which an author may say any field outright."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice
from types import NoneType
from typing import Any

from ..diagnostics import Diagnostic
from ..model import Check, Field, Figspec, Location, Reference, Text
from ..source import Source, Span
from .found import warning
from .metadata import location_path, locations, with_field
from .outline import heading_key
from .parts import Part, field_named, part_named
from .references import figure_ids, flow_in
from .relationships import YAML_ERRORS, load_yaml, yaml_problem

_FENCE = re.compile(r"---[ \t]*\n(.*?)(?:^---|^\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_NAME = re.compile(r"^[\w\"' -]+:", re.MULTILINE)
_OPENING = re.compile(rf"---[ \t]*\n{_NAME.pattern}(?:\s|$)", re.MULTILINE)
_MARKDOWN = re.compile(r"^#{1,6} .*\n[ \t]*\n|^\||^```", re.MULTILINE)
"""What a figspec has and its front matter has not."""

_THIS = re.compile(r"\s*this(?: figure| one)?\s*", re.IGNORECASE)
_KEPT = (str, list, dict, NoneType)
"""What YAML means by these is what they say; by `1.10`, `no` and `16:10` it means something else."""
_LISTED = {"status", "reader flow"}
_ONE = {
    Part.ID,
    Part.TITLE,
    Part.HEADLINE,
    Part.PRIORITY,
    Part.PURPOSE,
    Part.KEY_MESSAGE,
    Part.CAPTION,
    Part.ALT,
}
"""Parts that are one piece of text."""


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
        values, written = load_yaml(match.group(1)), load_yaml(match.group(1), as_written=True)
    except YAML_ERRORS as problem:
        if _MARKDOWN.search(match.group(1)):  # a rule further down is not its end
            return {}, source, (_unclosed(source),)
        return {}, body, (yaml_problem(problem, source, 2),)
    if not isinstance(values, dict):
        hint = "write name: value, one a line"
        return {}, body, (warning("yaml-syntax", "front matter without names", source, Span(2), hint),)
    named = {name: value for name, value in values.items() if isinstance(name, str)}
    said = {
        name: value if isinstance(value, _KEPT) else written.get(name, value) for name, value in named.items()
    }
    return said, body, tuple(_misfits(named, source))


def _misfits(values: dict[str, Any], source: Source) -> Iterator[Diagnostic]:
    """Warnings for values that cannot say what their names ask for."""
    for name, value in values.items():
        part = part_named(name) if heading_key(name) in _LISTED else field_named(name)
        misfit = _misfit(part, value) if part else None
        if misfit:
            found, expected, hint = misfit
            message = f"{name[:40]!r} in the front matter holds {found}, expected {expected}"
            yield warning("unexpected-value", message, source, Span(_line_of(source, name)), hint)


def _misfit(part: Part, value: Any) -> tuple[str, str, str] | None:
    """What a value is, what it should have been and what to write; `None` where it will do."""
    match part, value:
        case Part.STATUS, bool() | int() | float():
            return "yes, no or a number", "steps", "write them as {Drawn: true, Reviewed: false}"
        case (Part.STATUS | Part.RELATED, _) | (_, None):
            return None
        case _, dict():
            return "names with values", "words", "put words that hold a colon in quotes"
        case _, list() if part in _ONE:
            return "a list", "words", "write one text, in quotes where it holds a bracket"
        case _, list() if not all(map(_is_plain, value)):
            return "a list of more than words", "a list of words", "put words that hold a colon in quotes"
    return None


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
            flow = _stations(value, figspec.id)
            notes = tuple(note for _, note in flow)
            figspec = replace(figspec, reader_flow=tuple(name for name, _ in flow), reader_flow_notes=notes)
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
            field = Field(name, ", ".join(str(each) for each in _listed(value)), span)
            found = with_field(field, figspec, override=True)
            figspec = found.figspec
            problems.extend(found.problems)
        elif _listed(value):
            said = ", ".join(str(each) for each in _listed(value))
            figspec = replace(figspec, metadata=(*figspec.metadata, Field(name, said, span)))
    return figspec, tuple(problems)


def _is_plain(value: Any) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    return isinstance(value, int | float) and abs(value) < 1e15


def _listed(value: Any) -> list[Any]:
    if isinstance(value, list):
        return [each for each in value[:500] if _is_plain(each)]
    return [value] if _is_plain(value) else []


def _stations(value: Any, own: str) -> list[tuple[str, str | None]]:
    """The IDs of a reader flow with their remarks: a list of them, or `fig-a-01 → THIS FIGURE`."""
    tied = flow_in(value, own) if isinstance(value, str) else []
    listed = [str(each) for each in _listed(value)]
    return tied or [(own if _THIS.fullmatch(each) else each, None) for each in listed]


def _references(value: Any, span: Span) -> tuple[Reference, ...]:
    found: list[Reference] = []
    for name, note in _pairs(value):
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
    return tuple(Check(str(name), done is True, span) for name, done in _pairs(value) if _is_plain(name))


def _pairs(value: Any) -> list[tuple[Any, Any]]:
    """Names with what is said of them; `- name: said` in a list is such a pair too."""
    entries = value if isinstance(value, list) else [value]
    pairs = (each.items() if isinstance(each, dict) else [(each, None)] for each in entries)
    return list(islice(chain.from_iterable(pairs), 500))


def _line_of(source: Source, name: str) -> int:
    for number, line in enumerate(source.lines, 1):
        if line.lstrip(" \"'").startswith(name) and line.split(name, 1)[1].lstrip(" \"'")[:1] == ":":
            return number
    return 1
