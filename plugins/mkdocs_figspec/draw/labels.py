"""Words made fit to draw: nothing in them that no XML may hold, and how wide they are as runs."""

from __future__ import annotations

import re
from functools import lru_cache

from . import fonts, theme
from .scene import GLUE, Label, Run

# What XML 1.0 forbids even as a reference, and the bidirectional overrides, which can make text read as
# something else.
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


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
