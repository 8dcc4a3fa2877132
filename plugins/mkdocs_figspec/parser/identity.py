"""What a figspec is called: its ID and the title in its first heading."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from ..model import Field, Text, without_marks
from ..source import Source, Span
from .fields import fields_in, tells_the_figure
from .outline import Outline, Section, heading_key, without_number
from .parts import Part, field_named, part_of, rank
from .references import FIGURE_ID, own_id
from .words import unquoted

_DOCUMENT = re.compile(
    r"^(?:figure\s+(?:plan|spec(?:ification)?)|fig\s?spec|figure|fig\.?)"
    r"(?:(?:\s+\d{1,3}[a-z]?)?(?:\s*:|\s+[–—-])|\s+\d{1,3}[a-z]?\.(?!\d)|\s+(?=fig-))\s*",
    re.IGNORECASE,
)
_ID_BEHIND = re.compile(
    rf"\s*[(\[]\s*{FIGURE_ID.pattern}\s*[)\]]\s*$|\s+[–—|-]\s+{FIGURE_ID.pattern}\s*$", re.IGNORECASE
)
_ID_BEFORE = re.compile(rf"^[(\[]?{FIGURE_ID.pattern}[)\]]?\s*(?:[:.,;|·•]|[-–—]+)?\s*", re.IGNORECASE)
_SLUG = re.compile(rf"{FIGURE_ID.pattern}(?:-[a-z0-9]+)*(?:\.md)?", re.IGNORECASE)


def opening(plan: Outline) -> tuple[Section, ...]:
    """What stands before the first heading, and the document's own heading with what stands under it."""
    return plan.sections[:1] + tuple(each for each in plan.sections[1:2] if each.level == 1)


def metadata_in(plan: Outline) -> tuple[tuple[Section, list[Field]], ...]:
    """The sections that hold the metadata, each with its fields.

    These are the opening and those that say so, else the one that looks so.
    """
    first = tuple((section, fields_in(section.own())) for section in opening(plan))
    rest = plan.sections[len(first) :]
    said = tuple(section for section in rest if part_of(section) is Part.METADATA)
    if not said and not _tell_the_figure(first):
        first = tuple((section, _plain_if_metadata(section, fields)) for section, fields in first)
        if not _tell_the_figure(first):
            unnamed = (section for section in rest if part_of(section) in (None, Part.SPECIFICATIONS))
            said = tuple(islice(filter(_looks_like_metadata, unnamed), 1))
    return first + tuple((section, fields_in(section.own(), plain=True)) for section in said)


def _tell_the_figure(held: Iterable[tuple[Section, list[Field]]]) -> bool:
    return tells_the_figure(field for _, fields in held for field in fields)


def _plain_if_metadata(section: Section, fields: list[Field]) -> list[Field]:
    """The fields of an opening without any bold where that is what they are, else `fields`."""
    plain = fields_in(section.own(), plain=True)
    return plain if tells_the_figure(plain) else fields


def _looks_like_metadata(section: Section) -> bool:
    return tells_the_figure(fields_in(section.own(), plain=True))


def said_id(plan: Outline, held: Iterable[tuple[Section, list[Field]]]) -> Text | None:
    """The ID that the metadata give, else the first heading; `None` where only the file name can say."""
    for _, fields in held:
        for field in sorted(fields, key=lambda each: rank(each.name)):
            if field_named(field.name) is Part.ID and (value := _id_in(field)):
                column = plan.source.line(field.span.line).rfind(value) + 1
                return Text(value, replace(field.span, column=max(column, 1)))
    for section in plan.sections[1:2]:
        identifier = own_id(section.heading)
        if identifier:
            return Text(identifier, Span(section.line, section.heading.find(identifier) + section.level + 2))
    return None


def _id_in(field: Field) -> str | None:
    words = unquoted(without_marks(field.value)).replace("`", "").strip()
    if heading_key(field.name) in ("figure", "fig"):  # its number or its title, as likely
        return own_id(words)
    whole = _SLUG.match(words)
    if whole and whole.end() < len(words):
        return own_id(words)
    identifier = own_id(words) if whole else None
    return identifier or re.split(r"\s[(\[]", words, maxsplit=1)[0].rstrip() or None


def id_of_file(source: Source) -> str:
    """The ID that the file's name gives: its first part that looks like one, else the whole stem."""
    return own_id(source.stem) or source.stem


def title_in_heading(sections: Iterable[Section]) -> str | None:
    """The title in the document's own heading, without its ID."""
    for section in sections:
        if section.level == 1:
            words = _DOCUMENT.sub("", without_number(section.heading))
            words = _ID_BEHIND.sub("", words)
            if _SLUG.fullmatch(words.strip()):
                return None
            words = _ID_BEFORE.sub("", words)
            return unquoted(without_marks(words)) or None
    return None
