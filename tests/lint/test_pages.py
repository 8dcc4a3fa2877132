"""Every diagnostic has a page in the manual, and each says what the code does."""

from __future__ import annotations

import ast
import inspect
from importlib import import_module
from pathlib import Path

import pytest

import mkdocs_figspec
from mkdocs_figspec.lint import RULES, Rule
from tests.conftest import ROOT, Case

PAGES = ROOT / "docs" / "diagnostics"
PACKAGE = Path(mkdocs_figspec.__file__).parent
FOUND = {
    "parser": "while reading",
    "art": "while recognising the concept",
    "lint": "when the figure is held against the rules",
    "draw": "while drawing",
    "pages": "while publishing",
    "build": "while building",
}
MAKERS = {"error": "ERROR", "warning": "WARNING", "note": "NOTE"}


def opening(rule: Rule) -> str:
    return (
        f"# {rule.name}\n\n{rule.summary}.\n\n"
        f"*{rule.severity.value.capitalize()}* by default, found {FOUND[rule.room]}.\n\n## What it checks\n\n"
    )


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_page(rule: Rule) -> None:
    page = (PAGES / f"{rule.name}.md").read_text("utf-8")
    assert page.startswith(opening(rule))
    headings = [line for line in page.splitlines() if line.startswith("## ") and "```" not in line]
    wanted = ["## What it checks", "## Why", "## Bad", "## Good"]
    assert [each for each in headings if each in wanted] == wanted


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES.values() if rule.room == "lint"], ids=lambda rule: rule.name
)
def test_page_is_the_docstring_of_the_rule(rule: Rule) -> None:
    docstring = inspect.getdoc(import_module(f"mkdocs_figspec.lint.{rule.name.replace('-', '_')}"))
    assert docstring is not None
    summary, body = docstring.split("\n\n", 1)
    assert summary == f"{rule.summary}."
    case = Case(PAGES)
    case.expect(f"{rule.name}.md", opening(rule) + body.split("\n\n", 1)[1])


def test_index_lists_every_rule() -> None:
    rows = [
        f"| [{name}]({name}.md) | {rule.severity.value} | {rule.summary} |" for name, rule in RULES.items()
    ]
    index = (PAGES / "index.md").read_text("utf-8")
    assert [line for line in index.splitlines() if line.startswith("| [")] == rows
    assert {path.stem for path in PAGES.glob("*.md")} == {*RULES, "index"}


def made() -> list[tuple[str, str, str]]:
    """File, name and severity of every diagnostic that the package makes outright."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or not call.args:
                continue
            first = call.args[0]
            if not isinstance(first, ast.Constant) or not isinstance(first.value, str):
                continue
            if call.func.id == "Diagnostic" and isinstance(call.args[1], ast.Attribute):
                found.append((path.name, first.value, call.args[1].attr))
            elif call.func.id in MAKERS and path.parent.name == "parser":
                found.append((path.name, first.value, MAKERS[call.func.id]))
    return found


def test_all_that_is_made_is_in_the_table() -> None:
    assert len(made()) > 20
    assert [each for each in made() if each[1] not in RULES or RULES[each[1]].severity.name != each[2]] == []
