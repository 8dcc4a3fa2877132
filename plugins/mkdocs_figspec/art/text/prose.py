"""Running text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from ...model import Callout, Prose
from ...source import Span
from ..grid import Clusters, Row
from ..panels.headings import is_upper

_STRESSED = re.compile(
    r"^((?:[^\w\s\x00-\x7f“„‘]{1,2}\s+)?"
    r"(?:(?:key |main |the )?(?:insight|takeaway|message|lesson|point|finding|rule(?: of thumb)?)s?|important"
    r"|warning|critical|caution|note|remember|bottom line|tip|conclusion|result|punch ?line|trade-off))"
    r"\s*:\s+(?=\S)",
    re.IGNORECASE,
)
_STRESSING = frozenset("⚠❗‼⛔💡🔑📌")
"""Signs before what matters most."""
_CAPITALS = re.compile(r"^(\S\s+[A-Z][A-Z'-]+(?: [A-Z'-]+){0,4})\s*:\s+(?=\S)")
_SENTENCE = re.compile(r"[.!?,;]\s")
_STOP = re.compile(r"[.!?]\s")
_NEW_LINE = re.compile(r"(?:→|⇒|-{1,2}>|=>|[=≈≤≥])\s|[A-Z][\w/-]*(?: [\w/-]+){0,2}(?::| =)\s")
"""What opens a line of its own: an arrow, what a formula comes to, a name with its value."""
_NAME = re.compile(r"(?=\S*[\d_./])\S*[\w/%)]")
_PHRASE = 5
"""Words in lines that are phrases, at most, on average."""
_SHORT = 32
"""Characters in a line that is a phrase, at most."""
_LINK = (
    "of|to|from|and|or|for|with|without|in|on|by|at|as|than|is|are|be|was|were|has|have|can|will|may|per|into"
    "|but|that|which|who|if|when|where|while|because|until|before|after|through|between|over|under|so|then"
)
_LEADS_ON = re.compile(rf"(?:^|\s)(?:{_LINK}|not|an?|the|its|their|this|these|no|every|very)$", re.IGNORECASE)
"""What no phrase ends in."""
_FOLLOWS = re.compile(rf"(?:{_LINK})\s|[(&+/=→]")
"""What no phrase opens with."""
_UNFINISHED = frozenset(".,;:-–—&+/=→")
_ENDS = (".", "!", "?", ":", ")", '"', "”")


def make_prose(rows: Sequence[Row]) -> Prose:
    """Prose of consecutive rows: wrapped lines joined, a line feed where a new line was meant."""
    lines = [row.text.strip() for row in rows]
    if _is_one_a_line(lines) or _are_names(lines) or _open_alike(lines) or _are_short(lines):
        return Prose(_span(rows), "\n".join(lines))
    widest = max(len(line) for line in lines)
    if _leave_room(lines, widest):
        return Prose(_span(rows), "\n".join(lines))
    again = _said_again(lines)
    text = lines[0]
    for before, line in itertools.pairwise(lines):
        wrapped = line[:1].islower() or (len(before) >= 0.75 * widest and not before.endswith(":"))
        if is_upper(before) and not is_upper(line):
            wrapped = False
        if _NEW_LINE.match(line) and not before.endswith((",", "-")):
            wrapped = False
        if before.endswith(_ENDS) and len(before) < 0.6 * widest:
            wrapped = False
        if again is not None and again == line.split()[0] and not _leads_on(before, line):
            wrapped = False
        text += (" " if wrapped else "\n") + line
    return Prose(_span(rows), text)


def _span(rows: Sequence[Row]) -> Span:
    indent = rows[0].indent
    return Span(rows[0].line, rows[0].column + indent, rows[-1].line)


def _is_one_a_line(lines: Sequence[str]) -> bool:
    """Whether each line says something of its own: all open with a capital, and none is a sentence."""
    return len(lines) > 2 and all(
        line[:1].isupper() and line[-1] not in ".,;:-" and not _SENTENCE.search(line) for line in lines
    )


def _are_short(lines: Sequence[str]) -> bool:
    """Whether lines are short phrases, none of which leads on to the next or follows from the one above."""
    return (
        len(lines) > 2
        and all(len(line) <= _SHORT and not _STOP.search(line) and not _is_open(line) for line in lines)
        and not any(_leads_on(before, line) for before, line in itertools.pairwise(lines))
        and lines[-1][-1] not in _UNFINISHED
    )


def _said_again(lines: Sequence[str]) -> str | None:
    """The word that opens the first of short lines and two more or more, none a link: `no ...`."""
    first = lines[0].split()[0]
    again = sum(line.split()[0] == first for line in lines)
    short = max(map(len, lines)) <= _SHORT and not any(_SENTENCE.search(line) for line in lines)
    return first if short and again > 2 and not _FOLLOWS.match(f"{first} ") else None


def _is_open(line: str) -> bool:
    """Whether a bracket or a quotation opens in a line and closes in another one."""
    return line.count('"') % 2 == 1 or any(
        line.count(opening) != line.count(closing) for opening, closing in ("()", "[]", "“”")
    )


def _leads_on(before: str, line: str) -> bool:
    """Whether a line is not the end of what it says, or the one below it not the start."""
    return (
        before[-1] in _UNFINISHED
        or _LEADS_ON.search(before) is not None
        or _FOLLOWS.match(line) is not None
        or (before[0].isupper() and line[0].islower())
    )


def _open_alike(lines: Sequence[str]) -> bool:
    """Whether all lines open with one sign that is no letter: `[1] ...` over `[2] ...`."""
    return len({line[0] for line in lines}) == 1 < len(lines) and not lines[0][0].isalnum()


def _are_names(lines: Sequence[str]) -> bool:
    """Whether half the lines are one name or amount each, `rye_v2.csv` or `0.70`, and none leads on."""
    named = sum(_NAME.fullmatch(line) is not None for line in lines)
    return named > 1 and named * 2 >= len(lines) and not any(line[-1] in ",;:-" for line in lines)


def _leave_room(lines: Sequence[str], widest: int) -> bool:
    """Whether lines are phrases: the next word would have fitted onto each, the longest apart."""
    if any(line[-1] in ",;:-" or _STOP.search(line) for line in lines):
        return False
    if lines[-1][-1] == "." and any(line[-1] != "." for line in lines):
        return False
    room = [
        len(before) + 1 + len(line.split()[0]) <= widest
        for before, line in itertools.pairwise(lines)
        if len(before) < widest
    ]
    return len(room) > 1 and all(room) and sum(len(line.split()) for line in lines) <= _PHRASE * len(lines)


def stressed(prose: Prose, clusters: Clusters) -> Prose | Callout:
    """A paragraph such as `Key insight: ...` as the callout that it is, any other as it came."""
    found = _stress(prose.text, clusters)
    if found is None:
        return prose
    return Callout(prose.span, " ".join(found.group(1).split()), prose.text[found.end() :])


def opens_callout(rows: Sequence[Row], start: int, clusters: Clusters) -> bool:
    """Whether row `start` opens a paragraph such as `⚠ Warning: ...`, its sign no mark of a list."""
    found = _stress(rows[start].text.strip(), clusters)
    return found is not None and (start == 0 or rows[start - 1].blank)


def _stress(text: str, clusters: Clusters) -> re.Match[str] | None:
    """The words that stress what follows them; behind a sign that does so, any name in capitals."""
    signed = clusters.restore(text[:1])[:1] in _STRESSING
    return _STRESSED.match(text) or (_CAPITALS.match(text) if signed else None)
