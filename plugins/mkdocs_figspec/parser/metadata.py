"""The metadata of a figspec, and what the values of its fields mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from math import gcd

from ..diagnostics import Diagnostic
from ..model import Field, Figspec, Location, Text, without_marks
from ..source import Span
from .found import Found, warning
from .parts import Part, field_named, rank
from .references import references_in
from .words import is_placeholder, split_list, unquoted, without_comments

_NO_VALUE = {"", "-", "–", "—", "?"}
_SOURCE_CODE = re.compile(r"\.[A-Za-z]\w{0,5}$")


def read_metadata(fields: list[Field], figspec: Figspec) -> Found:
    """All fields of a section, those that have a meaning read into their places."""
    problems: list[Diagnostic] = []
    for field in fields:
        if field.value.strip().casefold() in _NO_VALUE and field_named(field.name):
            problems.append(
                warning(
                    "metadata-row-without-value",
                    f"the metadata row {field.name!r} has no value",
                    figspec.source,
                    replace(field.span, column=_column(figspec.source.line(field.span.line), field.name)),
                    "fill it in or delete the row",
                )
            )
    figspec = replace(figspec, metadata=figspec.metadata + tuple(fields))
    for field in sorted(fields, key=lambda each: rank(each.name)):
        found = with_field(field, figspec)
        figspec = found.figspec
        problems.extend(found.problems)
    return Found(figspec, tuple(problems))


def _column(line: str, words: str) -> int:
    return max(line.find(words), 0) + 1


def with_field(field: Field, figspec: Figspec, *, override: bool = False) -> Found:
    """`figspec` with the meaning of `field`; a value already there stays unless `override`."""
    value = " ".join(without_comments(field.value).split())
    if is_placeholder(value):
        return Found(figspec)
    span = field.span
    words = Text(unquoted(value), span)
    match field_named(field.name):
        case Part.TITLE if override or not figspec.title:
            figspec = replace(figspec, title=without_marks(unquoted(value)))
        case Part.HEADLINE if override or not figspec.headline:
            figspec = replace(figspec, headline=without_marks(unquoted(value)))
        case Part.LEVEL if override or not figspec.level:
            figspec = replace(figspec, level=levels(value))
        case Part.PERSONA if override or not figspec.personas:
            figspec = replace(figspec, personas=personas(value))
        case Part.PRIORITY if override or not figspec.priority:
            figspec = replace(figspec, priority=priority(value))
        case Part.LOCATION if override or not figspec.locations:
            figspec = replace(figspec, locations=locations(value, span))
        case Part.ASPECT_RATIO | Part.DIMENSIONS as part if override or not figspec.aspect_ratio:
            return _with_aspect_ratio(field, part, figspec)
        case Part.RELATED if not figspec.related:
            at = max(figspec.source.line(span.line).find(field.value), 0)
            others = (each for each in references_in(field.value, span.line, at) if each.id != figspec.id)
            figspec = replace(figspec, related=tuple(others))
        case Part.ALT if override:
            figspec = replace(figspec, alt=words)
        case Part.CAPTION if override:
            figspec = replace(figspec, caption=words)
        case Part.PURPOSE if override:
            figspec = replace(figspec, purpose=words)
        case Part.KEY_MESSAGE if override:
            figspec = replace(figspec, key_message=words)
        case _:
            pass
    return Found(figspec)


def levels(value: str) -> tuple[str, ...]:
    """`L2-L3 (Architecture)` is `L2` and `L3`; a level in words stays as it is."""
    named = re.findall(r"\bL(?:evel\s*)?(\d)(?:\s*[-–/]\s*(\d)\b)?", value, re.IGNORECASE)
    numbers = [number for pair in named for number in pair if number]
    if numbers:
        return tuple(dict.fromkeys(f"L{number}" for number in numbers))
    words = re.sub(r"\([^()]*\)\s*$", "", without_marks(value)).rstrip()
    return (words,) if words else ()


def personas(value: str) -> tuple[str, ...]:
    """`PI, Data Scientist / ML Engineer` is three personas; remarks in brackets stay with theirs."""
    return tuple(
        without_marks(each)
        for part in split_list(re.sub(r"<br\s*/?>", ",", value))
        for each in re.split(r"\s/\s", part)
        if each.strip()
    )


def priority(value: str) -> str | None:
    """`P1 (High)` is `P1`; a priority in words stays as it is."""
    named = re.search(r"\bP\d\b", value, re.IGNORECASE)
    return (
        named.group().upper()
        if named
        else re.sub(r"\([^()]*\)\s*$", "", without_marks(value)).rstrip() or None
    )


def locations(value: str, span: Span) -> tuple[Location, ...]:
    """The places in a list with commas; a comma in brackets or back-ticks divides nothing."""
    return tuple(
        Location(text, location_path(text), span)
        for part in split_list(re.sub(r"<br\s*/?>", ",", value))
        if (
            text := re.sub(r"^[-*+•]\s+|\[([^\[\]]*)\]\([^()]*\)", r"\1", part)
            .replace("`", "")
            .replace("**", "")
            .strip()
        )
    )


def location_path(text: str) -> str:
    """The path in a location: `Root README (hero image)` is `README.md`, prose stays as it is."""
    words = re.split(r"[(\[]", text, maxsplit=1)[0].strip() or text
    for word in words.split():
        if "/" in word or _SOURCE_CODE.search(word):
            return word.strip("\"'.,;:" if not word.startswith(".") else "\"',;:")
    rooted = re.fullmatch(r"(?:the\s+)?(?:root|repo(?:sitory)?|main|project)\s+(\w+)", words, re.IGNORECASE)
    name = rooted.group(1) if rooted else words
    return (
        f"{name.upper()}.md"
        if name.upper() in {"README", "CONTRIBUTING", "ARCHITECTURE", "CHANGELOG"}
        else words
    )


def _with_aspect_ratio(field: Field, part: Part, figspec: Figspec) -> Found:
    ratio = aspect_ratio(field.value, reduce=part is Part.DIMENSIONS)
    if ratio:
        return Found(replace(figspec, aspect_ratio=ratio))
    if part is Part.DIMENSIONS:
        return Found(figspec)
    problem = warning(
        "unknown-aspect-ratio",
        f"cannot read the aspect ratio {field.value.strip()[:40]!r}",
        figspec.source,
        replace(field.span, column=_column(figspec.source.line(field.span.line), field.value.strip())),
        "write width to height, such as 16:10",
    )
    return Found(figspec, (problem,))


_RATIO = re.compile(
    r"(\d{1,5}(?:\.\d{1,3})?)\s*(?:\"|''|″|”|in(?:ch(?:es)?)?|cm|mm|px)?\s*[:x×∶/]\s*(\d{1,5}(?:\.\d{1,3})?)"
)


_QUOTIENT = re.compile(r"\s*`?(\d\.\d{1,4})\b(?!\s*[\w\"])")


def aspect_ratio(value: str, *, reduce: bool = False) -> tuple[int, int] | None:
    """`16:10 (wider ...)` is (16, 10); `14" × 8"`, reduced, is (7, 4); no ratio beyond eight to one."""
    match = _RATIO.search(value)
    said: Iterable[str | int]
    quotient = _QUOTIENT.match(value) if not match and not reduce else None
    if quotient:
        said = Fraction(quotient.group(1)).limit_denominator(20).as_integer_ratio()
    elif match:
        said = match.groups()
    else:
        return None
    width, height = (float(each) for each in said)
    if not width or not height or not 1 / 8 <= width / height <= 8:
        return None
    if width != int(width) or height != int(height):
        width, height, reduce = round(width * 100), round(height * 100), True
    wide, high = int(width), int(height)
    divisor = gcd(wide, high) if reduce or max(wide, high) > 100 else 1
    return wide // divisor, high // divisor
