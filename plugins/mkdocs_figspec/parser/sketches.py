"""Which pieces of a file a figure is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from ..model import Sketch
from .outline import Outline, Piece, Section, without_number
from .parts import CONCEPT, PANEL, Part, part_named, part_of
from .relationships import tells_relationships

_CODE = re.compile(r"json|ya?ml|py(?:thon)?|r|sql|bash|sh|shell|toml|html|css|[jt]s|mermaid", re.IGNORECASE)
"""Fences in these languages are code about the figure unless they stand in its concept itself."""

_KINDS = re.compile(
    r"tree|naming|flow|table|code|cards|callout|fields|list|steps|prose|plot|art|figspec|ascii|diagram",
    re.IGNORECASE,
)
"""Info strings by which an author asks for a fence to be drawn."""

_ART = re.compile(r"[\u2500-\u259f]|\+-{2,}|\+={2,}|[\u2190-\u21ff]|-->|<--")

_ABOUT = re.compile(
    r"prompt|json export|spatial anchors|extension guide|technical implementation|code examples|"
    r"data requirements|implementation in this repository|the code|config architecture|code architecture|"
    r"cli usage|generation$|hydra composition flow|alt text|negative prompt|refinement",
    re.IGNORECASE,
)
"""Headings whose fences are about the figure; never its concept."""

_EMBEDDING = r"\bembed(?:ding)?(?: (?:code|in|into|this|html|snippet|instructions)\b|\s*(?:>|$))"

_NEVER_DRAWN = re.compile(
    rf"prompt|json|yaml|spatial anchors|alt text|refinement|caption|status|generation$|{_EMBEDDING}",
    re.IGNORECASE,
)
"""Headings whose fences are not drawn at all."""

_LOOKS = re.compile(r"\b(?:colou?rs?|hex|palette|font|styling|line style)\b", re.IGNORECASE)
"""Headers of tables that say how the figure is to look."""

_NO_CONTENT = re.compile(
    rf"\bprompts?$|json export|(?:spatial|ya?ml) anchors|alt text|{_EMBEDDING}", re.IGNORECASE
)
"""Names of panels, and short paragraphs over a fence, whose code is about the figure."""

_PLAIN = re.compile(
    r"(?:ascii|visual|main|overall|basic|full)?\s*(?:layout|art|diagram|sketch|concept|mock ?up|"
    r"drawing|visuali[sz]ation)",
    re.IGNORECASE,
)
"""Headings that say only that a sketch follows."""


def sketches_in(outline: Outline) -> tuple[Sketch, ...]:
    """What the figure is made of: first its concept, then art that stands elsewhere in the file."""
    candidates = [
        (section, piece)
        for section, piece in outline.pieces()
        if piece.kind == "fence"
        and any(line.strip() for line in piece.lines)
        and not _is_about(section, piece)
    ]
    concept = [pair for pair in candidates if CONCEPT.search(pair[0].path)]
    lines = {piece.span.line for _, piece in concept}
    concept += [pair for pair in _panel_pieces(outline) if pair[1].span.line not in lines]
    if not concept:
        concept = [pair for pair in candidates if _is_art(pair[1])] or _concept_words(outline)
    lines = {piece.span.line for _, piece in concept}
    concept += [pair for pair in _concept_content(outline) if pair[1].span.line not in lines]
    if not concept:
        concept = _concept_code(outline)
    concept.sort(key=lambda pair: pair[1].span)
    lines = {piece.span.line for _, piece in concept}
    elsewhere = [
        (section, piece)
        for section, piece in outline.pieces()
        if piece.span.line not in lines and _is_drawn_elsewhere(section, piece)
    ]
    return tuple(_sketch(*pair, concept=True) for pair in concept) + tuple(
        _sketch(*pair, concept=False) for pair in elsewhere
    )


def _own_words(section: Section) -> str:
    """The headings down to a section, without those of the concept: their subjects say nothing of fences."""
    path = (*section.parents, section)
    return " > ".join(each.heading for each in path if part_of(each) is not Part.CONCEPT)


def _language(piece: Piece) -> str:
    return piece.info.split()[0].casefold() if piece.info else ""


def _is_about(section: Section, piece: Piece) -> bool:
    return bool(_CODE.fullmatch(_language(piece)) or _ABOUT.search(_own_words(section)))


def _is_art(piece: Piece) -> bool:
    return bool(_ART.search(piece.text)) or bool(_KINDS.fullmatch(_language(piece)))


def _is_drawn_elsewhere(section: Section, piece: Piece) -> bool:
    if (
        piece.kind != "fence"
        or _CODE.fullmatch(_language(piece))
        or part_of(section) in (Part.PROMPTS, Part.EXPORT)
    ):
        return False
    return bool(piece.text.strip()) and _is_art(piece) and not _NEVER_DRAWN.search(_own_words(section))


def _panel_pieces(outline: Outline) -> list[tuple[Section, Piece]]:
    """What the numbered panels of a content specification hold: fences, tables, lists, else their words."""
    found: list[tuple[Section, Piece]] = []
    for section in outline.sections:
        if not any("content specification" in each.key for each in section.parents):
            continue
        if not PANEL.match(without_number(section.heading)) or _ABOUT.search(_own_words(section)):
            continue
        pieces = list(section.own())
        drawn = [piece for piece in pieces if piece.kind in ("fence", "table", "list")]
        words = [piece for piece in pieces if piece.kind in ("paragraph", "quote")]
        found.extend((section, piece) for piece in drawn or words if piece.text.strip())
    return found


def _concept_words(outline: Outline) -> list[tuple[Section, Piece]]:
    """Tables, lists and art without a fence of a concept that has nothing in a fence."""
    return [
        (section, piece)
        for section, piece in outline.pieces()
        if (piece.kind in ("table", "list") or (piece.kind == "paragraph" and _is_art(piece)))
        and part_of(section) is Part.CONCEPT
        and not _ABOUT.search(_own_words(section))
    ]


def _concept_content(outline: Outline) -> Iterator[tuple[Section, Piece]]:
    """Code and tables right under the heading of the concept or of one of its panels."""
    for section in outline.sections:
        if not _is_concept_itself(section) or _NO_CONTENT.search(_bare(section.heading)):
            continue
        label = ""
        for piece in section.pieces:
            fence = piece.kind == "fence" and _CODE.fullmatch(_language(piece)) and piece.text.strip()
            if (fence and not _NO_CONTENT.search(label)) or (piece.kind == "table" and _is_content(piece)):
                yield section, piece
            label = _bare(piece.text) if piece.kind == "paragraph" and len(piece.text) < 100 else ""


def _bare(label: str) -> str:
    return label.strip("*_: \n")


def _is_concept_itself(section: Section) -> bool:
    """Whether a heading names the concept, or numbers one of its panels."""
    if part_of(section) is not Part.CONCEPT:
        return False
    return part_named(section.heading) is Part.CONCEPT or bool(PANEL.match(without_number(section.heading)))


def _is_content(table: Piece) -> bool:
    """Whether a table is for those who look at the figure; one of arrows or of colours is for who draws."""
    header = " ".join(table.rows[0].cells) if table.rows else ""
    return bool(table.rows[1:]) and not _LOOKS.search(header) and not tells_relationships(table)


def _concept_code(outline: Outline) -> list[tuple[Section, Piece]]:
    """Code of a concept that has nothing else."""
    return [
        (section, piece)
        for section, piece in outline.pieces()
        if piece.kind == "fence" and piece.text.strip() and part_of(section) is Part.CONCEPT
    ]


def _sketch(section: Section, piece: Piece, *, concept: bool) -> Sketch:
    fence = piece.kind == "fence"
    # Art that its author forgot to fence is art all the same.
    form: Literal["fence", "table", "list", "text"] = "fence" if _is_art(piece) else "text"
    if piece.kind == "fence" or piece.kind == "table" or piece.kind == "list":
        form = piece.kind
    top = next((each for each in (*section.parents, section) if each.level == 2), section)
    return Sketch(
        form=form,
        lines=piece.lines,
        line=piece.span.line + 1 if fence else piece.span.line,
        column=piece.span.column if fence else 1,
        language=piece.info or None,
        section=without_number(top.heading),
        title=_panel_title(section, top, concept=concept),
        concept=concept,
    )


def _panel_title(section: Section, top: Section, *, concept: bool) -> str | None:
    if section is top:
        return None if concept else without_number(section.heading) or None
    name = without_number(section.heading)
    numbered = PANEL.match(name)
    if numbered:
        return numbered.group(1).strip() or None
    return None if _PLAIN.match(name) else name or None
