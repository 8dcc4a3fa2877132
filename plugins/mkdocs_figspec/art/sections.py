"""From a sketch to its titled pieces: frames, section rules, columns, headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..model import Frame
from ..source import Span
from .beside import side_by_side
from .boxed import boxed_panels
from .columns import bars_below, cut_columns
from .frames import Framed, Rule, find_frames
from .glyphs import TOP_LEFT
from .grid import Region, Row
from .headings import Heading, colon_heading, is_upper, square_heading, underlined_headings, underlines
from .lists import marker_of

_ANY_COLON = re.compile(r"^[A-Z][^:]{2,40}:$")
_NOT_IN_HEADINGS = "→←│║─▶▼◀=|<>{}"
_SPACED = re.compile(r"\S+(?: \S+)*")
_TOP_LEFT_CORNERS = tuple(TOP_LEFT)


@dataclass(frozen=True)
class Section:
    """A titled piece of a sketch, its walls and rules gone."""

    title: str | None
    region: Region
    """What stands under the title."""
    span: Span
    column: int = 0
    """From 0, of those side by side."""
    table: bool = False
    """Whether it is a box-drawn table with its walls."""


@dataclass(frozen=True)
class Split:
    frames: tuple[Frame, ...]
    rows: tuple[tuple[Section, ...], ...]
    """Sections side by side share a row."""
    framed: tuple[Framed, ...] = ()


def split(region: Region) -> Split:
    """The frames and the sections of a sketch, from the top."""
    frames: list[Frame] = []
    rows: list[tuple[Section, ...]] = []
    framed: list[Framed] = []
    for piece in find_frames(region):
        if isinstance(piece, Region):
            rows.extend(tuple(map(_filled, row)) for row in _parts(piece, None))
            continue
        framed.append(piece)
        frame, inside = _split_frame(piece)
        frames.append(frame)
        rows.extend(inside)
    return Split(tuple(frames), tuple(rows), tuple(framed))


def _split_frame(framed: Framed) -> tuple[Frame, list[tuple[Section, ...]]]:
    body, rules = framed.body, framed.rules
    span = _span(framed.outer)
    title, subtitle = framed.title, None
    rows: list[tuple[Section, ...]] = []
    edges = [framed.top, *rules, framed.bottom]
    index = 0
    pending: str | None = None
    if rules and not framed.top.joints and title is None:
        band = body.crop(0, rules[0].y)
        if not band.blank and _is_title_band(band):
            title, subtitle, rest = _title_band(band)
            index = 1
            if rest is not None:
                rows.append((Section(None, rest, _span(rest)),))
    while index + 1 < len(edges):
        above, below = edges[index], edges[index + 1]
        last = _table_end(body, edges, index)
        if last is not None:
            outer = framed.outer.crop(above.y + 1, edges[last].y + 2)
            rows.append((Section(pending, outer, _span(outer), table=True),))
            pending = None
            index = last
            continue
        band = body.crop(above.y + 1, below.y)
        index += 1
        if band.blank:
            continue
        joints = above.joints and bars_below(band, above.joints)
        if joints:
            cells = cut_columns(band, joints)
            rows.append(tuple(_cell(cell, column) for column, cell in enumerate(cells) if not cell.blank))
            continue
        if index + 1 < len(edges) and pending is None and (lone := _lone_title(band)):
            pending = lone
            continue
        rows.extend(_parts(band, pending))
        pending = None
    if pending is not None:
        last_band = body.crop(edges[-2].y + 1, edges[-1].y)
        rows.append((Section(None, last_band, _span(last_band)),))
    if title is None and len(rows) > 1 and _is_bare(rows[0]):
        title = rows.pop(0)[0].title
    return Frame(title, subtitle, span), [tuple(map(_filled, row)) for row in rows]


def _is_bare(row: tuple[Section, ...]) -> bool:
    """Whether a row is one title with nothing under it."""
    return len(row) == 1 and row[0].title is not None and row[0].region.blank


def _filled(section: Section) -> Section:
    """The section, its title as its only words where nothing stands under it."""
    if section.title is None or not section.region.blank:
        return section
    words = Region((Row(section.title, section.span.line),), section.region.clusters)
    return replace(section, title=None, region=words)


def _span(region: Region) -> Span:
    if not region.rows:
        return Span(1)
    filled = [row.line for row in region if not row.blank] or [row.line for row in region]
    return Span.lines(filled[0], region.rows[-1].line)


def _is_title_band(band: Region) -> bool:
    """Whether the band before the first rule holds a title rather than content."""
    filled = [row.text.strip() for row in band if not row.blank]
    return (
        len(filled[0]) <= 100
        and not underlined_headings(band)
        and not any(underlines(text) for text in filled)
    )


def _title_band(band: Region) -> tuple[str, str | None, Region | None]:
    """Title, subtitle and the rest of a frame's first band."""
    ys = [y for y, row in enumerate(band) if not row.blank]
    title = " ".join(band.rows[ys[0]].text.split())
    if len(ys) == 1:
        return title, None, None
    if ys[1] == ys[0] + 1 and (len(ys) == 2 or ys[2] > ys[1] + 1):
        rest = band.crop(ys[2], len(band)) if len(ys) > 2 else None
        return title, " ".join(band.rows[ys[1]].text.split()), rest
    return title, None, band.crop(ys[1], len(band))


def _lone_title(band: Region) -> str | None:
    """The one line of a band that is the title of the next one."""
    filled = [row.text.strip() for row in band if not row.blank]
    if len(filled) != 1 or len(filled[0]) > 90:
        return None
    return square_heading(filled[0]) or (filled[0] if is_upper(filled[0]) else None)


def _cell(region: Region, column: int) -> Section:
    """One of several columns; its first lines up to a blank one are its title where they look like one."""
    groups = underlined_headings(region)
    if groups:
        head = groups[0][0]
        return Section(head.text, _beyond(region, head), _span(region), column)
    ys = [y for y, row in enumerate(region) if not row.blank]
    first = region.rows[ys[0]].text.strip()
    if len(ys) > 1 and is_upper(first.split(":")[0]) and _opens_list(region, ys[1]):
        return Section(first, region.crop(ys[1], len(region)), _span(region), column)
    end = ys[0]
    while end < len(region) and not region.rows[end].blank:
        end += 1
    lines = [row.text.strip() for row in region.rows[ys[0] : end]]
    text = " ".join(lines)
    if end < ys[-1] and len(lines) <= 3 and len(text) <= 80 and (is_upper(lines[0]) or len(lines) == 1):
        return Section(text, region.crop(end, len(region)), _span(region), column)
    return Section(None, region, _span(region), column)


def _opens_list(region: Region, y: int) -> bool:
    return marker_of(region.rows[y].text.strip(), region.clusters) is not None


def _table_end(body: Region, edges: list[Rule], index: int) -> int | None:
    """The edge that ends the table which starts at edge `index`, where there is one."""
    joints = edges[index].joints
    if not joints:
        return None
    end = index
    while end + 1 < len(edges):
        band = body.crop(edges[end].y + 1, edges[end + 1].y)
        if band.blank or not bars_below(band, joints):
            break
        end += 1
        if not edges[end].joints:
            break
    if end - index >= 2:
        return end
    if end == index + 1:
        band = body.crop(edges[index].y + 1, edges[end].y)
        cells = cut_columns(band, joints)[0]
        listed = sum(_opens_list(cells, y) for y in range(len(cells)))
        if len(band) >= 2 and not any(row.blank for row in cells) and not listed:
            return end
    return None


def _beyond(region: Region, heading: Heading) -> Region:
    """The region without the heading and its underline."""
    return region.without_rows(set(range(heading.y, heading.end)))


def _parts(region: Region, title: str | None) -> Iterator[tuple[Section, ...]]:
    """The sections of a band: cut at dividers and headings."""
    for piece in _between_dividers(region):
        yield from _headed(piece, title)
        title = None


def _between_dividers(region: Region) -> Iterator[Region]:
    """The pieces between plain lines that cross the region."""
    width = region.width
    cuts = []
    for y, row in enumerate(region):
        lines = underlines(row.text)
        if len(lines) == 1 and lines[0][1] - lines[0][0] >= 0.8 * (width - 4) >= 16 and not _heads(region, y):
            cuts.append(y)
    start = 0
    if len(cuts) == 2 and not region.crop(0, cuts[0]).blank and region.crop(cuts[1] + 1, len(region)).blank:
        cuts = []  # a banner between two lines
    for cut in [*cuts, len(region)]:
        piece = region.crop(start, cut)
        if not piece.blank:
            yield piece
        start = cut + 1


def _heads(region: Region, y: int) -> bool:
    """Whether the line in row `y` underlines a heading."""
    return y > 0 and any(
        group[0].end == y + 1 for group in underlined_headings(region.crop(max(y - 2, 0), y + 1))
    )


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
            yield (Section(group[0].text, piece.crop(group[0].end - group[0].y, len(piece)), _span(piece)),)
            continue
        cut = side_by_side(piece, [head.column for head in group])
        if cut is None:
            yield (Section(None, piece, _span(piece)),)
            continue
        yield tuple(
            Section(head.text, cell.without_rows(set(range(head.end - head.y))), _span(cell), column)
            for column, (head, cell) in enumerate(zip(group, cut[0], strict=True))
        )
        if not cut[1].blank:
            yield from _lightly_headed(cut[1], None)


def _own_groups(region: Region) -> list[list[Heading]]:
    """Underlined headings of sections; those right under a heading belong to its section."""
    groups: list[list[Heading]] = []
    for group in underlined_headings(region):
        above = groups[-1] if groups else None
        under = above is not None and len(above) == 1 and region.crop(above[0].end, group[0].y).blank
        if not (under and len(group) > 1):
            groups.append(group)
    return groups


def _under_bare_headings(region: Region) -> list[Heading]:
    """Upper-case headings on one line, each over the corner of a box."""
    for y, row in enumerate(region):
        if row.blank:
            continue
        if y + 1 >= len(region):
            return []
        below = region.rows[y + 1].text
        heads = [
            Heading(y, y + 1, found.start(), found.group())
            for found in _SPACED.finditer(row.text)
            if is_upper(found.group()) and below[found.start() : found.start() + 1] in _TOP_LEFT_CORNERS
        ]
        return heads if len(heads) == len(_SPACED.findall(row.text)) > 1 else []
    return []


def _lightly_headed(region: Region, title: str | None) -> Iterator[tuple[Section, ...]]:
    """Sections of a region without underlined headings."""
    if title is None:
        boxed = boxed_panels(region)
        for beside in boxed:
            yield tuple(
                Section(head, inside, _span(inside), column) for column, (head, inside) in enumerate(beside)
            )
        if boxed:
            return
        heads = _under_bare_headings(region)
        if heads:
            cut = side_by_side(region.crop(heads[0].y, len(region)), [head.column for head in heads])
            if cut is not None:
                yield tuple(
                    Section(head.text, cell.without_rows({0}), _span(cell), column)
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
            indent = len(row.text) - len(row.text.lstrip())
            heading = colon_heading(text) or (text if indent in columns and _ANY_COLON.match(text) else None)
            if heading is None and _is_bare_heading(region, y):
                heading = text
            if heading:
                columns.add(indent)
        if heading:
            cuts.append((y, heading))
    if not cuts:
        top = next((y for y, row in enumerate(region) if not row.blank), 0)
        text = region.rows[top].text.strip() if region.rows else ""
        if title is None and _stands_alone(region, top) and is_upper(text):
            yield (Section(text, region.crop(top + 1, len(region)), _span(region)),)
            return
        yield (Section(title, region, _span(region)),)
        return
    before = region.crop(0, cuts[0][0])
    if not before.blank or title is not None:
        yield (Section(title, before, _span(before if not before.blank else region)),)
    for index, (y, heading) in enumerate(cuts):
        end = cuts[index + 1][0] if index + 1 < len(cuts) else len(region)
        piece = region.crop(y, end)
        yield (Section(heading, piece.crop(1, len(piece)), _span(piece)),)


def _is_bare_heading(region: Region, y: int) -> bool:
    """Whether row `y` is an upper-case line of its own over a box or a gap with more below."""
    text = region.rows[y].text.strip()
    if not _stands_alone(region, y) or not is_upper(text) or len(text) < 6 or text[-1] in ".!,;":
        return False
    return text[0].isalnum() and not any(glyph in text for glyph in _NOT_IN_HEADINGS)


def _stands_alone(region: Region, y: int) -> bool:
    """Whether row `y` is short and a blank line or a box follows, with more below."""
    if y + 1 >= len(region) or region.crop(y + 1, len(region)).blank:
        return False
    text = region.rows[y].text.strip()
    below = region.rows[y + 1].text.strip()
    return len(text) <= 70 and "   " not in text and (not below or below[0] in "┌╔╭+")
