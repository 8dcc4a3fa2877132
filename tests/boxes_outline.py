"""How the tests write down what was read of boxes and arrows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from mkdocs_figspec.art.flow.flow import read_boxes
from mkdocs_figspec.art.grid import Region, region_of
from mkdocs_figspec.art.reading import Reading
from mkdocs_figspec.art.trees.tree import read_trees
from mkdocs_figspec.model import Block, Callout, Cards, Flow, Prose, Tree
from mkdocs_figspec.source import Span


def read(text: str) -> Reading:
    """Boxes and arrows of `text`; in boxes, trees and boxes are known and all else is prose."""
    ids = (f"b{number}" for number in count(1))

    def inside(region: Region) -> tuple[Block, ...]:
        reading = read_boxes(region, inside, ids)
        trees = read_trees(reading.left_over)
        blocks = (*reading.blocks, *trees.blocks, *_prose(trees.left_over))
        return tuple(sorted(blocks, key=lambda block: block.span.line))

    return read_boxes(region_of(tuple(text.rstrip("\n").split("\n")), 1), inside, ids)


def _prose(region: Region) -> Iterator[Prose]:
    filled = [row for row in region if not row.blank]
    if filled:
        words = "\n".join(region.words(row.text.strip()) for row in filled)
        yield Prose(Span.lines(filled[0].line, filled[-1].line), words)


def outline(reading: Reading) -> str:
    """The blocks of a reading, a box or an arrow a line, and what is left over."""
    lines: list[str] = []
    for block in reading.blocks:
        lines += _block(block)
    left = [row.text.rstrip() for row in reading.left_over if not row.blank]
    if left:
        lines += ["left_over: |", *(f"  {text}" for text in left)]
    return "\n".join(lines)


def _block(block: Block) -> list[str]:
    place = f"{block.span.line}-{block.span.end_line}" + (f", in {block.box}" if block.box else "")
    lines = [f"- {block.kind}: {place}"]
    match block:
        case Flow(boxes=boxes) | Cards(boxes=boxes):
            for box in boxes:
                about = [f"row {box.row}", f"column {box.column}"]
                about += [f"in {box.parent}"] * bool(box.parent) + ["bare"] * box.bare
                lines.append(f"  {box.id}: {box.text!r}  # {', '.join(about)}")
        case Callout(title=title, text=text):
            lines.append(f"  title: {title!r}\n  text: {text!r}")
        case Tree(nodes=nodes):
            lines += [f"  - {'. ' * node.depth}{node.name}" for node in nodes]
        case Prose(text=text):
            lines.append(f"  text: {text!r}")
    if isinstance(block, Flow):
        lines.append(f"  direction: {block.direction}")
        for arrow in block.arrows:
            about = [repr(arrow.label)] * bool(arrow.label) + ["dashed"] * arrow.dashed
            lines.append(
                f"  {arrow.source} {'->' if arrow.headed else '--'} {arrow.target}"
                + (f"  # {', '.join(about)}" if about else "")
            )
    return lines
