"""The alt text starts by saying that it is an image.

## What it checks

Whether the alt text starts with "Image of", "Picture showing", "A figure of" and the like. The kind of a
drawing (flowchart, tree, timeline, diagram) is worth saying and is no finding.

## Why

A screen reader says "graphic" or "figure" by itself before it reads the alt text.

## Bad

```markdown
## Alt Text
Image of a tree with two branches.
```

## Good

```markdown
## Alt Text
Tree with two branches.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostics import Diagnostic, Severity
from ..model import Figure
from .said import place_in

_OPENING = re.compile(
    r"(?:an?\s+|the\s+|this\s+(?:is\s+an?\s+)?)?(?:image|picture|photo(?:graph)?|graphic|figure|screenshot)\s+"
    r"(?:of|showing|that\s+shows|which\s+shows|shows|depicting|depicts|illustrating)\b",
    re.IGNORECASE,
)


def check(figure: Figure) -> Iterator[Diagnostic]:
    """A warning where the alt text starts with "image of" or its like."""
    alt = figure.figspec.alt
    opening = _OPENING.match(alt.plain) if alt else None
    if alt and opening:
        yield Diagnostic(
            "alt-text-says-image-of",
            Severity.WARNING,
            f"the alt text starts with {opening.group()!r}",
            figure.figspec.source.path,
            place_in(alt, opening.group(), figure),
            "start with what is to be seen",
        )
