"""One reader for each part of a figspec, all of one signature."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from ..diagnostics import Diagnostic
from ..model import Check, Figspec, Location, Prompt, Text, without_marks
from ..source import Span
from .fields import BOLD_FIELD, fields_in
from .found import Found, Reader, warning
from .metadata import location_path, locations, personas, with_field
from .outline import Piece, Section, heading_key, without_number
from .parts import Part, field_named
from .references import read_reader_flow, read_related
from .spellings import FIELDS
from .words import is_placeholder, piece_text, pieces_text, section_text, unquoted

_ITEM = re.compile(r"^\s*(?:[-*+•]|\d{1,3}[.)])\s+(?P<text>\S.*)$")
_CHECK = re.compile(
    r"^\s*(?:[-*+]|\d{1,3}[.)])\s+(?:\[(?P<mark>[ xX✓✔])\]|(?P<sign>[✅☑✓✔❌☐⬜◻✗✘🔲])\ufe0f?)"
    r"\s+(?P<text>\S.*)$"
)
_LABEL = re.compile(r"[*_]{0,2}([A-Za-z][A-Za-z -]{2,30})[*_]{0,2}\s?:[*_]{0,2}\s+(?=\S)")
_CAPTIONS = (Part.CAPTION, Part.ALT)
_REMARK = re.compile(r"\s*\([^()]*\)\s*$")


def read_purpose(section: Section, figspec: Figspec) -> Found:
    """What the figure is for."""
    return _text(Part.PURPOSE, figspec.purpose, section, lambda text: replace(figspec, purpose=text), figspec)


def read_key_message(section: Section, figspec: Figspec) -> Found:
    """What a reader is to take home."""
    kept = figspec.key_message
    return _text(Part.KEY_MESSAGE, kept, section, lambda text: replace(figspec, key_message=text), figspec)


def read_caption(section: Section, figspec: Figspec) -> Found:
    """The words under the figure."""
    return _text(Part.CAPTION, figspec.caption, section, lambda text: replace(figspec, caption=text), figspec)


def read_alt(section: Section, figspec: Figspec) -> Found:
    """The words in place of the figure."""
    return _text(Part.ALT, figspec.alt, section, lambda text: replace(figspec, alt=text), figspec)


def _text(
    part: Part, kept: Text | None, section: Section, with_text: Callable[[Text], Figspec], figspec: Figspec
) -> Found:
    text = _labelled(part, section) or section_text(section)
    if text is not None and (label := _LABEL.match(text.text)):
        key = heading_key(label[1])
        if key == part.value or (part in _CAPTIONS and FIELDS.get(key) is part):
            text = replace(text, text=unquoted(text.text[label.end() :]))
    if text is None or is_placeholder(text.text):
        return Found(figspec)
    if kept is not None:
        return Found(figspec, (_duplicate(part, section, figspec),))
    return Found(with_text(text))


def _labelled(part: Part, section: Section) -> Text | None:
    """The caption or alt text that has its label before it, where other labelled words may follow."""
    fields = fields_in(section.own()) if part in _CAPTIONS else ()
    said = next((field for field in fields if field_named(field.name) is part and field.value), None)
    return Text(unquoted(said.value), said.span) if said else None


def _duplicate(part: Part, section: Section, figspec: Figspec) -> Diagnostic:
    return warning(
        "duplicate-part",
        f"a second {part.value}, under {section.heading!r}; the first one counts",
        figspec.source,
        section.span,
        "keep one of them",
    )


def read_title(section: Section, figspec: Figspec) -> Found:
    """The title in a section of its own; the metadata's own goes first."""
    title = _first_words(section)
    return Found(figspec if figspec.title or not title else replace(figspec, title=title))


def read_headline(section: Section, figspec: Figspec) -> Found:
    """The title text that is to stand in the figure."""
    headline = _first_words(section)
    return Found(figspec if figspec.headline or not headline else replace(figspec, headline=headline))


def _first_words(section: Section) -> str | None:
    """The first line with words, its label dropped; all of a quotation that is wrapped."""
    for piece in section.own():
        if piece.kind == "html" or not piece_text(piece):
            continue
        line = re.sub(r"^\s*(?:>\s*)?(?:(?:[-*+]|\d+[.)])\s+)?", "", piece.lines[0]).strip()
        labelled = BOLD_FIELD.match(line)
        if labelled and labelled.group(2) and ":" in line[: labelled.start(2)]:
            line = labelled.group(2)
        elif piece.kind == "paragraph" and unquoted(line) == line:
            line = piece_text(piece)
        words = without_marks(unquoted(line))
        return None if is_placeholder(words) else words
    return None


def read_merged(section: Section, figspec: Figspec) -> Found:
    """Purpose and key message under one heading: by their labels, else the first paragraph and the rest."""
    pieces = [piece for piece in section.own() if piece_text(piece)]
    labelled = [field for field in fields_in(pieces) if field_named(field.name)]
    if labelled:
        for field in labelled:
            figspec = with_field(field, figspec, override=True).figspec
        before = [piece for piece in pieces if piece.span.end_line < labelled[0].span.line]
        if figspec.purpose is None:
            figspec = replace(figspec, purpose=pieces_text(before))
        return Found(figspec)
    whole = pieces_text(pieces)
    message = pieces_text(pieces[1:]) or whole
    purpose = pieces_text(pieces[:1])
    if figspec.purpose is None:
        figspec = replace(figspec, purpose=purpose)
    if figspec.key_message is None:
        figspec = replace(figspec, key_message=message)
    return Found(figspec)


def read_text_content(section: Section, figspec: Figspec) -> Found:
    """Title text, caption and alt text given as bold lines instead of headings."""
    wanted = {Part.CAPTION, Part.ALT, Part.HEADLINE, Part.TITLE, Part.ASPECT_RATIO, Part.DIMENSIONS}
    for field in fields_in(section.own()):
        part = field_named(field.name)
        if part is Part.TITLE and figspec.headline is None:
            figspec = replace(figspec, headline=without_marks(unquoted(field.value)))
        elif part in wanted and not _present(part, figspec):
            figspec = with_field(field, figspec, override=True).figspec
    return Found(figspec)


def _present(part: Part, figspec: Figspec) -> bool:
    held = {Part.CAPTION: figspec.caption, Part.ALT: figspec.alt, Part.HEADLINE: figspec.headline}
    return bool(held.get(part, figspec.aspect_ratio))


def read_elements(section: Section, figspec: Figspec) -> Found:
    """What the author wants to be in the figure: list items and table rows."""
    elements = list(figspec.content_elements)
    for piece in section.own():
        if piece.kind == "table":
            for row in piece.rows[1:]:
                words = ": ".join(cell for cell in row.cells if cell)
                elements.append(Text(words, Span(row.line)))
        elif piece.kind == "list":
            elements.extend(_items(piece))
    return Found(replace(figspec, content_elements=tuple(elements)))


def _items(piece: Piece) -> list[Text]:
    items: list[Text] = []
    for offset, line in enumerate(piece.lines):
        number = piece.span.line + offset
        match = _ITEM.match(line)
        if match:
            items.append(Text(match["text"].strip(), Span(number, match.start("text") + 1)))
        elif items and line.strip():
            last = items[-1]
            items[-1] = Text(f"{last.text} {line.strip()}", replace(last.span, end_line=number))
    return items


def read_status(section: Section, figspec: Figspec) -> Found:
    """The check boxes of the status section."""
    checks = list(figspec.status)
    for piece in section.own():
        if piece.kind != "list":
            continue
        fresh = False
        for offset, line in enumerate(piece.lines):
            number = piece.span.line + offset
            match = _CHECK.match(line)
            if match:
                checked = (match["mark"] or match["sign"]) in "xX✅☑✓✔"
                checks.append(Check(match["text"].strip(), checked, Span(number, match.start("text") + 1)))
            elif fresh and line.strip() and not _ITEM.match(line):
                checks[-1] = replace(checks[-1], text=f"{checks[-1].text} {line.strip()}")
            fresh = bool(match) or (fresh and not _ITEM.match(line))
    return Found(replace(figspec, status=tuple(checks)))


def read_prompt(section: Section, figspec: Figspec) -> Found:
    """One prompt, by the name of its heading."""
    pieces = [piece for piece in section.own() if piece.kind not in ("html", "rule")]
    text = "\n\n".join(piece.text.strip("\n") for piece in pieces).strip()
    if not text:
        return Found(figspec)
    name = _REMARK.sub("", without_number(section.heading)) or section.heading
    span = Span(pieces[0].span.line, 1, pieces[-1].span.end_line)
    return Found(replace(figspec, prompts=(*figspec.prompts, Prompt(name, text, span))))


def read_locations(section: Section, figspec: Figspec) -> Found:
    """Where the figure goes, from a section of its own."""
    if figspec.locations:
        return Found(figspec)
    found: list[Location] = []
    for piece in section.own():
        if piece.kind == "list":
            for item in _items(piece):
                labelled = BOLD_FIELD.match(f"- {item.text}")
                words = (labelled.group(2) if labelled and labelled.group(2) else item.text).replace("`", "")
                found.append(Location(words.replace("**", ""), location_path(words), item.span))
        elif piece.kind == "paragraph":
            found.extend(locations(piece_text(piece), piece.span))
    return Found(replace(figspec, locations=tuple(found)))


def read_personas(section: Section, figspec: Figspec) -> Found:
    """Whom the figure is for, from a section of its own."""
    if figspec.personas:
        return Found(figspec)
    found: list[str] = []
    for piece in section.own():
        if piece.kind == "list":
            found.extend(without_marks(item.text) for item in _items(piece))
        elif piece.kind == "paragraph":
            found.extend(personas(piece_text(piece)))
    return Found(replace(figspec, personas=tuple(found)))


READERS: dict[Part, Reader] = {
    Part.TITLE: read_title,
    Part.HEADLINE: read_headline,
    Part.PURPOSE: read_purpose,
    Part.KEY_MESSAGE: read_key_message,
    Part.PURPOSE_AND_KEY_MESSAGE: read_merged,
    Part.ELEMENTS: read_elements,
    Part.TEXT_CONTENT: read_text_content,
    Part.CAPTION: read_caption,
    Part.ALT: read_alt,
    Part.PROMPTS: read_prompt,
    Part.RELATED: read_related,
    Part.READER_FLOW: read_reader_flow,
    Part.STATUS: read_status,
    Part.LOCATION: read_locations,
    Part.PERSONA: read_personas,
    Part.SPECIFICATIONS: read_text_content,
}
"""The reader of each part."""
