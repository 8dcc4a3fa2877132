"""Words made fit to draw: no control characters, broken into lines that fit."""

from __future__ import annotations

import re
from functools import lru_cache

from . import fonts, theme
from .scene import GLUE, Face, Label, Run

# What XML 1.0 forbids even as a reference, and the bidirectional overrides, which can make text read as
# something else.
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
BREAKS = re.compile(r"\s+|(?<=[/_.,:;=&?|)\-\u2014→])(?=[^\s/_.,:;=&?|)\-])|(?=[(\[{])")


@lru_cache(maxsize=8192)
def fit_for_xml(words: str) -> str:
    """`words` with tabs and line ends as spaces and without what no XML may hold."""
    if words.isascii() and words.isprintable():
        return words
    return UNFIT.sub("", re.sub(r"[\t\n\r\u2028\u2029]", " ", words)).replace(GLUE, "")


def without_unfit(markup: str) -> str:
    """`markup` without characters that no XML may hold or that make text read as something else."""
    return UNFIT.sub("", markup)


def run_width(run: Run, size: float) -> float:
    """Width in px of a run, letter spacing included."""
    spacing = theme.letter_spacing(run.style)
    return fonts.width(run.text, run.face, size) + (len(run.text) * spacing * size if spacing else 0.0)


def label_width(label: Label) -> float:
    """Width in px of a label."""
    return sum(run_width(run, label.size) for run in label.runs)


def wrap(words: str, face: Face, size: float, limit: float) -> tuple[str, ...]:
    """`words` as lines of at most `limit` px, line feeds kept; an overlong word is cut where it may break.

    The lines together hold all words: at a cut between words white space is dropped, inside a word
    nothing is.
    """
    lines: list[str] = []
    for paragraph in words.split("\n"):
        lines.extend(_wrap_line(paragraph.strip(), face, size, limit))
    return tuple(lines) or ("",)


def _wrap_line(words: str, face: Face, size: float, limit: float) -> list[str]:
    if fonts.width(words, face, size) <= limit:
        return [words]
    lines: list[str] = []
    line = ""
    for word in words.split():
        longer = f"{line} {word}" if line else word
        if fonts.width(longer, face, size) <= limit:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _cut_word(word, face, size, limit)
        lines.extend(full)
    if line:
        lines.append(line)
    return lines


def _cut_word(word: str, face: Face, size: float, limit: float) -> list[str]:
    """Pieces of a word that each fit; cut behind `/ _ . - ,` if that helps, else anywhere."""
    pieces = [""]
    for part in (part for part in BREAKS.split(word) if part):
        if fonts.width(pieces[-1] + part, face, size) <= limit:
            pieces[-1] += part
            continue
        if pieces[-1]:
            pieces.append("")
        for char in part:
            if pieces[-1] and fonts.width(pieces[-1] + char, face, size) > limit:
                pieces.append("")
            pieces[-1] += char
    return [*(piece + GLUE for piece in pieces[:-1]), pieces[-1]]


def wrap_runs(runs: tuple[Run, ...], size: float, limit: float) -> tuple[tuple[Run, ...], ...]:
    """Runs broken into lines of at most `limit` px, each piece in its own face and style."""
    lines: list[list[Run]] = [[]]
    used = 0.0
    for run in runs:
        for part in re.findall(r"\n|[^\S\n]+|\S+", run.text):
            if part == "\n":
                lines.append([])
                used = 0.0
                continue
            blank = part.isspace()
            width = run_width(Run(part, run.face, run.style), size)
            if used + width > limit and not blank:
                _strip_end(lines[-1])
                pieces = _cut_word(part, run.face, size, limit) if width > limit else [part]
                for piece in pieces:
                    if lines[-1]:
                        lines.append([])
                    lines[-1].append(Run(piece, run.face, run.style))
                    used = run_width(lines[-1][-1], size)
            elif not (blank and not lines[-1]):
                lines[-1].append(Run(part, run.face, run.style))
                used += width
    return tuple(_merged(line) for line in lines)


def _strip_end(line: list[Run]) -> None:
    while line and line[-1].text.isspace():
        line.pop()


def _merged(line: list[Run]) -> tuple[Run, ...]:
    merged: list[Run] = []
    for run in line:
        if merged and (merged[-1].face, merged[-1].style) == (run.face, run.style):
            merged[-1] = Run(merged[-1].text + run.text, run.face, run.style)
        else:
            merged.append(run)
    return tuple(merged)
