"""The order of recognisers: each takes what it knows, the next one sees what is left."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from ..diagnostics import Diagnostic, Severity
from ..model import Block
from ..source import Span
from .boxes.boxes import find_boxes
from .boxes.outside import read_outside
from .flow.columns import Lane
from .flow.flow import read_boxes
from .glyphs import ARROWHEADS, BARS, BOX_DRAWING
from .grid import Region
from .joined import joined
from .kept import as_art, kept
from .naming import read_naming
from .panels.beside import in_reading_order
from .plot import read_plot
from .quadrants import read_quadrants
from .reading import Reading
from .sequence.sequence import read_sequences
from .text.box_rows import read_box_rows
from .text.cell_rows import read_cell_rows
from .text.legend import is_legend, read_legends
from .text.packets import read_packets
from .text.pieces import in_one_piece
from .text.sessions import read_sessions
from .text.table import read_tables
from .text.text import make_art, read_text
from .timeline import read_timelines
from .trees.by_indent import read_by_indent
from .trees.tree import read_trees
from .waveforms import read_waveforms

_HEADS = r"^ *[vV^](?: {2,}[vV^])+ *$"
"""A row of heads alone, under slopes."""
_LINES = re.compile("[" + "".join(BOX_DRAWING) + r"]|\+[-=+]|[-=]{2}\+|^\s*[|+]|\|\s*$")
_ARROWS_OR_BARS = re.compile(
    "[" + "".join(BARS | ARROWHEADS) + r"]|[-=]>|<[-=]|[|│\[][#=*]{2}|[#*]{3}|" + _HEADS
)
_GLYPHS = re.compile(
    "[" + "".join(BOX_DRAWING | BARS | ARROWHEADS) + rf"+|<>]|\[[#=]{{2}}|[#*]{{3}}|(?m:{_HEADS})"
)
"""One of these is in any row in which either of the others finds something."""

_DEEPEST = 12
"""Boxes in boxes that are looked into: each is read once for every box around it."""

Recogniser = Callable[[Region], Reading]


@dataclass(frozen=True)
class Context:
    """What recognisers of one figure share."""

    path: str
    ids: Iterator[str]
    depth: int = 0
    """Boxes around what is read."""
    title: str | None = None
    """What stands over it."""
    lanes: tuple[Lane, ...] = ()
    """The named bands in it that arrows lead through."""


def read_blocks(region: Region, context: Context) -> tuple[tuple[Block, ...], tuple[Diagnostic, ...]]:
    """All that stands in `region`, in reading order, not a word lost, and what was found about it."""
    blocks: list[Block] = []
    problems: list[Diagnostic] = []
    if context.depth > _DEEPEST and any(not row.blank for row in region.rows):
        art = make_art(region.rows)
        return (art,), (as_art(context.path, art.span),)
    sessions = read_sessions(region)
    if sessions.blocks:
        found, noted = read_blocks(sessions.left_over, context)
        return _in_order([*sessions.blocks], [*found]), noted
    pieces = in_reading_order(region)
    if len(pieces) > 1:
        read = [read_blocks(piece, context) for piece in pieces]
        return tuple(chain(*(found for found, _ in read))), tuple(chain(*(noted for _, noted in read)))
    legends = read_legends(region, headed=is_legend(context.title or ""))
    waves = read_waveforms(legends.left_over)
    blocks += (*legends.blocks, *waves.blocks)
    left = waves.left_over
    drawn = _holds(left, _LINES)
    if drawn or _holds(left, _ARROWS_OR_BARS):
        naming, tables, trees, boxes, cells, sequences = _recognisers(context, problems)
        # Boxes before trees: an arrow may lead to a tree's root, and `read_boxes` leaves other trees alone.
        ruled = (sequences, read_quadrants, read_timelines, read_packets, tables, cells, read_box_rows)
        order = (naming, *ruled, read_plot, boxes, trees) if drawn else (read_plot, boxes)
        for recognise in order:
            if left.blank:
                break
            reading = recognise(left)
            if not reading.blocks:
                problems.extend(reading.problems)
                continue
            own, lost, left = kept(left, reading, context.path)
            blocks.extend(own)
            problems.extend(lost or reading.problems)
    # Where nothing is gone, the region is known to be in one piece.
    texts = _text([left] if left is region else in_reading_order(left), problems, context)
    return joined(_in_order(blocks, texts), region), tuple(problems)


def _holds(region: Region, pattern: re.Pattern[str]) -> bool:
    """Whether `pattern` is in any row; words alone need no geometry."""
    return _GLYPHS.search(region.text) is not None and any(pattern.search(row.text) for row in region.rows)


def read_kind(
    kind: str, region: Region, context: Context
) -> tuple[tuple[Block, ...], tuple[Diagnostic, ...]]:
    """All that stands in `region`, which its author says is a tree, a naming, a flow, a table or cards."""
    problems: list[Diagnostic] = []
    naming, tables, trees, boxes, _, sequences = _recognisers(context, problems)
    known = {"naming": naming, "table": tables, "tree": trees, "flow": sequences, "cards": boxes}
    reading = known[kind](region)
    if kind == "flow" and not reading.blocks:
        reading = boxes(region)
    if not any(block.kind == kind for block in reading.blocks) and (block := read_by_indent(kind, region)):
        reading = Reading((block,), region.without_rows(set(range(len(region)))))
    own, lost, left = kept(region, reading, context.path)
    blocks = _in_order(own, _text(in_reading_order(left), problems, context))
    if [block.kind for block in blocks] != [kind] and not own:
        block = read_by_indent(kind, region, padded=True)
        blocks = (block,) if block is not None else blocks
    if not any(block.kind == kind for block in blocks):
        problems.append(
            Diagnostic(
                "not-as-labelled",
                Severity.NOTE,
                f"no {kind} is found where the fence is labelled {kind}",
                context.path,
                Span.lines(region.rows[0].line, region.rows[-1].line) if region.rows else Span(1),
                "drop the label, or draw it as the manual shows",
            )
        )
    problems.extend(lost or reading.problems)
    return blocks, tuple(problems)


def _text(pieces: list[Region], problems: list[Diagnostic], context: Context) -> list[Block]:
    """What `read_text` makes of regions; line groups that would lose a word give way to art.

    Words that arrows or boxes kept together are read column by column once those are gone.
    """
    found: list[Block] = []
    for piece in pieces:
        blocks = read_text(piece)
        if blocks:
            nothing = piece.without_rows(set(range(len(piece))))
            own, lost, _ = kept(piece, Reading(blocks, nothing), context.path)
            problems.extend(lost)
            found.extend(in_one_piece(own, piece))
    return found


def _in_order(blocks: list[Block], texts: list[Block]) -> tuple[Block, ...]:
    """All of them by their places; `texts` stay in their order, in which columns come one after the other."""
    latest: dict[str | None, tuple[int, int]] = {}
    places: dict[int, tuple[int, int]] = {}
    for block in blocks:
        places[id(block)] = _place(block)
        if block.box is not None:  # what stands in a box was put in order there
            places[id(block)] = latest[block.box] = max(_place(block), latest.get(block.box, (0, 0)))
    waiting = sorted(blocks, key=lambda block: places[id(block)])
    found: list[Block] = []
    for text in texts:
        while waiting and places[id(waiting[0])] <= _place(text):
            found.append(waiting.pop(0))
        found.append(text)
    return (*found, *waiting)


def _place(block: Block) -> tuple[int, int]:
    return block.span.line, block.span.column


def _recognisers(context: Context, problems: list[Diagnostic]) -> tuple[Recogniser, ...]:
    def trees(region: Region) -> Reading:
        return read_outside(region, find_boxes(region), read_trees)

    def inside(region: Region) -> tuple[Block, ...]:
        blocks, noted = read_blocks(region, replace(context, depth=context.depth + 1, title=None, lanes=()))
        problems.extend(noted)
        return blocks

    def boxes(region: Region) -> Reading:
        return read_boxes(region, inside, context.ids, context.path, context.lanes)

    def cells(region: Region) -> Reading:
        return read_cell_rows(region, context.ids)

    def sequences(region: Region) -> Reading:
        return read_sequences(region, context.ids)

    return (read_naming, read_tables, trees, boxes, cells, sequences)
