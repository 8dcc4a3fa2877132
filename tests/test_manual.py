"""The manual says what the code does: options, commands, links, examples."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner

from mkdocs_figspec.build import read_figures
from mkdocs_figspec.build.settings import OPTIONS
from mkdocs_figspec.cli import main
from mkdocs_figspec.config import FigspecConfig
from mkdocs_figspec.contract import figure_json
from mkdocs_figspec.model import Figspec, Tree
from mkdocs_figspec.pages import Options
from mkdocs_figspec.parser import parse
from mkdocs_figspec.source import Source
from tests.conftest import ROOT

DOCS = ROOT / "docs"
PAGES = [
    *sorted(path.relative_to(ROOT).as_posix() for path in DOCS.rglob("*.md")),
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "ARCHITECTURE.md",
]
GENERATED = "user-guide/"
"""Where pages stand that only a build makes."""


def fences(path: Path, language: str) -> list[str]:
    """What stands in the fences of that language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```", path.read_text("utf-8"), re.DOTALL | re.MULTILINE)


def test_options() -> None:
    (first, *_) = fences(DOCS / "options.md", "yaml")
    said = yaml.safe_load(first)["plugins"][1]["figspec"]
    assert said == {name: option.default for name, option in FigspecConfig._schema}
    assert sorted(said) == sorted(OPTIONS)
    own = Options(ROOT, ROOT / said.pop("specs_dir"), DOCS)
    said["root_pages"] = tuple(said["root_pages"])
    assert {name: getattr(own, name) for name in said} == said


def test_commands() -> None:
    text = (DOCS / "command.md").read_text("utf-8")
    chapters = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE))
    for name, command in main.commands.items():
        options = [option.opts[0] for option in command.params if isinstance(option, click.Option)]
        said = re.findall(r"^\| `(--[\w-]+)` \|", chapters[name], re.MULTILINE)
        assert sorted(said) == sorted(options), name
        assert f"figspec {name}" in chapters[name]
    assert set(re.findall(r"figspec (\w+)", "".join(fences(ROOT / "README.md", "sh")))) <= set(main.commands)


@pytest.mark.parametrize("page", PAGES)
def test_links(page: str) -> None:
    """A link leads to a file that there is, and to a heading in it."""
    path = ROOT / page
    text = re.sub(r"^(`{3,})[^`].*?^\1$", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    for target in re.findall(r"\]\(([^()\s]+)\)", re.sub(r"`[^`\n]*`", "", text)):
        if re.match(r"[a-z-]+:", target) or target.startswith(GENERATED) or "figspecs/drawn/" in target:
            continue
        file, _, fragment = target.partition("#")
        there = path.parent / file if file else path
        # The architecture is a page of the site too.
        there = there if there.exists() or file != "ARCHITECTURE.md" else ROOT / file
        assert there.exists(), target
        if fragment:
            headings = re.findall(r"^#+ (.*)$", there.read_text("utf-8"), re.MULTILINE)
            names = [
                re.sub(r"[\s]+", "-", re.sub(r"[^\w\s-]", "", heading).strip().lower())
                for heading in headings
            ]
            assert fragment in names, target


def test_figures_that_the_manual_shows() -> None:
    figures = read_figures(sorted((ROOT / "figspecs").glob("*.md")), {}, {})
    own = {figure.figspec.id for figure in figures}
    text = "".join(path.read_text("utf-8") for path in DOCS.glob("*.md"))
    prose = re.sub(r"^(`{3,})[^`].*?^\1$", "", text, flags=re.DOTALL | re.MULTILINE)
    named = set(re.findall(r"\]\(fig:([\w-]+)\)", re.sub(r"`[^`\n]*`", "", prose)))
    assert named
    assert named <= own


def test_the_tree_of_our_own_folders_is_true() -> None:
    (figure,) = read_figures([ROOT / "figspecs" / "fig-arch-02-folders.md"], {}, {})
    (tree,) = (block for panel in figure.panels for block in panel.blocks if isinstance(block, Tree))
    path: list[str] = []
    for node in tree.nodes:
        path[node.depth :] = [node.name.rstrip("/")]
        there = ROOT.joinpath(*path[1:])
        assert there.is_dir() if node.name.endswith("/") else there.exists(), there
    package = ROOT / "plugins" / "mkdocs_figspec"
    parts = {
        each.name for each in package.iterdir() if each.suffix == ".py" or (each / "__init__.py").exists()
    }
    shown = {node.name.rstrip("/") for node in tree.nodes}
    assert {part for part in parts if not part.startswith("__")} <= shown


def test_examples_of_the_guide(tmp_path: Path) -> None:
    """The figspec that the guide shows is read without fault once its art stands in it, front matter too."""
    (shown,) = (text for text in fences(DOCS / "figspec.md", "markdown") if "## Metadata" in text)
    (front,) = (text for text in fences(DOCS / "figspec.md", "yaml") if text.startswith("---"))
    (art,) = fences(DOCS / "figspec.md", "text")
    assert "(a fence with the ASCII)" in shown
    file = tmp_path / "fig-repo-30-backups.md"
    for text in (shown, front + shown):
        file.write_text(text.replace("    (a fence with the ASCII)", f"```\n{art}```"), "utf-8")
        said = CliRunner().invoke(main, ["check", "--strict", str(file)])
        assert said.exit_code == 0, said.stdout


def guide() -> str:
    return (DOCS / "figspec.md").read_text("utf-8")


def parts_of(text: str) -> Figspec:
    return replace(parse(Source("fig-z-99-other.md", text))[0], source=Source("", ""), metadata=())


def test_rows_and_keys_of_the_guide_are_read() -> None:
    """Each row says the same in the metadata table and, by its key, in front matter."""
    rows = re.findall(r"^\| ([A-Z][\w ]+) \| `(\w+)` \| .* \| `([^`]+)`(?:, `.*)? \|$", guide(), re.MULTILINE)
    assert len(rows) == 14
    for name, key, example in rows:
        in_table = parts_of(f"## Metadata\n\n| Field | Value |\n|---|---|\n| **{name}** | {example} |\n")
        in_front = parts_of(f"---\n{key}: {example}\n---\n")
        assert in_table != parts_of("x") != in_front, name
        assert told(in_table) == told(in_front), name


def told(figspec: Figspec) -> str:
    """What a figspec says, wherever it stands."""
    return re.sub(r"Span\([^()]*\)", "", repr(figspec))


def test_sections_of_the_guide_are_read() -> None:
    (shown,) = (text for text in fences(DOCS / "figspec.md", "markdown") if "## Status" in text)
    (front,) = (text for text in fences(DOCS / "figspec.md", "yaml") if text.startswith("---"))
    listed = parts_of(shown)
    assert [(each.id, each.note) for each in listed.related] == [
        ("fig-repo-31", "how to restore one of the copies"),
        ("fig-repo-32", "the same for laptops"),
        ("fig-repo-33", "the same for laptops"),
    ]
    assert listed.reader_flow == ("fig-repo-29", "fig-z-99", "fig-repo-31")
    assert [each.checked for each in listed.status] == [True, True, False]
    said = parts_of(front)
    assert said.reader_flow == ("fig-repo-29", "fig-repo-30", "fig-repo-31")
    assert [(each.id, each.note) for each in said.related] == [
        ("fig-repo-31", "how to restore one"),
        ("fig-repo-32", None),
    ]
    keys = re.findall(r"^\| `(\w+)` \| .* \| `(.*)` \|$", guide(), re.MULTILINE)
    assert [key for key, _ in keys] == ["reader_flow", "status"]
    text = "\n".join(f"{key}: {example}" for key, example in keys)
    brief = parts_of(f"---\n{text}\n---\n")
    assert brief.reader_flow == ("fig-repo-29", "fig-z-99", "fig-repo-31")
    assert [(each.text, each.checked) for each in brief.status] == [("Drawn", True), ("Reviewed", False)]


@pytest.mark.parametrize(
    "rule",
    [
        "misaligned-wall",
        "unclosed-box",
        "arrow-leads-nowhere",
        "recognised-as-art",
        "not-as-labelled",
        "unknown-kind",
    ],
)
def test_examples_of_rules_are_what_they_are_called(rule: str, tmp_path: Path) -> None:
    bad, good = re.findall(
        r"^## (?:Bad|Good)\n+(`{3,})(?:text|markdown)\n(.*?)^\1$",
        (DOCS / "diagnostics" / f"{rule}.md").read_text("utf-8"),
        re.DOTALL | re.MULTILINE,
    )
    for (_, art), expected in ((bad, True), (good, False)):
        fence = art if art.startswith("```") else f"```\n{art}```\n"
        file = tmp_path / "fig-a-01.md"
        file.write_text(f"# fig-a-01: Example\n\n## Visual Concept\n\n{fence}", "utf-8")
        (figure,) = read_figures([file], {}, {})
        assert (rule in {each.name for each in figure.diagnostics}) is expected, art


def test_labels_of_the_manual_are_obeyed(tmp_path: Path) -> None:
    (shown,) = re.findall(
        r"^````markdown\n(.*?)^````", (DOCS / "blocks.md").read_text("utf-8"), re.DOTALL | re.M
    )
    file = tmp_path / "fig-a-01.md"
    file.write_text(f"# fig-a-01: Labels\n\n{shown}", "utf-8")
    (figure,) = read_figures([file], {}, {})
    kinds = [block["kind"] for panel in figure_json(figure)["panels"] for block in panel["blocks"]]
    assert kinds == re.findall(r"^```(\w+)$", shown, re.MULTILINE)
