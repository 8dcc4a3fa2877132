"""Figspecs of a size that nobody draws by hand: read and drawn in time that grows with them, no faster.

No time is held against a limit, only against that of a quarter of the size: it may take 4 times as
long, and not 16 times.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from itertools import count
from time import process_time

import pytest

from mkdocs_figspec.art.grid import region_of
from mkdocs_figspec.build import Compiled, compile_figure
from mkdocs_figspec.draw.words import concept_lines
from mkdocs_figspec.model import Figspec, Sketch
from mkdocs_figspec.source import Source
from tests.site.project import figspec

LONG = 400_000
STEEP = 12
"""Times as long as a quarter of the size may take."""
NUMBERS = count()
LEAST = 0.03
"""What takes fewer seconds counts as so many."""


def drawn(text: str) -> Compiled:
    return compile_figure(Source("figspecs/fig-a-01.md", text), "graphviz-pure")


def found(compiled: Compiled) -> set[str]:
    return {each.name for each in compiled.figure.diagnostics}


def is_steep(work: Callable[[int], object], size: int) -> bool:
    """Whether `work` takes far more than four times as long at four times the `size`."""

    def taken(size: int) -> float:
        gc.collect()
        start = process_time()
        work(size)
        return max(process_time() - start, LEAST)

    work(size)  # what is read but once
    # What else the machine does may slow one of them down.
    return all(taken(4 * size) > STEEP * taken(size) for _ in range(3))


def rows(row: str, kind: str = "") -> Callable[[int], object]:
    """Draws so many rows in a fence of that kind, each `@` in them another number."""

    def work(size: int) -> None:
        art = "\n".join(row.replace("@", str(number)) for number in range(size))
        # Another title, as a figspec is not read twice.
        text = figspec(title=f"No. {next(NUMBERS)}", art=art)
        compiled = drawn(text.replace(f"```\n{art}", f"```{kind}\n{art}"))
        assert "internal-error" not in found(compiled)

    return work


@pytest.mark.parametrize(
    "row",
    [
        *("|---|---|", "┌──┬──┐", "├──┼──┤", "+--+\n|a |\n+--+", "| a@ | b |", "━━━", "a ███", "1 2 3", "🚀"),
        *("├── a@", "a@/", "a@ --> b", "[a@]", "“a@”", "* a@", "- a@\n\n", "a@: b"),
        "a@   b   c",
    ],
)
def test_rows_take_time_as_they_are_many(row: str) -> None:
    assert not is_steep(rows(row), 400)


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("fields", "a   b   c"),
        ("steps", "1. a"),
        ("list", "- a@"),
        ("table", "|---|---|"),
        ("art", "数据@ | a"),
    ],
)
def test_labelled_rows_take_time_as_they_are_many(kind: str, row: str) -> None:
    assert not is_steep(rows(row, kind), 400)


def test_clusters_take_time_as_they_are_many() -> None:
    def work(size: int) -> None:
        region_of(tuple(f"{chr(0x4E00 + number)}\u0301" for number in range(size)), 1)

    assert not is_steep(work, 5000)


def test_links_without_an_end_take_time_as_they_are_many() -> None:
    def work(size: int) -> None:
        sketch = Sketch("list", ("- " + "](" * size,), 1, 1, None, "Visual Concept", None, True)
        list(concept_lines(Figspec(Source("input.md", ""), "case", sketches=(sketch,))))

    assert not is_steep(work, 5000)


@pytest.mark.parametrize("sign", ["a", "x─", "-> ", "a: ", "- a ", "│ ", "{", "é█", "é", "█ ", "\t"])
def test_a_line_of_any_length_is_drawn_as_it_stands(sign: str) -> None:
    line = f"x{sign * (20_000 // len(sign))}"
    compiled = drawn(figspec(art=line))
    assert [block.kind for panel in compiled.figure.panels for block in panel.blocks] == ["art"]
    assert "recognised-as-art" in found(compiled)
    assert "internal-error" not in found(compiled)


@pytest.mark.parametrize("row", ["- a\n\n", "+--+\n|a |\n+--+", "a"])
def test_lines_of_any_number_are_drawn_as_they_stand(row: str) -> None:
    compiled = drawn(figspec(art="\n".join([row] * (12_000 // (row.count("\n") + 1)))))
    assert {block.kind for panel in compiled.figure.panels for block in panel.blocks} == {"art"}
    assert "recognised-as-art" in found(compiled)


@pytest.mark.parametrize("value", [" ", "\t", "[", "(", "`", "*", "fig-", "a/", "<br "])
@pytest.mark.parametrize("part", ["location", "ID", "Target Persona", "Priority", "Complexity Level"])
def test_a_field_of_any_length_is_read(part: str, value: str) -> None:
    words = f"a{value * (LONG // len(value))}b"
    text = figspec(location=words) if part == "location" else figspec()
    text = text.replace("| **Aspect Ratio** | 16:10 |", f"| **{part}** | {words} |")
    assert "internal-error" not in found(drawn(text))


def test_comments_without_any_code_are_words() -> None:
    compiled = drawn(figspec(art="# a\n" * 6000))
    assert {block.kind for panel in compiled.figure.panels for block in panel.blocks} == {"prose"}


def test_boxes_in_boxes_are_read_to_some_depth() -> None:
    rows, width = [], 4 * 60 + 20
    for level in range(60):
        room = width - 4 * level
        rows.append("│ " * level + f"┌{'─' * (room - 2)}┐" + " │" * level)
        rows.append("│ " * (level + 1) + f"level{level}".ljust(room - 4) + " │" * (level + 1))
    rows += [
        "│ " * level + f"└{'─' * (width - 4 * level - 2)}┘" + " │" * level for level in range(59, -1, -1)
    ]
    compiled = drawn(figspec(art="\n".join(rows)))
    kinds = [block.kind for panel in compiled.figure.panels for block in panel.blocks]
    assert "art" in kinds
    assert all(f"level{level}" in compiled.drawing.svg for level in range(60))


@pytest.mark.parametrize("levels", [200, 900])
def test_a_tree_of_any_depth_is_drawn(levels: int) -> None:
    rows = [" " * 4 * level + f"└── level{level}/" for level in range(levels)]
    compiled = drawn(figspec(art="\n".join(["root/", *rows])))
    assert "internal-error" not in found(compiled)
    assert f"level{levels - 1}/" in compiled.drawing.svg
    assert f"level{levels - 1}/" in compiled.drawing.description
