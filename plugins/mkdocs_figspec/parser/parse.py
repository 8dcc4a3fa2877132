"""From a file's text to a figspec."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..diagnostics import Diagnostic
from ..model import Field, Figspec
from ..source import Source, Span
from .captions import embedded_caption, labelled_below_concept
from .complete import what_is_missing
from .files import with_line_feeds
from .found import error
from .front_matter import front_matter, id_in, with_front_matter
from .headings import with_implied_headings
from .identity import id_of_file, metadata_in, opening, said_id, title_in_heading
from .metadata import read_metadata, with_field
from .outline import Outline, Section, outline
from .parts import Part, field_named, part_of
from .readers import READERS
from .references import with_stray_reader_flow
from .relationships import relationships_in
from .sketches import sketches_in


def parse(source: Source) -> tuple[Figspec, tuple[Diagnostic, ...]]:
    """The figspec in `source` and what was found wrong with it; never raises."""
    if "\r" in source.text:
        source = replace(source, text=with_line_feeds(source.text))
    if not source.text.strip():
        hint = "write a metadata table, a visual concept, a caption and an alt text"
        problem = error("empty-file", "the file is empty", source, Span(1), hint)
        return Figspec(source, id_of_file(source)), (problem,)
    values, body, problems = front_matter(source)
    plan = with_implied_headings(outline(body))
    held = metadata_in(plan)
    said = id_in(values, source) or said_id(plan, held)
    figspec, misread = _with_sections(Figspec(source, said.text if said else id_of_file(source)), plan, held)
    relationships, unreadable = relationships_in(plan)
    figspec = replace(figspec, sketches=sketches_in(plan), relationships=relationships)
    figspec, overridden = with_front_matter(figspec, values)
    unclosed = _unclosed_fences(plan)
    missing = what_is_missing(figspec, said, plan, cut_short=bool(unclosed))
    found = [*problems, *misread, *unreadable, *overridden, *unclosed, *missing]
    return figspec, tuple(sorted(found, key=lambda each: each.span))


def _with_sections(
    figspec: Figspec, plan: Outline, held: tuple[tuple[Section, list[Field]], ...]
) -> tuple[Figspec, list[Diagnostic]]:
    problems: list[Diagnostic] = []
    first = opening(plan)
    metadata = {id(section): fields for section, fields in held}
    for section in plan.sections:
        fields = metadata.get(id(section))
        part = part_of(section)
        reader = READERS.get(part) if part else None
        if fields is not None:
            found = read_metadata(fields, figspec)
        elif reader:
            found = reader(section, figspec)
        else:
            continue
        figspec = found.figspec
        problems.extend(found.problems)
    if figspec.title is None:
        figspec = replace(figspec, title=title_in_heading(first))
    if figspec.caption is None:
        figspec = replace(figspec, caption=embedded_caption(plan.source))
    figspec = with_stray_reader_flow(plan.sections, figspec)
    figspec = _with_fields_for_sections(figspec, figspec.metadata)
    if figspec.caption is None or figspec.alt is None:
        stray = labelled_below_concept(plan)
        said = (field for field in stray if field_named(field.name) in (Part.CAPTION, Part.ALT))
        figspec = _with_fields_for_sections(figspec, said)
    return figspec, problems


def _with_fields_for_sections(figspec: Figspec, fields: Iterable[Field]) -> Figspec:
    """Caption, alt text, purpose and key message from `fields` where no section says them."""
    held = {
        Part.CAPTION: figspec.caption,
        Part.ALT: figspec.alt,
        Part.PURPOSE: figspec.purpose,
        Part.KEY_MESSAGE: figspec.key_message,
    }
    for field in fields:
        part = field_named(field.name)
        if part in held and held[part] is None:
            figspec = with_field(field, figspec, override=True).figspec
    return figspec


def _unclosed_fences(plan: Outline) -> list[Diagnostic]:
    hint = "end it with a line that holds only the fence's own marks"
    return [
        error("unclosed-fence", "a fence that never closes", plan.source, piece.span, hint)
        for _, piece in plan.pieces()
        if not piece.closed
    ]
