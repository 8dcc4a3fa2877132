"""Boxes with what ties them: flows, cards and callouts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ...diagnostics import Diagnostic, Severity
from ...source import Span
from ..boxes.boxes import FoundBox, find_boxes_and_open_edges
from ..boxes.edges import Edge
from ..glyphs import BOX_DRAWING, VERTICAL
from ..grid import Region
from ..panels.headings import Heading
from ..reading import Reading
from ..text.text import make_art
from .arrows import find_line_work
from .assembly import Assembly, Inside
from .bare_texts import find_texts
from .cards import is_stack
from .columns import Lane, column_headings
from .ground import Ground, lay_out, without_boundaries, without_lone_walls
from .labels import bind_labels, contradicts, part_answers
from .line_work import Cell
from .notes import part_notes
from .roots import standing_trees
from .tie import Ties, tie

_FEWEST_SLOPES = 4
_EDGE = re.compile(r"[┌╔╭┏][^┌╔╭┏]|\+[-=]{2}")
_DOWN_OR_ON = re.compile(
    r"[▼▽↓⇓⬇▾↕⇕▲△↑⇑⬆]|[├└╰+│|┼┬┤┘][-─═]*(?: ?\w[\w %]{0,16}[-─═]+)?[>▶►→]"
    r"|\w\s+[-─═]{3,}[>▶►]\s+\w|[\])}]\s+[-=─═]*(?:\w+[-=─═]+)?[>▶►→]\s+[\[({]|[>▶►→⇒➔➜⟶]\s.*[-=─═\s][>▶►→⇒➔➜⟶]\s"
)
"""What may tie words without boxes: heads up or down, branches with heads, two arrows on a line."""
_HEAD = re.compile("[▼▽↓⇓⬇▾↕⇕▲△↑⇑⬆>▶►→⇒➔➜⟶]")
_LETTER_AS_HEAD = re.compile(r"\W*[vV^](?:\s{2}|\s*$)")


def read_boxes(
    region: Region, inside: Inside, ids: Iterator[str], path: str = "", lanes: Sequence[Lane] = ()
) -> Reading:
    """The boxes of `region` and the arrows between them and bare texts.

    `inside` reads what is in a box; `ids` names the boxes; `path` is the file that problems stand in; what
    stands in `lanes` is grouped.
    """
    edges = any(_EDGE.search(row.text) for row in region.rows)
    ties_possible = any(_may_tie(row.text) for row in region.rows)
    if not edges and not ties_possible:
        return Reading((), region)
    if _HEAD.search(region.text) and not lanes:
        heads: list[Heading] = []
        for open_ in filter(None, (without_boundaries(region), region)):
            heads = column_headings(open_)
            under = open_.without_rows({y for head in heads for y in range(head.y, head.end)})
            reading = _read(under, heads, (), ties_possible, inside, ids, path) if heads else None
            if reading is not None:
                return reading
        region = region.without_rows({y for head in heads for y in range(head.y + 1, head.end)})
    return _read(region, (), lanes, ties_possible, inside, ids, path) or Reading((), region)


def _read(
    whole: Region,
    heads: Sequence[Heading],
    lanes: Sequence[Lane],
    ties_possible: bool,
    inside: Inside,
    ids: Iterator[str],
    path: str,
) -> Reading | None:
    """What `read_boxes` makes of the region; nothing where `heads` do not stand over columns of boxes."""
    region = without_lone_walls(whole)
    boxes, open_edges = find_boxes_and_open_edges(region)
    if not boxes and not ties_possible:
        return Reading((), whole, _in_file(path, _unclosed(region, open_edges)))
    stacked = {index for index, box in enumerate(boxes) if is_stack(region, box)}
    trees = standing_trees(region, boxes)
    ground = lay_out(region, boxes, stacked, trees)
    work = find_line_work(region, ground.free)
    texts = find_texts(ground, work)
    ties = tie(ground, work, texts)
    bind_labels(ground, texts, ties)
    part_answers(ground, texts, ties)
    problems = _in_file(path, (*_unclosed(region, open_edges), *_nowhere(region, ties)))
    if boxes and contradicts(texts, ties):
        drawn = _as_drawn(whole, boxes)
        noted = (*problems, _two_answers(path, drawn.blocks[0].span))
        return None if heads else replace(drawn, problems=noted)
    if ties.ties and (slopes := _slopes(region, ground.free)):
        return None if heads else _with_slopes(whole, slopes)
    if not boxes and not ties.ties:
        return None if heads else Reading((), whole, problems)
    notes = part_notes(ground, texts, ties)
    if boxes and not ties.ties and all(_is_annotated(ground, index, notes) for index in range(len(boxes))):
        return replace(_as_drawn(whole, boxes), problems=problems)
    reading = Assembly(ground, texts, ties, trees, inside, ids, stacked, heads, notes, lanes).reading()
    return replace(reading, problems=problems) if reading else None


def _is_annotated(ground: Ground, index: int, notes: dict[int, list[int]]) -> bool:
    """Whether remarks stand beside several rows of one cell of a box, or of a box with boxes in it."""
    remarks = [len(notes.get(unit, ())) for unit in ground.units_of[index]]
    return max(remarks) > 1 or (bool(ground.boxes[index].children) and sum(remarks) > 1)


def _may_tie(text: str) -> bool:
    """Whether a row may hold what ties words."""
    headed = _HEAD.search(text) and _DOWN_OR_ON.search(text)
    return headed is not None or _LETTER_AS_HEAD.match(text) is not None


def _slopes(region: Region, free: list[list[bool]]) -> list[int]:
    """The rows with slopes between boxes, where there are enough of them for a curve."""
    found = [
        y
        for y, row in enumerate(region.rows)
        if "╱" in row.text or "╲" in row.text
        for x, glyph in enumerate(row.text)
        if glyph in "╱╲" and free[y][x]
    ]
    return found if len(found) >= _FEWEST_SLOPES else []


def _with_slopes(region: Region, slopes: list[int]) -> Reading:
    """A picture with curves and boxes as its author drew it, up to gaps of two rows."""
    top, bottom = slopes[0], slopes[-1]
    while top > 0 and not region.crop(max(top - 2, 0), top).blank:
        top -= 1
    while bottom + 1 < len(region) and not region.crop(bottom + 1, bottom + 3).blank:
        bottom += 1
    filled = [row for row in region.rows[top : bottom + 1] if not row.blank]
    art = make_art(
        tuple(row for row in region.rows[top : bottom + 1] if filled[0].line <= row.line <= filled[-1].line)
    )
    return Reading((art,), region.without_rows(set(range(top, bottom + 1))))


def _as_drawn(region: Region, boxes: tuple[FoundBox, ...]) -> Reading:
    """The rows from the first box to the last as their author drew them."""
    top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
    art = make_art(region.rows[top : bottom + 1])
    return Reading((art,), region.without_rows(set(range(top, bottom + 1))))


def _two_answers(path: str, span: Span) -> Diagnostic:
    return Diagnostic(
        "recognised-as-art",
        Severity.NOTE,
        "drawn exactly as it stands, as two answers lead the same way",
        path,
        span,
        "let each answer's arrow end at a box of its own",
    )


def _in_file(path: str, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(replace(problem, path=path) for problem in found)


def _unclosed(region: Region, edges: tuple[Edge, ...]) -> Iterator[Diagnostic]:
    for edge in edges:
        sides = [
            any(region.cell(edge.y + down, x + off) in VERTICAL for off in (-1, 0, 1))
            for down in (1, 2)
            for x in (edge.left, edge.right)
        ]
        words = region.rows[edge.y + 1].text[edge.left + 1 : edge.right] if edge.y + 1 < len(region) else ""
        if all(sides) and any(glyph not in BOX_DRAWING and glyph != " " for glyph in words):
            yield _problem(
                region, (edge.y, edge.left), "unclosed-box", Severity.WARNING, "a box has no bottom edge",
                "draw an edge such as `└───┘` below its last line",
            )  # fmt: skip


def _nowhere(region: Region, ties: Ties) -> Iterator[Diagnostic]:
    for cell in ties.lost_heads:
        yield _problem(
            region, cell, "arrow-leads-nowhere", Severity.NOTE, "an arrow has nothing at one of its ends",
            "let it start and end at a box or at words",
        )  # fmt: skip


def _problem(
    region: Region, cell: Cell, name: str, severity: Severity, message: str, hint: str
) -> Diagnostic:
    row = region.rows[cell[0]]
    column = row.column + cell[1]
    return Diagnostic(name, severity, message, "", Span(row.line, column, row.line, column + 1), hint)
