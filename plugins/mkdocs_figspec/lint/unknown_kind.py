"""A fence of the concept has a label that is no kind.

## What it checks

The first word behind the opening marks of each fence in the visual concept: is it a kind (`tree`, `table`,
`flow` ...), the language of some code, or a word for plain text and drawings such as `text` or `ascii`?

## Why

A fence labelled with its kind is obeyed; a label that is misspelt is not, and the fence is read as if it had
none. That may do, so this is a note.

## Bad

````markdown
```tabel
Carrots    March
Beans      May
```
````

## Good

````markdown
```table
Carrots    March
Beans      May
```
````
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from typing import get_args

from pygments.lexers import get_all_lexers

from ..diagnostics import Diagnostic, Severity
from ..model import Block, Figure
from ..source import Span

KINDS = tuple(sorted(each.kind for each in get_args(Block)))
"""The kinds that a fence may be labelled with."""

_OTHERS = frozenset(
    {"ascii", "asciiart", "d2", "diagram", "drawing", "figspec", "figure", "mermaid", "none", "plain"}
    | {"plaintext", "plantuml", "puml", "sketch", "txt", "unicode", "utf8", "vega"}
)
"""Labels of plain text, and of drawings in languages of their own."""


def check(figure: Figure) -> Iterator[Diagnostic]:
    """A note for each fence of the concept whose label is neither a kind nor a language."""
    source = figure.figspec.source
    for sketch in figure.figspec.sketches:
        label = (sketch.language or "").split()[:1]
        if not label or not sketch.concept or _is_known(label[0].casefold()):
            continue
        line = sketch.line - 1
        column = source.line(line).find(label[0]) + 1
        yield Diagnostic(
            "unknown-kind",
            Severity.NOTE,
            f"there is no kind `{label[0][:40]}`",
            source.path,
            Span(line, column, line, column + len(label[0])),
            _hint(label[0].casefold()),
        )


def _is_known(label: str) -> bool:
    if label in KINDS or not re.fullmatch(r"[\w-]{2,40}", label):
        return True
    return label in _languages() or not _OTHERS.isdisjoint(re.split("[-_]", label))


@cache
def _languages() -> frozenset[str]:
    return frozenset(alias for _, aliases, _, _ in get_all_lexers(plugins=False) for alias in aliases)


def _hint(label: str) -> str:
    close = get_close_matches(label, KINDS, 1, 0.75)
    close += [kind for kind in KINDS if len(kind) > 3 and label.startswith(kind)]
    return f"did you mean `{close[0]}`?" if close else f"the kinds are {', '.join(KINDS)}"
