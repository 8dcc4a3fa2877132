"""A figspec refers to a figure that does not exist.

## What it checks

The IDs among the related figures and in the reader flow: is there a figspec for each?

## Why

On the figure's page they stand as plain text instead of as links. A figspec may well refer to a
figure that is still to be written or that another site holds, so this is a note.

## Bad

```markdown
## Related Figures

- **fig-mail-07**: deleted last week
```

## Good

```markdown
## Related Figures

- **fig-mail-02**: what the filters do
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..diagnostics import Diagnostic, Severity
from ..model import Figure
from ..source import Span


def check(figures: Sequence[Figure]) -> Iterator[Diagnostic]:
    """A note for each reference to a figure that is not among `figures`."""
    known = {name.casefold() for figure in figures for name in (figure.figspec.id, figure.figspec.stem)}
    for figure in figures:
        spec = figure.figspec
        said: set[str] = set()
        for reference in spec.related:
            if reference.id.casefold() not in known | said:
                said.add(reference.id.casefold())
                yield _dangling(figure, reference.id, reference.span)
        for identifier in spec.reader_flow:
            if identifier.casefold() not in known | said:
                said.add(identifier.casefold())
                yield _dangling(figure, identifier, _last_place(figure, identifier))


def _dangling(figure: Figure, identifier: str, span: Span) -> Diagnostic:
    return Diagnostic(
        "dangling-reference",
        Severity.NOTE,
        f"there is no figure {identifier}",
        figure.figspec.source.path,
        span,
        "it stands as plain text on the page",
    )


def _last_place(figure: Figure, identifier: str) -> Span:
    lines = figure.figspec.source.lines
    for number in range(len(lines), 0, -1):
        column = lines[number - 1].find(identifier)
        if column >= 0:
            return Span(number, column + 1, number, column + 1 + len(identifier))
    return Span(1)
