"""The alt text says what the caption says.

## What it checks

Whether alt text and caption are the same words, or one of them holds the other whole.

## Why

The caption stands below the figure and is read to everyone. Who listens to the page hears the same sentences
twice and still does not learn what the figure shows.

## Bad

```markdown
### Caption
Two filters sort the mail.

## Alt Text
Two filters sort the mail.
```

## Good

```markdown
### Caption
Two filters sort the mail.

## Alt Text
Flow from the inbox through spam filter and newsletter filter to three folders.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Diagnostic, Severity
from ..model import Figure
from .said import words


def check(figure: Figure) -> Iterator[Diagnostic]:
    """A warning where alt text and caption say the same."""
    alt, caption = figure.figspec.alt, figure.figspec.caption
    if not alt or not caption:
        return
    described, captioned = " ".join(words(alt.text)), " ".join(words(caption.text))
    if (
        described
        and captioned
        and (f" {described} " in f" {captioned} " or f" {captioned} " in f" {described} ")
    ):
        yield Diagnostic(
            "alt-text-repeats-caption",
            Severity.WARNING,
            "the alt text repeats the caption",
            figure.figspec.source.path,
            alt.span,
            "say in the alt text what can be seen, in the caption what it means",
        )
