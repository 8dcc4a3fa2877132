"""Headings that are not written with `#`: underlined lines, and lines in bold alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import replace
from itertools import pairwise

from ..source import Span
from .outline import Draft, Outline, Piece, Section, sections_of
from .parts import Part, part_named, part_of
from .references import own_id

_BOLD = re.compile(r"\s{0,3}(?:\*\*([^*]{2,60})\*\*|__([^_]{2,60})__)\s*:?\s*")
_DOUBLE_LINE = re.compile(r"\s{0,3}={3,}\s*")
_ANY = frozenset(Part) - {Part.TITLE}
_WITHIN = {Part.PURPOSE, Part.KEY_MESSAGE, Part.CAPTION, Part.ALT, Part.HEADLINE}
_HOLDING = {*_WITHIN, Part.PURPOSE_AND_KEY_MESSAGE, Part.TEXT_CONTENT, Part.METADATA}
"""Parts in which a bold line may open another; prompts and concepts hold bold lines of their own."""


def with_implied_headings(plan: Outline) -> Outline:
    """`plan` with sections for underlined lines, and for bold lines that name a part no heading names."""
    if any(_underlined(*pair) for section in plan.sections for pair in _with_next(section.pieces)):
        drafts = [draft for section in plan.sections for draft in _cut_at_underlines(section)]
        plan = Outline(plan.source, sections_of(drafts))
    plan = _with_first_heading_above(plan)
    if any(_opened_in(section) for section in plan.sections if any(map(_has_bold, section.pieces))):
        named = {part_named(section.heading) for section in plan.sections if section.heading}
        drafts = [draft for section in plan.sections for draft in _cut_at_bold(section, named)]
        if len(drafts) > len(plan.sections):
            return Outline(plan.source, sections_of(drafts))
    return plan


def _with_first_heading_above(plan: Outline) -> Outline:
    """`plan` with the heading that names the figure at level 1 where all others stand below it."""
    levels = [section.level for section in plan.sections[1:]]
    if not levels or levels[0] == 1 or min(levels) < levels[0] or levels.count(levels[0]) > 1:
        return plan
    if not own_id(plan.sections[1].heading):
        return plan
    up = levels[0] - 1
    drafts = (Draft(each.heading, max(each.level - up, 0), each.line, each.pieces) for each in plan.sections)
    return Outline(plan.source, sections_of(drafts))


def _with_next(pieces: tuple[Piece, ...]) -> Iterator[tuple[Piece, Piece | None]]:
    return zip(pieces, (*pieces[1:], None), strict=False)


def _cut_at_underlines(section: Section) -> Iterator[Draft]:
    heading, level, line, held = section.heading, section.level, section.line, list[Piece]()
    for piece, below in _with_next(section.pieces):
        under = _underlined(piece, below)
        if under:
            yield Draft(heading, level, line, tuple(held))
            heading, level, held = piece.lines[0].strip(), under, list(_rest(piece, 2))
            line = piece.span.line
        elif held or piece.kind != "rule" or piece.span.line != line + 1:
            held.append(piece)
    yield Draft(heading, level, line, tuple(held))


def _underlined(piece: Piece, below: Piece | None) -> int:
    """The level of the heading that `piece` is with the line under it; 0 if it is none."""
    if piece.kind != "paragraph" or not piece.lines:  # one of control characters has none
        return 0
    if len(piece.lines) > 1:
        return 1 if _DOUBLE_LINE.fullmatch(piece.lines[1]) else 0
    if (
        "**" in piece.lines[0]
        or below is None
        or below.kind != "rule"
        or below.span.line != piece.span.line + 1
    ):
        return 0
    words, rule = piece.lines[0].strip(), below.lines[0].strip()
    alike = abs(len(rule) - len(words)) <= 2 or (len(words) <= 60 and part_named(words) is not None)
    return 2 if alike and not rule.strip("-") and words[-1:] not in ".;!?" else 0


def _cut_at_bold(section: Section, named: set[Part | None]) -> Iterator[Draft]:
    heading, level, line, held = section.heading, section.level, section.line, list[Piece]()
    wanted, others = _opened_in(section), named - {part_of(section)}
    if not wanted:
        yield Draft(heading, level, line, section.pieces)
        return
    opened = False
    for piece in (cut for each in section.pieces for cut in _at_bold_lines(each)):
        label = _bold(piece)
        own = part_named(label) if label else None
        if label and (opened or (own in wanted and own not in others)):
            opened = True
            yield Draft(heading, level, line, tuple(held))
            heading, level, held = label, max(section.level, 1) + 1, list(_rest(piece, 1))
            line = piece.span.line
        else:
            held.append(piece)
    yield Draft(heading, level, line, tuple(held) if opened else section.pieces)


def _at_bold_lines(piece: Piece) -> Iterator[Piece]:
    """A paragraph cut before each line that is all bold; any other piece as it is."""
    starts = [n for n, line in enumerate(piece.lines) if n and _BOLD.fullmatch(line)]
    if piece.kind != "paragraph" or not starts:
        yield piece
        return
    for start, end in pairwise((0, *starts, len(piece.lines))):
        span = Span.lines(piece.span.line + start, piece.span.line + end - 1)
        yield replace(piece, lines=piece.lines[start:end], span=span)


def _rest(piece: Piece, first: int) -> Iterator[Piece]:
    """What a paragraph holds from its line `first` on, counted from 0."""
    if len(piece.lines) > first:
        span = Span.lines(piece.span.line + first, piece.span.end_line)
        yield replace(piece, lines=piece.lines[first:], span=span)


def _opened_in(section: Section) -> Set[Part]:
    """The parts that a bold line may open in `section`."""
    if section.level <= 1:
        return _ANY
    part = part_of(section)
    if part is Part.TEXT_CONTENT:
        return _WITHIN | {Part.TITLE}
    return _WITHIN if part in _HOLDING else frozenset()


def _has_bold(piece: Piece) -> bool:
    return piece.kind == "paragraph" and any(map(_BOLD.fullmatch, piece.lines))


def _bold(piece: Piece) -> str | None:
    """The words of a paragraph's first line where all of it is bold."""
    match = _BOLD.fullmatch(piece.lines[0]) if piece.kind == "paragraph" and piece.lines else None
    return (match.group(1) or match.group(2)).strip(" :") if match else None
