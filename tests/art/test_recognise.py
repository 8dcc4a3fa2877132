"""Whole sketches: frames, panels and the blocks in them."""

from __future__ import annotations

import importlib
import json

import pytest
from tests.conftest import Case, cases, report

from mkdocs_figspec.art import recognise
from mkdocs_figspec.contract import figure_json
from mkdocs_figspec.model import Figspec, Figure, Sketch
from mkdocs_figspec.source import Source


def read(case: Case) -> Figure:
    text = case.text("input.txt")
    label = case.text("label.txt").strip() if (case.folder / "label.txt").exists() else None
    sketch = Sketch("fence", tuple(text.rstrip("\n").split("\n")), 1, 1, label, "Visual Concept", None, True)
    return recognise(Figspec(Source("input.txt", text), "case", sketches=(sketch,)))


def outline(figure: Figure) -> str:
    """Frames, panels and blocks, a line each."""
    shown = figure_json(figure)
    lines = [f"frame {json.dumps(frame, ensure_ascii=False)}" for frame in shown["frames"]]
    for panel in shown["panels"]:
        first, last = panel["lines"]
        lines.append(f"panel {panel['row']}.{panel['column']} {panel['title']!r} lines {first}-{last}")
        for block in panel["blocks"]:
            kind, (first, last) = block.pop("kind"), block.pop("lines")
            lines.append(f"  {kind} lines {first}-{last}")
            lines += [f"    {name}: {_values(value)}" for name, value in block.items()]
    return "\n".join(lines)


def _values(value: object) -> str:
    if isinstance(value, list):
        return "".join(f"\n      {json.dumps(each, ensure_ascii=False)}" for each in value)
    return json.dumps(value, ensure_ascii=False)


@pytest.mark.parametrize("kind", ["panels", "blocks", "table", "callout", "labelled"])
def test_sketches(kind: str) -> None:
    for case in cases(f"art/{kind}"):
        figure = read(case)
        case.expect("expected.txt", outline(figure))
        case.expect("report.txt", report(figure.diagnostics))


def test_only_the_row_of_panels_that_loses_words_stands_as_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    module = importlib.import_module("mkdocs_figspec.art.recognise")
    whole = module.read_blocks
    monkeypatch.setattr(
        module,
        "read_blocks",
        lambda region, context: ((), ()) if "rye" in region.text else whole(region, context),
    )
    lines = ("■ FLOUR", "", "• wheat and rye", "• oats", "", "■ WATER", "", "• cold", "• clean")
    sketch = Sketch("fence", lines, 1, 1, None, "Visual Concept", None, True)
    figure = recognise(Figspec(Source("input.txt", "\n".join(lines)), "case", sketches=(sketch,)))
    assert [[block.kind for block in panel.blocks] for panel in figure.panels] == [["art"], ["list"]]
    assert [problem.name for problem in figure.diagnostics] == ["recognised-as-art"]
