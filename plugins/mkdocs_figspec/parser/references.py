"""Figure IDs in running text, related figures and the reader flow."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from ..model import Figspec, Reference, without_marks
from ..source import Span
from .found import Found
from .outline import Section

FIGURE_ID = re.compile(
    r"(?<![\w/-])fig(?:ure)?-(?:[a-z]{1,30}\d{0,3}-){0,4}?\d{1,4}[a-z]?(?![a-z0-9])", re.IGNORECASE
)
"""A figure's ID; `fig-repo-{NN}` and `fig-XXX` have no number and are none."""

_ANY_ID = r"(?=[\w-]{3,60}(?![\w.-]))[a-zA-Z][a-zA-Z0-9]*(?:[-_][a-zA-Z0-9]+)+"
"""What any figspec's ID may look like: words and numbers joined by hyphens."""
_MARKED_ID = re.compile(rf"^\s*(?:[-*+|]|\d+[.)])\s+(?:\*\*`?|`|__)({_ANY_ID})(?=`|\*\*|__)")
_STATION = re.compile(rf"(?:[^:]*:)?[\s*`_>-]*({_ANY_ID})[\s*`_]*")
_MORE = re.compile(r"\s?/\s?(\d{0,4})([a-z]?)(?![\w-])", re.IGNORECASE)
_ARROW = re.compile(r"[→⟶➜➔⇒▶►]|--?>|=>|──?▶?")
_ARROW_OR_BRACKET = re.compile(rf"[(\[)\]]|{_ARROW.pattern}")
_LABEL = re.compile(r"^\s*(?:[-*+|]|\d+[.)])?\s*(?:\*\*[^*]{1,60}\*\*:?|\w[\w ]{0,30}:)?\s*")
_AND = re.compile(r"\b(?:and|or)\b", re.IGNORECASE)
_FLOW = re.compile(r"[\s>*_-]{0,10}(?:reader|reading) (?:flow|order|path)\b", re.IGNORECASE)
_THIS = re.compile(r"\bTHIS(?: FIGURE| ONE)?\b|\bthis figure\b")


def figure_ids(text: str) -> list[tuple[str, int, int]]:
    """The figure IDs in `text` with where each starts and ends; `fig-a-8a/b` is two."""
    found: list[tuple[str, int, int]] = []
    for match in FIGURE_ID.finditer(text):
        identifier, end = match.group(), match.end()
        if text[end : end + 1] == "{":
            continue
        stem = re.sub(r"\d+[a-z]?$", "", identifier, flags=re.IGNORECASE)
        number = re.findall(r"\d+", identifier)[-1]
        found.append((identifier, match.start(), end))
        while (more := _MORE.match(text, end)) and (more.group(1) or more.group(2)):
            end = more.end()
            found.append((stem + (more.group(1) or number) + more.group(2), more.start(), end))
    return found


def _listed_ids(text: str) -> list[tuple[str, int, int]]:
    """The figure IDs in a line of a list of figures; what it starts with in bold or as code is one too."""
    ids = figure_ids(text)
    named = {identifier for identifier, _, _ in ids}
    if len(named) < len(ids):  # `[fig-a-1](fig-a-1-kettle.md)` names it once
        ids = [each for each in ids if text[each[1] - 2 : each[1]] != "]("] or ids
    marked = _MARKED_ID.match(text) if not ids else None
    if marked is None or not _is_plain_id(marked.group(1)):
        return ids
    return [(marked.group(1), marked.start(1), marked.end(1))]


def _is_plain_id(words: str) -> bool:
    """Whether words joined by hyphens are an ID: they are lower case, or have a number."""
    return words == words.lower() or any(map(str.isdigit, words))


def own_id(text: str) -> str | None:
    """The first figure ID in `text`; of a file name such as `fig-a-17c-where-logs-go` it is `fig-a-17c`."""
    match = FIGURE_ID.search(text)
    return match.group() if match else None


def read_related(section: Section, figspec: Figspec) -> Found:
    """The figures that a section lists, in lists, tables or sentences."""
    references = list(figspec.related)
    known = {reference.id.casefold() for reference in references} | {figspec.id.casefold()}
    for line, text in _entries(section):
        for reference in references_in(text, line):
            if reference.id.casefold() not in known:
                known.add(reference.id.casefold())
                references.append(reference)
    return Found(replace(figspec, related=tuple(references)))


def references_in(text: str, line: int, column: int = 0) -> list[Reference]:
    """The figures that `text` lists, each with the remark behind it or behind its group.

    `text` stands on `line`, behind `column` other code points.
    """
    references: list[Reference] = []
    for offset, entry in _items(text):
        ids = _listed_ids(entry)
        leading = _leading(entry, ids)
        remark = _remark(entry[ids[leading - 1][2] :]) if leading else None
        for position, (identifier, start, end) in enumerate(ids):
            said = remark if position < leading else None
            span = Span(line, column + offset + start + 1, line, column + offset + end + 1)
            references.append(Reference(identifier, said, span))
    return references


def _items(text: str) -> list[tuple[int, str]]:
    """`fig-a-1, fig-a-2 (hops), fig-a-3` is three items, each with its offset; other text is one."""
    if "," not in text and ";" not in text:
        return [(0, text)]
    cuts, depth = [0], 0
    for at, character in enumerate(text):
        depth = max(depth + (character in "([") - (character in ")]"), 0)
        if character in ",;" and not depth:
            cuts.append(at + 1)
    items = [(start, text[start : end - 1]) for start, end in pairwise((*cuts, len(text) + 1))]
    remarked = [bool(re.search(r"[(:]", item)) for _, item in items]
    alike = all((ids := _listed_ids(item)) and _leading(item, ids) == len(ids) for _, item in items)
    return items if alike and any(remarked[:-1]) else [(0, text)]


def _leading(text: str, ids: list[tuple[str, int, int]]) -> int:
    """How many of `ids` an entry starts with, joined by a slash or a comma: these share its remark."""
    if not ids or re.search(r"\w", _LABEL.sub("", text[: ids[0][1]])):
        return 0
    for position in range(1, len(ids)):
        if re.search(r"\w{2}", _AND.sub("", text[ids[position - 1][2] : ids[position][1]])):
            return position
    return len(ids)


def _remark(tail: str) -> str | None:
    tail = re.sub(r"^([^\[\]]{0,300})\]\([^()\s]{0,300}\)", r"\1", tail)  # of the link that held the ID
    tail = re.sub(r"^[\w-]{0,80}(?:\.md)?[`*_]*\s*", "", tail)
    tail = re.sub(r"^(?:[:|→]|[-–—]{1,2}>?(?=\s))\s*", "", tail.strip())
    cells = [cell.strip() for cell in tail.strip("| ").split(" | ")]
    words = without_marks(": ".join(cell for cell in cells if cell)).strip()
    if words.startswith("(") and words.endswith(")") and words.count("(") == 1:
        words = words[1:-1]
    return words if re.search(r"\w", words) else None


def _entries(section: Section) -> Iterator[tuple[int, str]]:
    for piece in section.own():
        if piece.kind in ("html", "fence"):
            continue
        for offset, line in enumerate(piece.lines):
            yield piece.span.line + offset, line


def read_reader_flow(section: Section, figspec: Figspec) -> Found:
    """The figures in the order in which they are to be read, this one in its place."""
    return Found(figspec if figspec.reader_flow else _with_flow(section, figspec, lambda _: True))


def with_stray_reader_flow(sections: Iterable[Section], figspec: Figspec) -> Figspec:
    """`figspec` with the first line of any section that calls itself the reader flow."""
    for section in sections:
        if figspec.reader_flow:
            break
        figspec = _with_flow(section, figspec, lambda line: bool(_FLOW.match(line)))
    return figspec


def _with_flow(section: Section, figspec: Figspec, wanted: Callable[[str], bool]) -> Figspec:
    for piece in section.own():
        if piece.kind in ("paragraph", "list", "quote"):
            for text in filter(wanted, _lines_joined(piece.lines)):
                flow = flow_in(text, figspec.id)
                if len(flow) > 1:
                    ids, notes = zip(*flow, strict=True)
                    return replace(figspec, reader_flow=ids, reader_flow_notes=notes)
    return figspec


def _lines_joined(lines: tuple[str, ...]) -> list[str]:
    """The lines one by one, then all as one: a flow may wrap."""
    return [*lines, " ".join(line.strip() for line in lines)] if len(lines) > 1 else list(lines)


def flow_in(text: str, own: str) -> list[tuple[str, str | None]]:
    """The figures that arrows tie in `text`, `THIS FIGURE` by its own ID, each with its remark."""
    flow: list[tuple[str, str | None]] = []
    stations = _stations(text)
    if len(stations) < 2:
        return []
    for station in stations:
        named = re.split(r"[(\[]", station, maxsplit=1)[0]
        remark = re.search(r"[(\[](.+)[)\]]", station, re.DOTALL)
        words = without_marks(remark.group(1)) if remark else None
        if _THIS.search(without_marks(named)):
            flow.append((own, words))
            continue
        ids = [identifier for identifier, _, _ in figure_ids(named)]
        alone = _STATION.fullmatch(named) if not ids else None
        if alone is not None and _is_plain_id(alone.group(1)):
            ids = [alone.group(1)]
        flow.extend((identifier, words) for identifier in ids)
    return flow


def _stations(text: str) -> list[str]:
    """`text` cut at the arrows that stand in no brackets."""
    stations, start, depth = [], 0, 0
    for found in _ARROW_OR_BRACKET.finditer(text):
        if found.group() in "([":
            depth += 1
        elif found.group() in ")]":
            depth = max(depth - 1, 0)
        elif not depth:
            stations.append(text[start : found.start()])
            start = found.end()
    return [*stations, text[start:]]
