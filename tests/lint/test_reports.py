"""Findings as people and programs read them."""

from __future__ import annotations

import json

from click import unstyle

from mkdocs_figspec.diagnostics import Diagnostic, Severity
from mkdocs_figspec.lint import REPORTS
from mkdocs_figspec.lint.reports import text_report
from mkdocs_figspec.source import Source, Span

SOURCE = Source("a b/c,d.md", "# fig\n\n日本 says 542 %\n" + "x" * 300 + "\n\x1b[31mred\n")
FOUND = (
    Diagnostic("missing-caption", Severity.WARNING, "no caption", SOURCE.path, Span(1), "write one"),
    Diagnostic("caption-against-concept", Severity.NOTE, "says 542 %\nso", SOURCE.path, Span(3, 9, 3, 12)),
    Diagnostic("unclosed-fence", Severity.ERROR, "never closes", "gone.md", Span(4, 200, 6)),
)


def test_text_has_the_line_and_a_caret_below_the_place() -> None:
    assert REPORTS["text"](FOUND[:2], {SOURCE.path: SOURCE}) == (
        "a b/c,d.md:1:1: warning[missing-caption] no caption\n"
        " 1 | # fig\n"
        "   | ^\n"
        "  hint: write one\n"
        "\n"
        "a b/c,d.md:3:9: note[caption-against-concept] says 542 %\ufffdso\n"
        " 3 | 日本 says 542 %\n"
        "   |           ^^^\n"
        "\n"
        "1 warning, 1 note\n"
    )


def test_text_shows_the_part_of_a_long_line_that_matters() -> None:
    far = Diagnostic("words-lost", Severity.WARNING, "lost", SOURCE.path, Span(4, 200, 4, 202))
    line, marks = REPORTS["text"]([far], {SOURCE.path: SOURCE}).splitlines()[1:3]
    assert len(line) <= 170
    assert line[marks.index("^") :].startswith("xx")
    assert marks.count("^") == 2


def test_text_keeps_a_figspec_from_steering_the_terminal() -> None:
    red = Diagnostic("words-lost", Severity.WARNING, "lost", SOURCE.path, Span(5))
    assert "\x1b" not in REPORTS["text"]([red], {SOURCE.path: SOURCE})


def test_text_has_colours_where_they_are_wanted() -> None:
    coloured = text_report(FOUND[:1], {SOURCE.path: SOURCE}, colours=True)
    assert "\x1b[33m" in coloured
    assert unstyle(coloured) == text_report(FOUND[:1], {SOURCE.path: SOURCE})


def test_text_without_findings() -> None:
    assert REPORTS["text"]([], {}) == "nothing found\n"


def test_json_has_the_fields_of_the_contract() -> None:
    first = json.loads(REPORTS["json"](FOUND, {}))["diagnostics"][0]
    assert first == {
        "name": "missing-caption",
        "severity": "warning",
        "message": "no caption",
        "path": "a b/c,d.md",
        "line": 1,
        "column": 1,
        "end_line": 1,
        "end_column": None,
        "hint": "write one",
    }


def test_github_annotations_are_escaped() -> None:
    assert REPORTS["github"](FOUND, {}).splitlines() == [
        "::warning file=a b/c%2Cd.md,line=1,endLine=1,col=1,title=missing-caption::no caption; write one",
        "::notice file=a b/c%2Cd.md,line=3,endLine=3,col=9,title=caption-against-concept::says 542 %25%0Aso",
        "::error file=gone.md,line=4,endLine=6,title=unclosed-fence::never closes",
    ]


def test_sarif_names_each_rule_once_and_points_by_code_points() -> None:
    log = json.loads(REPORTS["sarif"]((*FOUND, FOUND[0]), {}))
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in rules] == sorted({each.name for each in FOUND})
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
    place = run["results"][1]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%20b/c%2Cd.md"
    assert place["region"] == {"startLine": 3, "startColumn": 9, "endLine": 3, "endColumn": 12}
