"""Plots and art stand cell by cell where their author put them."""

from __future__ import annotations

import re
from pathlib import Path as File

import pytest

from mkdocs_figspec.art.grid import region_of
from mkdocs_figspec.draw.cells.linework import read_linework
from mkdocs_figspec.draw.cells.plot import draw_art
from mkdocs_figspec.draw.cells.strokes import WIDTH
from mkdocs_figspec.draw.labels import label_width
from mkdocs_figspec.draw.scene import Group, Path
from mkdocs_figspec.draw.svg import Pen
from mkdocs_figspec.model import Art
from mkdocs_figspec.source import Span
from tests.conftest import Case, cases
from tests.draw.reading_back import read_back, wrong_cells

FENCE = re.compile(r"^```[ \t]*\n(.*?)^```", re.M | re.S)


def mask(text: str) -> str:
    """The text with a dot for each cell that is drawn as line work."""
    rows = tuple(text.split("\n"))
    work = read_linework(rows)
    return "\n".join(
        "".join("·" if (y, x) in work else char for x, char in enumerate(row)) for y, row in enumerate(rows)
    )


@pytest.mark.parametrize("case", cases("draw/art"), ids=str)
def test_art_is_exact(case: Case) -> None:
    text = case.text("input.txt").rstrip("\n")
    case.expect("line-work.txt", mask(text))
    assert wrong_cells(text) == []


def test_every_concept_of_the_corpus_is_exact(shared: File) -> None:
    inexact = [
        f"{file.name}: {wrong[:3]}"
        for file in sorted((shared / "corpus").glob("*.md"))
        for body in FENCE.findall(file.read_text("utf-8"))
        if (wrong := wrong_cells(body))
    ]
    assert inexact == []


def test_what_ascii2svg_draws_as_lines_are_lines_here_too(shared: File) -> None:
    ascii2svg = pytest.importorskip("ascii2svg")
    for file in sorted((shared / "corpus").glob("*.md"))[:12]:
        for body in FENCE.findall(file.read_text("utf-8")):
            rows = tuple(body.split("\n"))
            work = read_linework(rows)
            cells = {(y, x): (char, 1) for y, row in enumerate(rows) for x, char in enumerate(row)}
            drawn, _ = ascii2svg.interpret(cells, len(rows), max(map(len, rows)))
            ascii_cells = {cell for cell in drawn if rows[cell[0]][cell[1]] in "+-=|<>^v"}
            assert {cell for cell in ascii_cells if cell not in work} == set()


def test_a_moved_word_is_noticed() -> None:
    scene = draw_art(Art(Span(1), "ab  cd"))
    assert read_back(scene).glyphs == {(0, 0): "a", (0, 1): "b", (0, 4): "c", (0, 5): "d"}


@pytest.mark.parametrize(
    "word", ["数据库", "데이터베이스", "データ", "x数据y", "مرحبا", "สวัสดีครับ", "हिन्दी", "cafe\u0301s"]
)
def test_words_of_every_script_stand_whole_and_clear_of_what_follows(word: str) -> None:
    (label, after) = draw_art(Art(Span(1), f"{word} --> {word}")).labels()
    assert (label.text, after.text) == (word, word)
    assert label.x + label_width(label) < (len(region_of((word,), 1).rows[0].text) + 1) * WIDTH < after.x


def test_letters_that_take_their_shapes_from_each_other_are_one_piece() -> None:
    markup = Pen().body(draw_art(Art(Span(1), "हिन्दी --> مرحبا"))).markup
    assert re.findall("<tspan[^>]*>(.*?)</tspan>", markup) == ["हिन्दी", "مرحبا"]


def test_lines_of_one_style_are_one_path() -> None:
    (grid,) = draw_art(Art(Span(1), "┌──┐\n│  │\n├──┤\n└──┘")).shapes
    assert isinstance(grid, Group)
    (path,) = [shape for shape in grid.scene.shapes if isinstance(shape, Path)]
    assert path.style == "line"
    assert path.d.count("M") == 5, "three lines across, two upright"


@pytest.mark.parametrize(
    ("drawn", "areas"),
    [
        ("one ███\ntwo ███", 2),
        ("one █ 1\ntwo ███ 3\nsix ▌ half", 3),
        ("███  4\n███  4\n█    1", 3),
        ("tea  ███ 9   ███ 9\ncake ███ 9   ███ 9", 4),
        ("low  ███ tea  ███ cake\nhigh ███ tea  ███ cake", 4),
        ("tea   |███| 0.3\ncake  |███| 0.3", 2),
        ("███  a flag\n███  of two lines", 1),
        ("tea  ███\n     ███", 1),
        ("tall │     ███\n low │ ███ ███", 2),
        ("mon ██ ██\ntue ██ ██", 2),
    ],
)
def test_bars_with_rows_of_their_own_stand_apart(drawn: str, areas: int) -> None:
    (grid,) = draw_art(Art(Span(1), drawn)).shapes
    assert isinstance(grid, Group)
    paths = [shape for shape in grid.scene.shapes if isinstance(shape, Path)]
    assert sum(path.d.count("M") for path in paths if path.style == "bar") == areas


def test_a_line_of_dashes_of_any_length_is_read_in_linear_time() -> None:
    read_linework(("-" * 20_000 + "x", "█a" * 10_000))
