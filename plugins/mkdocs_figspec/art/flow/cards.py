"""What stands in a box: its own words, boxes within it, and blocks of other kinds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from ...model import (
    Arrow,
    Art,
    Block,
    Box,
    Callout,
    Cards,
    Code,
    Fields,
    Flow,
    Items,
    Plot,
    Prose,
    Steps,
    Tree,
)
from ..boxes.boxes import FoundBox
from ..boxes.cells import cell_walls, cell_words
from ..boxes.inner_walls import are_cut, has_inner_walls, with_walls
from ..boxes.walls import Slice, interior
from ..glyphs import ARROWHEADS, BOX_DRAWING, HORIZONTAL, VERTICAL
from ..grid import PIECE, Region, Row
from ..text.code import is_program
from ..text.mapping import read_mapping
from ..text.text import make_art

_STRUCTURE = re.compile(
    r"[┌╔╭└╰├╔│┼║]|\+[-=]{2}|^\s*(?:[•●○▪■□◆‣∙·✓✔✅✗✘❌☐☑]|[-*]\s|\d+[.)]\s)|^\s*\|.*\||"
    r"^\s*[\"']?\w[\w .]*[\"']?:(?:\s|$)|[{};]\s*$|[─═=-]{3}|[█▓░]{2}|\w\(.*\)"
)
_RULE = re.compile(r"^\s*[─━═┄╌=~-]{3,}\s*$")
_WORD = re.compile(r"\w+")
_RULES_OF_TABLE = re.compile(r"\s*[─═━-]{3,}(?: {2,}[─═━-]{3,})+\s*$")
"""The line between a table's header and its rows, a piece for each column."""
_EDGES = re.compile(r"\s*(?:[┌╔╭┏][─═━].*[─═━][┐╗╮┓]|\+[-=]{2,}.*\+)\s*$")
"""The tops of boxes."""
_EDGE = re.compile(r"[┌╔╭┏][^┐╗╮┓]*[┐╗╮┓]|\+[-=]+\+")
_TITLE = re.compile(rf"\s*(?=.*\w)[^\s{''.join(BOX_DRAWING)}]+(?: [^\s{''.join(BOX_DRAWING)}]+)*\s*$")
"""Words in one piece, and nothing else."""
_OFF = 2
"""Cells by which a caption may stand off the start or the middle of its box."""
_HEADER_LINES = 3
_FEWEST_CELLS = 3
"""Rows that make a column."""
_SHORT = 7


@dataclass(frozen=True)
class Content:
    """What was read in a box."""

    text: str
    boxes: tuple[Box, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    nested: tuple[Block, ...] = ()
    cells: tuple[str, ...] = ()
    """Where the box is a stack: the ids of its cells from the top."""
    drawn: Art | None = None
    """The box as drawn, where the walls within it were not understood."""


def is_stack(region: Region, box: FoundBox) -> bool:
    """Whether rules cut the box into cells of equal standing, not just a head from a body."""
    if not box.rules:
        return False
    return len(box.rules) > 1 or box.rules[0] - box.top - 1 > _HEADER_LINES


def read_content(
    region: Region,
    box: FoundBox,
    rows: dict[int, Slice],
    name: str,
    stacked: bool,
    inside: Callable[[Region], tuple[Block, ...]],
    ids: Iterator[str],
    tied: bool = False,
) -> Content:
    """What stands in `box`, whose id is `name`; boxes within it have it as their parent.

    `tied` says that arrows lead to or from it.
    """
    content = _content(region, box, rows, name, stacked, inside, ids, tied)
    if not tied and _is_torn(content) and has_inner_walls(region, box):
        return Content("", drawn=make_art(with_walls(region, box, rows)))
    return content


def _is_torn(content: Content) -> bool:
    """Whether what was read in a box has walls between its words."""
    texts = [content.text, *(box.text for box in content.boxes)]
    texts += [block.text for block in content.nested if isinstance(block, Art | Plot | Prose | Callout)]
    for block in content.nested:
        if isinstance(block, Fields):
            texts += [f"{item.name} {item.value}" for item in block.items]
        elif isinstance(block, Items):
            texts += [item.text for item in block.items]
    return any(map(are_cut, texts))


def _content(
    region: Region,
    box: FoundBox,
    rows: dict[int, Slice],
    name: str,
    stacked: bool,
    inside: Callable[[Region], tuple[Block, ...]],
    ids: Iterator[str],
    tied: bool,
) -> Content:
    title = region.words(box.title) if box.title else ""
    if tied and (walls := cell_walls(region, box)):
        row = [" ".join(words.split("\n")) for words in cell_words(region, walls) if words]
        return Content(("  " if len(walls) == 1 else "\n").join(row))
    if not stacked:
        whole = interior(region, box, rows, box.top, box.bottom)
        return _read(whole, title, name, inside, ids, tied)
    boxes: list[Box] = []
    arrows: list[Arrow] = []
    nested: list[Block] = []
    cells: list[str] = []
    cuts = [box.top, *box.rules, box.bottom]
    for number, (top, bottom) in enumerate(pairwise(cuts)):
        cell = next(ids)
        cells.append(cell)
        content = _read(interior(region, box, rows, top, bottom), "", cell, inside, ids, tied)
        boxes.append(Box(cell, content.text, name, number, 0))
        boxes += content.boxes
        arrows += content.arrows
        nested += content.nested
    return Content(title, tuple(boxes), tuple(arrows), tuple(nested), tuple(cells))


def _read(
    whole: Region,
    title: str,
    name: str,
    inside: Callable[[Region], tuple[Block, ...]],
    ids: Iterator[str],
    tied: bool,
) -> Content:
    plain = _plain(whole, title)
    code = is_program(whole.rows)
    if not code and not _structured(whole) and not _is_mapping(whole):
        return Content(plain)
    head, body = _headed(whole)
    blocks = inside(body)
    if not any(_stands_alone(block, tied) for block in blocks):
        return Content(plain)
    words = [row.text.strip() for row in head if not _RULE.match(row.text) and not row.blank]
    boxes: list[Box] = []
    arrows: list[Arrow] = []
    nested: list[Block] = []
    for block in blocks:
        leading = not (code or nested or boxes or block.box or _stands_alone(block, tied))
        leading = leading and not any(_beside(block, other, tied) for other in blocks)
        if leading and isinstance(block, Prose | Items | Fields | Code):
            words += _lines(block, body)
        elif tied and isinstance(block, Flow) and block.box is None and _on_lines(block):
            drawn = [row for row in body.rows if block.span.line <= row.line <= block.span.end_line]
            text = "\n".join(whole.words(row.text.strip()) for row in drawn if not row.blank)
            nested.append(Prose(block.span, text, box=name))
        elif isinstance(block, Flow | Cards) and block.box is None:
            boxes += [replace(box, parent=box.parent or name) for box in block.boxes]
            arrows += block.arrows if isinstance(block, Flow) else ()
        elif isinstance(block, Callout) and block.box is None:
            text = f"{block.title}\n{block.text}" if block.title else block.text
            boxes.append(Box(next(ids), text, name, len(boxes), 0, span=block.span))
        else:
            nested.append(block if block.box else replace(block, box=name))
    words = [whole.words(line) for line in words]
    if tied and not title and not words and nested and isinstance(nested[0], Tree):
        words = [nested[0].nodes[0].name]  # a box that arrows tie goes by the root of the tree in it
    return Content("\n".join([title, *words] if title else words), tuple(boxes), tuple(arrows), tuple(nested))


def _beside(block: Block, other: Block, tied: bool) -> bool:
    """Whether `other`, words or boxes, stands in a column beside `block`; where arrows tie, only words do."""
    return (
        isinstance(other, Prose | Items | Fields if tied else Prose | Items | Fields | Cards | Callout)
        and other.box is None
        and other is not block
        and other.span.line <= block.span.line <= other.span.end_line
    )


def _on_lines(flow: Flow) -> bool:
    """Whether a flow is but words with arrows between them on one line: `menu → file → open`."""
    rows = {box.id: box.row for box in flow.boxes}
    return all(box.bare for box in flow.boxes) and all(
        rows[arrow.source] == rows[arrow.target] for arrow in flow.arrows
    )


def _lines(block: Prose | Items | Fields | Code, body: Region) -> list[str]:
    """The lines of a block in a box as drawn, or where other things stand beside it as read."""
    drawn = [row.text.strip() for row in body.rows if block.span.line <= row.line <= block.span.end_line]
    match block:
        case Items(items=items):
            read = [f"{item.marker or ''} {item.text}".strip() for item in items]
        case Fields(items=rows):
            read = [f"{row.name}: {row.value}" for row in rows]
        case _:
            read = block.text.split("\n")
    alike = sorted(_WORD.findall(" ".join(drawn))) == sorted(_WORD.findall(" ".join(read)))
    return [line for line in (drawn if alike else read) if line.strip()]


def _stands_alone(block: Block, tied: bool) -> bool:
    """Whether a block in a box is more than its words; a box that arrows tie shows short ones as words."""
    lines = block.span.end_line - block.span.line + 1
    match block:
        case Prose():
            return False
        case Items(items=items):
            return len(items) > (_SHORT if tied else 1)
        case Fields(items=rows):
            return len(rows) > (_SHORT if tied else 1)
        case Code() | Art():
            return lines > (_SHORT if tied else 2)
        case Steps():
            return not tied or lines > _SHORT
    return True


def _plain(whole: Region, title: str) -> str:
    """All lines of a box as drawn, without common indentation and without rules of strokes alone."""
    lines = [row.text.rstrip() for row in whole.rows if not row.blank and not _RULE.match(row.text)]
    margin = min((len(line) - len(line.lstrip()) for line in lines), default=0)
    kept = [whole.words(line[margin:].rstrip()) for line in lines]
    if len({len(line) - len(line.lstrip()) for line in lines}) > 2 and not _in_columns(lines):
        kept = [line.strip() for line in kept]
    kept[:1] = [line.lstrip() for line in kept[:1]]  # in the middle over the others
    return "\n".join([title, *kept] if title else kept)


def _structured(whole: Region) -> bool:
    """Whether there may be more in it than words: two cues, or line work of its own."""
    cues = 0
    for row in whole.rows:
        cues += 2 if _RULES_OF_TABLE.match(row.text) else 0
        if row.blank or _RULE.match(row.text):
            continue
        if _STRUCTURE.search(row.text):
            cues += 2 if any(glyph in BOX_DRAWING and glyph not in HORIZONTAL for glyph in row.text) else 1
    return cues >= 2


def _is_mapping(whole: Region) -> bool:
    """Whether the box says what becomes of what."""
    filled = [row for row in whole.rows if not row.blank]
    return bool(filled) and read_mapping(filled, 0) is not None


def _in_columns(lines: list[str]) -> bool:
    """Whether most lines have words in one column, a gap before it."""
    starts = Counter(found.start() for line in lines for found in [*PIECE.finditer(line)][1:])
    return bool(starts) and max(starts.values()) >= max(_FEWEST_CELLS, len(lines) / 2)


def _headed(whole: Region) -> tuple[tuple[Row, ...], Region]:
    """The lines over a rule near the top, or over the boxes in it; and the rest."""
    filled = [y for y, row in enumerate(whole.rows) if not row.blank]
    for number, y in enumerate(filled[: _HEADER_LINES + 1]):
        text = whole.rows[y].text
        if number and _RULE.match(text) and not _RULES_OF_TABLE.match(text):
            return whole.rows[: y + 1], replace(whole, rows=whole.rows[y + 1 :])
        if number and _EDGES.match(text) and whole.cell(y + 1, len(text) - len(text.lstrip())) in VERTICAL:
            return whole.rows[:y], replace(whole, rows=whole.rows[y:])
        if not _TITLE.match(text):
            break
    if len(filled) > 1 and filled[0] == 0 and _heads(whole, filled[1]):
        return whole.rows[:1], replace(whole, rows=whole.rows[1:])
    return (), whole


def _heads(whole: Region, y: int) -> bool:
    """Whether the first line of a box says something of all in it, though it has gaps: boxes open in row
    `y`, and its phrases do not stand each over one of them."""
    line, edges = whole.rows[0].text, whole.rows[y].text
    if not _EDGES.match(edges) or not (BOX_DRAWING | VERTICAL | ARROWHEADS).isdisjoint(line):
        return False
    phrases = [found.span() for found in PIECE.finditer(line)]
    tops = [found.span() for found in _EDGE.finditer(edges)]
    return len(phrases) > len(tops) or any(
        not any(
            abs(start - left) <= _OFF or abs(start + end - left - right) <= 2 * _OFF for left, right in tops
        )
        for start, end in phrases
    )
