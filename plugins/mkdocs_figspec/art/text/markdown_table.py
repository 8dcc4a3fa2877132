"""Tables in Markdown's own notation, in a fence or without one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from ...model import Table
from ...source import Span
from ..grid import Region
from ..reading import Reading
from .grids import rule_runs

_MARKUP = re.compile(r"\*\*(.+?)\*\*|`([^`]+)`")
_PIPE = re.compile(r"(?<!\\)\|")
_DELIMITER = re.compile(r"^\s*:?-+:?\s*$")
_RULE = re.compile(r" *\|(?: *:?-+:? *\|){2,}$")
Cells = tuple[str, ...]


def read_markdown_table(lines: Sequence[str], line: int) -> Table | None:
    """A table in Markdown's own notation, which starts on `line`."""
    rows = [_markdown_cells(text) for text in lines if text.strip()]
    header: Cells | None = None
    if len(rows) > 1 and all(_DELIMITER.match(cell) for cell in rows[1]):
        header, rows = rows[0], rows[2:]
    width = max((len(row) for row in [*rows, header or ()]), default=0)
    if width < 1:
        return None
    padded = tuple((*row, *[""] * (width - len(row))) for row in rows)
    if header is not None:
        header = (*header, *[""] * (width - len(header)))
    return Table(Span.lines(line, line + len(lines) - 1), header, padded)


def _markdown_cells(text: str) -> Cells:
    text = text.strip()
    text = text[1:] if text.startswith("|") else text
    text = text[:-1] if text.endswith("|") and not text.endswith("\\|") else text
    return tuple(plain(cell.replace("\\|", "|")) for cell in _PIPE.split(text))


def plain(text: str) -> str:
    """`text` without the marks of Markdown's emphasis and code."""
    return _MARKUP.sub(lambda found: found.group(1) or found.group(2), text).strip()


def read_compact_tables(region: Region) -> Reading:
    """The tables in Markdown's notation whose cells do not stand under each other."""
    tables: list[Table] = []
    claimed: set[int] = set()
    above = ""
    for piped, group in itertools.groupby(range(len(region)), lambda y: _is_piped(region.rows[y].text)):
        ys = list(group)
        texts = [region.rows[y].text for y in ys]
        below = region.rows[ys[-1] + 1].text if ys[-1] + 1 < len(region) else ""
        if piped and not rule_runs(above) and not rule_runs(below) and _is_compact(texts):
            table = read_markdown_table(texts, region.rows[ys[0]].line)
            tables += [table] if table is not None else []
            claimed |= set(ys)
        above = texts[-1]
    return Reading(tuple(tables), region.without_rows(claimed) if claimed else region)


def _is_piped(text: str) -> bool:
    return text.lstrip()[:1] == "|"


def _is_compact(texts: list[str]) -> bool:
    """Whether rows are a table in Markdown's notation, some cells not under those of its second row."""
    if len(texts) < 3 or not _RULE.match(texts[1]):
        return False
    walls = _bars(texts[1])
    if any(len(_bars(text)) > len(walls) and text.rstrip()[-1] != "|" for text in texts):
        return False  # words beside a table
    return not all(_is_aligned(text, walls) for text in texts)


def _is_aligned(text: str, walls: list[int]) -> bool:
    """Whether the bars of a row stand under `walls`, its last one wherever it is off to, or lost."""
    own = _bars(text)
    if any(abs(x - wall) > 1 for x, wall in zip(own, walls[:-1], strict=False)):
        return False
    if len(own) < len(walls):
        return len(own) == len(walls) - 1 and text.rstrip()[-1] != "|"
    return not text[own[len(walls) - 1] :].strip(" |")


def _bars(text: str) -> list[int]:
    return [found.start() for found in _PIPE.finditer(text)]
