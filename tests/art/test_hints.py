"""What the content prompt says about places and emphasis."""

from __future__ import annotations

from pathlib import Path

from mkdocs_figspec.art import recognise
from mkdocs_figspec.model import Figspec, Figure, Naming, Prompt, Sketch, Steps, Tree
from mkdocs_figspec.parser import parse
from mkdocs_figspec.source import Source, Span

ART = """\
┌──────────────────────┐
│ GARDEN               │
├──────────────────────┤
│ BEDS AND ROWS        │
│ ═════════════        │
│ beds/                │
│ ├── peas.txt         │
│ └── beans.txt        │
├──────────────────────┤
│ WATERING             │
│ ════════             │
│ Every evening.       │
├──────────────────────┤
│ HARVESTING           │
│ ══════════           │
│ In late summer.      │
└──────────────────────┘"""
PROMPT = """\
Draw a garden.

**TOP - The beds**:
- Highlight peas.txt

**BOTTOM LEFT - Water**:
- a can

**BOTTOM RIGHT (Harvest)**:
- a basket in summer
"""


def read(prompt: str) -> Figure:
    sketch = Sketch("fence", tuple(ART.split("\n")), 1, 1, None, "Visual Concept", None, True)
    prompts = (Prompt("Content Prompt", prompt, Span(1)),)
    return recognise(Figspec(Source("a.md", ART), "a", prompts=prompts, sketches=(sketch,)))


def test_places_go_to_the_panels_that_share_words() -> None:
    assert {panel.title: sorted(panel.place) for panel in read(PROMPT).panels} == {
        "BEDS AND ROWS": ["top"],
        "WATERING": ["bottom", "left"],
        "HARVESTING": ["bottom", "right"],
    }


def test_one_node_is_highlighted() -> None:
    blocks = [block for panel in read(PROMPT).panels for block in panel.blocks]
    nodes = [node for tree in blocks if isinstance(tree, Tree) for node in tree.nodes]
    assert [node.name for node in nodes if node.highlight] == ["peas.txt"]


def test_a_prompt_without_places_places_nothing() -> None:
    assert all(not panel.place for panel in read("Draw a garden, top quality, left to right.").panels)


def test_the_seed_comes_out_as_its_author_meant_it(shared: Path) -> None:
    path = next((shared / "seed").glob("*.md"))
    figspec, _ = parse(Source(path.name, path.read_text("utf-8")))
    figure = recognise(figspec)
    assert [(panel.row, panel.column, panel.title) for panel in figure.panels] == [
        (0, 0, "WHAT IS MLFLOW?"),
        (1, 0, "EXPERIMENT STRUCTURE"),
        (2, 0, "RUN NAMING CONVENTION"),
        (3, 0, "BOOTSTRAP PICKLE CONTENTS"),
        (4, 0, "ACCESSING RESULTS"),
    ]
    assert [[block.kind for block in panel.blocks] for panel in figure.panels] == [
        ["prose", "list"],
        ["tree"],
        ["naming", "prose"],
        ["prose", "code", "prose"],
        ["steps"],
    ]
    assert [sorted(panel.place) for panel in figure.panels] == [
        [],
        ["top"],
        ["middle"],
        ["bottom", "left"],
        ["bottom", "right"],
    ]
    tree, naming, steps = (figure.panels[n].blocks[0] for n in (1, 2, 4))
    assert isinstance(tree, Tree)
    assert [node.name for node in tree.nodes if node.highlight] == ["bootstrap_results.pkl"]
    assert isinstance(naming, Naming)
    assert [part.text for part in naming.segments] == ["simple", "MOMENT-gt-finetune", "SAITS", "CatBoost"]
    assert isinstance(steps, Steps)
    assert [step.recommended for step in steps.items] == [False, False, True]
    assert not figure.diagnostics
