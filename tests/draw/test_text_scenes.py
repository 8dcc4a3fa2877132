"""Blocks of words as scenes: all words there, none outside, none on another."""

from __future__ import annotations

import re

import pytest

from mkdocs_figspec.contract import _content
from mkdocs_figspec.draw.drawn import words_scene
from mkdocs_figspec.draw.labels import label_width
from mkdocs_figspec.draw.scene import GLUE, Label, Unpainted
from mkdocs_figspec.draw.texts.code import code_scene
from mkdocs_figspec.draw.texts.highlight import lines
from mkdocs_figspec.draw.texts.table import columns, table_scene
from mkdocs_figspec.model import Block, Code, Table
from tests.draw.text_blocks import ALL, CODE, HERE, STEPS


def box(label: Label) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a label's ink."""
    wide = label_width(label)
    left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    return left, label.y - 0.72 * label.size, left + wide, label.y + 0.2 * label.size


def words(value: object) -> list[str]:
    return re.findall(r"[^\W_]{2,}", str(value).casefold())


@pytest.mark.parametrize("width", [180, 330, 640])
@pytest.mark.parametrize("block", ALL, ids=lambda block: block.kind)
def test_words_stand_in_the_scene_and_apart(block: Block, width: int) -> None:
    scene = words_scene(block, width)
    assert scene is not None
    assert scene.width <= width + 0.01
    boxes = [box(label) for label in scene.labels()]
    for left, top, right, bottom in boxes:
        assert -0.5 <= left <= right <= width + 0.5
        assert -0.5 <= top <= bottom <= scene.height + 0.5
    for number, (left, top, right, bottom) in enumerate(boxes):
        for start, above, end, below in boxes[number + 1 :]:
            beside = end <= left + 0.01 or right <= start + 0.01
            assert beside or below <= top or bottom <= above


@pytest.mark.parametrize("width", [180, 640])
@pytest.mark.parametrize("block", ALL, ids=lambda block: block.kind)
def test_every_word_is_in_the_scene(block: Block, width: int) -> None:
    scene = words_scene(block, width)
    assert scene is not None
    drawn = words(" ".join(label.text for label in scene.labels()).replace(f"{GLUE} ", ""))
    values = [value for key, value in _values(_content(block)) if key not in {"marker", "language"}]
    assert set(words(" ".join(values))) <= set(drawn)


@pytest.mark.parametrize("width", [90, 180, 640])
@pytest.mark.parametrize("block", ALL, ids=lambda block: block.kind)
def test_the_smallest_text_is_known_before_it_is_painted(block: Block, width: int) -> None:
    scene = words_scene(block, width)
    assert isinstance(scene, Unpainted)
    assert scene.smallest == min(label.size for label in scene.labels() if label.text.strip())


def _values(content: object, key: str = "") -> list[tuple[str, str]]:
    if isinstance(content, dict):
        return [pair for name, value in content.items() for pair in _values(value, name)]
    if isinstance(content, list):
        return [pair for value in content for pair in _values(value, key)]
    return [(key, content)] if isinstance(content, str) else []


def test_trailing_comments_stand_in_one_column() -> None:
    starts = set()
    for label in code_scene(CODE, 640).labels():
        before = label.text.partition("#")[0]
        if before != label.text:
            starts.add(round(label.x + len(before) * 0.6 * label.size, 1))
    assert len(starts) == 1


def test_long_code_goes_on_below_without_starting_on_a_closing_bracket() -> None:
    code = Code(HERE, "python", 'runs = tracker.search_for_runs(experiment_ids=["2530313309", "44512"])')
    lines = [label.text for label in code_scene(code, 400).labels()]
    assert len(lines) > 1
    assert "".join(lines).replace(" ", "") == code.text.replace(" ", "")
    assert not any(line.lstrip().startswith((")", "]", ",")) for line in lines)


def test_steps_keep_the_authors_numbering_and_mark_what_is_recommended() -> None:
    scene = words_scene(STEPS, 640)
    assert scene is not None
    found = [label.text for label in scene.labels()]
    assert found[:2] == ["Option 1", "Shelf"]
    assert "2" in found
    assert "RECOMMENDED" in found


def test_columns_of_figures_are_told_from_words() -> None:
    table = Table(HERE, ("a", "b", "c"), (("1.5", "x", "~12%"), ("-", "3", "4 ms")))
    assert columns(table).figures == (True, False, True)


def test_a_table_fills_its_room_unless_its_columns_would_fall_apart() -> None:
    table = Table(HERE, ("Grain", "Floor"), (("rye", "upper"), ("oats", "lower")))
    loosest = table_scene(table, 5000.0)
    narrower = table_scene(table, 0.7 * loosest.width)
    assert loosest.width < 500.0
    assert (narrower.width, narrower.height) == (pytest.approx(0.7 * loosest.width), loosest.height)


def test_trailing_comments_move_left_together_before_they_wrap() -> None:
    code = Code(
        HERE, "python", "a = 1                  # the first of two\nlonger = 2             # and the other"
    )
    lines = [label.text for label in code_scene(code, 300).labels()]
    assert len(lines) == 2
    assert lines[0].index("#") == lines[1].index("#") < 23


def test_a_word_of_code_that_is_wider_than_its_line_is_glued_over_lines() -> None:
    scene = code_scene(Code(HERE, None, "key = " + "4f" * 60), 260)
    found = list(scene.labels())
    assert all(box(label)[2] <= 260 for label in found)
    assert len({label.size for label in found}) == 1
    assert "4f" * 60 in " ".join(label.text for label in found).replace(f"{GLUE} ", "")


def test_a_line_ends_after_a_comment_too() -> None:
    """A token may end with its line feed, and Pygments' comments do."""
    for text in ("# First\nimport hops\n", "\n\nbrew:\n  yeast: ale  # dry\nstore: cool"):
        rows = ["".join(token.text for token in row) for row in lines("python", text)]
        assert rows == text.split("\n")
