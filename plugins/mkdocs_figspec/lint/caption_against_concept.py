"""A number or an identifier in title, caption or alt text is not in the visual concept.

## What it checks

Numbers of two digits or more and identifiers (`snake_case`, `CamelCase`, file names, words in back-ticks) in
the title, the title text, the caption and the alt text: each is looked up in the visual concept. Thousands
separators do not count.

## Why

When a count changes, it is mended in one place and forgotten in the other: the caption says `542` runs and
the figure above it `524`. Both are plausible; readers lose trust in both. Some numbers stand in the
words only, and on purpose, so this is a note.

## Bad

```markdown
A visual concept with "524 runs", and

### Caption
All 542 runs at a glance.
```

## Good

```markdown
A visual concept with "542 runs", and

### Caption
All 542 runs at a glance.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostics import Diagnostic, Severity
from ..model import Figure, Text
from .said import concept_text, place_in, title_text

_TOKEN = re.compile(
    r"(?P<code>`[^`\n]{2,80}`)"
    r"|(?P<skipped>https?://\S+|\bfig(?:ure)?-[\w-]+|\b(?:19|20)\d\d[a-z]?\b)"  # links, IDs, years
    r"|(?P<identifier>\b[^\W_]{1,60}(?:_{1,3}[^\W_]{1,60})+"
    r"|\b[A-Za-z]\w{0,60}(?:/[\w.-]{1,60}){0,12}\.(?:py|ya?ml|json|md|pkl|csv|db|toml|R|sh)\b"
    r"|\b[A-Z]?[a-z]{1,40}(?:[A-Z][a-z0-9]{1,40})+\b)"
    r"|(?P<number>(?<![\w.])\d[\d,]*(?:\.\d+)?)"
)


def check(figure: Figure) -> Iterator[Diagnostic]:
    """A note for each part that says a number or an identifier which the concept does not."""
    figspec = figure.figspec
    concept = concept_text(figspec)
    if not concept.strip():
        return
    numbers = {_value(each) for each in re.findall(r"\d[\d,]*(?:\.\d+)?", concept)}
    squeezed = re.sub(r"[\s`]+", "", concept).casefold()
    parts = [("title", each) for each in title_text(figure)]
    parts += [("caption", figspec.caption)] if figspec.caption else []
    parts += [("alt text", figspec.alt)] if figspec.alt else []
    for name, text in parts:
        absent = list(dict.fromkeys(_absent(text, numbers, squeezed)))
        if absent:
            shown = ", ".join(absent[:5]) + (f" and {len(absent) - 5} more" if len(absent) > 5 else "")
            yield Diagnostic(
                "caption-against-concept",
                Severity.NOTE,
                f"the {name} says {shown}, which the visual concept does not",
                figspec.source.path,
                place_in(text, absent[0], figure),
                "make them agree, unless the words are meant to say more than the figure",
            )


def _absent(text: Text, numbers: set[str], concept: str) -> Iterator[str]:
    for match in _TOKEN.finditer(text.text):
        said = match.group().strip("`")
        if match["number"]:
            value = _value(said)
            if len(value) > 1 and value not in numbers and said.casefold() not in concept:
                yield said.rstrip(",")
        elif (match["identifier"] or match["code"]) and not _stands_in(said, concept):
            yield said


def _stands_in(said: str, concept: str) -> bool:
    """Whether the concept has `said`, or of a path each of its parts: a tree has them on several lines."""
    squeezed = re.sub(r"\s+", "", said).casefold()
    parts = [part for part in squeezed.split("/") if part]
    return squeezed in concept or (len(parts) > 1 and all(part in concept for part in parts))


def _value(number: str) -> str:
    """`542,000` is `542000`, `0.50` is `0.5`, `7.0` is `7`."""
    plain = number.replace(",", "")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
