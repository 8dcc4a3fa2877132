"""Text set in lines: wrapped by measured widths, marks and emoji at their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import inf
from typing import NamedTuple

from ..fonts import EMOJI_ADVANCE, is_emoji, width
from ..marks import MARK_ADVANCE, MAYBE
from ..scene import GLUE, Face, Shape
from .inline import Form, Piece, bar_parts, pieces
from .line import Atom, Line, line_shapes
from .names import has_names

SIZE = 16.0
"""Size of running text in px."""
LEADING = 1.5
"""Height of a line in em."""
_BASELINE = 1.09
"""From the top of a line to its baseline in em: capitals stand in the middle of the line."""
_SMALLEST = 0.8
"""A word that is too wide for its line is set smaller, down to this, before it is cut."""

# A word may be cut after what joins the words in it, never inside one of them: a cut word is a lost word.
_JOINTS = re.compile(r"[^\W_]+[\W_]*|[\W_]+")
_SPACES = re.compile(r"(\s+)")
_MAYBE_MORE = re.compile(
    f"[`*{re.escape(''.join(sorted(MAYBE)))}\U0001f000-\U0001faff\u2300-\u2bff\ufe0f\u20e3]"
)
"""What every text has that holds markup, marks or emoji."""


@dataclass(frozen=True)
class Set:
    """Text as set: its lines, and the room that they take in px."""

    lines: tuple[Line, ...]
    size: float
    leading: float

    @property
    def width(self) -> float:
        return max((line.width for line in self.lines), default=0.0)

    @property
    def height(self) -> float:
        return len(self.lines) * self.leading

    @property
    def smallest(self) -> float:
        """The size in px of its smallest text, infinite where it has none."""
        return min((line.size for line in self.lines if line.has_text), default=inf)

    @property
    def baseline(self) -> float | None:
        """From its top to its first line that holds text, in px."""
        first = next((row for row, line in enumerate(self.lines) if line.has_text), None)
        return None if first is None else self._baseline(first, 0.0)

    def _baseline(self, row: int, y: float) -> float:
        top = y + row * self.leading + (self.leading - LEADING * self.size) / 2
        return top + _BASELINE * self.size

    def shapes(self, x: float, y: float, align: str = "start", room: float = 0.0) -> Iterator[Shape]:
        """The shapes, upper left corner at (`x`, `y`); `align` is `start`, `middle` or `end` in `room` px."""
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[align]
        for row, line in enumerate(self.lines):
            start = x + share * max(room - line.width, 0.0)
            yield from line_shapes(line, start, self._baseline(row, y))


def set_text(
    text: str | Iterable[Piece],
    room: float,
    size: float = SIZE,
    *,
    face: Face = "sans",
    style: str = "ink",
    leading: float = LEADING,
    hanging: float = 0.0,
    markup: bool = True,
    names: bool = False,
) -> Set:
    """`text` wrapped to `room` px; line feeds break lines, `hanging` px indent all but the first of each.

    Where `names` are to be told from words, those of files, identifiers and the like are set in mono.
    """
    if isinstance(text, str):
        meant = _words_of(text, markup, names, face, style)
    else:
        meant = _words(tuple(text), face, style)
    lines: list[Line] = []
    for line in meant:
        if line.fits(room / size, hanging / size):
            lines.append(Line(line.atoms, line.em, size))
        else:
            lines += _fill(line.words, room / size, size, hanging / size, face, style)
    return Set(tuple(lines), size, leading * size)


# --- words ----------------------------------------------------------------------------------


class _Word(NamedTuple):
    """What stands between two spaces."""

    atoms: tuple[Atom, ...]
    em: float
    """Its width in em."""


class _Meant:
    """A line that the author meant."""

    def __init__(self, atoms: tuple[Atom, ...], em: float, words: Callable[[], tuple[_Word, ...]]) -> None:
        self.atoms = atoms
        """All of it, with the spaces between the words."""
        self.em = em
        """Its width in em."""
        self._words = words

    @cached_property
    def words(self) -> tuple[_Word, ...]:
        return self._words()

    def fits(self, room: float, hanging: float) -> bool:
        """Whether it stands in one line of `room` em; no word may need what hangs."""
        if self.em <= room - hanging:
            return True
        return self.em <= room and all(word.em <= room - hanging for word in self.words)


@lru_cache(4096)
def _words_of(text: str, markup: bool, names: bool, face: Face, style: str) -> tuple[_Meant, ...]:
    if _MAYBE_MORE.search(text) or (names and has_names(text)):
        return _words(pieces(text, markup=markup, names=names), face, style)
    return tuple(_plain(" ".join(line.split()), face, style) for line in text.split("\n"))


def _plain(line: str, face: Face, style: str) -> _Meant:
    """A line of one form without marks and emoji; most fit and are never taken apart into words."""
    if not line:
        return _Meant((), 0.0, tuple)
    em = width(line, face, 1.0)

    def words() -> tuple[_Word, ...]:
        widths = [(word, width(word, face, 1.0)) for word in line.split(" ")]
        return tuple(_Word((Atom(word, face, style, em),), em) for word, em in widths)

    return _Meant((Atom(line, face, style, em),), em, words)


def _words(parts: tuple[Piece, ...], face: Face, style: str) -> tuple[_Meant, ...]:
    lines: list[list[_Word]] = [[]]
    word: list[Atom] = []
    for part in parts:
        own_face, own_style = _dress(part.form, face, style)
        if part.mark is not None:
            word.append(Atom(part.text, own_face, part.mark.style, MARK_ADVANCE, part.mark))
            continue
        if part.form == "bar":
            word += [Atom(bar, "mono", own, width(bar, "mono", 1.0)) for bar, own in bar_parts(part.text)]
            continue
        for stretch in _SPACES.split(part.text):
            if stretch and not stretch.isspace():
                word += _atoms(stretch, own_face, own_style)
                continue
            if stretch and word:
                lines[-1].append(_word(tuple(word)))
                word = []
            lines += [[] for _ in range(stretch.count("\n"))]
    if word:
        lines[-1].append(_word(tuple(word)))
    space = Atom(" ", face, style, width(" ", face, 1.0))
    return tuple(_meant(tuple(line), space) for line in lines)


def _meant(words: tuple[_Word, ...], space: Atom) -> _Meant:
    atoms: list[Atom] = []
    em = 0.0
    for number, word in enumerate(words):
        if number:
            atoms.append(space)
        atoms += word.atoms
        em += (space.em if number else 0.0) + word.em
    return _Meant(tuple(atoms), em, lambda: words)


def _word(atoms: tuple[Atom, ...]) -> _Word:
    return _Word(atoms, sum(atom.em for atom in atoms))


def _dress(form: Form, face: Face, style: str) -> tuple[Face, str]:
    bold = face.endswith("bold") or form == "strong"
    if form in ("code", "name") or face.startswith("mono"):
        return ("mono-bold" if bold else "mono"), style
    return ("sans-bold" if bold else "sans"), style


def _atoms(word: str, face: Face, style: str) -> list[Atom]:
    """A stretch without spaces as atoms, its emoji apart."""
    if word.isascii() or not any(is_emoji(char) or char in "\ufe0f\u20e3" for char in word):
        return [Atom(word, face, style, width(word, face, 1.0))]
    atoms: list[Atom] = []
    for at, char in enumerate(word):
        # Selectors and joiners belong to the emoji before them.
        joins = char in "\ufe0e\ufe0f\u200d\u20e3" or 0x1F3FB <= ord(char) <= 0x1F3FF
        last = atoms[-1] if atoms else None
        if last and last.alone and (joins or last.text.endswith("\u200d")):
            atoms[-1] = last._replace(text=last.text + char)
        elif is_emoji(char) or word[at + 1 : at + 2] in ("\ufe0f", "\u20e3"):
            atoms.append(Atom(char, face, style, EMOJI_ADVANCE, alone=True))
        elif last and not last.alone:
            atoms[-1] = Atom(last.text + char, face, style, width(last.text + char, face, 1.0))
        else:
            atoms.append(Atom(char, face, style, width(char, face, 1.0)))
    return atoms


# --- lines ----------------------------------------------------------------------------------


def _fill(
    words: tuple[_Word, ...], room: float, size: float, hanging: float, face: Face, style: str
) -> list[Line]:
    """Words set into lines `room` em wide; a piece of a word that is wider is set smaller."""
    space = Atom(" ", face, style, width(" ", face, 1.0))
    indent = [Atom(" ", face, style, hanging)] if hanging else []
    lines: list[Line] = []
    row: list[Atom] = []
    used = 0.0
    empty = True
    for word in words:
        parts = (word,) if word.em <= room - hanging else _cut(word, room - hanging)
        for number, part in enumerate(parts):
            gap = 0.0 if empty or number else space.em
            if not empty and used + gap + part.em > room:
                lines.append(_line(row, used, room, size))
                row = indent.copy()
                used, gap = hanging, 0.0
            if gap:
                row.append(space)
            row += part.atoms
            used += gap + part.em
            empty = False
    lines.append(_line(row, used, room, size))
    return lines


def _line(atoms: list[Atom], em: float, room: float, size: float) -> Line:
    return Line(tuple(atoms), em, size if em <= room else size * room / em)


def _cut(word: _Word, room: float) -> tuple[_Word, ...]:
    """A word wider than `room` em, cut at its joints; pieces that still are too wide are set smaller."""
    parts: list[_Word] = []
    for atom in word.atoms:
        if atom.mark is not None or atom.alone or atom.em <= room * 0.4:
            parts.append(_word((atom,)))
            continue
        for text in _JOINTS.findall(atom.text):
            piece = atom._replace(text=text, em=width(text, atom.face, 1.0))
            fits = piece.em * _SMALLEST <= room
            parts += [_word((piece,))] if fits else _chop(piece, room)
    return tuple(parts)


def _chop(atom: Atom, room: float) -> list[_Word]:
    """A word that is too wide even when set smaller, in pieces glued to each other."""
    texts = [""]
    used = 0.0
    for char in atom.text:
        em = width(char, atom.face, 1.0)
        if texts[-1] and used + em > room:
            texts[-1] += GLUE
            texts.append("")
            used = 0.0
        texts[-1] += char
        used += em
    return [_word((atom._replace(text=text, em=width(text, atom.face, 1.0)),)) for text in texts]
