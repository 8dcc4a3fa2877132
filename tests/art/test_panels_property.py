"""Random panels, drawn as ASCII with walls that do not line up, come back as they were."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_figspec.art import recognise
from mkdocs_figspec.model import Figspec, Items, Prose, Sketch
from mkdocs_figspec.source import Source

WORDS = st.sampled_from(
    ["water", "seed", "garden", "lamp", "north", "seven", "river", "quiet", "wheel", "paper", "stone"]
)
SENTENCE = st.lists(WORDS, min_size=2, max_size=6).map(lambda words: " ".join(words).capitalize() + ".")
ITEMS = st.lists(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), min_size=2, max_size=4)
TITLE = st.lists(WORDS.map(str.upper), min_size=1, max_size=3).map(" ".join)
FRAMES = st.sampled_from(["┌─┐├┤└┘│", "╔═╗╠╣╚╝║", "+-+++++|"])


@dataclass(frozen=True)
class Drawn:
    """A panel as it is drawn: a heading, and either a sentence or bullets."""

    title: str
    body: str | tuple[str, ...]


PANEL = st.builds(Drawn, TITLE, st.one_of(SENTENCE, ITEMS.map(tuple)))


def drawn(panels: list[Drawn], glyphs: str, drift: list[int], underline: int) -> tuple[str, ...]:
    """The lines of a frame with `panels`; each right wall is off by the next of `drift`, in cells."""
    left, line, right, tee, eet, low, end, wall = glyphs
    width = 60
    lines = [left + line * width + right]
    number = 0

    def row(text: str) -> None:
        nonlocal number
        off = drift[number % len(drift)]
        number += 1
        lines.append(wall + f"  {text}".ljust(width + off) + wall)

    for place, panel in enumerate(panels):
        if place:
            lines.append(tee + line * width + eet)
        row(panel.title)
        row("=" * max(4, len(panel.title) + underline))
        row("")
        for words in panel.body if isinstance(panel.body, tuple) else [panel.body]:
            row(f"• {words}" if isinstance(panel.body, tuple) else words)
        row("")
    lines.append(low + line * width + end)
    return tuple(lines)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(PANEL, min_size=2, max_size=4, unique_by=lambda panel: panel.title),
    FRAMES,
    st.lists(st.integers(-2, 3), min_size=1, max_size=7),
    st.integers(-2, 2),
)
def test_random_panels_come_back(panels: list[Drawn], glyphs: str, drift: list[int], underline: int) -> None:
    lines = drawn(panels, glyphs, drift, underline)
    sketch = Sketch("fence", lines, 1, 1, None, "Visual Concept", None, True)
    figure = recognise(Figspec(Source("a.md", "\n".join(lines)), "a", sketches=(sketch,)))
    assert [panel.title for panel in figure.panels] == [panel.title for panel in panels]
    for found, panel in zip(figure.panels, panels, strict=True):
        (block,) = found.blocks
        if isinstance(panel.body, str):
            assert isinstance(block, Prose)
            assert block.text == panel.body
        else:
            assert isinstance(block, Items)
            assert tuple(item.text for item in block.items) == panel.body
