"""Parts of a figure named by letters, as in papers: `(a) Before`, `(b) After`, each over its own drawing."""

from __future__ import annotations

import re

from ..grid import PIECE, Region
from .headings import Heading

_LETTERED = re.compile(r"\(?(?P<letter>[a-h])\) +\S.{1,78}", re.IGNORECASE)


def lettered_headings(region: Region) -> list[list[Heading]]:
    """The headings `(a)`, `(b)` and so on, those on one row together, each row between gaps.

    Rows of them start in one column; nothing comes back without a second heading.
    """
    found: list[list[Heading]] = []
    count = 0
    for y, row in enumerate(region):
        pieces = list(PIECE.finditer(row.text))
        letters = [
            match["letter"].lower() for piece in pieces if (match := _LETTERED.fullmatch(piece.group()))
        ]
        if not letters or "".join(letters) != "abcdefgh"[count : count + len(pieces)]:
            continue
        over = y == 0 or region.rows[y - 1].blank
        under = y + 2 < len(region) and region.rows[y + 1].blank
        if not over or not under or (found and abs(found[0][0].column - row.indent) > 1):
            return []
        found.append([Heading(y, y + 1, piece.start(), piece.group()) for piece in pieces])
        count += len(pieces)
    return found if count > 1 else []
