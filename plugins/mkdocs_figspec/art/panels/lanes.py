"""Bands of a frame that arrows lead through, from one into the next: lanes, or stages on top of each other.

They are read as one drawing, so that the arrows stay whole; what stands in a named band is a group in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..flow.columns import Lane
from ..glyphs import BOTTOM_TEE, CROSS, DRAWN_HEADS, HORIZONTAL, TOP_TEE, VERTICAL, Side
from ..grid import Region, Row
from .columns import bars_below, cut_columns
from .frames import Rule
from .headed import titled_sections

_UP = DRAWN_HEADS[Side.NORTH] | {"^"}
_DOWN = DRAWN_HEADS[Side.SOUTH] | {"v"}
_STEMS = VERTICAL | DRAWN_HEADS[Side.NORTH] | DRAWN_HEADS[Side.SOUTH]
_LINE = HORIZONTAL | TOP_TEE | BOTTOM_TEE | CROSS | VERTICAL
_STEM_ABOVE = VERTICAL | TOP_TEE
_STEM_BELOW = VERTICAL | _DOWN
_GOES_ON = re.compile("[" + re.escape("".join(sorted(_STEM_BELOW))) + "]")
_LONGEST_NAME = 24
_JITTER = (0, -1, 1)


@dataclass(frozen=True)
class _Stem:
    """A line through a rule: its columns in the rows over, on and under that, and the glyph to draw there."""

    above: int
    below: int
    glyph: str


def tied_bands(
    body: Region, edges: Sequence[Rule], index: int
) -> tuple[int, Region, tuple[Lane, ...]] | None:
    """The bands of `body` from edge `index` on that stems tie, if any: the number of the edge that ends them,
    what stands in them without their names and with the stems drawn through, and their names.
    """
    end = index + 1
    stems: list[tuple[_Stem, ...]] = []
    while end + 1 < len(edges) and (through := _stems_through(body, edges, end)):
        stems.append(through)
        end += 1
    if not stems:
        return None
    rows: list[Row] = []
    lanes: list[Lane] = []
    for number, (top, bottom) in enumerate(zip(edges[index:end], edges[index + 1 : end + 1], strict=True)):
        band = body.crop(top.y + 1, bottom.y)
        columns = {stem.below for stem in stems[number - 1]} if number else set()
        columns |= {stem.above for stem in stems[number]} if number < len(stems) else set()
        near = {x + off for x in columns for off in _JITTER}
        walls = bars_below(band, top.joints) or bars_below(band, bottom.joints)
        name, band = _named(band, walls, near)
        if name is not None:
            lanes.append(Lane(name, band.rows[0].line, band.rows[-1].line))
        rows += band.rows
        if number < len(stems):
            glyphs = {stem.above: stem.glyph for stem in stems[number]}
            rule = body.rows[bottom.y]
            rows.append(rule._replace(text="".join(glyphs.get(x, " ") for x in range(max(glyphs) + 1))))
    return (end, replace(body, rows=tuple(rows)), tuple(lanes)) if lanes else None


def name_of(band: Region, walls: Sequence[int]) -> tuple[str, Region] | None:
    """The name in the first cell of a lane and what stands in the second, where boxes stand there."""
    if len(walls) != 1:
        return None
    name, rest = cut_columns(band, tuple(walls))
    lines = [row.text.strip() for row in name if not row.blank]
    words = " ".join(lines)
    short = 0 < len(lines) <= 2 and len(words) <= _LONGEST_NAME and name.width * 3 < band.width
    return (words, rest) if short and any(corner in rest.text for corner in ("┌", "╔", "╭", "+--")) else None


def _stems_through(body: Region, edges: Sequence[Rule], number: int) -> tuple[_Stem, ...]:
    """The lines that lead through an edge from the band over it into the one under it, from the left."""
    y = edges[number].y
    over = body.crop(edges[number - 1].y + 1, y)
    under = body.crop(y + 1, edges[number + 1].y)
    coming = [found.start() for row in under.rows[:1] for found in _GOES_ON.finditer(row.text)]
    found: list[_Stem] = []
    for x in sorted({x + off for x in coming for off in _JITTER}):
        glyph = body.cell(y, x)
        headed = glyph in _UP or glyph in _DOWN
        if not headed and glyph not in _LINE:
            continue
        above = x if glyph in _UP else _near(body, y - 1, x, _STEM_ABOVE)
        below = _near(body, y + 1, x, _STEM_BELOW)
        if above is None or below is None or (found and above - found[-1].above <= 1):
            continue
        if not (bars_below(over, (x,)) and bars_below(under, (x,))):  # that would be a wall between columns
            found.append(_Stem(above, below, glyph if headed else "│"))
    return tuple(found)


def _near(body: Region, y: int, x: int, glyphs: frozenset[str]) -> int | None:
    return next((x + off for off in _JITTER if body.cell(y, x + off) in glyphs), None)


def _named(band: Region, walls: Sequence[int], near: set[int]) -> tuple[str | None, Region]:
    """The name of a band, in a cell of its own or a heading, and the band without it; stems are in `near`."""
    lane = name_of(band, walls)
    if lane is not None:
        rest = [
            row._replace(text=" " * (cell.column - row.column) + cell.text)
            for row, cell in zip(band, lane[1], strict=True)
        ]
        return lane[0], replace(band, rows=tuple(rest))
    stems = [_only(row, near, stems=True) for row in band]
    bare = replace(band, rows=tuple(_only(row, near, stems=False) for row in band))
    rows = list(titled_sections(bare, None))
    titled = [section for row in rows for section in row if section.title is not None]
    if len(titled) != 1 or titled[0] is not rows[-1][-1] or titled[0].region.blank:
        return None, band
    heading = range(titled[0].span.line, titled[0].region.rows[0].line)
    kept = [stem if row.line in heading else row for row, stem in zip(band, stems, strict=True)]
    return titled[0].title, replace(band, rows=tuple(kept))


def _only(row: Row, near: set[int], *, stems: bool) -> Row:
    """The row with the stems `near` only, or else without them."""
    kept = (glyph if (x in near and glyph in _STEMS) is stems else " " for x, glyph in enumerate(row.text))
    return row._replace(text="".join(kept).rstrip())
