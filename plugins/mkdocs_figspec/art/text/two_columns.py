"""Words set in two columns without a bar: lists, paragraphs and labels that stand beside each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..grid import PHRASE, Clusters, Region, Row
from .lists import marker_of

_GAP = re.compile(r"\S( {3,})(?=\S)")
_REMARK = re.compile(r"[←→⇒] \S|\([^()]*\)$")
_MOST_ROWS = 120
"""Rows that are looked at from each row that may open two columns."""
_SLIP = 2
"""Columns by which a heading may miss what stands under it."""
_FEWEST_WORDS = 3.5
"""Words in a line of a paragraph, on average; names of fields have fewer."""
_STOP = re.compile(r"\w\.(?:\s|$)")
"""The end of a sentence."""
_STOPS = frozenset(":.")


def split_in_two(region: Region, start: int) -> tuple[Region, Region, int, bool] | None:
    """The left and the right column that open in row `start`, the row after, and whether they are prose."""
    rows = region.rows
    text = rows[start].text
    if not _GAP.search(text):
        return None
    segments = list(PHRASE.finditer(text))
    if len(segments) != 2 or segments[1].start() - segments[0].end() < 3:
        return None
    column = segments[1].start()
    if start + 1 < len(rows):
        below = [found.start() for found in PHRASE.finditer(rows[start + 1].text)]
        column = min([column, *(x for x in below[1:] if abs(x - column) <= _SLIP)])
    end = start
    while (
        end < min(len(rows), start + _MOST_ROWS) and not rows[end].blank and _is_free(rows[end].text, column)
    ):
        end += 1
    if end == start:
        return None
    band = rows[start:end]
    left = [row.text[:column].strip() for row in band]
    right = [row.text[column:].strip() for row in band]
    told = _told(left, right) and not _glossed(left, right, region.clusters)
    if not (told or _listed(left, right, region.clusters)):
        return None
    return (
        replace(region, rows=tuple(row._replace(text=row.text[:column].rstrip()) for row in band)),
        replace(
            region,
            rows=tuple(row._replace(text=row.text[column:], column=row.column + column) for row in band),
        ),
        end,
        told,
    )


def _is_free(text: str, column: int) -> bool:
    """Whether no word crosses into `column`, and what starts there starts behind a gap."""
    return not text[max(column - 2, 0) : column].strip()


def _listed(left: Sequence[str], right: Sequence[str], clusters: Clusters) -> bool:
    """Whether both columns are lists, each perhaps under a label."""
    marks = [[marker_of(text, clusters) for text in texts] for texts in (left, right)]
    for texts, found in zip((left, right), marks, strict=True):
        if found[0] is None and not texts[0].endswith(":") and None in (found[1:2] or [None]):
            return False
        if sum(mark is not None for mark in found) < 2:
            return False
    # Numbers beside stars are steps with remarks.
    counted = [next(mark for mark in found if mark)[-1] in ".)" for found in marks]
    return counted[0] == counted[1]


def _glossed(left: Sequence[str], right: Sequence[str], clusters: Clusters) -> bool:
    """Whether each line on the left opens an item of a list, and none on the right does."""
    return all(marker_of(text, clusters) for text in left) and not any(
        marker_of(text, clusters) for text in right
    )


def _told(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether both columns are paragraphs, which hold sentences; a row of two phrases is a field."""
    both = [(one, other) for one, other in zip(left, right, strict=True) if one and other]
    if len(both) < 3 or len(both) * 3 < len(left) * 2:
        return False
    if not all(any(_STOP.search(text) for text in texts) for texts in (left, right)):
        return False
    words = [sum(len(text.split()) for text in texts) / len(texts) for texts in zip(*both, strict=True)]
    return words[0] >= _FEWEST_WORDS and words[1] >= _FEWEST_WORDS - 0.5


def gapped(row: Row) -> bool:
    """Whether wide gaps part the words of a row, so that their places mean something.

    They mean nothing behind a colon or a full stop, nor where the only one stands before an arrow or a
    remark in brackets.
    """
    gaps = [found for found in _GAP.finditer(row.text) if row.text[found.start()] not in _STOPS]
    if len(gaps) == 1 and row.text.lstrip()[0] != "(" and _REMARK.match(row.text, gaps[0].end()):
        return False
    return bool(gaps)
