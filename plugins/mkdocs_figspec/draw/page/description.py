"""The figure in words: a tree as a nested list, a naming as a table, a flow as a list of its arrows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ...model import Arrow, Block, Box, Cards, Figure, Flow, Panel, Tree
from .markup import template

DEEPEST = 40
"""Levels of nested lists; what stands deeper is listed on the last of them."""


@dataclass
class Branch:
    text: str
    note: str | None = None
    children: list[Branch] = field(default_factory=list)


@dataclass(frozen=True)
class _Words:
    block: Block
    branches: Sequence[Branch] = ()
    arrows: Sequence[Arrow] = ()
    """With the words of the boxes in place of their ids."""


@dataclass(frozen=True)
class _View:
    panel: Panel
    blocks: tuple[_Words, ...]


def description_html(figure: Figure) -> str:
    """The panels of the concept in words, as HTML without ids and headings."""
    panels = [
        _View(panel, tuple(_words(block) for block in panel.blocks))
        for panel in figure.panels
        if panel.concept
    ]
    return template("description.html.j2").render(panels=panels)


def _words(block: Block) -> _Words:
    match block:
        case Tree():
            return _Words(block, tree_branches(block))
        case Cards(boxes=boxes):
            return _Words(block, box_branches(boxes))
        case Flow(boxes=boxes, arrows=arrows):
            names = {box.id: _one_line(box.text) for box in boxes}
            told = [
                replace(
                    arrow,
                    source=names.get(arrow.source, arrow.source),
                    target=names.get(arrow.target, arrow.target),
                )
                for arrow in arrows
            ]
            tied = {end for arrow in arrows for end in (arrow.source, arrow.target)}
            grouped = any(box.parent for box in boxes)
            rest = boxes if grouped else tuple(box for box in boxes if box.id not in tied)
            return _Words(block, box_branches(rest), told)
    return _Words(block)


def tree_branches(tree: Tree) -> list[Branch]:
    """The nodes nested as they are in the tree."""
    top = Branch("")
    stack: list[tuple[int, Branch]] = [(-1, top)]
    for node in tree.nodes:
        depth = min(node.depth, DEEPEST)
        while len(stack) > 1 and stack[-1][0] >= depth:
            stack.pop()
        branch = Branch(node.name, node.annotation)
        stack[-1][1].children.append(branch)
        stack.append((depth, branch))
    return top.children


def box_branches(boxes: Sequence[Box]) -> list[Branch]:
    """The boxes nested in each other, in the order given."""
    known = {box.id: Branch(_one_line(box.text)) for box in boxes}
    parents = {box.id: box.parent for box in boxes}
    top: list[Branch] = []
    for box in boxes:
        around: list[str] = []
        outer = box.parent
        while outer in known and outer != box.id and outer not in around:
            around.append(outer)
            outer = parents[outer]
        siblings = known[around[max(len(around) - DEEPEST, 0)]].children if around else top
        siblings.append(known[box.id])
    return top


def _one_line(text: str) -> str:
    return " ".join(text.split())
