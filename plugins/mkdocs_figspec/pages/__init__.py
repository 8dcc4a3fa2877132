"""Publishing: figure pages, embeds, numbers, references, index, managed sections."""

from __future__ import annotations

from .entry import Entry, Placement, anchors
from .library import Library, wants_sections
from .options import Options
from .places import place

__all__ = ["Entry", "Library", "Options", "Placement", "anchors", "place", "wants_sections"]
