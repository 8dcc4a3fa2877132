"""Which parts a figspec lacks, and whether its ID agrees with its file's name."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Diagnostic
from ..model import Figspec, Text
from ..source import Span
from .found import error, note, warning
from .outline import Outline
from .parts import Part, part_of
from .references import own_id


def what_is_missing(
    figspec: Figspec, said: Text | None, plan: Outline, *, cut_short: bool
) -> Iterator[Diagnostic]:
    """Diagnostics for absent parts, at their headings where these hold nothing, else at the first line.

    Of a file cut short by an open fence only those about its ID.
    """
    source, start = figspec.source, Span(1)
    named = own_id(source.stem)
    if said is None:
        yield warning(
            "missing-id",
            "no ID for the figure",
            source,
            start,
            f"add a row `| **ID** | {figspec.id} |` to the metadata table",
        )
    elif named and named.casefold() != said.text.casefold():
        yield warning(
            "id-contradicts-file-name",
            f"the ID is {said.text} but the file is called {source.stem}.md",
            source,
            said.span,
            f"write {named}, or rename the file",
        )
    if cut_short:
        return
    if not figspec.title:
        hint = "add a row `| **Title** | ... |` to the metadata table"
        yield warning("missing-title", "no title for the figure", source, start, hint)
    if not any(sketch.concept for sketch in figspec.sketches):
        hint = "draw it in a fence under `## Visual Concept`"
        yield error("missing-concept", "no visual concept for the figure", source, start, hint)
    if figspec.caption is None:
        hint = "write one under `### Caption`"
        place = _heading_of(Part.CAPTION, plan)
        yield warning("missing-caption", "no caption for the figure", source, place, hint)
    if figspec.alt is None:
        hint = "write one under `## Alt Text`"
        place = _heading_of(Part.ALT, plan)
        yield warning("missing-alt-text", "no alt text for the figure", source, place, hint)
    if figspec.purpose is None:
        hint = "write one under `## Purpose`"
        place = _heading_of(Part.PURPOSE, plan)
        yield note("missing-purpose", "no purpose for the figure", source, place, hint)
    if figspec.key_message is None:
        hint = "write one under `## Key Message`"
        place = _heading_of(Part.KEY_MESSAGE, plan)
        yield note("missing-key-message", "no key message for the figure", source, place, hint)


def _heading_of(part: Part, plan: Outline) -> Span:
    return next((section.span for section in plan.sections if part_of(section) is part), Span(1))
