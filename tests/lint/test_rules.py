"""Each rule finds what its page says, where it stands, and nothing in a good figspec."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mkdocs_figspec.art.grid import region_of
from mkdocs_figspec.diagnostics import Diagnostic, Severity
from mkdocs_figspec.errors import OptionError
from mkdocs_figspec.lint import apply_severities, check_figure, check_figures, tabs
from mkdocs_figspec.model import Arrow, Box, Code, Figure, Flow, Panel
from mkdocs_figspec.parser import parse, read_source
from mkdocs_figspec.source import Source, Span
from tests.conftest import Case as Folder
from tests.conftest import cases, report


def figure_of(text: str, path: str = "fig-mail-02-sorting.md") -> Figure:
    return Figure(parse(Source(path, text))[0], (), ())


@pytest.mark.parametrize("case", cases("lint/one"), ids=str)
def test_one(case: Folder) -> None:
    case.expect("report.txt", report(check_figure(figure_of(case.text("input.md")))))


@pytest.mark.parametrize("case", cases("lint/several"), ids=str)
def test_several(case: Folder) -> None:
    figures = [figure_of(path.read_text("utf-8"), path.name) for path in sorted(case.folder.glob("*.md"))]
    case.expect("report.txt", report(check_figures(figures)))


def test_tabs_are_as_wide_as_the_rule_says() -> None:
    (row,) = region_of(("a\tb",), 1).rows
    assert row.text.index("b") == tabs.TAB


def test_tabs_of_code_are_its_own() -> None:
    spec = parse(Source("fig-a-1.md", "## Visual Concept\n\n```\na\tb\n\n\tmake\n```\n"))[0]
    code = Code(Span.lines(6, 6), None, "\tmake")
    for blocks, found in (((code,), [(4, 2)]), ((code, replace(code, span=Span(4))), [])):
        panel = Panel(None, "", True, 0, 0, Span(1), blocks)
        tab = check_figure(Figure(spec, (), (panel,)))
        assert [(each.span.line, each.span.column) for each in tab] == found


TABLE = "# fig-a-1: T\n\n| From | To |\n|---|---|\n| {} | {} |\n"


@pytest.mark.parametrize(
    ("source", "target", "agrees"),
    [
        ("Inbox", "Filter", True),
        ("Inbox", "Folder", True),
        ("Filter", "Inbox", False),
        ("Inbox", "the moon", True),
        ("Desk", "Folder", True),
        ("Filter", "Inner", True),
    ],
)
def test_table_is_held_against_the_ways_along_the_arrows(source: str, target: str, agrees: bool) -> None:
    boxes = (
        Box("b0", "Desk", None),
        Box("b1", "Inbox\nall mail", "b0"),
        Box("b2", "Filter", None),
        Box("b3", "Folder", None),
        Box("b4", "Inner", "b3"),
    )
    flow = Flow(Span(1), boxes, (Arrow("b1", "b2", None), Arrow("b2", "b3", None), Arrow("b0", "b3", None)))
    spec = parse(Source("fig-a-1.md", TABLE.format(source, target)))[0]
    found = check_figure(Figure(spec, (), (Panel(None, "", True, 0, 0, Span(1), (flow,)),)))
    assert [(each.name, each.span.line) for each in found] == (
        [] if agrees else [("disagrees-with-table", 5)]
    )


FOUND = (
    Diagnostic("missing-caption", Severity.WARNING, "none", "a.md", Span(1)),
    Diagnostic("dangling-reference", Severity.NOTE, "none", "a.md", Span(1)),
)


def test_severities_change_and_silence() -> None:
    kept = apply_severities(FOUND, {"missing-caption": "off", "dangling-reference": "error"})
    assert [(each.name, each.severity) for each in kept] == [("dangling-reference", Severity.ERROR)]
    assert apply_severities(FOUND, {}) == FOUND


def test_unknown_rules_and_severities_are_explained() -> None:
    with pytest.raises(OptionError, match=r"no rule 'missing-captoin'; did you mean missing-caption\?"):
        apply_severities(FOUND, {"missing-captoin": "off"})
    with pytest.raises(
        OptionError, match="missing-caption cannot be 'loud': expected error, warning, note or off"
    ):
        apply_severities(FOUND, {"missing-caption": "loud"})


def test_seed_has_only_notes(shared: Path) -> None:
    (path,) = (shared / "seed").glob("*.md")
    spec, found = parse(read_source(path, path.name)[0])
    figure = Figure(spec, (), ())
    everything = (*found, *check_figure(figure), *check_figures([figure]))
    assert {each.severity for each in everything} == {Severity.NOTE}
    assert "542,000" in report(everything)
