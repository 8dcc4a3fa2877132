"""What becomes of what: two columns under their names, an arrow from each cell to the one beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model import Table
from ...source import Span
from ..grid import PIECE, Row
from ..panels.headings import underlines

_ROW = re.compile(r"\s*(?P<of>\S.{0,80}?)\s+(?:→|⇒|=+>|-+>|─+[>▶►]|═+[>▶►])\s+(?P<to>\S.*)")
_FEWEST = 2
_DRIFT = 2
"""Cells by which a cell may stand beside the name over it."""


def read_mapping(rows: Sequence[Row], start: int) -> tuple[Table, int] | None:
    """The table that opens with its two names in row `start`, and the row after it."""
    names = list(PIECE.finditer(rows[start].text))
    if len(names) != 2 or _ROW.match(rows[start].text):
        return None
    left, right = (name.start() for name in names)
    y = start + 1
    if y < len(rows) and underlines(rows[y].text):
        y += 1
    cells: list[tuple[str, str]] = []
    aligned = 0
    while y < len(rows) and not rows[y].blank:
        found = _ROW.match(rows[y].text)
        if found is not None and abs(found.start("of") - left) <= _DRIFT:
            aligned += abs(found.start("to") - right) <= _DRIFT
            cells.append((found["of"], f"→ {found['to'].rstrip()}"))
        elif found is None and cells and abs(rows[y].indent - right) <= _DRIFT:
            cells[-1] = (cells[-1][0], f"{cells[-1][1]} {rows[y].text.strip()}")
        else:
            return None
        y += 1
    if len(cells) < _FEWEST or aligned * 2 < len(cells):
        return None
    span = Span.lines(rows[start].line, rows[y - 1].line)
    return Table(span, (names[0].group(), names[1].group()), tuple(cells)), y
