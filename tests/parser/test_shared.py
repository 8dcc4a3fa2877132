"""Real figspecs, where they lie beside this checkout, are read as their answer key says."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

import pytest

from mkdocs_figspec.contract import figure_json
from mkdocs_figspec.model import Figure
from mkdocs_figspec.parser import parse, read_source


@pytest.fixture
def tools(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(shared / "tools"), *sys.path])


def test_parts(shared: Path, tools: None) -> None:
    score = importlib.import_module("score")
    tally = score.Tally()
    for key in json.loads((shared / "truth" / "meta.json").read_text("utf-8")):
        path = shared / "corpus" / key["file"]
        spec, _ = parse(read_source(path, path.name)[0])
        score.score_meta(figure_json(Figure(spec, (), ())), key, tally, path.name)
    assert dict(tally.bad) == {}


def test_relationships(shared: Path) -> None:
    for key in json.loads((shared / "truth" / "relations.json").read_text("utf-8")):
        path = shared / "corpus" / key["file"]
        spec, _ = parse(read_source(path, path.name)[0])
        found = [(row.source, row.target, row.label) for row in spec.relationships]
        assert found == [(row["from"], row["to"], row["label"]) for row in key["table"]]


def test_every_fence_of_the_concept_is_drawn(shared: Path, tools: None) -> None:
    blocks = importlib.import_module("score_text").visual_blocks
    for path in sorted((shared / "corpus").glob("*.md")):
        source, _ = read_source(path, path.name)
        drawn = {
            sketch.line: "\n".join(sketch.lines) for sketch in parse(source)[0].sketches if sketch.concept
        }
        for _, line, text in blocks(source.text):
            assert drawn.get(line + 1) == text
