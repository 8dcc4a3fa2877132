"""What the commands print, write and exit with."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkdocs_figspec.cli import main

from ..site.project import figspec, make_project

MATERIAL = """\
site_name: !ENV [NAME, "A site"]
plugins:
  - search
  - figspec:
      specs_dir: drawings
      rules: {missing-caption: off}
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
hooks: !!python/object/apply:os.system ["touch hacked"]
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = make_project(
        tmp_path, {"figspecs/fig-a-01.md": figspec(), "figspecs/fig-a-02.md": figspec("fig-a-02")}
    )
    monkeypatch.chdir(root)
    return root


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def test_inspect_prints_the_contract(project: Path) -> None:
    found = run("inspect", "figspecs")
    assert found.exit_code == 0
    value = json.loads(found.stdout)
    assert value["contract"] == 1
    assert [figure["source"] for figure in value["figures"]] == [
        "figspecs/fig-a-01.md",
        "figspecs/fig-a-02.md",
    ]
    first = value["figures"][0]
    (tree,) = [block for panel in first["panels"] for block in panel["blocks"] if block["kind"] == "tree"]
    assert [(node["depth"], node["name"]) for node in tree["nodes"]] == [
        (0, "project/"),
        (1, "src/"),
        (1, "tests/"),
    ]
    assert first["diagnostics"] == []


def test_what_drawing_finds_is_for_check_to_say(project: Path) -> None:
    (project / "figspecs/fig-a-01.md").write_text(figspec(art="row\n" * 9000))
    (project / "mkdocs.yml").write_text(
        "plugins: {figspec: {rules: {aspect-ratio-not-kept: error}}}\n", "utf-8"
    )
    assert run("inspect", "figspecs/fig-a-01.md").exit_code == 0
    found = run("check", "figspecs/fig-a-01.md")
    assert "error[aspect-ratio-not-kept]" in found.stdout
    assert found.exit_code == 1
    assert "such as words-lost" in " ".join(run("inspect", "--help").stdout.split())


def test_inspect_writes_nothing(project: Path) -> None:
    before = sorted(project.rglob("*"))
    run("inspect", "figspecs")
    assert sorted(project.rglob("*")) == before


def test_exit_status_tells(project: Path) -> None:
    (project / "figspecs/fig-a-03.md").write_text("")
    assert run("inspect", "figspecs").exit_code == 1
    assert len(json.loads(run("inspect", "figspecs").stdout)["figures"]) == 3
    assert run("inspect", "figspecs/fig-a-01.md").exit_code == 0
    assert run("inspect", "nowhere").exit_code == 2
    assert run("inspect", "--format", "xml", "figspecs").exit_code == 2
    assert run("check", "figspecs/fig-a-01.md").exit_code == 0
    assert run("check").exit_code == 1
    (project / "figspecs/fig-a-03.md").write_text(figspec("fig-a-03", caption=""))
    assert run("check").exit_code == 0
    assert run("check", "--strict").exit_code == 1


def test_a_folder_without_figspecs_is_told(project: Path) -> None:
    (project / "empty").mkdir()
    for arguments in (["check"], ["inspect"], ["render", "--output", "out"]):
        assert run(*arguments, "empty").stderr == "there are no figspecs in empty\n"


def test_check_prints_every_format(project: Path) -> None:
    (project / "figspecs/fig-a-03.md").write_text("")
    assert "figspecs/fig-a-03.md:1:1: error[empty-file]" in run("check").stdout
    assert run("check", "--format", "github").stdout.startswith("::error file=figspecs/fig-a-03.md,line=1")
    assert json.loads(run("check", "--format", "json").stdout)["diagnostics"]
    assert json.loads(run("check", "--format", "sarif").stdout)["version"] == "2.1.0"


def test_check_looks_at_pages_and_managed_sections_too(project: Path) -> None:
    assert run("check").stdout == "nothing found\n"
    fence = '```figspec captoin="Drawn"\nhere/\n└── one.txt\n```\n'
    shown = f"````md\n{fence}![](fig:fig-shown)\n````\n"
    (project / "docs/page.md").write_text(f"# Page\n\nSee [it](fig:fig-a-1).\n\n{fence}\n{shown}")
    (project / "ARCHITECTURE.md").write_text("# A\n\n[](fig:fig-a-02) [](fig:fig-b)\n")
    (project / "lib").mkdir()
    (project / "lib/README.md").write_text("<!-- figspec:begin fig-a-02 -->\n")
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    found = run("check")
    assert found.exit_code == 1
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before
    assert [line for line in found.stdout.splitlines() if line.startswith(("docs/", "ARCH", "lib/"))] == [
        "docs/page.md:3:5: warning[unknown-figure] the page names fig-a-1, and there is no such figure",
        "docs/page.md:5:12: warning[unknown-fence-option] a figspec fence has no option 'captoin'",
        "ARCHITECTURE.md:3:18: warning[unknown-figure] the page names fig-b, and there is no such figure",
        "lib/README.md:1:1: error[broken-markers] fig-a-02 begins and never ends",
    ]
    assert " 3 | See [it](fig:fig-a-1).\n   |     ^^^^^^^^^^^^^^^" in found.stdout


def test_render_writes_pictures(project: Path) -> None:
    assert run("render", "--output", "out", "figspecs/fig-a-01.md").exit_code == 0
    assert sorted(path.name for path in (project / "out").iterdir()) == ["fig-a-01-dark.svg", "fig-a-01.svg"]
    assert "What shows it" in (project / "out/fig-a-01.svg").read_text("utf-8")
    assert run("render", "--format", "png", "--output", "out", "figspecs/fig-a-01.md").exit_code == 0
    assert (project / "out/fig-a-01.png").read_bytes().startswith(b"\x89PNG")


def test_figures_of_one_name_are_told_and_drawn_once(project: Path) -> None:
    for name in ("a/fig-x", "b/fig-x", "b/fig-x-dark"):
        path = project / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(figspec(name.replace("/", "-"), art=name))
    found = run("render", "--output", "out", "a", "b")
    assert found.exit_code == 1
    told = [line.partition(" ")[0] for line in found.stderr.splitlines() if "[duplicate-stem]" in line]
    assert told == ["b/fig-x-dark.md:1:1:", "b/fig-x.md:1:1:"]
    assert sorted(path.name for path in (project / "out").iterdir()) == ["fig-x-dark.svg", "fig-x.svg"]
    assert all("a/fig-x" in path.read_text("utf-8") for path in (project / "out").iterdir())
    assert run("check", "a", "b").stdout.count("error[duplicate-stem]") == 2


def test_options_come_from_any_mkdocs_yml(project: Path) -> None:
    (project / "figspecs").rename(project / "drawings")
    (project / "mkdocs.yml").write_text(MATERIAL)
    assert run("check").exit_code == 0
    assert not (project / "hacked").exists()
    (project / "mkdocs.yml").unlink()
    assert run("check").exit_code == 2
    assert run("check", "drawings").exit_code == 0
    (project / "other.yml").write_text("plugins: {figspec: {specs_dir: 3}}")
    assert run("check", "--config-file", "other.yml").exit_code == 2
    (project / "other.yml").write_text("plugins: {figspec: {rules: {no-such-rule: note}}}")
    assert "no-such-rule" in run("check", "--config-file", "other.yml").stderr
    (project / "other.yml").write_text("plugins: {figspec: {spec_dir: drawings}}")
    assert "did you mean specs_dir?" in run("check", "--config-file", "other.yml").stderr


def test_an_empty_project_is_told_how_to_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = run("check").stderr
    assert "figspec new figspecs/" in said
    assert run("new", said.split("figspec new ")[1].strip()).exit_code == 0
    assert run("check").exit_code == 0


def test_new_writes_a_figspec_whose_words_are_still_to_come(project: Path) -> None:
    assert run("new", "figspecs/fig-a-09-how-it-goes").exit_code == 0
    path = project / "figspecs/fig-a-09-how-it-goes.md"
    assert path.read_text("utf-8").startswith("# fig-a-09: How it goes\n")
    found = run("check", "--strict", "--format", "json", "figspecs/fig-a-09-how-it-goes.md")
    names = [each["name"] for each in json.loads(found.stdout)["diagnostics"]]
    assert sorted(names) == ["missing-alt-text", "missing-caption", "missing-key-message", "missing-purpose"]
    assert found.exit_code == 1
    assert run("new", str(path)).exit_code == 2


def test_new_writes_a_figspec_without_fault_once_its_words_are_there(project: Path) -> None:
    path = project / "figspecs/fig-a-09-how-it-goes.md"
    assert run("new", str(path)).exit_code == 0
    written = [f"Words of their own, number {number}." for number in ("one", "two", "three", "four")]
    text = re.sub(r"^\[.*\]$", lambda _: written.pop(), path.read_text("utf-8"), flags=re.MULTILINE)
    path.write_text(re.sub(r"(?:- )?\[add .*?\]", "fig-a-01", text, flags=re.IGNORECASE), "utf-8")
    assert run("check", "--strict", str(path)).exit_code == 0
    (figure,) = json.loads(run("inspect", str(path)).stdout)["figures"]
    assert {each["name"] for each in figure["diagnostics"]} <= {"dangling-reference"}
    assert figure["reader_flow"] == ["fig-a-01", "fig-a-09", "fig-a-01"]
    assert [each["id"] for each in figure["related"]] == ["fig-a-01"]
    assert figure["personas"] == ["fig-a-01"]
    assert not written


def test_pages_for_any_site_generator(project: Path) -> None:
    assert run("pages", "--output", "out").exit_code == 0
    text = (project / "out/guide/fig-a-01.md").read_text("utf-8")
    assert '<figure class="figspec" id="fig-a-01"' in text
    assert "../../assets/figspec/fig-a-01.svg" in text
    figures = json.loads((project / "out/assets/figspec/manifest.json").read_text("utf-8"))["figures"]
    assert [figure["number"] for figure in figures] == ["1", "2"]
    assert run("pages", "--output", "out").stdout == ""
