"""What stands in for a drawing that cannot be: the block as its author drew it, and why."""

from __future__ import annotations

from collections import Counter

from ..diagnostics import Diagnostic, Severity
from ..errors import GraphvizFailed
from ..model import Art, Block, Cards, Figure, Flow, Naming, Plot, Tree
from .graphviz import LARGEST
from .scene import Scene
from .words import drawn_words, words


def as_art(figure: Figure, block: Block) -> Art:
    """The block as its author drew it."""
    return Art(block.span, source_text(figure, block), box=block.box)


def source_text(figure: Figure, block: Block) -> str:
    """The lines of the block as they stand in the file, as far as its columns are known."""
    span = block.span
    left = max(span.column - 1, 0)
    right = span.end_column - 1 if span.end_column > span.column else None
    lines = [figure.figspec.source.line(number) for number in range(span.line, span.end_line + 1)]
    return "\n".join(line[left:right].rstrip() for line in lines)


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
    found: Counter[str] = Counter()
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
    for words_or_none in texts:
        found.update(words(words_or_none or ""))
    return found


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
