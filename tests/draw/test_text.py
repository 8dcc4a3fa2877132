"""Words set in lines: nothing leaves its room, nothing is lost."""

from __future__ import annotations

import pytest

from mkdocs_figspec.draw.labels import label_width
from mkdocs_figspec.draw.scene import GLUE, Icon, Label
from mkdocs_figspec.draw.texts.text import Set, set_text

LONG = (
    "Each `config/loader.py` reads **one** file_with_many_parts/and_more/of_them.yaml, then ✓ or ✗ 🚀 done."
)


def labels(text: Set) -> list[Label]:
    return [shape for shape in text.shapes(0, 0) if isinstance(shape, Label)]


@pytest.mark.parametrize("room", [60, 90, 140, 250, 600])
def test_lines_stay_in_their_room(room: int) -> None:
    text = set_text(LONG, room)
    assert all(line.width <= room + 0.01 for line in text.lines)
    assert all(label.x >= 0 and label.x + label_width(label) <= room + 0.01 for label in labels(text))


@pytest.mark.parametrize("room", [60, 140, 600])
def test_cut_words_are_whole_again_once_joined(room: int) -> None:
    joined = " ".join(label.text for label in labels(set_text(LONG, room))).replace(f"{GLUE} ", "")
    for word in ("loader", "file", "parts", "them", "yaml", "done"):
        assert word in joined


def test_a_word_without_joints_is_glued_over_lines_of_one_size() -> None:
    text = set_text("x" * 60, 100)
    found = labels(text)
    assert len(found) > 1
    assert {label.size for label in found} == {text.size}
    assert all(label.text.endswith(GLUE) for label in found[:-1])
    assert "".join(label.text for label in found).replace(GLUE, "") == "x" * 60


def test_markup_is_set_in_its_faces() -> None:
    (label,) = labels(set_text("plain **strong** `code`", 600))
    assert [(run.text.strip(), run.face) for run in label.runs if run.text.strip()] == [
        ("plain", "sans"),
        ("strong", "sans-bold"),
        ("code", "mono"),
    ]


@pytest.mark.parametrize("words", ["2 ** 3 ** 4", "a**b**c", "` lone", "**", "****", "{{ x }} {% y %}"])
def test_what_only_looks_like_markup_is_text(words: str) -> None:
    assert " ".join(label.text for label in labels(set_text(words, 600))) == words


def test_marks_are_icons_between_the_words() -> None:
    shapes = list(set_text("yes ✓ sure", 600).shapes(0, 0))
    assert [type(shape) for shape in shapes] == [Label, Icon, Label]
    before, mark, after = shapes
    assert isinstance(before, Label)
    assert isinstance(mark, Icon)
    assert isinstance(after, Label)
    assert label_width(before) <= mark.x
    assert mark.x + mark.size <= after.x


def test_an_emoji_is_a_label_of_its_own_with_its_joiners() -> None:
    family = "\U0001f469\u200d\U0001f467"
    assert [label.text.strip() for label in labels(set_text(f"a {family} b", 600))] == ["a", family, "b"]


def test_line_feeds_break_lines_and_empty_text_takes_no_width() -> None:
    assert len(set_text("one\ntwo", 600).lines) == 2
    assert set_text("", 600).width == 0
