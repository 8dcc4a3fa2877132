"""Boxes with the round or slanted corners of a typewriter: `.---.` over `'---'`, `/---\\` over `\\---/`."""

from __future__ import annotations

import re

from ..glyphs import VERTICAL
from ..grid import Region

_ROUND = (
    re.compile(r"(?<![\w.])\.--(?:[-+v^]*|-* [^|.]{1,40} -+)\.(?![\w.])"),
    re.compile(r"(?<!\w)['`][-+v^]{3,}['`´](?!\w)"),
)
_SLANTED = (
    re.compile(r"(?<![\w./\\:])/--(?:[-+v^]*|-* [^|/\\]{1,40} -+)\\(?![\w./\\])"),
    re.compile(r"(?<![\w./\\:])\\[-+v^]{3,}/(?![\w./\\])"),
)
"""What the top and the bottom of a box look like."""
_WALLS = VERTICAL | {"|", "<", ">"}
_TALLEST = 60
"""Rows within which the bottom of a box is looked for."""
_SLACK = 3
"""Cells that the right corner of the bottom may be off that of the top; the left one may be off by one."""


def with_round_corners(region: Region) -> Region:
    """`region` with `╭ ╮ ╰ ╯` for the corners of boxes drawn with dots and quotes, or with slashes."""
    corners: dict[int, dict[int, str]] = {}
    for start, (top, bottom) in ((".--", _ROUND), ("/--", _SLANTED)):
        if start in region.text:
            _find_corners(region, top, bottom, corners)
    if not corners:
        return region
    rows = list(region.rows)
    for y, glyphs in corners.items():
        text = "".join(glyphs.get(x, glyph) for x, glyph in enumerate(rows[y].text))
        rows[y] = rows[y]._replace(text=text)
    return Region(tuple(rows), region.clusters)


def _find_corners(
    region: Region, top: re.Pattern[str], bottom: re.Pattern[str], corners: dict[int, dict[int, str]]
) -> None:
    """Put the corners of boxes whose edges are `top` and `bottom` in `corners`, by row and column."""
    bottoms = [
        dict(found.span() for found in bottom.finditer(row.text)) if "--" in row.text else {}
        for row in region.rows
    ]
    for y, row in enumerate(region.rows):
        for found in top.finditer(row.text):
            left, end = found.span()
            if not any(region.cell(y + 1, left + off) in _WALLS for off in (-1, 0, 1)):
                continue
            below = _bottom(bottoms, y, left, end)
            if below is not None:
                under, start, stop = below
                corners.setdefault(y, {}).update({left: "╭", end - 1: "╮"})
                corners.setdefault(under, {}).update({start: "╰", stop - 1: "╯"})


def _bottom(bottoms: list[dict[int, int]], top: int, left: int, end: int) -> tuple[int, int, int] | None:
    """Row, start and end of the nearest bottom below a top edge from `left` to `end`."""
    for y in range(top + 2, min(top + _TALLEST, len(bottoms))):
        for start in (left, left - 1, left + 1):
            stop = bottoms[y].get(start)
            if stop is not None and abs(stop - end) <= _SLACK:
                return y, start, stop
    return None
