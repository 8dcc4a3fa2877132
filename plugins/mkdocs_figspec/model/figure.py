"""A figure, as recognised."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from ..diagnostics import Diagnostic
from ..source import Span
from .blocks import Block
from .figspec import Figspec


@dataclass(frozen=True)
class Frame:
    """An outer frame with the title band that it may have."""

    title: str | None
    subtitle: str | None
    span: Span


Place = Literal["top", "middle", "bottom", "left", "center", "right"]


@dataclass(frozen=True)
class Panel:
    """One titled piece of a figure."""

    title: str | None
    section: str
    concept: bool
    row: int
    column: int
    span: Span
    blocks: tuple[Block, ...]
    """In reading order, flat; a block inside a box stands there too and names it."""
    place: frozenset[Place] = frozenset()
    """Where the content prompt wants it: `{"bottom", "left"}`; empty where it does not say."""


@dataclass(frozen=True)
class Figure:
    """A figspec with its visual concept recognised."""

    figspec: Figspec
    frames: tuple[Frame, ...]
    panels: tuple[Panel, ...]
    """Those of the visual concept first."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """All that was found about it so far."""

    def with_diagnostics(self, more: tuple[Diagnostic, ...]) -> Figure:
        """The same figure with `more` found about it."""
        return replace(self, diagnostics=self.diagnostics + more)
