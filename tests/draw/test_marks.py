"""Marks are told from words, and no character is lost."""

from __future__ import annotations

import re

import pytest

from mkdocs_figspec.draw.emoji import emoji_markup
from mkdocs_figspec.draw.fonts import is_emoji
from mkdocs_figspec.draw.icons import icon_path
from mkdocs_figspec.draw.marks import MARK_PATHS, Mark, mark_icon, mark_of, split_marks
from mkdocs_figspec.draw.page.page import page_html
from mkdocs_figspec.draw.scene import Scene
from mkdocs_figspec.draw.svg import Pen
from mkdocs_figspec.draw.texts.lists import bullets
from mkdocs_figspec.draw.texts.text import set_text
from mkdocs_figspec.model import Item, Items
from tests.draw.text_blocks import HERE, figure, panel


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("✓ read", ["check mark"]),
        ("done ✅", ["check mark"]),
        ("⚠️ late", ["warning"]),
        ("[sq] one [blue square] two", ["square", "blue square"]),
        ("x[0] and [square brackets]", []),
        ("🔴 stop 🟢 go", ["red circle", "green circle"]),
        ("plain words", []),
        ("", []),
    ],
)
def test_marks_are_found(text: str, names: list[str]) -> None:
    pieces = split_marks(text)
    assert [piece.name for piece in pieces if isinstance(piece, Mark)] == names
    assert "".join(piece.text if isinstance(piece, Mark) else piece for piece in pieces) == text


def test_every_mark_has_a_shape_in_its_square() -> None:
    for text in "✓✔✅☑☐☒✗✘✖❌❎⚠★⭐☆↳↪↵➔➜➡⬅⇒⇐◦‣❗❓ℹ♥⚡🔶🔷🔺🔻🔴🟥":
        mark = mark_of(text)
        assert mark is not None, text
        assert re.fullmatch(r"[-MmLlHhVvCcAazZ\d. ]+", MARK_PATHS[mark.shape]), mark.shape


def test_an_icon_stands_in_the_middle_of_capitals() -> None:
    mark = mark_of("✓")
    assert mark is not None
    icon = mark_icon(mark, 10, 100, 20)
    assert (icon.x, icon.size) == (10, 20)
    assert icon.y + icon.size / 2 == pytest.approx(100 - 0.36 * 20)


def test_the_icon_of_a_mark_has_a_path() -> None:
    mark = mark_of("✅")
    assert mark is not None
    assert icon_path(mark_icon(mark, 0, 0, 10).name) == MARK_PATHS["check-box"]


@pytest.mark.parametrize("words", ["🔥", "⚙️", "⚙", "Barrels 🛢️ of 🍺", "👤", "😷", "🆕", "1️⃣", "Step 2\u20e3"])
def test_emoji_are_drawn_where_no_font_has_them(words: str) -> None:
    drawn = Pen().body(Scene(200, 40, tuple(set_text(words, 200).shapes(0, 0)))).markup
    assert 'class="fs-emoji"' in drawn
    assert not any(is_emoji(char) for char in drawn)
    assert all(word in drawn for word in words.split() if word.isalpha())
    assert "\u20e3" not in drawn


def test_parts_of_an_emoji_have_the_colours_of_their_group() -> None:
    new = emoji_markup("🆕")
    assert new is not None
    assert 'stroke="#d22f27"' in new
    assert "fs-fill-ink" not in new


def test_what_has_no_drawing_stays_text() -> None:
    assert emoji_markup("a") is None
    assert emoji_markup("\U0001fbff") is None


def test_the_squares_of_a_legend_have_the_hues_that_it_names() -> None:
    squares = ("blue  stable", "orange  passing", "Weight pulls the train")
    signs = bullets([Item(text, "[sq]") for text in squares])
    assert [sign.style for sign in signs if isinstance(sign, Mark)] == ["segment-1", "segment-2", "accent"]


def test_signs_for_and_against_something_are_no_bullets() -> None:
    weighed = [Item("cheap", "+"), Item("slow", "-")]
    assert bullets(weighed) == ["+", "−"]
    assert bullets(weighed[1:]) == [None]
    html = page_html(figure(panel(Items(HERE, tuple(weighed)))), {})
    assert re.findall(r'figspec-ordinal">(.)<', html) == ["+", "−"]
