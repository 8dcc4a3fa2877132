"""The words between boxes: at the ends of arrows, beside them and on their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..glyphs import Side
from .ground import Ground
from .line_work import Cell, LineWork

_PIECE = re.compile(
    r"(?:[\u2600-\U0010ffff] {2})?\S+"
    r"(?:(?: |(?<=:) {1,12}|(?<=[.?!]) {2}| {2,30}(?=(?:<-{1,3}|←|◄─*|◀─*) ))\S+)*"
)
"""Words up to two spaces. A name with its value or remark, `name:   value`, `name   ← so`, is one piece, as
are two sentences, or an emoji and the words behind it."""
_ARROW = re.compile(r"[-=─═]*[>▶►→⇒]|[<◀◄←⇐][-=─═]*")
_GAP = re.compile(r" {2,}")
_LINE = re.compile(r"[─═━=-]{3,}")
_REMARK = re.compile(r"\(.*\)|\[.*\]|[→←#].*")
_NAME_GAP = 8
"""Cells between a name in a column of its own and the words that a line leaves."""
_PART_GAP = 12
"""Cells that words between two arrows of a chain, or behind the last, stand apart at most."""
_LEAD_GAP = 6
"""Cells behind words in which a line may leave them."""


@dataclass
class Text:
    """Lines of bare text that hang together."""

    pieces: list[tuple[int, int, str]]
    """Row, first cell and words of each line."""

    @property
    def top(self) -> int:
        return self.pieces[0][0]

    @property
    def bottom(self) -> int:
        return self.pieces[-1][0]

    @property
    def left(self) -> int:
        return min(x for _, x, _ in self.pieces)

    @property
    def right(self) -> int:
        return max(x + len(words) - 1 for _, x, words in self.pieces)

    def words(self) -> list[str]:
        """Its lines, without underlines and wide gaps."""
        return [_GAP.sub(" ", words) for _, _, words in self.pieces if not _LINE.fullmatch(words)]

    def cells(self) -> Iterator[Cell]:
        for y, x, words in self.pieces:
            for offset in range(len(words)):
                yield y, x + offset


def find_texts(ground: Ground, work: LineWork) -> list[Text]:
    """The bare texts of the region, lines that stand under each other together."""
    texts: list[Text] = []
    above: list[tuple[Text, bool]] = []
    for y, row in enumerate(ground.region.rows):
        free = ground.free[y]
        kept = "".join(
            glyph if free[x] and (y, x) not in work.strokes and (y, x) not in work.heads else "\t"
            for x, glyph in enumerate(row.text)
        )
        here: list[tuple[Text, bool]] = []
        hanging = [piece for text, _ in above if _hangs(work, piece := text.pieces[-1])]
        pieces = [part for piece in _pieces(kept, work, y) for part in _parted(kept, piece, hanging)]
        over = [(x, x + len(words)) for text, _ in above for _, x, words in text.pieces[-1:]]
        if y - 1 in work.chains and not _belong_to(pieces, over):
            above = []
        opened = y in work.chains and y - 1 not in work.chains and _belong_to(over, pieces)
        for x, end in pieces:
            words = kept[x:end]
            beside = _beside_stem(work, y, x, end)
            leads = _leads(work, (y, x, words))
            led = any((y, x - away) in work.heads or (y, x - away) in work.strokes for away in (1, 2))
            for text, was_beside in above:
                last = text.pieces[-1]
                together = opened or (
                    not led
                    and y not in work.chains
                    and (beside == was_beside or (was_beside and x == last[1]))
                    and not (leads and _leads(work, last))
                    and not (_REMARK.fullmatch(words) and _REMARK.fullmatch(text.pieces[0][2]))
                )
                if together and last[0] == y - 1 and _under(last, x, words):
                    break
            else:
                text = Text([])
                texts.append(text)
            text.pieces.append((y, x, words))
            here.append((text, beside))
        above = here
    return texts


def _pieces(kept: str, work: LineWork, y: int) -> list[tuple[int, int]]:
    """Where the pieces of a row start and end.

    A name in a column of its own, `salt  10 g ──▶`, is in one with what follows, as is all between the arrows
    of a chain.
    """
    pieces: list[tuple[int, int]] = []
    for start, end in (found.span() for found in _PIECE.finditer(kept)):
        most = _PART_GAP if y in work.chains else _NAME_GAP
        near = bool(pieces) and start - pieces[-1][1] <= most and kept[pieces[-1][1] : start].isspace()
        if (
            near
            and "\t" not in kept[pieces[-1][1] : start]
            and (y in work.chains or (len(pieces) == 1 and _names(kept, work, y, pieces[0], (start, end))))
        ):
            pieces[-1] = pieces[-1][0], end
        else:
            pieces.append((start, end))
    return _with_glosses(kept, pieces)


def _with_glosses(kept: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pieces, an arrow that was left to the words in one with those before and behind it."""
    joined: list[tuple[int, int]] = []
    glossing = False
    for start, end in pieces:
        arrow = _ARROW.fullmatch(kept, start, end) is not None
        if joined and (arrow or glossing) and "\t" not in kept[joined[-1][1] : start]:
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
        glossing = arrow
    return joined


def _hangs(work: LineWork, piece: tuple[int, int, str]) -> bool:
    """Whether a line comes down to words."""
    y, x, words = piece
    return any(Side.SOUTH in work.strokes.get((y - 1, at), ()) for at in range(x - 1, x + len(words) + 1))


def _parted(
    kept: str, piece: tuple[int, int], hanging: list[tuple[int, int, str]]
) -> Iterator[tuple[int, int]]:
    """The parts of a piece that go on below words which hang side by side: `(a) (b)` below `ONE  TWO`."""
    start, end = piece
    for _, x, _ in hanging:
        at = next((cut for cut in (x, x - 1, x + 1) if start < cut < end and kept[cut - 1] == " "), None)
        if at is not None and start < x - 1 and kept[at] != " ":
            yield start, at - 1
            start = at
    yield start, end


def _belong_to(words: list[tuple[int, int]], parts: list[tuple[int, int]]) -> bool:
    """Whether a row over or under a chain says more of its parts: each of its words stands at one of them."""
    return len(words) > 1 and all(
        any(abs(start - left) <= 2 or (left <= start and end <= right) for left, right in parts)
        for start, end in words
    )


def _names(kept: str, work: LineWork, y: int, name: tuple[int, int], words: tuple[int, int]) -> bool:
    """Whether the first words of a row name those behind them, which a line leaves."""
    return (
        "\t" not in kept[: name[0]]
        and _leads(work, (y, words[0], kept[slice(*words)]))
        and not any((y + down, x) in work.strokes for down in (-1, 1) for x in range(*name))
    )


def _leads(work: LineWork, piece: tuple[int, int, str]) -> bool:
    """Whether a line leaves the end of words; a stem beside them does not."""
    y, x, words = piece
    end = x + len(words)
    return any(
        Side.WEST in work.strokes.get((y, end + away), ()) or (y, end + away) in work.whole
        for away in range(_LEAD_GAP)
    )


def _beside_stem(work: LineWork, y: int, left: int, right: int) -> bool:
    """Whether a stem or a head stands within three cells of the words from `left` to `right`."""
    near = [*range(left - 3, left), *range(right, right + 3)]
    return any(
        Side.SOUTH in work.strokes.get((y, x), ()) or Side.SOUTH in work.heads.get((y, x), ()) for x in near
    )


def _under(piece: tuple[int, int, str], x: int, words: str) -> bool:
    """Whether words that start at `x` go on below `piece`: side by side for half of the shorter one."""
    _, left, above = piece
    shared = min(left + len(above), x + len(words)) - max(left, x)
    return shared * 2 >= min(len(above), len(words))
