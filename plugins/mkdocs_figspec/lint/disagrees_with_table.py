"""The relationship table and the drawing disagree about an arrow.

## What it checks

Each row of a relationship table (and of a JSON export or YAML anchors that list relationships) whose two
names both stand in boxes of a flow in the visual concept: does a way along the arrows lead from the first to
the second?

## Why

Two tellings of one story drift apart. The figure shows what is drawn, so a row that says otherwise is either
forgotten or an arrow is missing. The drawing counts and the table is only held against it, hence a note.

## Bad

````markdown
```
[ Inbox ] ---> [ Filter ]
```

| From | To | Label |
|------|----|-------|
| Filter | Inbox | returns |
````

## Good

````markdown
```
[ Inbox ] ---> [ Filter ]
```

| From | To | Label |
|------|----|-------|
| Inbox | Filter | new mail |
````
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..diagnostics import Diagnostic, Severity
from ..model import Box, Figure, Flow
from .said import words


def check(figure: Figure) -> Iterator[Diagnostic]:
    """A note for each relationship between two boxes that no way along the arrows bears out."""
    flows = [block for panel in figure.panels for block in panel.blocks if isinstance(block, Flow)]
    boxes = [box for flow in flows for box in flow.boxes]
    if not figure.figspec.relationships or not any(flow.arrows for flow in flows):
        return
    reached = _reached(flows)
    for row in figure.figspec.relationships:
        sources, targets = _boxes_named(row.source, boxes), _boxes_named(row.target, boxes)
        if not sources or not targets or sources & targets:
            continue
        if not any(target in reached[source] for source in sources for target in targets):
            yield Diagnostic(
                "disagrees-with-table",
                Severity.NOTE,
                f"a table leads from {row.source!r} to {row.target!r}, the drawing does not",
                figure.figspec.source.path,
                row.span,
                "the drawing counts; mend whichever is wrong",
            )


def _boxes_named(name: str, boxes: list[Box]) -> set[str]:
    """The ids of the boxes whose own first words are `name`, else of those that hold all its words."""
    wanted = words(name)
    if not wanted:
        return set()
    leading = {box.id for box in boxes if words(box.text)[: len(wanted)] == wanted}
    return leading or {box.id for box in boxes if set(wanted) <= set(words(box.text))}


def _reached(flows: list[Flow]) -> dict[str, set[str]]:
    """For each box all that the arrows lead to; an arrow of a group is one of its members'."""
    next_to: dict[str, set[str]] = defaultdict(set)
    for flow in flows:
        inside: dict[str, set[str]] = defaultdict(set)
        for box in flow.boxes:
            if box.parent:
                inside[box.parent].add(box.id)
        for arrow in flow.arrows:
            for source in {arrow.source} | inside[arrow.source]:
                next_to[source] |= {arrow.target} | inside[arrow.target]
    reached: dict[str, set[str]] = defaultdict(set)
    for start in list(next_to):
        waiting = list(next_to[start])
        while waiting:
            here = waiting.pop()
            if here not in reached[start]:
                reached[start].add(here)
                waiting.extend(next_to.get(here, ()))
    return reached
