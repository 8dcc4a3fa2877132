"""Running text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from ...model import Callout, Prose
from ...source import Span
from ..grid import Row

_STRESSED = re.compile(
    r"^((?:key |main |the )?(?:insight|takeaway|message|lesson|point|finding|rule)s?|important|warning"
    r"|critical|caution|note|remember|bottom line|tip|conclusion|result|punch ?line|trade-off)\s*:\s+(?=\S)",
    re.IGNORECASE,
)
_NEW_LINE = re.compile(r"(?:→|⇒|-{1,2}>|=>)\s|[A-Z][\w/-]*(?: [\w/-]+){0,2}:\s")
"""What opens a line of its own: an arrow, a name with its value."""
_ENDS = (".", "!", "?", ":", ")", '"', "”")


def make_prose(rows: Sequence[Row]) -> Prose:
    """Prose of consecutive rows: wrapped lines joined, a line feed where a new line was meant."""
    lines = [row.text.strip() for row in rows]
    widest = max(len(line) for line in lines)
    text = lines[0]
    for before, line in itertools.pairwise(lines):
        wrapped = line[:1].islower() or (len(before) >= 0.75 * widest and not before.endswith(":"))
        if _NEW_LINE.match(line) and not before.endswith((",", "-")):
            wrapped = False
        if before.endswith(_ENDS) and len(before) < 0.6 * widest:
            wrapped = False
        text += (" " if wrapped else "\n") + line
    indent = len(rows[0].text) - len(rows[0].text.lstrip())
    return Prose(Span(rows[0].line, rows[0].column + indent, rows[-1].line), text)


def stressed(prose: Prose) -> Prose | Callout:
    """A paragraph such as `Key insight: ...` as the callout that it is, any other as it came."""
    found = _STRESSED.match(prose.text)
    return Callout(prose.span, found.group(1), prose.text[found.end() :]) if found else prose
