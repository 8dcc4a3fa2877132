"""What a sketch is cut into."""

from __future__ import annotations

from dataclasses import dataclass

from ...source import Span
from ..flow.columns import Lane
from ..grid import Region


@dataclass(frozen=True)
class Section:
    """A titled piece of a sketch, its walls and rules gone."""

    title: str | None
    region: Region
    """What stands under the title."""
    span: Span
    column: int = 0
    """From 0, of those side by side."""
    table: bool = False
    """Whether it is a box-drawn table with its walls."""
    lanes: tuple[Lane, ...] = ()
    """The named bands in it that arrows lead through."""
    apart: tuple[tuple[Section, ...], ...] = ()
    """The same bands one by one, should they not be one flow."""


def span_of(region: Region) -> Span:
    if not region.rows:
        return Span(1)
    filled = [row.line for row in region if not row.blank] or [row.line for row in region]
    return Span.lines(filled[0], region.rows[-1].line)
