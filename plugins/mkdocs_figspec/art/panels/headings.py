"""Headings: a line over an underline, an upper-case line, a line behind a square or between two lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from ..glyphs import BARS, HORIZONTAL, TOP_LEFT
from ..grid import PIECE, Region, Row

_SEGMENT = re.compile(r"\S+")
SQUARE = re.compile(r"^[■▪◼□▣◆❖]\s+(\S.*)$")
_SQUARES = frozenset("■▪◼□▣◆❖")
_BEFORE_HEADINGS = "-=─═━~*#"
_COLON = re.compile(r"^([^:]{2,70}):$")
_BETWEEN_LINES = re.compile(rf"([{_BEFORE_HEADINGS}])\1+ (?!\1)(\S(?: ?[^\s│|]){{3,59}}) \1{{2,}}")
_ASIDE = re.compile(r"[(\[].*?[)\]]")
_CONTENT = "┌╔╭+•-*✓✗❌✅"
_WIDE = re.compile(r"\S\s{3,}")
_WIDE_SIGNS = "\U0001f000"
"""The first code point of the blocks of emoji in the Supplementary Multilingual Plane."""
_AMOUNT = re.compile(r"\w:? {2,}([-+−]?\d[\d.,]*)(?: ?[^\W\d]{1,4}| ?[%€$£])?$")
_ROWS = 40
"""Rows of a table above the line over its sums, at most."""
_LINES = HORIZONTAL | frozenset("~")


@dataclass(frozen=True)
class Heading:
    """A heading in a region."""

    y: int
    """Its row, from 0."""
    end: int
    """The row after it and its underline."""
    column: int
    """Where it starts."""
    text: str


def underlines(text: str) -> list[tuple[int, int]]:
    """The underlines that make up a whole line, as start and end columns; none where there is more."""
    if text.lstrip()[:1] not in _LINES:
        return []
    found: list[tuple[int, int]] = []
    for match in _SEGMENT.finditer(text):
        if (len(match.group()) < 3 and not found) or not _LINES.issuperset(match.group()):
            return []
        if found and match.start() - found[-1][1] < 2:
            found[-1] = found[-1][0], match.end()  # a line with a hole in it
        else:
            found.append(match.span())
    return found


def adds_up(rows: Sequence[Row], y: int) -> bool:
    """Whether row `y` is the line between amounts and their sum, which ends where they do."""
    if not 0 < y < len(rows) - 1 or len(underlines(rows[y].text)) != 1:
        return False
    above, below = _AMOUNT.search(rows[y - 1].text), _AMOUNT.search(rows[y + 1].text)
    return above is not None and below is not None and abs(above.end(1) - below.end(1)) <= 1


def underlined_headings(region: Region) -> list[list[Heading]]:
    """Headings over underlines, those on one line together, from the top."""
    found: list[list[Heading]] = []
    for y, row in enumerate(region.rows):
        first = row.text.lstrip()[:1]
        marked = square_headings(region, y) if first in _SQUARES else []
        if first and first in _BEFORE_HEADINGS:
            marked = _between_lines(region, y)
        if marked:
            found.append(marked)
            continue
        lines = underlines(row.text) if y and first in _LINES else []
        if lines and not (found and found[-1][0].end > y) and not _is_other(region, y, lines):
            group = _over(region, y, lines)
            if group:
                found.append(group)
    return found


def _between_lines(region: Region, y: int) -> list[Heading]:
    """The headings on row `y` with a line before and behind each, `-- Results --`, over more at its left."""
    row = region.rows[y]
    if y and not region.rows[y - 1].blank:
        return []
    heads = []
    for piece in PIECE.finditer(row.text):
        found = _BETWEEN_LINES.fullmatch(piece.group())
        if found is None:
            return []
        heads.append(Heading(y, y + 1, piece.start(), found.group(2)))
    # Last, as they look at the whole region.
    left = min(other.indent for other in region if not other.blank)
    return heads if row.indent <= left + 1 and not region.crop(y + 1, len(region)).blank else []


def _is_other(region: Region, y: int, lines: list[tuple[int, int]]) -> bool:
    """Whether a line is no underline of what stands over it: the end of a banner, the line over a sum."""
    return adds_up(region.rows, y) or _closes(region, y, lines)


def _closes(region: Region, y: int, lines: list[tuple[int, int]]) -> bool:
    """Whether the same lines stand above rows of words, those of a table or one with none right over it."""
    for above in range(y - 2, max(y - (8 if len(lines) == 1 else _ROWS), -1), -1):
        if region.rows[above + 1].blank:
            return False
        if underlines(region.rows[above].text) == lines:
            return len(lines) > 1 or above == 0 or region.rows[above - 1].blank
    return False


def _over(region: Region, y: int, lines: list[tuple[int, int]]) -> list[Heading]:
    above = region.rows[y - 1].text
    group = []
    starts = [lines[0][0], *(words_near(above, start) for start, _ in lines[1:])]
    for index, (start, (_, end)) in enumerate(zip(starts, lines, strict=True)):
        limit = starts[index + 1] if index + 1 < len(lines) else max(len(above), end) + 1
        if index and "  " not in above[max(start - 3, 0) : start + 1]:
            return []
        text = above[max(start - 1, 0) : limit - 1].rstrip()
        indent = max(start - 1, 0) + len(text) - len(text.lstrip())
        text = text.strip()
        if not text or indent > start + 1 or not any(glyph.isalnum() for glyph in text):
            return []
        fits = _fits(text, end - lines[index][0], len(lines)) or _wide_enough(text, lines)
        if not fits and not (len(text) < end - start and _heads_box(region, y, start)):
            return []
        group.append(Heading(y - 1, y + 1, min(indent, start), text))
    if len(lines) == 1 and above[: max(lines[0][0] - 1, 0)].strip():
        return []
    if (
        len(lines) == 1
        and _WIDE.search(above.strip())
        and (" " in region.rows[y].text.strip() or heads_cells(region, y))
    ):
        return []  # the columns of a table
    if len(lines) > 1 and _heads_named_rows(region, y, lines):
        return []  # the columns of a table, its rows named before them
    group = _two_lines(region, y, group)
    if len(lines) > 1 and y + 1 < len(region) and not _opens_columns(region, y, lines):
        return []
    return group


def _heads_box(region: Region, y: int, start: int) -> bool:
    """Whether the line that starts at `start` stands over the top edge of a box, perhaps after a gap."""
    below = next((row.text for row in region.rows[y + 1 :] if not row.blank), "")
    corner = below.strip()[:1]
    return corner != "" and corner in TOP_LEFT and below[start : start + 1] in (*TOP_LEFT, *HORIZONTAL)


def _heads_named_rows(region: Region, y: int, lines: list[tuple[int, int]]) -> bool:
    """Whether two rows below have a word or phrase left of the lines, and one under each of them."""
    if y + 2 >= len(region):
        return False
    for row in region.rows[y + 1 : y + 3]:
        cells = [found.span() for found in PIECE.finditer(row.text)]
        if len(cells) != len(lines) + 1 or cells[0][1] >= lines[0][0]:
            return False
        if any(
            end < first or start > last for (start, end), (first, last) in zip(cells[1:], lines, strict=True)
        ):
            return False
    return True


def heads_cells(region: Region, y: int) -> bool:
    """Whether the row below a line has words with wide gaps between them, as the row above it has."""
    if y + 1 >= len(region):
        return False
    return all(len(PIECE.findall(region.rows[row].text)) > 2 for row in (y - 1, y + 1))


def words_near(text: str, start: int) -> int:
    """Where the words begin that a line below starts under: wide signs before them may push that one on."""
    wide = sum(glyph >= _WIDE_SIGNS or east_asian_width(glyph) == "W" for glyph in text[:start])
    for x in range(start - 1, start - 2 - max(wide, 1), -1):
        if (
            2 <= x < len(text)
            and text[x - 2 : x] == "  "
            and text[x] != " "
            and "  " not in text[x : start + 1]
        ):
            return x
    return start


def _wide_enough(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether underlines are those of columns, all of one length, with `text` over one of them."""
    lengths = [end - start for start, end in lines]
    return (
        len(lines) > 1
        and min(lengths) >= 12
        and max(lengths) - min(lengths) <= 2
        and len(text) <= max(lengths)
    )


def _two_lines(region: Region, y: int, group: list[Heading]) -> list[Heading]:
    """Headings beside each other with the line over them, where each has two lines."""
    if len(group) < 2 or y < 2 or (y > 2 and not region.rows[y - 3].blank):
        return group
    text = region.rows[y - 2].text
    first = list(PIECE.finditer(text))
    if len(first) != len(group) or any(
        abs(found.start() - head.column) > 1 for found, head in zip(first, group, strict=True)
    ):
        return group
    return [
        Heading(y - 2, head.end, head.column, f"{found.group()} {head.text}")
        for found, head in zip(first, group, strict=True)
    ]


def _fits(text: str, length: int, count: int) -> bool:
    slack = 5 if count > 1 or is_upper(text) else 3
    return abs(len(text) - length) <= max(slack, len(text) // 4 if is_upper(text) else 0)


def _opens_columns(region: Region, y: int, lines: list[tuple[int, int]]) -> bool:
    """Whether two underlines head columns; a table goes on at once, in the same columns.

    Its first one may be empty where the name of the row above goes on.
    """
    rows = split = 0
    for row in region.rows[y + 1 :]:
        here = [_starts(row.text, start) for start, _ in lines]
        more = rows and len(lines) > 2 and all(here[1:]) and not row.text[: lines[1][0]].strip()
        if row.blank or not (all(here) or more):
            break
        rows += 1
        # A bar and its number are one cell.
        split += sum(not BARS.issuperset(piece) for piece in PIECE.findall(row.text)) > len(lines)
    below = region.rows[y + 1].text
    return (
        rows < 2
        or split * 2 > rows  # more pieces than a table would have cells
        or any(below[start : start + 1] in _CONTENT and below[start : start + 1] for start, _ in lines)
    )


def _starts(text: str, start: int) -> bool:
    return bool(text[start : start + 1].strip()) and not text[max(start - 1, 0) : start].strip()


def is_upper(text: str) -> bool:
    """Whether the letters of `text`, what stands in brackets apart, are upper case, bar a few."""
    letters = [glyph for glyph in _ASIDE.sub("", text) if glyph.isalpha()]
    return len(letters) > 2 and sum(glyph.isupper() for glyph in letters) >= 0.7 * len(letters)


def square_headings(region: Region, y: int) -> list[Heading]:
    """The headings behind squares on row `y`, with an underline below; none where anything else is there."""
    text = region.rows[y].text
    if not text.strip() or text.strip()[0] not in _SQUARES:
        return []
    below = underlines(region.rows[y + 1].text) if y + 1 < len(region) else []
    heads = []
    for found in PIECE.finditer(text):
        heading = square_heading(found.group(), alone=_alone(region, y))
        if heading is None:
            return []
        heads.append(Heading(y, y + 2 if below else y + 1, found.start(), heading))
    return heads


def _alone(region: Region, y: int) -> bool:
    """Whether row `y` opens a paragraph that no other line with a square goes on."""
    if y and not region.rows[y - 1].blank:
        return False
    below = region.rows[y + 1].text.strip() if y + 1 < len(region) else ""
    after = region.rows[y + 2].text.strip() if y + 2 < len(region) else ""
    return below[:1] not in _SQUARES and bool(below or after) and (bool(below) or after[:1] not in _SQUARES)


def square_heading(text: str, *, alone: bool = False) -> str | None:
    """The heading behind a square, `■ METHODS`; it need not be upper case where it stands `alone`."""
    found = SQUARE.match(text.strip())
    if found is None:
        return None
    heading = found.group(1)
    return (
        heading if is_upper(heading) or (alone and len(heading) <= 50 and heading[-1] not in ".,;") else None
    )


def colon_heading(text: str) -> str | None:
    """The heading of a line such as `KEY POINTS:`, its colon kept."""
    text = text.strip()
    found = _COLON.match(text)
    return text if found and is_upper(found.group(1)) else None
