"""Two figspecs have the same ID.

## What it checks

Whether an ID, upper or lower case, belongs to one figspec only.

## Why

References go by ID. Of two figures with one ID the first by file name keeps it as its anchor; the other one
goes by its file name, and every reference to the ID leads to the first.

## Bad

```markdown
<!-- fig-mail-01-inbox.md -->
| **ID** | fig-mail-01 |

<!-- fig-mail-02-filter.md -->
| **ID** | fig-mail-01 |
```

## Good

```markdown
<!-- fig-mail-01-inbox.md -->
| **ID** | fig-mail-01 |

<!-- fig-mail-02-filter.md -->
| **ID** | fig-mail-02 |
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..diagnostics import Diagnostic, Severity
from ..model import Figure
from ..source import Span


def check(figures: Sequence[Figure]) -> Iterator[Diagnostic]:
    """A warning for each figure whose ID another one has first."""
    sharing: dict[str, list[Figure]] = defaultdict(list)
    for figure in sorted(figures, key=lambda each: (each.figspec.stem, each.figspec.source.path)):
        sharing[figure.figspec.id.casefold()].append(figure)
    for first, *others in sharing.values():
        for figure in others:
            spec = figure.figspec
            yield Diagnostic(
                "duplicate-id",
                Severity.WARNING,
                f"the ID {spec.id} belongs to {first.figspec.source.path} already",
                spec.source.path,
                place_of_id(figure),
                "give it an ID of its own; until then references lead to the other figure",
            )


def place_of_id(figure: Figure) -> Span:
    """Where the figspec says its ID."""
    identifier = figure.figspec.id
    for number, line in enumerate(figure.figspec.source.lines, 1):
        column = line.find(identifier)
        if column >= 0 and (line.startswith("#") or "|" in line or ":" in line):
            return Span(number, column + 1, number, column + 1 + len(identifier))
    return Span(1)
