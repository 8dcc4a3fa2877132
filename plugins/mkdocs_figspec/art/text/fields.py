"""Names with their values or glosses, one a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ...model import FieldItem, Fields
from ...source import Span
from ..grid import Row
from ..panels.headings import adds_up
from .lists import POINTERS
from .wrapped import is_wrapped

_ARROW = re.compile(r"^(\S.{0,60}?)\s+(?:→|⇒|=>|-->|->|──+[>▶►])\s+(\S.*)$")
_HEAD = re.compile("[→⇒>▶►]")
_COLON = re.compile(r"^([^\s:][^:]{0,38}?):\s+(\S.*)$")
_SIGN = re.compile(r"^(\S{1,12})\s+=\s+(\S.*)$")
_DEFINED = re.compile(r"^(\S{1,24})\s+=\s+(\S.*)$")
_CODE = re.compile(r"[\[\]{}\"'+*/%<>=|]|\w\(|^\W")
"""What stands in values that are computed rather than told."""
_ALIGNED = re.compile(r"^(\S+(?: \S+)*?)\s{2,}(\S.*)$")
_LEADER = re.compile(r"^(\S.*?\w)\s*(?:\.{3,}|[·․]{3,}|(?:\. ){3,})\s+(\S.*)$")
"""Dots that lead from a name to its value: `Daily ..... 7 copies`."""
_DOTS = re.compile(r"[.·․]{3}|\. \. ")
_GAP = re.compile(r"\s{2,}")
_WIDE = re.compile(r"[^:]\s{3,}")
_ENTRY = re.compile(r"^(\[[^\]]{1,12}\]|[^\w\s]{1,6}|[^\w\s]\S{0,5}) ?= ?([^=\s][^=]*)$")
_LETTER = re.compile(r"^([A-Z]\w?) = ([^\W\d][^=]*)$")
_AMOUNT = re.compile(r"([-+−]?\d\S*(?: \d{3})*)(?: (?:[%€$£]|[^\W\d]{1,4}))?(?=$| /| per )")
"""A number, the end of which counts, perhaps with its unit; it may be a rate."""
_REMARK = re.compile(r"(?<=\S)\s{2,}\(.*\)$")
"""What is said of an amount behind a gap."""
_BUTTON = re.compile(r"\[[^\]]*\](?:\s|$)")
_SENTENCE = re.compile(r"[.!?]\s")
_MOST_NAME_WORDS = 5
_TELLING = 40
"""So many rows tell how many columns all have."""
_FILLING = 3
"""Words in a name that leaves one space before its value."""


def read_fields(rows: Sequence[Row], start: int) -> tuple[Fields, int] | None:
    """The fields that open in row `start` and the row after them; at least two."""
    for read in (_led, _arrow, _colon, _sign, _aligned):
        found = _run(rows, start, read)
        if found is not None:
            return found
    return None


def read_legend(rows: Sequence[Row], start: int) -> tuple[Fields, int] | None:
    """Signs with what they stand for, several on a line: `■ = stage    → = data flow`."""
    items: list[FieldItem] = []
    y = start
    while y < len(rows):
        entries = [entry for entry in _GAP.split(rows[y].text.strip()) if entry]
        lettered = len(entries) > 1 and all(_LETTER.match(entry) for entry in entries)
        pairs = [(_LETTER if lettered else _ENTRY).match(entry) for entry in entries]
        if not entries or not all(pairs):
            break
        items += [FieldItem(pair.group(1), pair.group(2)) for pair in pairs if pair]
        y += 1
    if len(items) < 2:
        return None
    return Fields(Span.lines(rows[start].line, rows[y - 1].line), tuple(items)), y


def read_glosses(rows: Sequence[Row], start: int) -> tuple[Fields, int] | None:
    """Commands and their like, each with what it does behind an arrow, the arrows in one column."""
    found = _run(rows, start, _arrow)
    if found is None:
        return None
    columns = {match[2] for row in rows[start : found[1]] if (match := _arrow(row.text)) is not None}
    return found if max(columns) - min(columns) <= 1 else None


def read_colons(rows: Sequence[Row], start: int) -> tuple[Fields, int] | None:
    """Names with their values, the colons in one column: `port   : 8080   (as ever)`."""
    found = _run(rows, start, _colon)
    if found is None:
        return None
    named = [row.text for row in rows[start : found[1]] if _colon(row.text) is not None]
    columns = {text.index(":") for text in named}
    apart = any(text[text.index(":") - 1] == " " for text in named)
    return found if apart and max(columns) - min(columns) <= 1 else None


def read_definitions(rows: Sequence[Row], start: int) -> tuple[Fields, int] | None:
    """Names with what they stand for in words, the signs in one column: `rate   = litres an hour`."""
    found = _run(rows, start, _definition)
    if found is None:
        return None
    columns = {match[2] for row in rows[start : found[1]] if (match := _definition(row.text)) is not None}
    told = sum(len(item.value.split()) > 2 for item in found[0].items)
    return found if len(columns) == 1 and told * 2 >= len(found[0].items) else None


def _definition(text: str) -> _Match | None:
    found = _split(_DEFINED, text)
    return None if found is None or _CODE.search(found[1]) else found


_Match = tuple[str, str, int]
"""Name, value and the value's column."""


def _split(pattern: re.Pattern[str], text: str) -> _Match | None:
    stripped = text.lstrip()
    found = pattern.match(stripped)
    if found is None:
        return None
    return found.group(1).strip(), found.group(2).strip(), len(text) - len(stripped) + found.start(2)


def _led(text: str) -> _Match | None:
    return _split(_LEADER, text) if _DOTS.search(text) else None


def _arrow(text: str) -> _Match | None:
    return _split(_ARROW, text) if _HEAD.search(text) else None


def _colon(text: str) -> _Match | None:
    found = _split(_COLON, text)
    if found is None or len(found[0].split()) > _MOST_NAME_WORDS or _SENTENCE.search(found[0]):
        return None
    return found


def _sign(text: str) -> _Match | None:
    return _split(_SIGN, text)


def _aligned(text: str) -> _Match | None:
    found = _split(_ALIGNED, text)
    if found is None or len(found[0]) > 48:
        return None
    return None if _BUTTON.match(found[0]) and _BUTTON.match(found[1]) else found


def _run(rows: Sequence[Row], start: int, read: Callable[[str], _Match | None]) -> tuple[Fields, int] | None:
    items: list[FieldItem] = []
    columns: list[int] = []
    y = last = start
    named_at = 0
    ends: set[int] = set()
    while y < len(rows):
        text = rows[y].text
        if not text.strip():
            if y + 1 < len(rows) and read is _aligned and _same(read(rows[y + 1].text), columns):
                y += 1
                continue
            break
        if columns and adds_up(rows, y):
            y += 1
            continue
        indent = rows[y].indent
        below = columns and indent > named_at + 1 and _is_under(indent, columns[-1], rows[y - 1].text)
        told = read is _colon and columns and columns[-1] == named_at + len(items[-1].name) + 2
        if below or (told and indent == named_at and read(text) is None and is_wrapped(rows, y)):
            items[-1] = FieldItem(items[-1].name, f"{items[-1].value} {text.strip()}")
        else:
            found = read(text)
            if read is _aligned and len(columns) > 1 and found is None:
                found = _filled(text, columns[0], named_at)
            if found is None:
                break
            if read is _aligned and columns and not _in_column(found, columns[0], ends):
                break
            named_at = indent
            ends = ends if columns else _ends(found)
            items.append(FieldItem(found[0], found[1]))
            columns.append(found[2])
        last = y
        y += 1
        if read is _aligned and len(items) == _TELLING and _in_three(items):
            return None
    if len(items) < 2 or (read is _aligned and _in_three(items)):
        return None
    if all(item.name[0] in POINTERS and item.name[1:2] == " " for item in items):
        return None  # a list
    if read is _arrow and max(columns) - min(columns) > 12 and any("→" in item.value for item in items):
        return None
    return Fields(Span.lines(rows[start].line, rows[last].line), tuple(items)), last + 1


def _is_under(indent: int, column: int, above: str) -> bool:
    """Whether a line stands under the value in `column`, or under a remark behind it."""
    return abs(indent - column) <= 1 or (indent > column and "  (" in above[indent - 3 : indent + 1])


def _in_three(items: Sequence[FieldItem]) -> bool:
    """Whether most of the values are columns of their own."""
    return sum(_WIDE.search(item.value) is not None for item in items) * 2 > len(items)


def _filled(text: str, column: int, indent: int) -> _Match | None:
    """A short name that fills its column up to the one space before its value; nothing of a sentence."""
    name, value = text[:column].strip(), text[column:].strip()
    fills = (
        text[column - 1 : column] == " "
        and text[column - 2 : column - 1].strip()
        and text[column : column + 1].strip()
    )
    apart = (
        len(text) - len(text.lstrip()) == indent and len(name.split()) <= _FILLING and text[-1] not in ".!?:"
    )
    return (name, value, column) if fills and apart else None


def _in_column(found: _Match, column: int, ends: set[int]) -> bool:
    """Whether a value starts in `column` or, as amounts do, ends where the first one does."""
    return abs(found[2] - column) <= 1 or not ends.isdisjoint(_ends(found))


def _ends(found: _Match) -> set[int]:
    """Where an amount ends, and where its unit does; nothing of any other value."""
    amount = _AMOUNT.match(_REMARK.sub("", found[1]))
    return {found[2] + amount.end(), found[2] + amount.end(1)} if amount else set()


def _same(found: _Match | None, columns: list[int]) -> bool:
    return found is not None and bool(columns) and abs(found[2] - columns[0]) <= 1
