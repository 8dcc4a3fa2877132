"""Diagnostics as people and programs want them: text, JSON, GitHub annotations, SARIF."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from click import style

from ..contract import diagnostic_json
from ..diagnostics import Diagnostic, Severity, one_line
from ..source import Source
from .rules import RULES

Report = Callable[[Sequence[Diagnostic], Mapping[str, Source]], str]
"""A report of diagnostics; the sources, by path, are those that they point into."""

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}

_WIDEST = 160
"""Columns of a source line that are shown."""


def text_report(
    diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source], *, colours: bool = False
) -> str:
    """Each finding with its source line and a caret below the place, and a count at the end."""
    blocks = [_with_source(problem, sources.get(problem.path), colours=colours) for problem in diagnostics]
    return "\n\n".join([*blocks, summary(diagnostics)]) + "\n"


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """`2 errors, 1 warning, 3 notes`, or that nothing was found."""
    counts = [
        (sum(each.severity is severity for each in diagnostics), severity.value) for severity in Severity
    ]
    said = [f"{count} {name}{'s' if count != 1 else ''}" for count, name in counts if count]
    return ", ".join(said) or "nothing found"


def _with_source(problem: Diagnostic, source: Source | None, *, colours: bool) -> str:
    headline = printable(one_line(replace(problem, hint=None)))
    colour = _COLOURS[problem.severity]
    if colours:
        kind = f"{problem.severity.value}[{problem.name}]"
        headline = headline.replace(kind, style(kind, fg=colour, bold=True), 1)
    hint = f"\n  hint: {printable(problem.hint)}" if problem.hint else ""
    line = source.line(problem.span.line).expandtabs(1) if source else ""
    if not line.strip():
        return headline + hint
    start = min(max(problem.span.column, 1), len(line) + 1)
    same_line = problem.span.end_line == problem.span.line
    end = problem.span.end_column if same_line and problem.span.end_column > start else start + 1
    cut = max(start - _WIDEST // 2, 1) if start > _WIDEST - 20 else 1
    shown = line[cut - 1 : cut - 1 + _WIDEST]
    gutter = str(problem.span.line)
    before = _columns(shown[: start - cut])
    marks = "^" * max(_columns(shown[start - cut : end - cut]), 1)
    marks = style(marks, fg=colour) if colours else marks
    return f"{headline}\n {gutter} | {printable(shown)}\n {' ' * len(gutter)} | {' ' * before}{marks}{hint}"


def _columns(text: str) -> int:
    """Columns that `text` takes in a terminal."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    flat = sum(
        unicodedata.combining(character) > 0 or character in "\u200d\ufe0e\ufe0f" for character in text
    )
    return len(text) + wide - flat


def printable(text: str) -> str:
    """`text` without characters that steer a terminal."""
    return "".join(
        character if unicodedata.category(character) not in ("Cc", "Cs") else "\ufffd" for character in text
    )


def json_report(diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source]) -> str:
    """One JSON object whose `diagnostics` are those of the contract, with their ends besides."""
    return (
        json.dumps({"diagnostics": [_values(each) for each in diagnostics]}, ensure_ascii=False, indent=1)
        + "\n"
    )


def _values(problem: Diagnostic) -> dict[str, Any]:
    span = problem.span
    return {**diagnostic_json(problem), "end_line": span.end_line, "end_column": span.end_column or None}


_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def github_report(diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source]) -> str:
    """A workflow command for each finding, which GitHub shows beside the line."""
    return "".join(_command(problem) + "\n" for problem in diagnostics)


def _command(problem: Diagnostic) -> str:
    span = problem.span
    properties = {"file": problem.path, "line": str(span.line), "endLine": str(span.end_line)}
    if span.end_line == span.line:  # GitHub takes columns only within one line
        properties["col"] = str(span.column)
    properties["title"] = problem.name
    said = ",".join(f"{name}={_escaped(value, ',:')}" for name, value in properties.items())
    message = problem.message + (f"; {problem.hint}" if problem.hint else "")
    return f"::{_GITHUB[problem.severity]} {said}::{_escaped(message)}"


def _escaped(text: str, more: str = "") -> str:
    """`text` with what would end a command or a property percent-encoded."""
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def sarif_report(diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source]) -> str:
    """A SARIF 2.1.0 log with one run."""
    names = sorted({problem.name for problem in diagnostics})
    run = {
        "tool": {"driver": {"name": "figspec", "rules": [_sarif_rule(name) for name in names]}},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(problem, names.index(problem.name)) for problem in diagnostics],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _sarif_rule(name: str) -> dict[str, Any]:
    rule = RULES.get(name)
    described = {"shortDescription": {"text": f"{rule.summary}."}} if rule else {}
    level = {"defaultConfiguration": {"level": rule.severity.value}} if rule else {}
    return {"id": name, **described, **level}


def _sarif_result(problem: Diagnostic, index: int) -> dict[str, Any]:
    span = problem.span
    region = {"startLine": span.line, "startColumn": span.column, "endLine": span.end_line}
    if span.end_column:
        region["endColumn"] = span.end_column
    return {
        "ruleId": problem.name,
        "ruleIndex": index,
        "level": problem.severity.value,
        "message": {"text": problem.message + (f"; {problem.hint}" if problem.hint else "")},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": quote(problem.path)}, "region": region}}
        ],
    }


REPORTS: dict[str, Report] = {
    "text": text_report,
    "json": json_report,
    "github": github_report,
    "sarif": sarif_report,
}
"""Every report by the name that `figspec check --format` knows it by."""
