"""The many spellings of headings, fields and values."""

from __future__ import annotations

import pytest

from mkdocs_figspec.model import Text
from mkdocs_figspec.parser import parse
from mkdocs_figspec.parser.metadata import aspect_ratio, levels, locations, personas, priority
from mkdocs_figspec.parser.outline import heading_key
from mkdocs_figspec.parser.parts import Part, field_named, part_named
from mkdocs_figspec.parser.words import unquoted
from mkdocs_figspec.source import Source, Span


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("Caption", Part.CAPTION),
        ("Caption (for embedding)", Part.CAPTION),
        ("Figure Caption", Part.CAPTION),
        ("Caption Text", Part.CAPTION),
        ("**Suggested Caption**: draft 2", Part.CAPTION),
        ("6.2 Caption", Part.CAPTION),
        ("9. Alt Text", Part.ALT),
        ("Alt-Text (accessibility)", Part.ALT),
        ("Alternative Text", Part.ALT),
        ("Purpose & Key Message", Part.PURPOSE_AND_KEY_MESSAGE),
        ("3) Key Message", Part.KEY_MESSAGE),
        ("Key Messages", None),
        ("Main Takeaway", Part.KEY_MESSAGE),
        ("Purpose of this figure", Part.PURPOSE),
        ("Purpose-built colours", None),
        ("Caption Style Guide", None),
        ("Alt Text Guidelines", None),
        ("Caption & Alt Text", Part.TEXT_CONTENT),
        ("Description for Screen Readers", Part.ALT),
        ("Visual Layout (3-column)", Part.CONCEPT),
        ('Visual Concept: "The Scale"', Part.CONCEPT),
        ("8. Nano Banana Pro Prompts", Part.PROMPTS),
        ("JSON Export Block (for Gemini)", Part.EXPORT),
        ("Status Tracking", Part.STATUS),
        ("Validation Checklist", None),
        ("Relationship to Other Figures", Part.RELATED),
        ("Cross-References", Part.READER_FLOW),
        ("🎯 Purpose", Part.PURPOSE),
    ],
)
def test_headings(heading: str, part: Part | None) -> None:
    assert part_named(heading) is part


def test_heading_key_keeps_what_is_all_there_is() -> None:
    assert heading_key("(Draft)") == "(draft)"
    assert heading_key("5. Caption (for embedding): draft") == "caption"


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ('"One whole sentence."', "One whole sentence."),
        ('**"Bold and quoted"**', "Bold and quoted"),
        ("“Curly”", "Curly"),
        ('"A" and "B"', '"A" and "B"'),
        ('"He said "no" twice"', 'He said "no" twice'),
        ("'It doesn't matter'", "It doesn't matter"),
        ("'tis what it's", "'tis what it's"),
        ("*", "*"),
        ('""', '""'),
    ],
)
def test_unquoted(text: str, bare: str) -> None:
    assert unquoted(text) == bare


@pytest.mark.parametrize(
    ("value", "places"),
    [
        (
            "README.md (hero, above all), `docs/`",
            [("README.md (hero, above all)", "README.md"), ("docs/", "docs/")],
        ),
        ("Root README", [("Root README", "README.md")]),
        ("root `CONTRIBUTING.md`", [("root CONTRIBUTING.md", "CONTRIBUTING.md")]),
        (
            ".github/README.md; Appendix B",
            [(".github/README.md", ".github/README.md"), ("Appendix B", "Appendix B")],
        ),
        ("[the guide](docs/guide.md)", [("the guide", "the guide")]),
        ("- docs/a.md", [("docs/a.md", "docs/a.md")]),
        ("docs/a.md<br>docs/b.md", [("docs/a.md", "docs/a.md"), ("docs/b.md", "docs/b.md")]),
    ],
)
def test_locations(value: str, places: list[tuple[str, str]]) -> None:
    assert [(each.text, each.path) for each in locations(value, Span(1))] == places


def test_levels() -> None:
    assert levels("L2-L3 (Architecture)") == ("L2", "L3")
    assert levels("L1-3") == ("L1", "L3")
    assert levels("Level 4") == ("L4",)
    assert levels("Expert (for all)") == ("Expert",)


def test_priorities_and_personas() -> None:
    assert [priority(each) for each in ("P1 (High - now)", "High", "`P0`", "p2")] == [
        "P1",
        "High",
        "P0",
        "P2",
    ]
    assert personas("PI, Clerk / Guest (first, last)") == ("PI", "Clerk", "Guest (first, last)")


@pytest.mark.parametrize(
    ("value", "ratio"),
    [
        ("16:10", (16, 10)),
        ("16:14 (wider to fit 3 rows)", (16, 14)),
        ("16 × 9", (16, 9)),
        ("1.6:1", (8, 5)),
        ("1920x1080", (16, 9)),
        ("1.6", (8, 5)),
        ("1.6 (golden)", (8, 5)),
        ("1.5 columns", None),
        ("wide", None),
        ("0:10", None),
        ("90:1", None),
    ],
)
def test_aspect_ratios(value: str, ratio: tuple[int, int] | None) -> None:
    assert aspect_ratio(value) == ratio


def test_text_knows_itself_without_marks() -> None:
    text = Text("See [the *guide*](https://example.org/a_b) and `run_all(*)`, **now**: 2 * 3 * 4", Span(1))
    assert text.plain == "See the guide and run_all(*), now: 2 * 3 * 4"


def test_lines_are_those_of_the_file_below_front_matter() -> None:
    source = Source("fig-a-1.md", "---\ntitle: T\n---\n\n## Alt Text\n\nWords.\n")
    figspec, _ = parse(source)
    assert figspec.alt is not None
    assert source.line(figspec.alt.span.line) == "Words."


def test_the_usual_name_of_a_field_counts() -> None:
    rows = "| Size | 9 x 9 cm |\n| Aspect Ratio | 16:10 |\n| Name | pot |\n| Title | Kettle |"
    figspec, _ = parse(
        Source("fig-a-1.md", f"## Metadata\n\n| Figure | 6 |\n|---|---|\n{rows}\n| ID | fig-a-1 |\n")
    )
    assert (figspec.id, figspec.title, figspec.aspect_ratio) == ("fig-a-1", "Kettle", (16, 10))


def test_remarks_in_a_third_column_are_no_value() -> None:
    table = "| Field | Value | Notes |\n|---|---|---|\n| Title | Kettle | not yet settled |"
    figspec, _ = parse(Source("fig-a-1.md", f"## Metadata\n\n{table}\n"))
    assert figspec.title == "Kettle"


@pytest.mark.parametrize("words", ["Alt text: One box.", "**Alternative text**: One.", '**Alt:** "One box."'])
def test_a_part_that_repeats_its_name_is_without_it(words: str) -> None:
    figspec, _ = parse(Source("fig-a-1.md", f"## Alt Text\n\n{words}\n"))
    assert figspec.alt is not None
    assert figspec.alt.text.startswith("One")


def test_another_label_at_the_start_of_a_part_stays() -> None:
    figspec, _ = parse(Source("fig-a-1.md", "## Caption\n\nNote: the kettle is hot.\n"))
    assert figspec.caption is not None
    assert figspec.caption.text == "Note: the kettle is hot."


@pytest.mark.parametrize(
    "heading",
    [
        "fig-a-1: Pot",
        "[fig-a-1] Pot",
        "fig-a-1, Pot",
        "fig-a-1 · Pot",
        "Pot (fig-a-1)",
        "Pot - fig-a-1",
        "Fig. 6: Pot",
        "Figure 6. Pot",
        "🫖 Figure fig-a-1 — Pot",
        "Figure Plan: Pot",
        "FigSpec – fig-a-1: Pot",
    ],
)
def test_titles_in_headings(heading: str) -> None:
    assert parse(Source("fig-a-1.md", f"# {heading}\n"))[0].title == "Pot"


def test_status_may_be_told_by_marks_instead_of_boxes() -> None:
    figspec, _ = parse(
        Source("fig-a-1.md", "## Status\n\n- ✅ Drawn\n- ☑️ Read\n- ⬜ Placed\n- 🔲 Sent\n- Thrown\n")
    )
    assert [(each.text, each.checked) for each in figspec.status] == [
        ("Drawn", True),
        ("Read", True),
        ("Placed", False),
        ("Sent", False),
    ]


@pytest.mark.parametrize(
    ("words", "purpose"),
    [
        ("**Purpose**: Show it.\n\nAnd why.", "Show it.\n\nAnd why."),
        ("**Goal**: Show it.\n\n**Readers**: All.", "**Goal**: Show it.\n\n**Readers**: All."),
        ("Goal: show it.", "Goal: show it."),
    ],
)
def test_a_purpose_keeps_all_its_words(words: str, purpose: str) -> None:
    figspec, _ = parse(Source("fig-a-1.md", f"## Purpose\n\n{words}\n"))
    assert figspec.purpose is not None
    assert figspec.purpose.text == purpose


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("Figure ID", Part.ID),
        ("figureId", Part.ID),
        ("aspectRatio", Part.ASPECT_RATIO),
        ("Fig.", Part.ID),
        ("Target persona(s)", Part.PERSONA),
        ("Expertise Level", Part.LEVEL),
        ("Priority Level", Part.PRIORITY),
        ("Canvas Size (px)", Part.DIMENSIONS),
        ("alt_text", Part.ALT),
        ("Reviewer", None),
    ],
)
def test_names_of_fields(name: str, part: Part | None) -> None:
    assert field_named(name) is part


def test_locations_in_front_matter_are_listed_as_in_a_table() -> None:
    figspec, _ = parse(
        Source("fig-a-1.md", "---\nid: fig-a-1\nlocation: docs/ (top, left), README.md\n---\n")
    )
    assert [each.text for each in figspec.locations] == ["docs/ (top, left)", "README.md"]


def test_names_of_listed_fields_may_be_code() -> None:
    figspec, _ = parse(Source("fig-a-1.md", "## Metadata\n\n- `ID`: fig-a-1\n- `Level`: L2\n"))
    assert (figspec.id, figspec.level) == ("fig-a-1", ("L2",))


def test_comments_in_quotations_are_no_words() -> None:
    figspec, _ = parse(Source("fig-a-1.md", "## Caption\n\n> <!-- still\n> short -->\n>\n> A kettle.\n"))
    assert figspec.caption is not None
    assert figspec.caption.text == "A kettle."


def test_a_line_without_words_over_a_rule_is_no_heading() -> None:
    figspec, _ = parse(Source("fig-a-1.md", "# fig-a-1: Pot\n\x1f\n---\n"))
    assert figspec.title == "Pot"


def test_fences_of_a_concept_about_prompts_are_drawn_and_those_of_prompts_are_not() -> None:
    fence = "```\n┌───┐\n│ {} │\n└───┘\n```\n\n"
    text = (
        "# fig-a-1: A Prompt\n\n## Visual Concept: The Prompt\n\n"
        + fence.format("a")
        + "### Second Panel: Prompt Life Cycle\n\n"
        + fence.format("b")
        + "### Prompt flow\n\n"
        + fence.format("c")
        + "### Style Prompt\n\n"
        + fence.format("d")
        + "## Prompts for the Painter\n\n### Content\n\n"
        + fence.format("e")
    )
    figspec, _ = parse(Source("fig-a-1.md", text))
    assert [(each.lines[1], each.title, each.concept) for each in figspec.sketches] == [
        ("│ a │", None, True),
        ("│ b │", "Prompt Life Cycle", True),
        ("│ c │", "Prompt flow", True),
    ]
