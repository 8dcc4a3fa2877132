"""Trees and tables without any line work: folders show, others only a fence's label tells from text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model import Block, Node, Table, Tree
from ...source import Span
from ..glyphs import VERTICAL
from ..grid import Region, Row
from ..panels.headings import underlines
from .annotations import name_and_annotation
from .branches import Run

_RUN = re.compile(r"[^ ]+(?: (?=\S)[^ ]+)*")

_NOTE = r"(?: {2,}\S.*| +(?:←|<-|#).*| +\(.*\))?"
_FOLDER = re.compile(rf"( *)[\w.~@-]*(?:/[\w.@-]+)*/{_NOTE}$")
_ENTRY = re.compile(rf" *[\w.~@*{{}}<>/-]+(?: [\w.*-]+){{0,2}}{_NOTE}$")


def read_by_indent(kind: str, region: Region, *, padded: bool = False) -> Block | None:
    """The tree or table that the whole region is said to be; `None` where it can be none.

    Rows of a table without a line may miss cells only where they are to be `padded`.
    """
    rows = [row for row in region.rows if not row.blank]
    if len(rows) < 2 or kind not in ("tree", "table"):
        return None
    span = Span.lines(rows[0].line, rows[-1].line)
    return _tree(rows, span) if kind == "tree" else _table(rows, span, padded=padded)


def read_folders(rows: Sequence[Row], start: int) -> tuple[Tree, int] | None:
    """The folder that row `start` names with all that is indented under it, and the row after."""
    indent = _FOLDER.match(rows[start].text)
    if indent is None:
        return None
    end = start + 1
    while end < len(rows) and _ENTRY.match(rows[end].text, indent.end(1) + 1):
        if rows[end].text[: indent.end(1) + 1].strip():
            break
        end += 1
    tree = (
        _tree(rows[start:end], Span.lines(rows[start].line, rows[end - 1].line)) if end - start > 2 else None
    )
    return (tree, end) if tree is not None else None


def _tree(rows: Sequence[Row], span: Span) -> Tree | None:
    """Nodes as deep as they are indented; `None` where all stand equally deep."""
    indents = [row.indent for row in rows]
    if len(set(indents)) == 1:
        return None
    first = 0 if indents.count(min(indents)) == 1 and indents[0] == min(indents) else 1
    nodes = []
    above: list[int] = []
    for y, (row, indent) in enumerate(zip(rows, indents, strict=True)):
        while above and above[-1] >= indent:
            above.pop()
        runs = tuple(Run(y, run.start(), run.end(), run.group()) for run in _RUN.finditer(row.text))
        named = name_and_annotation(runs)
        nodes.append(Node(len(above) + first, named.name, named.annotation, False, row.line))
        above.append(indent)
    return Tree(span, tuple(nodes))


def _table(rows: Sequence[Row], span: Span, *, padded: bool) -> Table | None:
    """Cells divided by gaps of two spaces or more, the first row a header where dashes stand under it.

    `None` where rows miss cells, unless there is a header or, most of them being whole, they may be `padded`.
    """
    headed = len(rows) > 2 and bool(underlines(rows[1].text))
    filled = [row.text for row in rows if not underlines(row.text)]
    found = [list(_RUN.finditer(text)) for text in filled]
    width = max(map(len, found), default=0)
    whole = [runs for runs in found if len(runs) == width]
    if width < 2 or any(not VERTICAL.isdisjoint(text) for text in filled):
        return None
    if len(whole) < len(found):
        may_miss = headed or (padded and len(whole) * 2 > len(found))
        if not may_miss or len(found[0]) < width:
            return None
    starts = [run.start() for run in found[0]]
    aligned = all(abs(run.start() - x) <= 1 for runs in whole for run, x in zip(runs, starts, strict=True))
    cells: list[tuple[str, ...]] = []
    for runs in found:
        placed = _placed(runs, starts) if aligned else None
        row = placed or (*(run.group() for run in runs), *[""] * (width - len(runs)))
        if headed and len(cells) > 1 and not row[0]:
            cells[-1] = tuple(f"{above} {more}".strip() for above, more in zip(cells[-1], row, strict=True))
        else:
            cells.append(row)
    return Table(span, cells[0], tuple(cells[1:])) if headed else Table(span, None, tuple(cells))


def _placed(runs: Sequence[re.Match[str]], starts: Sequence[int]) -> tuple[str, ...] | None:
    """The cells of a row each of which starts where a column does; `None` where one does not."""
    columns = {x: run.group() for run in runs for x in starts if abs(run.start() - x) <= 1}
    return tuple(columns.get(x, "") for x in starts) if len(columns) == len(runs) else None
