"""From a figspec to its figure: geometry first, kinds second."""

from __future__ import annotations

from ..model import Art, Figspec, Figure, Panel
from ..source import Span


def recognise(figspec: Figspec) -> Figure:
    """The figure of `figspec`: its frames and its panels, those of the concept first."""
    panels = []
    for row, sketch in enumerate(sorted(figspec.sketches, key=lambda each: not each.concept)):
        span = Span.lines(sketch.line, sketch.line + max(len(sketch.lines) - 1, 0))
        block = Art(span, "\n".join(sketch.lines))
        panels.append(Panel(sketch.title, sketch.section, sketch.concept, row, 0, span, (block,)))
    return Figure(figspec, (), tuple(panels))
