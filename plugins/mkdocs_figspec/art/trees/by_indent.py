"""Trees and tables without any line work: folders show, others only a fence's label tells from text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model import Block, Node, Table, Tree
from ...source import Span
from ..grid import Region, Row
from .annotations import name_and_annotation
from .branches import Run

_RUN = re.compile(r"[^ ]+(?: (?=\S)[^ ]+)*")

_NOTE = r"(?: {2,}\S.*| +(?:←|<-|#).*| +\(.*\))?"
_FOLDER = re.compile(rf"( *)[\w.~@-]*(?:/[\w.@-]+)*/{_NOTE}$")
_ENTRY = re.compile(rf" *[\w.~@*{{}}<>/-]+(?: [\w.*-]+){{0,2}}{_NOTE}$")


def read_by_indent(kind: str, region: Region) -> Block | None:
    """The tree or table that the whole region is said to be; `None` where it can be none."""
    rows = [row for row in region.rows if not row.blank]
    if len(rows) < 2 or kind not in ("tree", "table"):
        return None
    span = Span.lines(rows[0].line, rows[-1].line)
    return _tree(rows, span) if kind == "tree" else _table(rows, span)


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


def _table(rows: Sequence[Row], span: Span) -> Table | None:
    """Cells divided by gaps of two spaces or more; `None` where rows have different numbers of them."""
    cells = [tuple(_RUN.findall(row.text)) for row in rows]
    widths = {len(row) for row in cells}
    return Table(span, None, tuple(cells)) if len(widths) == 1 and min(widths) > 1 else None
