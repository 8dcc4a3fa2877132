"""What stands in words once line work is claimed: code, steps, lists, fields, prose; the rest is art."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ...model import Art, Block, Callout, Items, Plot, Prose
from ...source import Span
from ..glyphs import ANY_SIDES, BARS, BOX_DRAWING, HEADS, VERTICAL, Side
from ..grid import PHRASE, Clusters, Region, Row
from ..panels.headings import is_upper, underlines
from ..trees.by_indent import read_folders
from .aligned import read_aligned_table, read_lined_table, read_marked_table
from .code import read_code
from .fields import read_colons, read_definitions, read_fields, read_glosses, read_legend
from .lists import marker_of, read_list, read_pictured_list, single_spaced
from .mapping import read_mapping
from .prose import make_prose, opens_callout, stressed
from .steps import read_steps
from .table import read_ruled_table
from .two_columns import gapped, split_in_two

_LINE_WORK = BOX_DRAWING | (BARS - frozenset("■▪"))
_DRAWING = frozenset(ANY_SIDES).union(*HEADS.values()) | frozenset(" /\\:.*")
"""What a line of ASCII line work may be made of."""
_POINTS = (VERTICAL | frozenset(" /\\╱╲")).union(HEADS[Side.NORTH], HEADS[Side.SOUTH])
"""Stems, slopes and heads that lead up or down."""
_HEADING = 2
"""Lines that a heading within a panel may have."""
_MARGIN = 4
"""Columns by which phrases may be set in from the left edge without standing over something."""
_COUNTED = re.compile("\\s*(?:[\u25a0-\u27bf\U0001f300-\U0001faff\U000f0000-\U0010fffd] ?){4,}\\s*")
_FEWEST_COUNTED = 2
_ELLIPSIS = frozenset(". *")


def read_text(region: Region) -> tuple[Block, ...]:
    """Blocks that hold all the words of `region`."""
    rows = region.rows
    blocks: list[Block] = []
    prose: list[Row] = []
    y = 0

    def flush(*, underlined: bool = False) -> None:
        if underlined and len(prose) <= _HEADING:
            blocks.append(replace(make_prose(prose), heading=True))
        else:
            blocks.extend(_paragraphs(prose, region.clusters))
        prose.clear()

    while y < len(rows):
        if rows[y].blank:
            flush()
            y += 1
            continue
        columns = split_in_two(region, y)
        if columns is not None:
            flush()
            for column in columns[:2]:
                filled = [row for row in column if not row.blank]
                blocks += [make_prose(filled)] if columns[3] else read_text(column)
            y = columns[2]
            continue
        marked = marker_of(rows[y].text.strip(), region.clusters) is not None
        found = (
            read_mapping(rows, y)
            or read_lined_table(rows, y)
            or _read_banner(rows, y)
            or read_ruled_table(rows, y)
            or _read_art(rows, y)
            or _read_counted(rows, y, region.clusters)
            or read_folders(rows, y)
            or read_legend(rows, y)
            or read_steps(rows, y, region.clusters)
            or read_definitions(rows, y)
            or read_colons(rows, y)
            or (None if marked else read_glosses(rows, y))
            or read_code(rows, y)
            or (read_marked_table(rows, y, region.clusters) if marked else None)
            or read_list(rows, y, region.clusters)
            or read_aligned_table(rows, y)
            or read_fields(rows, y)
            or read_pictured_list(rows, y, region.clusters)
        )
        if marked and isinstance(found[0] if found else None, Items) and _is_callout(rows, y, region):
            end = next((below for below in range(y, len(rows)) if rows[below].blank), len(rows))
            found = stressed(make_prose(rows[y:end]), region.clusters), end
        if found is None and prose and underlines(rows[y].text):
            flush(underlined=True)
            y += 1
            continue
        if found is None:
            prose.append(rows[y])
            y += 1
            continue
        if isinstance(found[0], Art) and leads(rows[y].text):
            # An arrow that nothing explains stays with the words right over and under it.
            top, end = y - len(prose), found[1]
            if leads(rows[end - 1].text):
                end = next((below for below in range(end, len(rows)) if rows[below].blank), len(rows))
            prose.clear()
            found = make_art(rows[top:end]), end
        flush()
        blocks.append(single_spaced(found[0]) if isinstance(found[0], Items) else found[0])
        y = found[1]
    flush()
    return tuple(blocks)


def _is_callout(rows: Sequence[Row], y: int, region: Region) -> bool:
    """Whether a sign in row `y` stresses a paragraph, as no further sign stands under it."""
    end = next((below for below in range(y, len(rows)) if rows[below].blank), len(rows))
    return opens_callout(rows, y, region.clusters) and not any(
        marker_of(row.text.strip(), region.clusters) is not None for row in rows[y + 1 : end]
    )


def _paragraphs(rows: Sequence[Row], clusters: Clusters) -> Iterator[Block]:
    """Prose of rows that follow each other; those whose words stand apart stay as they were drawn."""
    for apart, group in groupby(rows, key=gapped):
        same = list(group)
        heads = _heads(same) if apart else None
        yield heads or (make_art(same) if apart else stressed(make_prose(same), clusters))


def _heads(rows: Sequence[Row]) -> Prose | None:
    """Upper-case phrases side by side on one row from the left edge on, a line each."""
    phrases = PHRASE.findall(rows[0].text)
    indent = rows[0].indent
    if len(rows) > 1 or indent >= _MARGIN or any(" " not in each or not is_upper(each) for each in phrases):
        return None
    return replace(make_prose(rows), text="\n".join(phrases))


def leads(text: str) -> bool:
    """Whether a row is no more than stems and heads, which lead to what stands over or under it."""
    return _POINTS.issuperset(text)


def make_art(rows: Sequence[Row]) -> Art:
    """The rows exactly as drawn, their common indentation dropped."""
    indent = min((row.indent for row in rows if not row.blank), default=0)
    return Art(Span.lines(rows[0].line, rows[-1].line), "\n".join(row.text[indent:].rstrip() for row in rows))


def make_plot(rows: Sequence[Row], clusters: Clusters) -> Plot:
    """The rows exactly as drawn, as a plot, in their author's own signs."""
    art = make_art(rows)
    return Plot(art.span, clusters.restore(art.text))


def _is_line_work(text: str) -> bool:
    stripped = text.strip()
    if not _LINE_WORK.isdisjoint(stripped):
        return True
    return bool(stripped) and _DRAWING.issuperset(stripped) and not _ELLIPSIS.issuperset(stripped)


def _read_art(rows: Sequence[Row], start: int) -> tuple[Block, int] | None:
    """Line work with the lines next to it."""
    if not _is_line_work(rows[start].text) or (
        start and not rows[start - 1].blank and underlines(rows[start].text)
    ):
        return None
    end = last = start
    while end < len(rows) and (
        not rows[end].blank or (end + 1 < len(rows) and _is_line_work(rows[end + 1].text))
    ):
        if _is_line_work(rows[end].text):
            last = end
        end += 1
    return make_art(rows[start : last + 1]), last + 1


def _read_counted(rows: Sequence[Row], start: int, clusters: Clusters) -> tuple[Plot, int] | None:
    """Rows of signs that stand for things counted, one by one: `● ● ○ ○ ○`."""
    end = start
    while end < len(rows) and _COUNTED.fullmatch(rows[end].text):
        end += 1
    if end < start + _FEWEST_COUNTED:
        return None
    return make_plot(rows[start:end], clusters), end


def _read_banner(rows: Sequence[Row], start: int) -> tuple[Block, int] | None:
    """Words between two lines of one length."""
    lines = underlines(rows[start].text)
    if len(lines) != 1 or lines[0][1] - lines[0][0] < 8:
        return None
    for end in range(start + 1, min(start + 12, len(rows))):
        if rows[end].blank:
            return None
        if underlines(rows[end].text) == lines:
            words = [row.text.strip() for row in rows[start + 1 : end]]
            if not words:
                return None
            title, text = (words[0], "\n".join(words[1:])) if len(words) > 1 else (None, words[0])
            return Callout(Span.lines(rows[start].line, rows[end].line), title, text), end + 1
    return None
