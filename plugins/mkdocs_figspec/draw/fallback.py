"""What stands in for a drawing that cannot be: the block as its author drew it, and why."""

from __future__ import annotations

import re
from collections import Counter

from ..diagnostics import Diagnostic, Severity
from ..errors import GraphvizFailed
from ..model import Art, Block, Cards, Figure, Flow, Naming, Plot, Tree
from .graphviz import LARGEST
from .scene import Scene
from .words import WORD, counted, drawn_words

_WALLED = re.compile(r"(\s*[│║|])(.*)[│║|]\s*")


def as_art(figure: Figure, block: Block) -> Art:
    """The block as its author drew it."""
    return Art(block.span, source_text(figure, block), box=block.box)


def source_text(figure: Figure, block: Block) -> str:
    """What the block stood as in the file: without the frame's walls and what stands beside it."""
    span = block.span
    left = max(span.column - 1, 0)
    right = span.end_column - 1 if span.end_column > span.column else None
    lines = [figure.figspec.source.line(number) for number in range(span.line, span.end_line + 1)]
    if right is None:
        lines = _region(_without_walls(lines), figure, block)
    return "\n".join(line[left:right].rstrip() for line in lines)


def _without_walls(lines: list[str]) -> list[str]:
    """The lines without the walls of the frame, where all that hold anything stand between such."""
    walled = [_WALLED.fullmatch(line) for line in lines]
    if not any(walled) or any(line.strip() and not found for line, found in zip(lines, walled, strict=True)):
        return lines
    return [" " * len(found[1]) + found[2] if found else "" for found in walled]


def _region(lines: list[str], figure: Figure, block: Block) -> list[str]:
    """The lines as far as the block's own words reach, where other blocks stand on them too."""
    first, last = block.span.line, block.span.end_line
    others = [other for panel in figure.panels for other in panel.blocks if other is not block]
    if not any(other.span.line <= last and first <= other.span.end_line for other in others):
        return lines
    own = block_words(block)
    reach = [
        _whole(line, found.start(), found.end())
        for line in lines
        for found in WORD.finditer(line)
        if found.group().casefold() in own
    ]
    if not reach:
        return lines
    left, right = min(start for start, _ in reach), max(end for _, end in reach)
    return [line[left:right] for line in lines]


def _whole(line: str, start: int, end: int) -> tuple[int, int]:
    """The columns of a word with what is written or drawn around it, a blank between allowed."""
    left = line.rfind("  ", 0, start)
    right = line.find("  ", end)
    return left + 2 if left >= 0 else 0, right if right >= 0 else len(line)


def drawn_as_art(figure: Figure, block: Block, reason: str) -> Diagnostic:
    """The note that `block` stands as its author drew it."""
    return Diagnostic(
        "drawn-as-art",
        Severity.NOTE,
        f"this {block.kind} is drawn as its author drew it: {reason}",
        figure.figspec.source.path,
        block.span,
    )


def block_words(block: Block) -> Counter[str]:
    """The words that the block itself holds."""
    texts: list[str | None] = []
    match block:
        case Tree(nodes=nodes):
            texts = [text for node in nodes for text in (node.name, node.annotation)]
        case Naming(subject=subject, example=example, segments=segments):
            texts = [subject, example, *(segment.label for segment in segments)]
        case Flow(boxes=boxes, arrows=arrows):
            texts = [*(box.text for box in boxes), *(arrow.label for arrow in arrows)]
        case Cards(boxes=boxes):
            texts = [box.text for box in boxes]
        case Plot(text=text) | Art(text=text):
            texts = [text]
    return counted(text or "" for text in texts)


def lost_words(block: Block, scene: Scene) -> Counter[str]:
    """Words of the block that its scene lacks."""
    return block_words(block) - drawn_words(scene)


def reason_of(failure: Exception) -> str:
    """Why a drawing could not be made, in a few words."""
    if isinstance(failure, GraphvizFailed):
        return str(failure).splitlines()[0] if str(failure) else "Graphviz failed"
    return f"{type(failure).__name__}: {failure}"


def too_large(block: Block) -> bool:
    """Whether the block has more nodes than Graphviz lays out in good time."""
    match block:
        case Tree(nodes=nodes):
            return len(nodes) > LARGEST
        case Flow(boxes=boxes, arrows=arrows):
            return len(boxes) + len(arrows) > LARGEST
        case Cards(boxes=boxes):
            return len(boxes) > LARGEST
    return False
