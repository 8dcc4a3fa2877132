"""There is a tab in the drawing.

## What it checks

Whether the visual concept holds a tab. Code is left out: its tabs are its own.

## Why

Tabs are set every four columns here; in editors they are two, four or eight columns apart. What stands in one
column on your screen may be apart in the figure. Only the first tab of each fence is told.

## Bad

`⇥` stands for a tab:

```text
inbox⇥──▶ spam filter
mail⇥──▶ inbox
```

## Good

```text
inbox   ──▶ spam filter
mail    ──▶ inbox
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..art.grid import TAB
from ..diagnostics import Diagnostic, Severity
from ..model import Code, Figure
from ..source import Span


def check(figure: Figure) -> Iterator[Diagnostic]:
    """A note for the first tab of each piece of the concept that is no code."""
    source = figure.figspec.source
    blocks = [block for panel in figure.panels for block in panel.blocks if isinstance(block, Code)]
    code = {line for block in blocks for line in range(block.span.line, block.span.end_line + 1)}
    for sketch in figure.figspec.sketches:
        lines = range(sketch.line, sketch.line + len(sketch.lines)) if sketch.concept else ()
        first = next((line for line in lines if line not in code and "\t" in source.line(line)), None)
        if first is not None:
            column = source.line(first).find("\t") + 1
            yield Diagnostic(
                "tabs",
                Severity.NOTE,
                f"a tab in the drawing, where tabs are set every {TAB} columns",
                source.path,
                Span(first, column, first, column + 1),
                "use spaces, which are as wide for everyone",
            )
