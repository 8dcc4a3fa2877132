"""Figspecs of a size that nobody draws by hand: read and drawn in time that grows with them, no faster.

Nothing here looks at a clock; what grows with the square of these sizes would not end while anybody waits.
"""

from __future__ import annotations

import pytest

from mkdocs_figspec.build import Compiled, compile_figure
from mkdocs_figspec.source import Source
from tests.site.project import figspec

LONG = 400_000


def drawn(text: str) -> Compiled:
    return compile_figure(Source("figspecs/fig-a-01.md", text), "graphviz-pure")


def found(compiled: Compiled) -> set[str]:
    return {each.name for each in compiled.figure.diagnostics}


@pytest.mark.parametrize("sign", ["a", "x─", "-> ", "a: ", "- a ", "│ ", "{", "é█", "é", "█ ", "\t"])
def test_a_line_of_any_length_is_drawn_as_it_stands(sign: str) -> None:
    line = f"x{sign * (20_000 // len(sign))}"
    compiled = drawn(figspec(art=line))
    assert [block.kind for panel in compiled.figure.panels for block in panel.blocks] == ["art"]
    assert "recognised-as-art" in found(compiled)
    assert "internal-error" not in found(compiled)


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
