"""The figure as HTML: safe, searchable, without ids and headings."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from mkdocs_figspec.art import recognise
from mkdocs_figspec.draw import draw
from mkdocs_figspec.draw.page.page import arrange, page_html, sections_html
from mkdocs_figspec.model import (
    Art,
    Block,
    Box,
    Callout,
    Cards,
    Code,
    Item,
    Items,
    Panel,
    Prose,
    Step,
    Steps,
    Table,
    Tree,
)
from mkdocs_figspec.parser import parse
from mkdocs_figspec.source import Source
from tests.draw.text_blocks import ALL, CODE, HERE, LIST, PROSE, STEPS, TABLE, figure, panel

HOSTILE = "<script>alert(1)</script> {{ 7*7 }} {% raw %} \"><img src=x onerror=alert(2)> & 'quoted'"


class Outline(HTMLParser):
    """The elements and the text of a page, each text apart."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"br", "wbr"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def html_of(*blocks: Block) -> str:
    return page_html(figure(panel(*blocks)), {})


def test_all_elements_close_and_none_is_a_heading_or_has_an_id() -> None:
    page = Outline(html_of(*ALL))
    assert not page.open
    assert not [tag for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert not [attributes for _, attributes in page.tags if "id" in attributes]


@pytest.mark.parametrize(
    "block",
    [
        Prose(HERE, HOSTILE),
        Items(HERE, (Item(HOSTILE, HOSTILE),)),
        Code(HERE, HOSTILE, HOSTILE),
        Steps(HERE, (Step(HOSTILE, (HOSTILE,), HOSTILE),)),
        Callout(HERE, HOSTILE, HOSTILE),
        replace(TABLE, header=(HOSTILE,), rows=((HOSTILE,),)),
    ],
    ids=lambda block: block.kind,
)
def test_nothing_of_the_author_becomes_markup(block: Block) -> None:
    page = Outline(page_html(figure(panel(block, title=HOSTILE)), {}))
    assert not {"script", "img"} & {tag for tag, _ in page.tags}
    assert not [
        attributes for _, attributes in page.tags if any(name.startswith("on") for name in attributes)
    ]
    assert HOSTILE in page.text


def test_words_of_neighbours_are_not_glued() -> None:
    text = Outline(html_of(*ALL)).text
    for pair in ("Wedge the clayGlaze", "ConePrice", "612.50", "ShelfOption", "Cone6", "EARLYWait"):
        assert pair not in text


def test_markup_in_words_becomes_elements() -> None:
    html = html_of(PROSE)
    assert "<code>cone_6</code>" in html
    assert "<strong>slowly</strong>" in html
    assert re.search(r"slowly</strong>\.<br> Then", html)


def test_code_keeps_every_space_and_its_lines_can_be_scrolled_by_keyboard() -> None:
    page = Outline(html_of(CODE))
    assert CODE.text in page.text
    (code,) = [attributes for tag, attributes in page.tags if tag == "code"]
    assert code["tabindex"] == "0"
    assert code["aria-label"] == "Code: FIRING"


def test_a_key_is_told_from_a_string() -> None:
    html = html_of(Code(HERE, "json", '{"glaze": "celadon"}  # thin'))
    assert '<span class="nt">&#34;glaze&#34;</span>' in html
    assert '<span class="s2">&#34;celadon&#34;</span>' in html
    assert '<span class="c1"># thin</span>' in html


def test_data_with_more_of_python_in_it_than_comments_and_ellipses_is_python() -> None:
    html = html_of(Code(HERE, "json", "{'fired': True, 'cone': [6, ...]}  # the \"best\" of 5\""))
    assert '<span class="nt">&#39;fired&#39;</span>' in html
    assert '<span class="kc">True</span>' in html
    assert '<span class="c1"># the &#34;best&#34; of 5&#34;</span>' in html


def test_a_quote_in_a_comment_begins_no_string() -> None:
    html = html_of(Code(HERE, "json", '{"cone": 6,  # 5" high\n "glaze": "ash"}'))
    assert '<span class="c1"># 5&#34; high</span>' in html
    assert '<span class="nt">&#34;glaze&#34;</span>' in html


def test_commands_of_a_step_are_copied_at_once() -> None:
    assert 'import kiln\nkiln.fire(program=["slow", "hold"])' in Outline(html_of(STEPS)).text


def test_marks_have_a_name() -> None:
    marks = [a["aria-label"] for tag, a in Outline(html_of(LIST)).tags if a.get("role") == "img"]
    assert marks == ["check mark", "cross"]


def test_drawings_stand_in_a_region_and_an_empty_one_nowhere() -> None:
    art, inner = Art(HERE, "+--+"), Prose(HERE, "drawn elsewhere")
    svg = '<svg width="400" height="30"><text font-size="16">box</text></svg>'
    html = page_html(figure(panel(art, inner)), {id(art): svg, id(inner): ""})
    assert svg in html
    assert "drawn elsewhere" not in html
    assert "--figspec-width:400px;--figspec-least:300px;--figspec-tight:275px" in html


def test_panels_of_a_row_stand_side_by_side_and_so_do_those_that_the_prompt_places() -> None:
    def at(row: int, column: int, *place: str) -> Panel:
        return replace(panel(PROSE, row=row, column=column), place=frozenset(place))  # type: ignore[arg-type]

    top, left, right = at(0, 0, "top"), at(1, 0, "bottom", "left"), at(2, 0, "bottom", "right")
    assert arrange([right, top, left]) == [[top], [left, right]]
    assert arrange([at(0, 1), at(0, 0), at(1, 0)]) == [[at(0, 0), at(0, 1)], [at(1, 0)]]


def test_what_is_not_of_the_concept_stands_under_its_section() -> None:
    extra = replace(panel(CODE), concept=False, section="Data Requirements")
    whole = figure(panel(PROSE), extra)
    ((title, html),) = sections_html(whole, {})
    assert title == "Data Requirements"
    assert "all three" in html
    assert "all three" not in page_html(whole, {})


def test_boxes_with_code_in_them_are_html_and_hold_it_once() -> None:
    cards = Cards(
        HERE, (Box("b1", "Morning\nload it", None), Box("b2", "Noon", "b1"), Box("b3", "Night", None))
    )
    inner = replace(CODE, box="b2")
    html = page_html(figure(panel(cards, inner)), {id(cards): "<svg></svg>", id(inner): ""})
    page = Outline(html)
    assert "<svg>" not in html
    assert page.text.count("all three") == 1
    assert page.text.index("Morning") < page.text.index("Noon") < page.text.index("all three")
    assert page.text.index("all three") < page.text.index("Night")
    assert not page.open


def test_boxes_have_the_headings_that_the_picture_gives_them() -> None:
    boxes = (Box("b1", "It all ends (so far,\nat least) here", None), Box("b2", "kiln_\nlog.py\nfires", None))
    inner = replace(CODE, box="b2")
    html = page_html(figure(panel(Cards(HERE, boxes), inner)), {})
    assert "<p>It all ends (so far, at least) here </p>" in html
    assert "<p><strong>kiln_log.py</strong><br> fires </p>" in html


def test_boxes_with_drawings_in_them_stay_a_drawing() -> None:
    cards, art = Cards(HERE, (Box("b1", "Morning", None),)), Art(HERE, "+-+", box="b1")
    svg = '<svg width="9" height="9"></svg>'
    assert svg in page_html(figure(panel(cards, art)), {id(cards): svg, id(art): ""})


def test_flows_and_art_stand_in_the_middle_and_trees_at_the_left() -> None:
    svg = '<svg width="400" height="9"></svg>'
    art, tree = Art(HERE, "+-+"), Tree(HERE, ())
    assert 'class="figspec-art figspec-centred"' in page_html(figure(panel(art)), {id(art): svg})
    assert 'class="figspec-art"' in page_html(figure(panel(tree)), {id(tree): svg})


def test_a_lone_box_without_words_of_its_own_is_its_panel() -> None:
    cards = Cards(HERE, (Box("b1", "", None),))
    html = page_html(figure(panel(cards, replace(CODE, box="b1"))), {})
    assert "figspec-box" not in html
    assert html.count("all three") == 1


def test_a_long_name_may_break_at_its_joints_and_stays_one_word() -> None:
    html = html_of(Prose(HERE, "See potter.kiln_programs/slow_hold-final.yml now."))
    assert "potter.<wbr>kiln_<wbr>programs/<wbr>slow_<wbr>hold-<wbr>final.<wbr>yml</span> now." in html
    assert "potter.kiln_programs/slow_hold-final.yml now." in Outline(html).text


def test_underlined_headings_within_a_panel_look_like_headings() -> None:
    text = (
        "# fig-egg-01: Eggs\n\n## Visual Concept\n\n```\n■ EGGS\n\n"
        "Soft (six minutes)      Hard\n──────────────────      ────\n• with toast            • for a walk\n"
        "• in a cup              • with salt\n```\n"
    )
    drawing = draw(recognise(parse(Source("egg.md", text))[0]))
    assert re.findall(r'<p class="figspec-heading">(.*?) </p>', drawing.html) == [
        "Soft (six minutes)",
        "Hard",
    ]
    assert re.search(r'class="fs-bold fs-ink">Soft \(six minutes\)<', drawing.svg)


def test_bars_among_words_are_bars_with_a_name() -> None:
    table = Table(HERE, ("jar", "filled"), (("rye", "██████░░░░  0.6"), ("oats", "███")))
    html = page_html(figure(panel(table)), {})
    assert re.findall(r'class="figspec-bar" role="img" aria-label="([^"]*)"', html) == ["6 of 10", "bar of 3"]
    assert '<span class="figspec-bar">██████</span>' in html
    assert '<span class="figspec-shade-1">████</span>' in html
    svg = draw(figure(panel(table))).svg
    assert re.search(r'class="fs-mono fs-bar"[^>]*>██████<', svg)
    assert re.search(r'class="fs-mono fs-shade-1"[^>]*>████<', svg)
