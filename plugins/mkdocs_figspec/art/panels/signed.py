"""Headings told by what they open with: letters as in papers, `(a) Raw`, or Markdown's signs, `## Raw`."""

from __future__ import annotations

import re

from ..grid import PIECE, Region
from .headings import Heading, underlines

_LETTERED = re.compile(r"\(?(?P<letter>[a-h])\) +\S.{1,78}", re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<level>#{1,4}) (?P<words>\w.{1,58}[^\s.,;:])")


def signed_headings(region: Region) -> list[list[Heading]]:
    """Such headings, those on one row together, from the top."""
    return lettered_headings(region) or markdown_headings(region)


def lettered_headings(region: Region) -> list[list[Heading]]:
    """The headings `(a)`, `(b)` and so on, over a gap or an underline.

    Rows of them start in one column. A lone one stands on top of all else: the letters before it are those
    of other fences.
    """
    found: list[list[Heading]] = []
    said = ""
    top = _top(region)
    for y, row in enumerate(region):
        if ")" not in row.text.lstrip()[:3]:
            continue
        pieces = list(PIECE.finditer(row.text))
        letters = [
            match["letter"].lower() for piece in pieces if (match := _LETTERED.fullmatch(piece.group()))
        ]
        if not letters or len(letters) < len(pieces) or said + "".join(letters) not in "abcdefgh":
            continue
        lined = y + 2 < len(region) and bool(underlines(region.rows[y + 1].text))
        if not (lined or _is_over_a_gap(region, y)) or (y > 0 and not region.rows[y - 1].blank):
            return []
        if found and abs(found[0][0].column - row.indent) > 1:
            return []
        end = y + 2 if lined else y + 1
        found.append([Heading(y, end, piece.start(), piece.group()) for piece in pieces])
        said += "".join(letters)
    begun = said[:1] == "a" or (bool(found) and found[0][0].y == top)
    return found if begun and (len(said) > 1 or said != "a") else []


def markdown_headings(region: Region) -> list[list[Heading]]:
    """The headings behind number signs, without these; a lone `#` or one without a gap below is a comment."""
    found: list[list[Heading]] = []
    for y, row in enumerate(region):
        if not row.text.lstrip().startswith("#"):
            continue
        pieces = [(piece.start(), _NUMBERED.fullmatch(piece.group())) for piece in PIECE.finditer(row.text)]
        heads = [Heading(y, y + 1, start, match["words"]) for start, match in pieces if match]
        alone = y == 0 or region.rows[y - 1].blank
        if len(heads) == len(pieces) and alone and _is_over_a_gap(region, y):
            found.append(heads)
    lone = len(found) == 1 and region.rows[found[0][0].y].text.lstrip().startswith("# ")
    return [] if lone else found


def _top(region: Region) -> int:
    """Its first row that is not blank."""
    return next((y for y, row in enumerate(region) if not row.blank), 0)


def _is_over_a_gap(region: Region, y: int) -> bool:
    """Whether a blank row stands under row `y`, and more below it."""
    return y + 2 < len(region) and region.rows[y + 1].blank and not region.crop(y + 2, len(region)).blank
