"""A line of set text: stretches that are never broken, and the shapes that they make."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..marks import Mark, mark_icon
from ..scene import Face, Label, Run, Shape


class Atom(NamedTuple):
    """A stretch that is never broken: (part of) a word in one face, or a mark."""

    text: str
    face: Face
    style: str
    em: float
    """Its width in em."""
    mark: Mark | None = None
    alone: bool = False
    """Whether it is a label of its own: an emoji, whose true width only the reader's machine knows, or room
    between columns."""


class Line(NamedTuple):
    """A line of atoms; spaces stand between words as atoms of their own."""

    atoms: tuple[Atom, ...]
    em: float
    """Its width in em."""
    size: float

    @property
    def width(self) -> float:
        return self.em * self.size

    @property
    def has_text(self) -> bool:
        """Whether it holds more than marks and blanks."""
        return any(atom.mark is None and not atom.text.isspace() for atom in self.atoms)


def line_shapes(line: Line, x: float, baseline: float) -> Iterator[Shape]:
    """The shapes of one line that starts at `x`: as few labels as marks and emoji allow."""
    if len(line.atoms) == 1 and not line.atoms[0].mark:  # most
        text, face, style, *_ = line.atoms[0]
        if text.strip():
            yield Label(x, baseline, (Run(text, face, style),), line.size)
        return
    texts: list[str] = []
    faces: list[Face] = []
    styles: list[str] = []
    start = here = x
    for atom in line.atoms:
        apart = atom.mark is not None or atom.alone
        if apart and any(map(str.strip, texts)):
            yield Label(start, baseline, tuple(map(Run, texts, faces, styles)), line.size)
        if atom.mark is not None:
            yield mark_icon(atom.mark, here, baseline, line.size)
        elif atom.alone and not atom.text.strip():
            pass  # room between columns
        elif atom.alone:
            yield Label(here, baseline, (Run(atom.text, atom.face, atom.style),), line.size)
        elif texts and faces[-1] == atom.face and styles[-1] == atom.style:
            texts[-1] += atom.text
        elif texts or atom.text.strip():
            texts.append(atom.text)
            faces.append(atom.face)
            styles.append(atom.style)
        else:
            start = here + atom.em * line.size
        here += atom.em * line.size
        if apart:
            texts, faces, styles, start = [], [], [], here
    if any(map(str.strip, texts)):
        yield Label(start, baseline, tuple(map(Run, texts, faces, styles)), line.size)
