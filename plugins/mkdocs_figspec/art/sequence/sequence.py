"""Sequence diagrams: who sends what to whom, from the top."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Arrow, Box, SequenceDiagram
from ...source import Span
from ..boxes.boxes import find_boxes
from ..grid import Region
from ..reading import Reading
from ..text.text import make_art
from .lifelines import Lifeline, find_lifelines
from .messages import Exchange, read_exchange

_FEWEST = 2
"""Messages of a sequence diagram at least."""
_AT_LIFELINES = re.compile(r"[│┃║┆┊╎|├┤].*[▶►→>] ?[│┃║┆┊╎|]|[│┃║┆┊╎|] ?[◀◄←<].*[│┃║┆┊╎|├┤]")
"""A row with a head at the second of two lifelines, or at the first."""


def read_sequences(region: Region, ids: Iterator[str]) -> Reading:
    """The sequence diagram in `region`; one that is not understood in all its lines is drawn as it stands."""
    if sum(_AT_LIFELINES.search(row.text) is not None for row in region.rows) < _FEWEST:
        return Reading((), region)
    lifelines, participants = find_lifelines(region)
    if not lifelines:
        return Reading((), region)
    top, bottom = min(who.top for who in participants), max(line.bottom for line in lifelines)
    exchange = read_exchange(region, lifelines)
    if len(exchange.messages) < _FEWEST:
        return Reading((), region)
    left = region.without_rows(set(range(top, bottom + 1)))
    if not exchange.whole or any(lifelines[0].top < box.top <= bottom for box in find_boxes(region)):
        return Reading((make_art(region.rows[top : bottom + 1]),), left)
    span = Span.lines(region.rows[top].line, region.rows[bottom].line)
    names = [next(ids) for _ in participants]
    boxes = [
        Box(name, region.words(who.words), None, 0, column)
        for column, (name, who) in enumerate(zip(names, participants, strict=True))
    ]
    arrows = [
        Arrow(
            names[message.source],
            names[message.target],
            region.words(" ".join(message.said)) or None,
            message.dashed,
        )
        for message in exchange.messages
    ]
    notes = tuple(_notes(region, exchange, lifelines, ids))
    return Reading((SequenceDiagram(span, (*boxes, *notes), tuple(arrows), "right"),), left)


def _notes(
    region: Region, exchange: Exchange, lifelines: list[Lifeline], ids: Iterator[str]
) -> Iterator[Box]:
    """Words that no message says, placed as `SequenceDiagram` has it."""
    for note in exchange.notes:
        first = note[0]
        row = sum(message.row < first.row for message in exchange.messages)
        column = sum(line.columns.get(first.row, line.x) < first.left for line in lifelines) - 1
        words = "\n".join(region.words(each.text) for each in note)
        yield Box(next(ids), words, None, row, column, bare=True)
