"""From a sketch to its titled pieces: frames, section rules, columns, headings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from ...model import Frame
from ..grid import PHRASE, Region, Row
from .barred_bands import opens_list, table_end
from .columns import bars_below, cut_columns
from .frames import Framed, Rule, find_frames
from .headed import titled_sections
from .headings import Heading, is_upper, underlined_headings
from .lanes import tied_bands
from .section import Section, span_of
from .side_by_side import side_by_side
from .titles import banner_of, first_line, is_heading, is_title_band, is_title_line, lone_title, title_band

_LAYER_LINES = 3
_INDENT = 6
"""Cells before a name in the middle of a layer."""
_APART = 4
"""Cells between titles side by side."""


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
    over: Region | None = None
    banner, region = banner_of(region)
    pieces = find_frames(region)
    if banner is not None:
        frames.append(Frame(first_line(banner.body), None, span_of(banner.outer)))
        framed.append(banner)
    for number, piece in enumerate(pieces):
        if isinstance(piece, Region):
            if number + 1 < len(pieces) and isinstance(pieces[number + 1], Framed) and is_heading(piece):
                over = piece
                continue
            parts = list(titled_sections(piece, None))
            if len(pieces) == 1 < len(parts) and _is_bare(parts[0]):
                title = parts.pop(0)[0].title
                frames.append(Frame(title, None, span_of(piece)))
            rows.extend(tuple(map(_filled, row)) for row in parts)
            continue
        if _is_stack(piece):
            rows.extend(titled_sections(piece.outer, None))
            continue
        framed.append(piece)
        frame, inside = _split_frame(piece)
        if over is not None:
            frame, inside = _under_heading(over, frame, inside)
            over = None
        frames.append(frame)
        rows.extend(inside)
    return Split(tuple(frames), tuple(rows), tuple(framed))


def _is_stack(framed: Framed) -> bool:
    """Whether a frame is no more than cells on top of each other, as layers are drawn.

    Each has one line, or a name in its middle with a line or two below.
    """
    edges = [framed.top, *framed.rules, framed.bottom]
    if len(edges) < 4 or framed.title or any(edge.joints for edge in edges):
        return False
    width = framed.body.width
    for above, below in pairwise(edges):
        lines = [row.text for row in framed.body.crop(above.y + 1, below.y) if not row.blank]
        if len(lines) == 1:
            continue
        name = lines[0].strip() if 1 < len(lines) <= _LAYER_LINES else ""
        left = len(lines[0]) - len(lines[0].lstrip()) if name else 0
        if not is_upper(name) or left < _INDENT or abs(width - 2 * left - len(name)) > width // 4:
            return False
    return True


def _under_heading(
    over: Region, frame: Frame, inside: list[tuple[Section, ...]]
) -> tuple[Frame, list[tuple[Section, ...]]]:
    """A frame and its sections under the line that stands over it."""
    words = first_line(over)
    span = span_of(over) | frame.span
    if frame.title is None and len(inside) == 1 == len(inside[0]) and inside[0][0].title is None:
        section = inside[0][0]
        return frame, [(replace(section, title=words, span=span_of(over) | section.span),)]
    if frame.title is None:
        return Frame(words, frame.subtitle, span), inside
    return frame, [(Section(None, over, span_of(over)),), *inside]


def _split_frame(framed: Framed) -> tuple[Frame, list[tuple[Section, ...]]]:
    body, rules = framed.body, framed.rules
    span = span_of(framed.outer)
    title, subtitle = framed.title, None
    rows: list[tuple[Section, ...]] = []
    edges = [_opening(framed), *rules, framed.bottom]
    index = 0
    pending: str | None = None
    heads: list[str] = []
    """The words over the columns of the next band, where a band holds nothing else."""
    if rules and not edges[0].joints and title is None:
        band = body.crop(0, rules[0].y)
        others = [body.crop(one.y + 1, other.y) for one, other in pairwise(edges[1:])]
        columns = _titles_of_columns(body, edges)
        if columns:
            rows, index = columns, 2
        elif not band.blank and is_title_band(band, others):
            title, subtitle, rest = title_band(band)
            index = 1
            if rest is not None:
                rows.append((Section(None, rest, span_of(rest)),))
    while index + 1 < len(edges):
        above, below = edges[index], edges[index + 1]
        last = table_end(body, edges, index)
        if last is not None:
            outer = framed.outer.crop(above.y + 1, edges[last].y + 2)
            rows.append((Section(pending, outer, span_of(outer), table=True),))
            pending = None
            index = last
            continue
        tied = tied_bands(body, edges, index)
        if tied is not None and pending is None:
            until, whole, lanes = tied
            bands = (body.crop(edges[at].y + 1, edges[at + 1].y) for at in range(index, until))
            apart = tuple(row for band in bands for row in titled_sections(band, None))
            rows.append((Section(None, whole, span_of(whole), lanes=lanes, apart=apart),))
            index = until
            continue
        band = body.crop(above.y + 1, below.y)
        index += 1
        if band.blank:
            continue
        joints = above.joints and bars_below(band, above.joints)
        if joints:
            cells = cut_columns(band, joints)
            named = [cell for cell in cells if sum(not row.blank for row in cell) == 1]
            if len(named) == len(cells) and not heads and index + 1 < len(edges):
                heads = [first_line(cell) for cell in cells]
                rows.append(tuple(_cell(cell, column) for column, cell in enumerate(cells)))
                continue
            if len(heads) == len(cells):
                rows[-1] = tuple(
                    Section(head, cell, span_of(cell), column)
                    for column, (head, cell) in enumerate(zip(heads, cells, strict=True))
                )
            else:
                rows.append(tuple(_cell(cell, column) for column, cell in enumerate(cells) if not cell.blank))
            heads = []
            continue
        heads = []
        if index + 1 < len(edges) and pending is None and (lone := lone_title(band)):
            pending = lone
            continue
        rows.extend(titled_sections(band, pending))
        pending = None
    if pending is not None:
        last_band = body.crop(edges[-2].y + 1, edges[-1].y)
        rows.append((Section(None, last_band, span_of(last_band)),))
    if title is None and len(rows) > 1 and _is_bare(rows[0]):
        title = rows.pop(0)[0].title
    elif title is None and len(rows) > 1 and len(rows[0]) == 1 and _is_title(rows[0][0]):
        title = first_line(rows.pop(0)[0].region)
    return Frame(title, subtitle, span), [tuple(map(_filled, row)) for row in rows]


def _opening(framed: Framed) -> Rule:
    """The top edge of a frame, with the joints that its author forgot over the names of columns."""
    top, rules = framed.top, framed.rules
    if top.joints or not rules or not rules[0].joints or rules[0].y == 0:
        return top
    band = framed.body.crop(0, rules[0].y)
    named = sum(not row.blank for row in band) == 1
    return replace(top, joints=bars_below(band, rules[0].joints) if named else ())


def _titles_of_columns(body: Region, edges: list[Rule]) -> list[tuple[Section, ...]]:
    """The columns of the second band under upper-case titles side by side, which are all of the first one."""
    filled = [y for y in range(edges[1].y) if not body.rows[y].blank]
    heads = list(PHRASE.finditer(body.rows[filled[0]].text)) if len(filled) == 1 else []
    apart = all(after.start() - before.end() >= _APART for before, after in pairwise(heads))
    if len(heads) < 2 or not apart or not all(is_upper(head.group()) for head in heads):
        return []
    below = body.crop(filled[0], edges[2].y).without_rows({edges[1].y - filled[0]})
    cut = side_by_side(below, [head.start() for head in heads])
    if cut is None:
        return []
    columns = tuple(
        Section(head.group(), cell.without_rows({0}), span_of(cell), column)
        for column, (head, cell) in enumerate(zip(heads, cut[0], strict=True))
    )
    return [columns, *(() if cut[1].blank else titled_sections(cut[1], None))]


def _is_title(section: Section) -> bool:
    return section.title is None and not section.table and is_title_line(section.region)


def _is_bare(row: tuple[Section, ...]) -> bool:
    """Whether a row is one title with nothing under it."""
    return len(row) == 1 and row[0].title is not None and row[0].region.blank


def _filled(section: Section) -> Section:
    """The section, its title as its only words where nothing stands under it."""
    if section.title is None or not section.region.blank:
        return section
    words = Region((Row(section.title, section.span.line),), section.region.clusters)
    return replace(section, title=None, region=words)


def _cell(region: Region, column: int) -> Section:
    """One of several columns; its first lines up to a blank one are its title where they look like one."""
    groups = underlined_headings(region)
    if groups:
        head = groups[0][0]
        return Section(head.text, _beyond(region, head), span_of(region), column)
    ys = [y for y, row in enumerate(region) if not row.blank]
    first = region.rows[ys[0]].text.strip()
    if len(ys) > 1 and is_upper(first.split(":")[0]) and opens_list(region, ys[1]):
        return Section(first, region.crop(ys[1], len(region)), span_of(region), column)
    end = ys[0]
    while end < len(region) and not region.rows[end].blank:
        end += 1
    lines = [row.text.strip() for row in region.rows[ys[0] : end]]
    text = " ".join(lines)
    if end < ys[-1] and len(lines) <= 3 and len(text) <= 80 and (is_upper(lines[0]) or len(lines) == 1):
        return Section(text, region.crop(end, len(region)), span_of(region), column)
    return Section(None, region, span_of(region), column)


def _beyond(region: Region, heading: Heading) -> Region:
    """The region without the heading and its underline."""
    return region.without_rows(set(range(heading.y, heading.end)))
