"""Lines that are titles: of a sketch, of its frame, of the band of a frame that comes next."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..grid import Region
from ..text.lists import marker_of
from .frames import Framed, find_frames
from .headings import SQUARE, is_upper, square_heading, underlined_headings, underlines

_DRAWN = re.compile(r"[┌└╭╰]─|\+--")
"""An edge of a box."""
_WIDE = 0.6
"""Share of a sketch's width that the frame of its title has at least."""


def banner_of(region: Region) -> tuple[Framed | None, Region]:
    """The wide frame of one line over all else, which holds the title of a sketch, and what is below."""
    top = next((y for y, row in enumerate(region) if not row.blank), len(region))
    pieces, below = find_frames(region.crop(top, top + 3)), region.crop(top + 3, len(region))
    if below.blank or not below.rows[0].blank or len(pieces) != 1:
        return None, region
    (frame,) = pieces
    if not isinstance(frame, Framed) or frame.title or not is_heading(frame.body):
        return None, region
    return (frame, below) if len(frame.outer.rows[0].text.strip()) >= _WIDE * region.width else (None, region)


def first_line(region: Region) -> str:
    """The first line that is not blank."""
    return next(row.text.strip() for row in region if not row.blank)


def is_heading(region: Region) -> bool:
    """Whether a piece is no more than one short line, which heads what comes next."""
    filled = [row.text.strip() for row in region if not row.blank]
    return len(filled) == 1 and len(filled[0]) <= 70 and "  " not in filled[0]


def is_title_line(region: Region) -> bool:
    """Whether a region is no more than one line that may be the title of its frame."""
    words = first_line(region) if is_heading(region) else "."
    return words[0].isalnum() and words[-1] not in ".:,;" and not any(glyph in words for glyph in "→│=─|")


def is_title_band(band: Region, below: Sequence[Region] = ()) -> bool:
    """Whether the band before the first rule holds a title rather than content.

    A square may stand before the title where none opens one of the bands `below`.
    """
    filled = [row.text.strip() for row in band if not row.blank]
    if square_heading(filled[0]) and len(filled) == 2:
        firsts = [first_line(each) for each in below if not each.blank]
        return not any(map(square_heading, firsts)) and marker_of(filled[1], band.clusters) is None
    return (
        len(filled[0]) <= 100
        and not underlined_headings(band)
        and not _DRAWN.search(filled[0])
        and not any(underlines(text) for text in filled)
    )


def title_band(band: Region) -> tuple[str, str | None, Region | None]:
    """Title, subtitle and the rest of a frame's first band."""
    ys = [y for y, row in enumerate(band) if not row.blank]
    title = _title(band.rows[ys[0]].text)
    if len(ys) == 1:
        return title, None, None
    if ys[1] == ys[0] + 1 and (len(ys) == 2 or ys[2] > ys[1] + 1):
        rest = band.crop(ys[2], len(band)) if len(ys) > 2 else None
        return title, _title(band.rows[ys[1]].text), rest
    return title, None, band.crop(ys[1], len(band))


def _title(text: str) -> str:
    """The words of a title, without the square before them."""
    words = " ".join(text.split())
    behind = SQUARE.match(words)
    return behind.group(1) if behind else words


def lone_title(band: Region) -> str | None:
    """The one line of a band that is the title of the next one."""
    filled = [row.text.strip() for row in band if not row.blank]
    if len(filled) != 1 or len(filled[0]) > 90:
        return None
    return square_heading(filled[0]) or (filled[0] if is_upper(filled[0]) else None)
