"""A field is called nearly as one that means something.

## What it checks

The names of metadata rows, bold lines and front matter that mean nothing here: is one of them a slip of the
keyboard away from one that does, as `locaton` is from `location`?

## Why

A row with a name of its own (`Reviewer`, `Version`) is kept and shown on the figure's page. Where its name is
misspelt, that is all that becomes of it: the figure has no title, or stands in another place.

## Bad

```yaml
---
titel: How Mail Is Sorted
locaton: docs/mail/
---
```

## Good

```yaml
---
title: How Mail Is Sorted
location: docs/mail/
---
```
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from ..diagnostics import Diagnostic, Severity
from ..model import Figure
from ..parser.outline import heading_key
from ..parser.parts import field_named, part_named
from ..source import Span

_NAMES = (
    "title",
    "complexity level",
    "level",
    "target persona",
    "persona",
    "audience",
    "location",
    "priority",
    "aspect ratio",
    "dimensions",
    "purpose",
    "key message",
    "title text",
    "caption",
    "alt text",
    "alt",
    "related figures",
    "related",
    "reader flow",
    "status",
)
"""Names that authors mean; rarer ones such as `goal` or `size` are words that a row of their own may have."""


def check(figure: Figure) -> Iterator[Diagnostic]:
    """A note for each field whose name is nearly one that is known."""
    source = figure.figspec.source
    for field in figure.figspec.metadata:
        meant = None if field_named(field.name) or part_named(field.name) else _meant(field.name[:60])
        if meant:
            line = field.span.line
            column = source.line(line).find(field.name) + 1
            yield Diagnostic(
                "unknown-field",
                Severity.NOTE,
                f"the field `{field.name[:60]}` means nothing here",
                source.path,
                Span(line, column, line, column + len(field.name)) if column else field.span,
                f"did you mean `{meant}`?",
            )


@lru_cache(maxsize=4096)
def _meant(name: str) -> str | None:
    """The known name that `name` is a slip away from."""
    key = heading_key(name)
    return next((known for known in _NAMES if _is_near(key.split(), known.split())), None)


def _is_near(said: list[str], known: list[str]) -> bool:
    """Whether each word is the same, or begins alike and is at least four fifths the same."""
    if "".join(said) == "".join(known):
        return True
    return len(said) == len(known) and all(
        one == other or (one[0] == other[0] and SequenceMatcher(None, one, other).ratio() >= 0.8)
        for one, other in zip(said, known, strict=True)
    )
