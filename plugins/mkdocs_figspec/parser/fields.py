"""The fields among the pieces of a section: rows of tables, and lines that name what they say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ..model import Field, without_marks
from ..source import Span
from .outline import Piece
from .parts import Part, field_named
from .relationships import YAML_ERRORS, load_yaml

BOLD_FIELD = re.compile(r"^\s{0,3}(?:[-*+]\s+)?\*\*([^*:]{1,60}):?\*\*[ \t]*:?[ \t]*(.*)$")
"""`**Status:** Planning`, with or without a bullet; the colon inside or outside the bold."""

_METADATA = {
    Part.ID,
    Part.TITLE,
    Part.LEVEL,
    Part.PERSONA,
    Part.PRIORITY,
    Part.LOCATION,
    Part.ASPECT_RATIO,
    Part.DIMENSIONS,
}
_SENTENCES = {Part.CAPTION, Part.ALT, Part.PURPOSE, Part.KEY_MESSAGE}
_BULLET = re.compile(r"\s*(?:[-*+]\s|\d{1,3}[.)]\s|>?\s*$)")
_BESIDE = re.compile(r"\s{1,3}[|·•]\s{1,3}(?=\*\*)")
_QUOTE_MARK = re.compile(r"^\s{0,3}>\s?")
_PLAIN_FIELD = re.compile(r"^\s{0,3}(?:[-*+]\s+)?[`*_]{0,2}([A-Za-z][\w /-]{1,40}?)[`*_]{0,2}\s*:\s+(\S.*)$")
_VALUE_HEADERS = {"value", "values", "detail", "details", "description", "content", "specification"}


def fields_in(pieces: Iterable[Piece], *, plain: bool = False) -> list[Field]:
    """The fields of tables and of bold lines among `pieces`, in order.

    With `plain`, those of list items and YAML without any bold too, as far as their names mean something.
    """
    fields: list[Field] = []
    for piece in pieces:
        if piece.kind == "table":
            fields.extend(_table_fields(piece))
        elif piece.kind in ("paragraph", "list", "quote"):
            fields.extend(_fields_of_lines(piece, plain=plain))
        elif piece.kind == "fence":
            listed = _yaml_fields(piece) if piece.info.casefold() in ("yaml", "yml", "json") else None
            if listed is not None:
                fields.extend(listed if plain or tells_the_figure(listed) else ())
            elif plain:
                for offset, line in enumerate(piece.lines, 1):
                    fields.extend(_plain_fields(line, piece.span.line + offset))
    return fields


def _fields_of_lines(piece: Piece, *, plain: bool) -> list[Field]:
    fields: list[Field] = []
    for offset, line in enumerate(piece.lines):
        number = piece.span.line + offset
        if offset and line.startswith(": "):  # a definition below its term
            fields.extend(_plain_fields(piece.lines[offset - 1] + line, number))
            continue
        found = _line_fields(line, number, plain=plain)
        if not found and fields and _goes_on(fields[-1], line, number):
            last, more = fields[-1], _QUOTE_MARK.sub("", line).strip()
            fields[-1] = replace(last, value=f"{last.value} {more}", span=replace(last.span, end_line=number))
        fields.extend(found)
    return fields


def _goes_on(field: Field, line: str, number: int) -> bool:
    """Whether `line` wraps the sentences that `field` holds."""
    below = field.span.end_line == number - 1 < field.span.line + 200 and bool(field.value)
    return below and field_named(field.name) in _SENTENCES and not _BULLET.match(line)


def tells_the_figure(fields: Iterable[Field]) -> bool:
    """Whether `fields` are a figure's metadata, wherever they stand: three of them are."""
    return len({field_named(field.name) for field in fields} & _METADATA) > 2


def _yaml_fields(piece: Piece) -> list[Field] | None:
    try:
        values = load_yaml(piece.text, as_written=True)
    except YAML_ERRORS:
        return None
    if isinstance(values, dict) and len(values) == 1:
        values = next(iter(values.values()))  # `figure:` over all of it
    fields = []
    for name, value in list(values.items())[:100] if isinstance(values, dict) else ():
        words = [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)]
        if isinstance(name, str) and words:
            offset = next(
                (n for n, line in enumerate(piece.lines, 1) if line.lstrip(" \"'").startswith(name)), 0
            )
            fields.append(Field(name, ", ".join(words[:100]), Span(piece.span.line + offset)))
    return fields


def _line_fields(line: str, number: int, *, plain: bool) -> list[Field]:
    line = _QUOTE_MARK.sub("", line)
    fields = []
    for part in _BESIDE.split(line) if "**" in line else ():  # `**Status:** Planned | **Priority:** P1`
        match = BOLD_FIELD.match(part)
        if match and (":" in part[: match.start(2)] or not match.group(2) or _runs_in(match.group(1))):
            span = Span(number, line.find(part) + max(match.start(1) - 1, 1), 0, 0)
            fields.append(
                Field(without_marks(match.group(1)).rstrip("."), match.group(2).rstrip("\\ \t"), span)
            )
    return fields or (_plain_fields(line, number) if plain else [])


def _runs_in(name: str) -> bool:
    """Whether bold words open a paragraph as its heading: `**Caption.** The kettle ...`."""
    return name.endswith(".") and field_named(name) in _SENTENCES


def _plain_fields(line: str, number: int) -> list[Field]:
    match = _PLAIN_FIELD.match(line)
    if not match or not field_named(match.group(1)):
        return []
    return [Field(match.group(1).strip(), match.group(2).strip().strip("\"'"), Span(number))]


def _table_fields(piece: Piece) -> list[Field]:
    rows = list(piece.rows)
    header = [without_marks(cell) for cell in rows[0].cells] if rows else []
    if len(header) > 2 and len(rows) == 2 and sum(field_named(cell) is not None for cell in header) > 1:
        cells = zip(header, rows[1].cells, strict=False)  # names across, their values in the row below
        return [Field(name, value, Span(rows[1].line)) for name, value in cells if name]
    known = len(header) >= 2 and field_named(header[0]) and header[1].casefold() not in _VALUE_HEADERS
    fields = []
    for row in rows if known else rows[1:]:  # `| Field | Value |`; some authors start with a field at once
        if len(row.cells) < 2 or not row.cells[0]:
            continue
        name = without_marks(row.cells[0]).rstrip(":")
        alone = len(header) > 2 and header[1].casefold() in _VALUE_HEADERS and field_named(name)
        value = row.cells[1] if alone else " | ".join(cell for cell in row.cells[1:] if cell)
        fields.append(Field(name, value, Span(row.line)))
    return fields
