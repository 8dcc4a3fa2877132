"""What `figspec inspect` prints is what the contract says."""

from __future__ import annotations

from mkdocs_figspec.art import recognise
from mkdocs_figspec.contract import figure_json
from mkdocs_figspec.parser import parse
from mkdocs_figspec.source import Source
from tests.site.project import figspec


def test_values_of_one_name_are_kept_together() -> None:
    text = figspec().replace(
        "| **Aspect Ratio**", "| **Note** | draft |\n| **Note** | small |\n| **Aspect Ratio**"
    )
    text += "\n## Prompts\n\n### Style Prompt\n\nCalm.\n\n### Style Prompt\n\nFlat.\n"
    printed = figure_json(recognise(parse(Source("fig-a-01.md", text))[0]))
    assert printed["metadata"]["Note"] == "draft\n\nsmall"
    assert printed["prompts"]["Style Prompt"] == "Calm.\n\nFlat."
