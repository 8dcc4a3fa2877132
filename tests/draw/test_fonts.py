"""Text is as wide as the faces make it, and only what is used of them is embedded."""

from __future__ import annotations

import io

import pytest
from fontTools.ttLib import TTFont

from mkdocs_figspec.draw import faces, fonts
from mkdocs_figspec.draw.labels import fit_for_xml
from mkdocs_figspec.draw.scene import GLUE, Label
from mkdocs_figspec.draw.texts.text import set_text


@pytest.mark.parametrize("face", fonts.FACES)
def test_a_text_is_as_wide_as_the_served_font_says(face: fonts.Face) -> None:
    font = TTFont(io.BytesIO(faces.face_file(face, "latin")))
    names, widths = font.getBestCmap(), font["hmtx"].metrics
    words = 'Quick "brown" fox_42 -> {jumps}'
    expected = sum(widths[names[ord(char)]][0] for char in words) / font["head"].unitsPerEm * 16
    assert fonts.width(words, face, 16) == pytest.approx(expected, abs=0.01)


def test_what_the_faces_lack_has_room_of_its_own() -> None:
    assert fonts.width("🔥", "sans", 10) == pytest.approx(13)
    assert fonts.width("e\u0301", "sans", 10) == fonts.width("e", "sans", 10)
    assert fonts.width("├", "sans", 10) == fonts.width("├", "mono", 10)


def test_a_picture_embeds_the_chunks_that_it_uses() -> None:
    plain = fonts.face_css([("sans", "plain words")])
    assert plain.count("@font-face") == 1
    assert fonts.face_css([("sans", "plain words"), ("mono", "жук")]).count("@font-face") == 2


def test_a_site_serves_every_font_that_its_css_names() -> None:
    css = fonts.font_face_css("assets/")
    files = fonts.font_files()
    assert all(f'url("assets/{name}")' in css for name in files)
    assert css.count("@font-face") == len(files)
    assert all(data[:4] == b"wOF2" for data in files.values())


def test_lines_fit_and_keep_every_letter() -> None:
    words = "the store/of/preserved_and_pickled_vegetables opens at noon"
    painted = set_text(words, 150, 16, face="mono").shapes(0, 0, "start", 150)
    lines = [shape.text for shape in painted if isinstance(shape, Label)]
    assert all(fonts.width(line, "mono", 16) <= 150 for line in lines)
    assert "".join(lines).replace(GLUE, "").replace(" ", "") == words.replace(" ", "")


def test_emoji_are_told_from_signs() -> None:
    assert all(map(fonts.is_emoji, ["📁", "🔧", "⚙️", "⚙", "✂", "1️⃣", "👤"]))
    assert not any(map(fonts.is_emoji, ["a", "1", "→", "●", "═", "▶", "\ufe0f"]))


def test_joined_emoji_are_as_wide_as_one() -> None:
    assert fonts.width("👩\u200d🍳", "sans", 10) == fonts.width("👩", "sans", 10) == 13


def test_what_xml_forbids_goes() -> None:
    assert fit_for_xml("a\x00b\x1bc\u202ed\te") == "abcd e"
