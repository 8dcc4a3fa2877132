"""PNG: text, emoji and colours are there without a browser and without fonts of the machine."""

from __future__ import annotations

import struct

from mkdocs_figspec.draw import theme
from mkdocs_figspec.draw.picture.png import emoji_fonts, to_png
from mkdocs_figspec.draw.scene import Rect, Scene, text
from mkdocs_figspec.draw.svg import Pen


def picture(words: str, palette: dict[str, str] = theme.LIGHT) -> str:
    shapes = (Rect(0, 0, 200, 60, "paper"), text(10, 40, words, 24, face="mono"))
    return Pen().picture(Scene(200, 60, shapes), palette, "test")


def test_a_png_has_the_width_asked_for_and_the_picture_s_proportions() -> None:
    png = to_png(picture("jar"), 400)
    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">II", png[16:24]) == (400, 120)


def test_words_show_and_both_palettes_differ() -> None:
    pictures = {to_png(picture(words), 200) for words in ("", "jar", "tin")}
    assert len(pictures) == 3
    assert to_png(picture("jar", theme.DARK), 200) not in pictures


def test_emoji_show() -> None:
    assert emoji_fonts()
    assert to_png(picture("🔥"), 200) != to_png(picture("🍎"), 200) != to_png(picture(""), 200)
