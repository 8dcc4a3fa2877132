"""Whatever is drawn: recognising never raises, and no word is lost."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.conftest import TESTS

from mkdocs_figspec.art import recognise
from mkdocs_figspec.art.words import text_of_blocks, words_of
from mkdocs_figspec.model import Figspec, Figure, Sketch
from mkdocs_figspec.parser import parse
from mkdocs_figspec.source import Source

GLYPHS = "─│┌┐└┘├┤┬┴┼═║╔╗╚╝╠╣+-=|_/\\ ▶▼◀▲→←↓↑>v<^•✓✗☐█░.:#$(){}[]\"'"
WORDS = [
    "alpha",
    "Beta:",
    "GAMMA",
    "make",
    "x",
    "42",
    "train.py",
    "logs/",
    "name",
    "if",
    "SELECT",
    "import",
    "⚠️",
    "1️⃣",
]

pieces = st.one_of(
    st.sampled_from(WORDS),
    st.text(GLYPHS, min_size=1, max_size=6),
    st.builds(lambda glyph, length: glyph * length, st.sampled_from("─═-=│ █"), st.integers(2, 30)),
    st.integers(1, 12).map(" ".__mul__),
)
lines = st.lists(pieces, max_size=9).map("".join)


def read(text: str) -> Figure:
    sketch = Sketch("fence", tuple(text.split("\n")), 1, 1, None, "Visual Concept", None, True)
    return recognise(Figspec(Source("soup.md", text), "soup", sketches=(sketch,)))


def words_of_figure(figure: Figure) -> Counter[str]:
    titles = [panel.title for panel in figure.panels]
    titles += [words for frame in figure.frames for words in (frame.title, frame.subtitle)]
    found = words_of("\n".join(title for title in titles if title))
    for panel in figure.panels:
        found += words_of(text_of_blocks(panel.blocks))
    return found


@given(st.lists(lines, max_size=14).map("\n".join))
@example("┌─┐\n│a│\n└─┘")
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_soup_of_glyphs_keeps_its_words(text: str) -> None:
    assert not words_of(text) - words_of_figure(read(text))


DRAWINGS = [path.read_text("utf-8") for path in sorted((TESTS / "art").glob("*/*/input.txt"))]


def slipped(text: str, slips: list[tuple[int, int, str]]) -> str:
    """A drawing in which a hurried hand lost, doubled or moved lines, or set other glyphs into them."""
    rows = text.rstrip("\n").split("\n")
    for at, x, glyph in slips:
        y = at % len(rows)
        row = rows[y]
        x %= len(row) + 1
        match glyph:
            case "lose":
                rows[y : y + 1] = [] if len(rows) > 1 else [row]
            case "double":
                rows.insert(y, row)
            case "move":
                rows[y] = f" {row}"
            case "cut":
                rows[y] = row[:x]
            case _:
                rows[y] = row[:x] + glyph + row[x + 1 :]
    return "\n".join(rows)


PUT = "│─┌┐└┘├┤┬┴┼▼►+|- "
slips = st.tuples(
    st.integers(0, 60),
    st.integers(0, 80),
    st.sampled_from(["lose", "double", "move", "cut", *PUT]),
)


@given(st.sampled_from(DRAWINGS), st.lists(slips, min_size=1, max_size=6))
@settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
def test_a_drawing_with_slips_keeps_its_words(text: str, made: list[tuple[int, int, str]]) -> None:
    text = slipped(text, made)
    assert not words_of(text) - words_of_figure(read(text))


def test_corpus_keeps_its_words(shared: Path) -> None:
    for path in sorted((shared / "corpus").glob("*.md")):
        figspec, _ = parse(Source(path.name, path.read_text("utf-8")))
        wanted = words_of("\n".join(line for sketch in figspec.sketches for line in sketch.lines))
        lost = wanted - words_of_figure(recognise(figspec))
        assert not lost, f"{path.name} lost {dict(lost)}"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "│", "+", "```", "┌", "\ufeff", "\t\tx", "─" * 500])
def test_next_to_nothing_is_read(text: str) -> None:
    read(text)
