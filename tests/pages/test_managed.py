"""Sections between markers change; not a byte outside them does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_figspec.errors import MarkerError
from mkdocs_figspec.pages.managed import content_of, replaced, sections

from ..conftest import Case, cases

WANTED: dict[str, str | None] = {"fig-a": "new words of a\n", "fig-b": "words of b\n", "fig-gone": None}


@pytest.mark.parametrize("case", cases("pages/managed"), ids=str)
def test_sections(case: Case) -> None:
    text = case.text("input.txt")
    try:
        new, said = replaced(text, WANTED), ""
        assert replaced(new, WANTED) == new
    except MarkerError as problem:
        new, said = "", str(problem)
    case.expect("expected.txt", new)
    case.expect("report.txt", said)


LINE = st.sampled_from(
    ["", "words", "```", "~~~", "  indented", "- item", "<!-- figspec:begin -->", "# Title", "\t"]
)
AROUND = st.lists(LINE, max_size=8).map(lambda lines: "".join(f"{line}\n" for line in lines))


@given(before=AROUND, after=AROUND, end=st.sampled_from(["\n", "\r\n"]))
def test_all_outside_the_markers_stays(before: str, after: str, end: str) -> None:
    section = "<!-- figspec:begin fig-a -->\nold\n<!-- figspec:end fig-a -->\n"
    text = (before + section + after).replace("\n", end)
    if not sections(text):
        return  # A fence around it makes it an example of a section.
    new = replaced(text, {"fig-a": "new\nwords\n"})
    assert new == text.replace("old" + end, f"new{end}words{end}")
    (found,) = sections(new)
    assert content_of(new, found) == "new\nwords\n"


def test_a_last_line_without_an_end_gets_one() -> None:
    assert replaced("words", {"fig-a": "new\n"}).startswith("words\n\n<!-- figspec:begin fig-a -->\nnew\n")
