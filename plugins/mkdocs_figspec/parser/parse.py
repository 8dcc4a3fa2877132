"""From a file's text to a figspec."""

from __future__ import annotations

from ..diagnostics import Diagnostic
from ..model import Figspec, Sketch
from ..source import Source


def parse(source: Source) -> tuple[Figspec, tuple[Diagnostic, ...]]:
    """The figspec in `source` and what was found wrong with it; never raises."""
    sketches = []
    start = None
    for number, line in enumerate(source.lines, 1):
        if line.startswith("```"):
            if start is None:
                start = number
            else:
                lines = source.lines[start : number - 1]
                sketches.append(Sketch("fence", lines, start + 1, 1, None, "Visual Concept", None, True))
                start = None
    return Figspec(source, source.stem, source.stem, sketches=tuple(sketches)), ()
