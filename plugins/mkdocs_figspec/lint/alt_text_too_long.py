"""The alt text is too long to be listened to.

## What it checks

Whether the alt text has more than 1,000 characters.

## Why

A screen reader reads an alt text in one go: nobody can pause in it, skip a sentence or go back. Two to
four sentences say what the figure shows. Its details are on the page already, as words that can be searched,
selected and listened to one at a time.

## Bad

```markdown
## Alt Text

Diagram of the intake. At the left a box reads "Inbox", below it in smaller letters stands "all mail, also
the newsletters", from there an arrow leads to ... (1,400 characters more)
```

## Good

```markdown
## Alt Text

Mail goes from the inbox through two filters, spam and newsletters. What is left lands in three folders.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Diagnostic, Severity
from ..model import Figure

LONGEST = 1000
"""Characters of an alt text that nobody complains about."""


def check(figure: Figure) -> Iterator[Diagnostic]:
    """A warning where the alt text is too long."""
    alt = figure.figspec.alt
    if alt and len(alt.plain) > LONGEST:
        yield Diagnostic(
            "alt-text-too-long",
            Severity.WARNING,
            f"the alt text has {len(alt.plain):,} characters, {LONGEST:,} are plenty",
            figure.figspec.source.path,
            alt.span,
            "say what the figure shows; its details are on the page as text",
        )
