"""Whatever a file holds, reading it raises nothing and ends soon."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_figspec.lint import check_figure, check_figures
from mkdocs_figspec.model import Figure
from mkdocs_figspec.parser import parse
from mkdocs_figspec.parser.files import decoded
from mkdocs_figspec.source import Source

LINES = st.sampled_from(
    [
        "# fig-a-01: Title",
        "## Metadata",
        "## 5. Visual Concept",
        "### Panel 2: Name",
        "## Content Specification",
        "### Caption",
        "## Alt Text",
        "## Related Figures",
        "## Cross-References",
        "## Prompts",
        "## Status",
        "## JSON Export",
        "## Spatial Anchors",
        "## Purpose & Key Message",
        "---",
        "```",
        "~~~~ tree",
        "```yaml",
        "```json",
        "a: &a [*a, &b {from: *a, to: x}]",
        "relationships: [{from: 1e400, to: !!int ''}, {from: !!python/name:os.system , to: 2000-13-45}]",
        '{"edges": [{"from": "a", "to": "b"}]}',
        "[" * 3000,
        "| Field | Value |",
        "|---|---|",
        "| **ID** | fig-a-02 |",
        "| Aspect Ratio | 0:0 |",
        "| From | To |",
        "| a | b |",
        "- [x] done",
        "- fig-a-01/b: note",
        "fig-a-1 (a → b) → **THIS FIGURE** --> fig-a-3",
        '> "quoted"',
        "![alt](x.png)",
        "*caption*",
        "**Status:** Planned",
        "  ├── a  ← b",
        "",
    ]
)
FILES = st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=40).map("\n".join)


@settings(max_examples=250, deadline=None)
@given(FILES)
def test_reading_never_raises(text: str) -> None:
    figspec, problems = parse(Source("fig-a-01-any.md", text))
    assert figspec.id
    count = len(figspec.source.lines)
    for problem in problems:
        assert 1 <= problem.span.line <= count
        assert problem.span.column >= 1
    for sketch in figspec.sketches:
        assert 1 <= sketch.line <= sketch.line + len(sketch.lines) - 1 <= count
    figure = Figure(figspec, (), ())
    check_figure(figure)
    check_figures([figure, figure])


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_decoding_never_raises(content: bytes) -> None:
    source, _ = decoded(content, "a.md")
    assert "\r" not in source.text


ON_ONE_LINE = [
    "(",
    "`",
    "**",
    "|",
    "fig-",
    "fig-a/b/",
    "fig-1/",
    "[",
    "→",
    '"',
    "a_",
    "a.",
    "aB",
    "1:",
    "a/",
    "L1-",
]
ON_LINES = ["- a\n", "```\n─\n```\n", "## Alt Text\na\n", "![a](b)\n*a\n", "a\n"]


@pytest.mark.parametrize("run", [*ON_ONE_LINE, "> ", "fig-1 ", "- [ ] ", " ", "**a** ", "\t", *ON_LINES])
def test_long_runs_are_read_in_linear_time(run: str) -> None:
    # A quadratic step would take minutes, and the run would be ended from outside.
    text = run * (1_000 if "\n" in run else 10_000)
    rows = (
        f"| Field | Value |\n|---|---|\n| Location | a{text}b |\n| Level | a{text}b |\n"
        if "\n" not in run
        else ""
    )
    parts = (
        "## Related",
        "## Cross-References",
        "## Caption",
        "## Alt Text",
        "## Status",
        "## Prompts",
        "## Title",
    )
    body = "\n\n".join(f"{part}\n\na{text}b" for part in parts)
    figspec, _ = parse(
        Source("a.md", f"# a{text}b\n\n{rows}\n{body}\n\n## Visual Concept\n\n```\na 1 b\n```\n")
    )
    check_figure(Figure(figspec, (), ()))


@pytest.mark.parametrize("run", ["[", "{a: ", "- ", "? "])
def test_deep_yaml_and_json_are_syntax_errors(run: str) -> None:
    for language in ("yaml", "json"):
        text = f"# fig-a-1: T\n\n## JSON Export\n\n```{language}\n{run * 100_000}\n```\n"
        names = [each.name for each in parse(Source("fig-a-1.md", text))[1]]
        assert f"{language}-syntax" in names
    figspec, _ = parse(Source("a.md", f"---\nx: 1\ny:\n  {run * 100_000}\n---\n# fig-a-1: T\n"))
    assert figspec.id == "fig-a-1"


def test_aliases_do_not_multiply() -> None:
    rows = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
    first = "flows: &a0 [{from: x, to: y}]\n"
    text = f"# fig-a-1: T\n\n## Spatial Anchors\n\n```yaml\n{first}{rows}```\n"
    assert [each.source for each in parse(Source("a.md", text))[0].relationships] == ["x"]
