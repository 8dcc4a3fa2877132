"""From a band of a frame, or a sketch without one, to its titled sections: cut at dividers and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ...source import Span
from ..glyphs import TOP_LEFT, VERTICAL
from ..grid import PIECE, Clusters, Region
from ..text.lists import marker_of
from ..text.mapping import read_mapping
from .beside import bar_down_the_middle
from .boxed import boxed_panels
from .columns import cut_columns
from .dividers import between_dividers
from .headings import (
    Heading,
    colon_heading,
    is_upper,
    square_heading,
    underlined_headings,
    underlines,
)
from .section import Section, span_of
from .side_by_side import side_by_side, starts_at
from .signed import signed_headings

_ANY_COLON = re.compile(r"^[A-Z][^:]{1,40}:$")
_BRANCH = re.compile(r"\s*(?:[├└╰]─|[+|`]--)")
"""What follows on the root of a tree."""
_NOT_IN_HEADINGS = "→←│║─▶▼◀=|<>{}"
_DRAWN = "│║─━═▶◀►◄"
_WORDS_ONLY = re.compile(r"\w[\w'’&/-]{3,}(?: [\w'’&/(),-]+)*")
_ENDS = re.compile(r"(?<!\.\.)[.!,;]$")
_SHOUTED = re.compile(r"\w[\w'’&/-]+(?: [\w'’&/()?,-]+)*")
_ANNOUNCED = re.compile(r"[A-Za-z][^:→←─]{9,58}:")
_LEADS_ON = "/\\╱╲│┃║|▼▽↓⇓v▲△↑^┬┴┼├└+"
_LONGEST = 40
_TOP_LEFT_CORNERS = tuple(TOP_LEFT)


def titled_sections(region: Region, title: str | None) -> Iterator[tuple[Section, ...]]:
    """The sections of a band: cut at dividers and headings."""
    for piece in between_dividers(region):
        columns = _barred_columns(piece) if title is None else ()
        if columns:
            yield columns
        else:
            yield from _headed(piece, title)
        title = None


def _barred_columns(region: Region) -> tuple[Section, ...]:
    """The columns of a region that one bar parts from its first row to its last, each under a heading."""
    first = next((row.text for row in region if not row.blank), "")
    barred = bar_down_the_middle(region) if any(f" {bar} " in f"{first} " for bar in VERTICAL) else None
    if barred is None:
        return ()
    top, bottom, x = barred
    if not region.crop(0, top).blank or not region.crop(bottom, len(region)).blank:
        return ()
    sections: list[Section] = []
    for column, cell in enumerate(cut_columns(region, (x,))):
        y = next((y for y, row in enumerate(cell) if not row.blank), None)
        if y is None:
            return ()
        text, rest = cell.rows[y].text.strip(), cell.crop(y + 1, len(cell))
        heading = square_heading(text) or (text if is_upper(text) and len(text) <= _LONGEST else None)
        if heading is None or rest.blank:
            return ()
        head = Heading(y, y + 2 if underlines(rest.rows[0].text) else y + 1, 0, heading)
        sections += _in_column(head, cell.crop(y, len(cell)), column)
    return tuple(sections)


def _headed(region: Region, title: str | None) -> Iterator[tuple[Section, ...]]:
    groups = _own_groups(region)
    if not groups:
        yield from _lightly_headed(region, title)
        return
    first = groups[0][0].y
    if not region.crop(0, first).blank:
        yield from _lightly_headed(region.crop(0, first), title)
    elif title is not None:
        lone = region.crop(0, 0)
        yield (Section(title, lone, Span.lines(region.rows[0].line, region.rows[0].line)),)
    for index, group in enumerate(groups):
        end = groups[index + 1][0].y if index + 1 < len(groups) else len(region)
        piece = region.crop(group[0].y, end)
        if len(group) == 1:
            yield from ((section,) for section in _beneath(piece, group[0]))
            continue
        cut = side_by_side(piece, [head.column for head in group])
        if cut is None:
            yield (Section(None, piece, span_of(piece)),)
            continue
        yield tuple(
            section
            for column, (head, cell) in enumerate(zip(group, cut[0], strict=True))
            for section in _in_column(head, cell, column)
        )
        if not cut[1].blank:
            yield from _lightly_headed(cut[1], None)


def _in_column(head: Heading, cell: Region, column: int) -> Iterator[Section]:
    """The section of a heading over a column, and those of headings further down in it."""
    inside = cell.without_rows(set(range(head.end - head.y)))
    groups = _own_groups(inside)
    if not groups or any(len(group) > 1 for group in groups):
        yield Section(head.text, inside, span_of(cell), column)
        return
    for row in _headed(inside, head.text):
        yield from (replace(section, column=column) for section in row)


def _beneath(piece: Region, head: Heading) -> Iterator[Section]:
    """The section of an underlined heading, then those of headings of its rank further down.

    They stand in its column, each after a gap, and are upper case, but have no underline. With a colon
    they head a part of its section.
    """
    top, y, title = 0, head.end - head.y, head.text
    for z in range(y + 1, len(piece)):
        row = piece.rows[z]
        if row.blank or not piece.rows[z - 1].blank or abs(row.indent - head.column) > 1:
            continue
        if row.text.rstrip()[-1] == ":" or not is_upper(row.text):
            continue
        if (_is_bare_heading(piece, z) or _heads_lines(piece, z)) and not piece.crop(y, z).blank:
            yield Section(title, piece.crop(y, z), span_of(piece.crop(top, z)))
            top, y, title = z, z + 1, row.text.strip()
    yield Section(title, piece.crop(y, len(piece)), span_of(piece.crop(top, len(piece))))


def _heads_lines(region: Region, y: int) -> bool:
    """Whether row `y` is a short upper-case line right over lines that stand deeper, or entries or commands.

    The lines up to the next gap count.
    """
    text = region.rows[y].text.strip()
    if not is_upper(text) or not 4 <= len(text) <= _LONGEST or not _SHOUTED.fullmatch(text):
        return False
    below = []
    for row in region.rows[y + 1 :]:
        if row.blank:
            break
        below.append(row)
    deeper = all(row.indent > region.rows[y].indent for row in below)
    return bool(below) and (
        (deeper and below[0].text.strip()[0] not in _LEADS_ON)
        or all(_is_entry(row.text.strip(), region.clusters) for row in below)
    )


def _is_entry(text: str, clusters: Clusters) -> bool:
    return text.startswith("$ ") or marker_of(text, clusters) is not None


def _own_groups(region: Region) -> list[list[Heading]]:
    """Underlined headings and signed ones; those right under a heading belong to its section."""
    groups: list[list[Heading]] = []
    signed = signed_headings(region)
    rows = {group[0].y for group in signed}
    others = [
        group
        for group in underlined_headings(region)
        if group[0].y not in rows and (len(group) != 2 or read_mapping(region.rows, group[0].y) is None)
    ]
    for group in sorted([*others, *signed], key=lambda group: group[0].y):
        above = groups[-1] if groups else None
        under = above is not None and len(above) == 1 and region.crop(above[0].end, group[0].y).blank
        if not (under and len(group) > 1):
            groups.append(group)
    return groups


def _under_bare_headings(region: Region) -> list[Heading]:
    """Upper-case headings on the first row, over the corners of boxes, or over a gap and what is no table."""
    y = next((y for y, row in enumerate(region) if not row.blank), len(region))
    if y + 1 >= len(region):
        return []
    text = region.rows[y].text
    pieces = list(PIECE.finditer(text))
    below = next((row.text for row in region.rows[y + 1 :] if not row.blank), "")
    right_under = not region.rows[y + 1].blank
    if len(pieces) < 2 or not all(is_upper(piece.group()) for piece in pieces):
        return []
    for piece in pieces:
        start = piece.start()
        boxed = below[start : start + 1] in _TOP_LEFT_CORNERS
        signed = not piece.group()[0].isascii() and not piece.group()[0].isalnum()
        listed = marker_of(below[start:].split("  ")[0], region.clusters) is not None
        if not boxed and (right_under or not starts_at(below, start) or not (signed or listed)):
            return []
    return [Heading(y, y + 1, piece.start(), piece.group()) for piece in pieces]


def _lightly_headed(region: Region, title: str | None) -> Iterator[tuple[Section, ...]]:
    """Sections of a region without underlined headings."""
    if title is None:
        boxed = boxed_panels(region)
        for beside in boxed:
            yield tuple(
                Section(head, inside, span_of(inside), column) for column, (head, inside) in enumerate(beside)
            )
        if boxed:
            return
        heads = _under_bare_headings(region)
        if heads:
            cut = side_by_side(region.crop(heads[0].y, len(region)), [head.column for head in heads])
            if cut is not None:
                yield tuple(
                    Section(head.text, cell.without_rows({0}), span_of(cell), column)
                    for column, (head, cell) in enumerate(zip(heads, cut[0], strict=True))
                )
                if not cut[1].blank:
                    yield from _lightly_headed(cut[1], None)
                return
    cuts: list[tuple[int, str]] = []
    columns: set[int] = set()
    """Where headings start; one that is not upper case is taken for one beside others that are."""
    for y, row in enumerate(region):
        text = row.text.strip()
        if not text or (y and not region.rows[y - 1].blank and not cuts):
            continue
        alone = y == 0 or region.rows[y - 1].blank
        heading = square_heading(text)
        if heading is None and title is None and alone:
            indent = row.indent
            rooted = y + 1 < len(region) and _BRANCH.match(region.rows[y + 1].text)
            heading = (
                None
                if rooted
                else colon_heading(text) or (text if indent in columns and _ANY_COLON.match(text) else None)
            )
            if heading is None and (_is_bare_heading(region, y) or (y and _heads_lines(region, y))):
                heading = text
            if heading:
                columns.add(indent)
        if heading:
            cuts.append((y, heading))
    top = next((y for y, row in enumerate(region) if not row.blank), 0)
    if cuts and title is None and top < cuts[0][0] and _heads_lines(region, top):
        cuts.insert(0, (top, region.rows[top].text.strip()))
    if not cuts:
        text = region.rows[top].text.strip() if region.rows else ""
        headed = is_upper(text) and (_stands_alone(region, top) or _opens(region, top))
        if title is None and (headed or _announces(region, top)):
            yield (Section(text, region.crop(top + 1, len(region)), span_of(region)),)
            return
        yield (Section(title, region, span_of(region)),)
        return
    before = region.crop(0, cuts[0][0])
    if not before.blank or title is not None:
        yield (Section(title, before, span_of(before if not before.blank else region)),)
    for index, (y, heading) in enumerate(cuts):
        end = cuts[index + 1][0] if index + 1 < len(cuts) else len(region)
        piece = region.crop(y, end)
        yield (Section(heading, piece.crop(1, len(piece)), span_of(piece)),)


def _is_bare_heading(region: Region, y: int) -> bool:
    """Whether row `y` is an upper-case line of its own over a box or a gap with more below."""
    text = region.rows[y].text.strip()
    if not _stands_alone(region, y) or not is_upper(text) or len(text) < 6 or _ENDS.search(text):
        return False
    return text[0].isalnum() and not any(glyph in text for glyph in _NOT_IN_HEADINGS)


def _opens(region: Region, y: int) -> bool:
    """Whether row `y` is a short line of words of its own right over lines of another kind."""
    text, lines = region.rows[y].text.strip(), [row.text for row in region.rows[y + 1 :] if not row.blank]
    if len(lines) < 2 or len(text) > _LONGEST or not _WORDS_ONLY.fullmatch(text):
        return False
    return not is_upper(lines[0]) and lines[0].strip()[0] not in _LEADS_ON


def _announces(region: Region, y: int) -> bool:
    """Whether row `y` is a line of words that ends in a colon, over a blank row with all else below."""
    text = region.rows[y].text.strip() if region.rows else ""
    return _stands_alone(region, y) and _ANNOUNCED.fullmatch(text) is not None


def _stands_alone(region: Region, y: int) -> bool:
    """Whether row `y` is short and no drawing, and a blank line or a box follows, with more below."""
    if y + 1 >= len(region) or region.crop(y + 1, len(region)).blank:
        return False
    text = region.rows[y].text.strip()
    below = region.rows[y + 1].text.strip()
    drawn = any(glyph in text for glyph in _DRAWN)
    return len(text) <= 70 and "   " not in text and not drawn and (not below or below[0] in "┌╔╭+")
