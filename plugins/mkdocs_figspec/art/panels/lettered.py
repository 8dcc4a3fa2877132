"""Parts of a figure named by letters, as in papers: `(a) Before`, `(b) After`, each over its own drawing."""

from __future__ import annotations

import re

from ..grid import PIECE, Region
from .headings import Heading, underlines

_LETTERED = re.compile(r"\(?(?P<letter>[a-h])\) +\S.{1,78}", re.IGNORECASE)


def lettered_headings(region: Region) -> list[list[Heading]]:
    """The headings `(a)`, `(b)` and so on, those on one row together, over a gap or an underline.

    Rows of them start in one column. A lone one stands on top of all else: the letters before it are those
    of other fences.
    """
    found: list[list[Heading]] = []
    said = ""
    top = next((y for y, row in enumerate(region) if not row.blank), 0)
    for y, row in enumerate(region):
        pieces = list(PIECE.finditer(row.text))
        letters = [
            match["letter"].lower() for piece in pieces if (match := _LETTERED.fullmatch(piece.group()))
        ]
        if not letters or len(letters) < len(pieces) or said + "".join(letters) not in "abcdefgh":
            continue
        lined = y + 2 < len(region) and bool(underlines(region.rows[y + 1].text))
        under = y + 2 < len(region) and (lined or region.rows[y + 1].blank)
        if (y > 0 and not region.rows[y - 1].blank) or not under:
            return []
        if found and abs(found[0][0].column - row.indent) > 1:
            return []
        end = y + 2 if lined else y + 1
        found.append([Heading(y, end, piece.start(), piece.group()) for piece in pieces])
        said += "".join(letters)
    begun = said[:1] == "a" or (bool(found) and found[0][0].y == top)
    return found if begun and (len(said) > 1 or said != "a") else []
