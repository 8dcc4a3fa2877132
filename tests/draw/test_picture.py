"""The stand-alone picture: its ratio, its words, its size, and no markup of a stranger in it."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from mkdocs_figspec.art import recognise
from mkdocs_figspec.draw import draw
from mkdocs_figspec.draw.words import words
from mkdocs_figspec.model import Art, Block, Code, Item, Items, Node, Prose, Text, Tree
from mkdocs_figspec.parser import parse
from mkdocs_figspec.source import Source, Span

from .samples import HERE, PANTRY, PARCEL, figure_of, node

SVG = "{http://www.w3.org/2000/svg}"
PROSE = Prose(HERE, "Flour keeps for a year where it is dry, and salt for ever.")
LIST = Items(HERE, (Item("Sweep the floor", "•"), Item("Count the jars", "•")))
CODE = Code(HERE, "python", "jars = count(shelves)\nprint(jars)  # forty, most days")
CONCEPT = """Flour keeps for a year where it is dry, and salt for ever.
pantry/ shelves/ flour.tin "rye" cider.keg Needs care!
oslo__2031-04__heavy__07"""


def size_of(svg: str) -> tuple[float, float]:
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    assert found
    return float(found[1]), float(found[2])


def sizes_of_text(svg: str) -> dict[str, float]:
    """The size of each text in px, all scales applied; the least where a text stands twice."""
    sizes: dict[str, float] = {}

    def walk(element: ElementTree.Element, scale: float) -> None:
        found = re.search(r"scale\(([\d.]+)", element.get("transform", ""))
        scale *= float(found[1]) if found else 1.0
        if element.tag == f"{SVG}text":
            text = "".join(element.itertext())
            sizes[text] = min(float(element.get("font-size", "0")) * scale, sizes.get(text, 1e6))
        for child in element:
            walk(child, scale)

    walk(ElementTree.fromstring(svg), 1.0)
    return sizes


@pytest.mark.parametrize("ratio", [(16, 10), (16, 9), (4, 3), (1, 1)])
def test_the_ratio_is_kept(ratio: tuple[int, int]) -> None:
    drawing = draw(figure_of(PROSE, PANTRY, PARCEL, LIST, CODE, ratio=ratio, words=CONCEPT))
    width, height = size_of(drawing.svg)
    assert width == 1600
    assert height / width == pytest.approx(ratio[1] / ratio[0], rel=0.02)
    assert drawing.diagnostics == ()


def test_the_picture_stands_alone_and_is_small() -> None:
    drawing = draw(figure_of(PROSE, PANTRY, PARCEL, LIST, CODE, words=CONCEPT))
    for svg in (drawing.svg, drawing.svg_dark):
        root = ElementTree.fromstring(svg)
        assert root.tag == f"{SVG}svg"
        assert not [element for element in root.iter() if "id" in element.attrib]
        assert "var(" not in svg
        assert not re.search(r'url\("?(?!data:)', svg.replace('url("data:', "url(data:"))
        assert len(svg) < 60 * 1024
    light, dark = (re.sub(r"<style>.*?</style>", "", svg) for svg in (drawing.svg, drawing.svg_dark))
    assert light == dark


def test_every_word_is_text_and_labels_do_not_glue() -> None:
    drawing = draw(figure_of(PROSE, PANTRY, PARCEL, words=CONCEPT))
    text = "".join(ElementTree.fromstring(drawing.svg).itertext())
    assert set(words(CONCEPT)) <= set(words(text))
    assert "flour.tin" in text.split()


def test_a_figure_that_is_too_full_grows_and_says_so() -> None:
    long = Prose(HERE, "Every jar has a story that wants to be told at some length. " * 160)
    drawing = draw(figure_of(long, PANTRY, ratio=(16, 9)))
    assert size_of(drawing.svg)[1] > 900
    assert [problem.name for problem in drawing.diagnostics] == ["aspect-ratio-not-kept"]


def test_without_a_ratio_a_full_picture_is_higher_before_its_words_are_small() -> None:
    def drawn(sentences: int, ratio: tuple[int, int] | None) -> tuple[float, float]:
        jars = Prose(HERE, "Every jar has a story that wants to be told at some length. " * sentences)
        svg = draw(figure_of(jars, PANTRY, ratio=ratio)).svg
        return size_of(svg)[1], min(sizes_of_text(svg).values())

    (asked, small), (free, larger) = drawn(110, (16, 10)), drawn(110, None)
    assert asked == 1000 < free <= 1200
    assert small < larger
    assert drawn(60, None)[0] <= 1000


def test_a_ratio_beyond_reason_is_not_followed() -> None:
    drawing = draw(figure_of(PANTRY, ratio=(1, 1000)))
    assert size_of(drawing.svg)[1] <= 6400
    assert [problem.name for problem in drawing.diagnostics] == ["aspect-ratio-not-kept"]


def test_a_figure_without_panels_is_a_headline() -> None:
    drawing = draw(figure_of())
    assert "How the Pantry Is Kept" in drawing.svg


def test_glyphs_of_the_other_face_stand_apart() -> None:
    # The PNG renderer takes a whole stretch from another font for one glyph that the face lacks.
    drawing = draw(figure_of(Prose(HERE, "salt → brine")))
    assert re.search(r'<tspan x="[\d.]+" class="fs-mono fs-ink">→</tspan>', drawing.svg)


def test_a_letter_that_no_face_has_stays_in_its_word_and_keeps_what_follows_in_place() -> None:
    # What stands behind it has a place of its own, as nobody knows how wide another font makes it.
    svg = draw(figure_of(Prose(HERE, "the pₖ of a loaf"))).svg
    assert re.search(
        r'the p</tspan><tspan class="fs-ink fs-other">ₖ</tspan><tspan x="[\d.]+"[^>]*> of a', svg
    )


def test_text_is_readable_and_drawings_do_not_shrink_away() -> None:
    drawing = draw(figure_of(*[PANTRY] * 9, PROSE, LIST, CODE, words=CONCEPT))
    assert min(sizes_of_text(drawing.svg).values()) >= 11.99


@pytest.mark.parametrize("blocks", [(PROSE,), (PROSE, LIST, PANTRY, CODE)])
def test_the_key_message_is_no_smaller_than_the_words_in_the_panels(blocks: tuple[Block, ...]) -> None:
    figure = figure_of(*blocks, words=CONCEPT)
    spec = replace(figure.figspec, key_message=Text("Dry shelves", HERE))
    sizes = sizes_of_text(draw(replace(figure, figspec=spec)).svg)
    assert sizes["Dry shelves"] >= 0.85 * max(size for text, size in sizes.items() if "Flour" in text)


def test_strangers_write_no_markup() -> None:
    evil = '</text><script>alert(1)</script>&lt;{{ config }}{% x %}" onload="x\x00\x1b\u202e'
    tree = Tree(HERE, (node(0, evil), node(1, evil, evil)))
    drawing = draw(figure_of(Prose(HERE, evil), tree, Art(HERE, evil), titles=(evil,) * 3))
    for markup in (drawing.svg, drawing.html):
        assert "<script" not in markup
        assert "\x00" not in markup
        assert not re.search(r"<[^>]*\sonload=", re.sub(r'="[^"]*"', "=", markup))
    assert "{{ config }}" in "".join(ElementTree.fromstring(drawing.svg).itertext())


def test_words_that_no_block_holds_are_drawn_and_noted() -> None:
    figure = figure_of(PROSE, words=PROSE.text + "\nbeetroot and radish")
    drawing = draw(figure)
    assert "beetroot and radish" in drawing.svg
    assert "beetroot" in drawing.html
    assert [(problem.name, problem.span.line) for problem in drawing.diagnostics] == [("drawn-as-art", 2)]


def test_a_tree_that_is_too_large_is_drawn_as_its_author_drew_it() -> None:
    source = "\n".join(f"├── jar-{i}" for i in range(1200))
    block = Tree(Span.lines(1, 1200), tuple(Node(1, f"jar-{i}", None, False, i + 1) for i in range(1200)))
    drawing = draw(figure_of(block, words=source, ratio=None))
    assert [problem.name for problem in drawing.diagnostics] == ["drawn-as-art"]
    assert "jar-1199" in drawing.svg


@pytest.mark.parametrize("block", [PROSE, PANTRY, PARCEL, CODE], ids=lambda block: block.kind)
def test_the_same_figure_gives_the_same_bytes(block: Block) -> None:
    assert draw(figure_of(block)) == draw(figure_of(block))


def test_lines_of_the_key_message_are_about_equally_long() -> None:
    spec = replace(figure_of().figspec, key_message=Text("Dry shelves keep the flour for years. " * 5, HERE))
    texts = sizes_of_text(draw(replace(figure_of(), figspec=spec)).svg)
    first, last = (len(text) for text in texts if "shelves" in text)
    assert last > 0.8 * first


def test_the_key_message_keeps_quotation_marks_around_its_first_words() -> None:
    spec = replace(figure_of().figspec, key_message=Text('"Dry" is not "cold".', HERE))
    assert '"Dry" is not "cold".' in sizes_of_text(draw(replace(figure_of(), figspec=spec)).svg)


@pytest.mark.parametrize("headings", ["## Cellar", "## Rooms below\n\n### Cellar"])
def test_titles_of_sketches_outside_the_concept_stand_not_in_the_picture(headings: str) -> None:
    text = (
        "# fig-jam-01: Jam\n\n## Visual Concept\n\n```\nboil the berries\n```\n\n"
        f"{headings}\n\n```\nTOP           BELOW\n───           ─────\n"
        "• plums       • pears\n• cherries    • quinces\n```\n"
    )
    drawing = draw(recognise(parse(Source("jam.md", text))[0]))
    assert "boil the berries" in drawing.svg
    assert "Cellar" not in drawing.svg + drawing.html
    (section,) = drawing.sections
    assert "quinces" in section.html
    assert (section.title + section.html).count("Cellar") == 1
