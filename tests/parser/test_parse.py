"""Figspecs of every dialect, and malformed ones, are read part by part."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

import pytest
import yaml

from mkdocs_figspec.model import Figspec
from mkdocs_figspec.parser import parse
from mkdocs_figspec.source import Source, Span
from tests.conftest import TESTS, Case, cases, report

DIALECTS = sorted(path.name for path in (TESTS / "parser").iterdir() if path.is_dir() and path.name[0] != "_")


def parts(figspec: Figspec) -> str:
    """All parts that a figspec has, with the lines on which they stand."""
    shown = {
        each.name: _plain(getattr(figspec, each.name)) for each in fields(figspec) if each.name != "source"
    }
    return yaml.safe_dump(
        {name: value for name, value in shown.items() if value not in (None, [])},
        allow_unicode=True,
        sort_keys=False,
        width=100,
    )


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return f"{value.line}:{value.column}" + (f"-{value.end_line}" if value.end_line > value.line else "")
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


@pytest.mark.parametrize(
    ("dialect", "case"),
    [(dialect, case) for dialect in DIALECTS for case in cases(f"parser/{dialect}")],
    ids=str,
)
def test_parse(dialect: str, case: Case) -> None:
    name = "fig-bad-01-small.md" if dialect == "malformed" else "figure.md"
    figspec, problems = parse(Source(name, case.text("input.md")))
    case.expect("expected.yml", parts(figspec))
    case.expect("report.txt", report(problems))
