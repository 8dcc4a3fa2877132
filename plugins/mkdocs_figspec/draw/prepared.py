"""A figure made ready to draw: nothing stands in it twice, no panel holds only the heading of the next.

The figure as recognised says more than a picture should repeat: a box that arrows lead to has the name of
the tree in it as its text too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from ..model import Block, Box, Callout, Cards, Code, Fields, Figure, Flow, Items, Panel, Prose, Table, Tree
from .in_place import in_place

_HEADING = 60
"""Characters that a heading has at most."""


def prepared(figure: Figure) -> Figure:
    """The figure to draw; its words, each as often as in the concept."""
    panels: list[Panel] = []
    for panel in figure.panels:
        once = in_place(_without_empty_boxes(_said_once(figure, panel)), figure.figspec.source)
        beside = sum(other.row == panel.row for other in figure.panels) > 1
        if panels and not beside and _heads(panels[-1], once):
            blocks = (*panels[-1].blocks, *once.blocks)
            panels[-1] = replace(panels[-1], blocks=blocks, place=panels[-1].place | once.place)
        else:
            panels.append(once)
    return replace(figure, panels=tuple(panels))


def _heads(panel: Panel, other: Panel) -> bool:
    """Whether `panel` holds a title and one line under it, and `other` what they are the heading of."""
    if other.title is not None or panel.title is None or panel.concept != other.concept:
        return False
    if panel.section != other.section or panel.row + 1 != other.row or other.column or panel.column:
        return False
    match panel.blocks:
        case (Prose(text=text),):
            return "\n" not in text and len(text) <= _HEADING
    return False


def _said_once(figure: Figure, panel: Panel) -> Panel:
    trees = {
        block.box: block for block in panel.blocks if isinstance(block, Tree) and block.box and block.nodes
    }
    if not trees:
        return panel
    lines = figure.figspec.source.lines[panel.span.line - 1 : panel.span.end_line]
    drawn = "\n".join(text for block in panel.blocks for text in _texts(block))
    source = "\n".join(lines)

    def once(box: Box) -> Box:
        tree = trees.get(box.id)
        name = tree.nodes[0].name.strip() if tree else ""
        kept = [line for line in box.text.split("\n") if line.strip() != name]
        if not name or "\n".join(kept) == box.text or drawn.count(name) <= source.count(name):
            return box
        return replace(box, text="\n".join(kept))

    def over(block: Block) -> Block:
        if isinstance(block, Flow | Cards):
            return replace(block, boxes=tuple(once(box) for box in block.boxes))
        return block

    return replace(panel, blocks=tuple(over(block) for block in panel.blocks))


def _without_empty_boxes(panel: Panel) -> Panel:
    """The panel without boxes that only stand around what is in them: walls in walls tell nothing."""
    removed: dict[str, str | None] = {}
    blocks: list[Block] = []
    for block in panel.blocks:
        if isinstance(block, Flow | Cards):
            mine = _empty_boxes(block, panel)
            removed.update(mine)
            block = replace(block, boxes=tuple(box for box in block.boxes if box.id not in mine))
            if not block.boxes:
                continue
        blocks.append(block)
    if not removed:
        return panel
    return replace(panel, blocks=tuple(_out(block, removed) for block in blocks))


def _out(block: Block, removed: Mapping[str, str | None]) -> Block:
    inside = block.box is not None and block.box in removed
    return replace(block, box=removed[block.box or ""]) if inside else block


def _empty_boxes(block: Flow | Cards, panel: Panel) -> dict[str, str | None]:
    """Boxes without words, arrows, neighbours and boxes in them, and what each stands in."""
    inside = {other.box for other in panel.blocks}
    tied = (
        {end for arrow in block.arrows for end in (arrow.source, arrow.target)}
        if isinstance(block, Flow)
        else set()
    )
    parents = Counter(box.parent for box in block.boxes)
    return {
        box.id: box.parent
        for box in block.boxes
        if not box.text.strip()
        and box.id in inside
        and box.id not in tied
        and parents[box.parent] == 1
        and not parents[box.id]
        and not (box.parent is None and isinstance(block, Flow))
    }


def _texts(block: Block) -> list[str]:
    match block:
        case Flow(boxes=boxes, arrows=arrows):
            return [*(box.text for box in boxes), *(arrow.label or "" for arrow in arrows)]
        case Cards(boxes=boxes):
            return [box.text for box in boxes]
        case Tree(nodes=nodes):
            return [text for node in nodes for text in (node.name, node.annotation or "")]
        case Prose(text=text) | Code(text=text):
            return [text]
        case Callout(title=title, text=text):
            return [title or "", text]
        case Items(items=items):
            return [item.text for item in items]
        case Fields(items=rows):
            return [text for row in rows for text in (row.name, row.value)]
        case Table(header=header, rows=cells):
            return [text for row in ((header or ()), *cells) for text in row]
    return []
