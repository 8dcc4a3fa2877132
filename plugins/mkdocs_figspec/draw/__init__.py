"""Drawing figures: Graphviz lays out, we style."""

from __future__ import annotations

from .figure import Drawing, draw

__all__ = ["Drawing", "draw"]
