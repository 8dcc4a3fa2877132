"""The grid of cells on which a sketch stands.

One cell is one code point. A base with variation selectors, joiners or combining marks is one cell too: it is
kept as a stand-in from a private-use plane while geometry is read, and `Clusters.restore` puts it back in the
words that come out. So recognisers work on plain strings in which an index is a column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

TAB = 4
"""Columns from one tab stop to the next."""
PIECE = re.compile(r"\S+(?: \S+)*")
"""Words with single spaces between them: a gap of two ends a piece."""
PHRASE = re.compile(r"\S+(?: {1,2}\S+)*")
"""Words with one space or two between them: a wider gap ends a phrase."""
_PRIVATE = 0xF0000
"""First code point of the stand-ins: Supplementary Private Use Area-A (Unicode chapter 23.5)."""
_CLUSTER = re.compile(
    "[\U000f0000-\U0010fffd]"  # an author's own private-use characters are escaped the same way
    "|[\\S\\s](?:[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]"
    "|\u200d[\\S])+"
)
# Few rows have a cluster; most hold nothing but Latin letters, quotes, dashes, arrows, line work and marks.
_MAY_CLUSTER = re.compile("[^\0-\u02ff\u2010-\u2027\u2100-\u27bf]")
_STAND_IN = re.compile("[\U000f0000-\U0010fffd]")


class Clusters:
    """The stand-ins of one sketch. A cluster has the same stand-in wherever it occurs."""

    def __init__(self) -> None:
        self._stand_ins: dict[str, str] = {}
        self._clusters: dict[str, str] = {}

    def __bool__(self) -> bool:
        return bool(self._clusters)

    def shorten(self, text: str) -> str:
        """`text` with each cluster as one code point."""
        text = text.replace("\ufeff", "")
        if text.isascii() or not _MAY_CLUSTER.search(text):
            return text
        return _CLUSTER.sub(lambda found: self._stand_in(found.group()), text)

    def restore(self, text: str) -> str:
        """`text` with each stand-in as the cluster that it stands for."""
        return _STAND_IN.sub(lambda found: self._clusters[found.group()], text)

    def _stand_in(self, cluster: str) -> str:
        known = self._stand_ins.get(cluster)
        if known is None:
            known = self._stand_ins[cluster] = chr(_PRIVATE + len(self._stand_ins))
            self._clusters[known] = cluster
        return known


class Row(NamedTuple):
    """One line of a region; there are many, and a tuple is made soonest."""

    text: str
    line: int
    """Line in the source file."""
    column: int = 1
    """Column in the source file of `text[0]`."""

    @property
    def blank(self) -> bool:
        return not self.text or self.text.isspace()

    @property
    def indent(self) -> int:
        """The column of the first glyph; the length of the row where it is blank."""
        return len(self.text) - len(self.text.lstrip())


@dataclass(frozen=True)
class Region:
    """A rectangle of a sketch: its rows from the top. Cells that somebody claimed are spaces."""

    rows: tuple[Row, ...]
    clusters: Clusters = field(default_factory=Clusters, compare=False, repr=False)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def width(self) -> int:
        """Cells in its longest row."""
        return max([len(row.text) for row in self.rows], default=0)

    @property
    def blank(self) -> bool:
        """Whether nothing is left to claim."""
        return not self.text.strip()

    @cached_property
    def text(self) -> str:
        """Its rows, a line each."""
        return "\n".join([row.text for row in self.rows])

    def cell(self, y: int, x: int) -> str:
        """The cell in row `y`, column `x`, both from 0; a space outside."""
        if 0 <= y < len(self.rows) and 0 <= x < len(self.rows[y].text):
            return self.rows[y].text[x]
        return " "

    def crop(self, top: int, bottom: int, left: int = 0, right: int | None = None) -> Region:
        """Rows `top` to `bottom` and cells `left` to `right`, the ends exclusive."""
        rows = self.rows[max(top, 0) : bottom]
        if left or right is not None:
            rows = tuple([Row(row.text[left:right], row.line, row.column + left) for row in rows])
        return Region(rows, self.clusters)

    def without(self, claimed: set[tuple[int, int]]) -> Region:
        """The same region with the `claimed` cells, as (y, x) from 0, blanked."""
        rows = list(self.rows)
        changed: dict[int, list[str]] = {}
        for y, x in claimed:
            cells = changed.get(y)
            if cells is None:
                cells = changed[y] = list(rows[y].text) if 0 <= y < len(rows) else []
            if 0 <= x < len(cells):
                cells[x] = " "
        for y, cells in changed.items():
            if 0 <= y < len(rows):
                rows[y] = Row("".join(cells), rows[y].line, rows[y].column)
        return Region(tuple(rows), self.clusters)

    def without_rows(self, claimed: set[int]) -> Region:
        """The same region with whole rows, by index from 0, blanked."""
        rows = [Row("", row.line, row.column) if y in claimed else row for y, row in enumerate(self.rows)]
        return Region(tuple(rows), self.clusters)

    def words(self, text: str) -> str:
        """`text` of a cell or a row as its author wrote it, stand-ins restored."""
        return self.clusters.restore(text)


def region_of(lines: tuple[str, ...], line: int, column: int = 1) -> Region:
    """The whole of a sketch as one region; `line` and `column` are where `lines[0]` starts in the file."""
    clusters = Clusters()
    rows = (
        # `tree` prints no-break spaces behind its trunks.
        Row(clusters.shorten(text.expandtabs(TAB).replace("\u00a0", " ")).rstrip(), line + offset, column)
        for offset, text in enumerate(lines)
    )
    return Region(tuple(rows), clusters)
