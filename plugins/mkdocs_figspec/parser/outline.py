"""The outline of a figspec file: its sections, and the pieces that each holds, with their lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ..source import Source, Span

PieceKind = Literal["paragraph", "list", "table", "fence", "quote", "html", "rule"]

_MARKDOWN = MarkdownIt("commonmark", {"maxNesting": 20}).enable("table")
# Words are read as written, so nothing inline is parsed. A line of dashes under text is a rule to these
# authors, never a heading; indented text is no code; `[a]: b` is text.
_MARKDOWN.disable(["lheading", "code", "reference"])
_MARKDOWN.core.ruler.enableOnly(["normalize", "block"])

_KINDS: dict[str, PieceKind] = {
    "paragraph_open": "paragraph",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "table_open": "table",
    "fence": "fence",
    "blockquote_open": "quote",
    "html_block": "html",
    "hr": "rule",
}


@dataclass(frozen=True)
class TableRow:
    """A row of a Markdown table: its cells as written."""

    cells: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Piece:
    """One block of Markdown at the top of a section, or a fence wherever it stands."""

    kind: PieceKind
    span: Span
    """Its first and last line, a fence's own lines included."""
    lines: tuple[str, ...]
    """As written; of a fence only what it holds."""
    rows: tuple[TableRow, ...] = ()
    """Of a table, its header first."""
    info: str = ""
    """Of a fence, its info string."""
    closed: bool = True
    """Of a fence, whether it ends."""
    nested: bool = False
    """Whether it stands in a list or a quotation, whose piece holds its words too."""

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(frozen=True)
class Section:
    """A heading and the pieces up to the next heading of any level."""

    heading: str
    """As written; empty for what stands before the first heading."""
    level: int
    """1 to 6; 0 before the first heading."""
    line: int
    pieces: tuple[Piece, ...] = ()
    parents: tuple[Section, ...] = field(default=(), repr=False)
    """The sections that it stands in, the outermost first, the document's own heading left out."""

    @cached_property
    def key(self) -> str:
        """Its heading in lookup form."""
        return heading_key(self.heading)

    @property
    def path(self) -> str:
        """The headings down to this one, without the document's own."""
        return " > ".join(each.heading for each in (*self.parents, self) if each.level > 1)

    @property
    def span(self) -> Span:
        """Where its heading stands."""
        return Span(self.line)

    def own(self) -> Iterator[Piece]:
        """Its pieces, those inside lists and quotations left out."""
        return (piece for piece in self.pieces if not piece.nested)


@dataclass(frozen=True)
class Outline:
    """A file's sections in order; the first one holds what stands before any heading."""

    source: Source
    sections: tuple[Section, ...]

    def pieces(self) -> Iterator[tuple[Section, Piece]]:
        """Every piece with its section, in order."""
        return ((section, piece) for section in self.sections for piece in section.pieces)


_NUMBER = re.compile(
    r"^(?:\(?\d{1,3}(?:\.\d{1,3})*[.):]?|[A-Za-z][.)]|§\s?\d{1,3}|[IVX]{1,5}\."
    r"|(?:[Ss]ection|[Pp]art|[Ss]tep)\s+(?:\d{1,3}|[A-Z]|[IVX]{1,4})\s*[:.–—-])\s+(?=\S)"
)
_REMARK = re.compile(r"\s*\([^()]*\)\s*$|\s*\[[^\[\]]*\]\s*$")
_TAIL = re.compile(r"\s*(?::| [-–—]{1,2} ).*$", re.DOTALL)


def without_number(heading: str) -> str:
    """A heading without its numbering and emphasis: `5. **Caption**` is `Caption`."""
    words = " ".join(re.sub(r"\*\*|__|`", "", heading).split())[:500]
    words = re.sub(r"^[^\w(\"'“]+\s*(?=\w)", "", words)
    return _NUMBER.sub("", words).strip()


@lru_cache(maxsize=4096)
def heading_key(heading: str) -> str:
    """A heading's lookup form: `5. Caption (for embedding): draft` is `caption`."""
    words = without_number(heading)
    cut = _REMARK.sub("", _TAIL.sub("", words)) or words
    return re.sub(r"[\s_/-]+", " ", _REMARK.sub("", cut) or words).strip(" .").casefold()


def outline(source: Source) -> Outline:
    """The outline of `source`. Any text has one."""
    drafts: list[tuple[str, int, int, list[Piece]]] = [("", 0, 1, [])]
    tokens = _MARKDOWN.parse(source.text)
    for position, token in enumerate(tokens):
        if token.type == "heading_open" and token.level == 0 and token.map:
            drafts.append((tokens[position + 1].content.strip(), int(token.tag[1]), token.map[0] + 1, []))
        elif token.type in _KINDS and token.map and (token.level == 0 or token.type == "fence"):
            drafts[-1][3].append(_piece(tokens, position, token, source))
    return Outline(source, sections_of(Draft(*draft[:3], tuple(draft[3])) for draft in drafts))


class Draft(NamedTuple):
    """A section that does not know yet what it stands in."""

    heading: str
    level: int
    line: int
    pieces: tuple[Piece, ...]


def sections_of(drafts: Iterable[Draft]) -> tuple[Section, ...]:
    """The sections of a file in order, each with those that it stands in."""
    sections: list[Section] = []
    above: list[Section] = []
    for draft in drafts:
        above = [each for each in above if each.level < draft.level]
        section = Section(*draft, tuple(each for each in above if each.level > 1))
        sections.append(section)
        if draft.level:
            above.append(section)
    return tuple(sections)


def _piece(tokens: list[Token], position: int, token: Token, source: Source) -> Piece:
    first, end = token.map or (0, 0)
    kind = _KINDS[token.type]
    if kind == "fence":
        held = tuple(token.content.split("\n")[:-1]) if token.content else ()
        marker = source.lines[first].find(token.markup) + 1 if first < len(source.lines) else 1
        span = Span(first + 1, max(marker, 1), end)
        closed = end - first >= len(held) + 2
        return Piece(kind, span, held, info=token.info.strip(), closed=closed, nested=token.level > 0)
    lines = list(source.lines[first:end])
    while lines and not lines[-1].strip():
        lines.pop()
    span = Span(first + 1, 1, first + max(len(lines), 1))
    rows = _rows(tokens, position) if kind == "table" else ()
    return Piece(kind, span, tuple(lines), rows)


def _rows(tokens: list[Token], position: int) -> tuple[TableRow, ...]:
    rows: list[TableRow] = []
    cells: list[str] = []
    for place in range(position + 1, len(tokens)):  # a slice for each table would take quadratic time
        token = tokens[place]
        if token.type == "table_close":
            break
        if token.type == "inline":
            cells.append(token.content.strip())
        elif token.type == "tr_open":
            cells, line = [], (token.map or [0])[0] + 1
        elif token.type == "tr_close":
            rows.append(TableRow(tuple(cells), line))
    return tuple(rows)
