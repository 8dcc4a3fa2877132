"""`figspec sync`: sections and pictures in the repository, written only when something changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkdocs_figspec.cli import main

from ..site.project import build_project, figspec, make_project

BEFORE = "# Architecture\r\n\r\nWords with trailing space  \r\n\r\n\r\n\ttab, no end"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {
        "figspecs/fig-a-01.md": figspec(location="docs/guide/, ARCHITECTURE.md"),
        "figspecs/fig-a-02.md": figspec("fig-a-02", "A second* <one>", location="src/x/README.md"),
        "src/x/README.md": "# X\n",
    }
    root = make_project(tmp_path, files)
    (root / "ARCHITECTURE.md").write_bytes(BEFORE.encode())
    monkeypatch.chdir(root)
    return root


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def test_twice_changes_nothing(project: Path) -> None:
    assert run("sync", "--check").exit_code == 1
    assert (project / "ARCHITECTURE.md").read_bytes() == BEFORE.encode()
    first = run("sync")
    assert first.exit_code == 0
    assert sorted(first.stdout.split()) == [
        "ARCHITECTURE.md",
        "figspecs/drawn/fig-a-01-dark.svg",
        "figspecs/drawn/fig-a-01.svg",
        "figspecs/drawn/fig-a-02-dark.svg",
        "figspecs/drawn/fig-a-02.svg",
        "src/x/README.md",
    ]
    stamps = {path: path.stat().st_mtime_ns for path in project.rglob("*") if path.is_file()}
    assert run("sync").stdout == ""
    assert run("sync", "--check").exit_code == 0
    assert {path: path.stat().st_mtime_ns for path in project.rglob("*") if path.is_file()} == stamps


def test_a_section_shows_the_figure(project: Path) -> None:
    run("sync")
    text = (project / "ARCHITECTURE.md").read_bytes().decode()
    assert text.startswith(BEFORE)
    assert "<!-- figspec:begin fig-a-01 -->\r\n## Where things are\r\n" in text
    assert 'srcset="figspecs/drawn/fig-a-01-dark.svg"' in text
    other = (project / "src/x/README.md").read_text("utf-8")
    assert "## A second\\* \\<one\\>" in other
    assert 'src="../../figspecs/drawn/fig-a-02.svg"' in other


def test_bytes_outside_the_markers_stay(project: Path) -> None:
    run("sync")
    path = project / "src/x/README.md"
    path.write_bytes(
        b"\xff not UTF-8 \r\n" + path.read_bytes().replace(b"## A", b"## Stale A") + b"\r\n \xfe after"
    )
    outside = path.read_bytes()
    assert run("sync", "--check").exit_code == 1
    assert run("sync").stdout.split() == ["src/x/README.md"]
    assert path.read_bytes() == outside.replace(b"## Stale A", b"## A")


@pytest.mark.parametrize("damage", ["half", "doubled"])
def test_broken_markers_are_left_alone(project: Path, damage: str) -> None:
    run("sync")
    path = project / "ARCHITECTURE.md"
    text = path.read_bytes().decode()
    marker = "<!-- figspec:end fig-a-01 -->"
    broken = text.replace(marker, "") if damage == "half" else text + text[text.index("<!-- figspec:begin") :]
    path.write_bytes(broken.replace("## Where", "## Stale").encode())
    before = path.read_bytes()
    found = run("sync")
    assert found.exit_code == 1
    assert "ARCHITECTURE.md:" in found.stderr
    assert "error[broken-markers]" in found.stderr
    assert path.read_bytes() == before
    assert run("sync", "--check").exit_code == 1


def test_a_figspec_that_is_gone_leaves_a_stale_section(project: Path) -> None:
    run("sync")
    path = project / "src/x/README.md"
    before = path.read_bytes()
    (project / "figspecs/fig-a-02.md").unlink()
    kept = run("sync")
    assert (kept.exit_code, path.read_bytes()) == (0, before)
    assert "the figspec of fig-a-02 is gone" in kept.stderr
    assert run("sync", "--check").exit_code == 1
    run("sync", "--prune")
    assert "figspec:" not in path.read_text("utf-8")
    assert sorted(file.name for file in (project / "figspecs/drawn").iterdir()) == [
        "fig-a-01-dark.svg",
        "fig-a-01.svg",
    ]
    assert run("sync", "--check").exit_code == 0


def test_a_section_that_its_location_does_not_name_is_told_and_pruned_on_request(project: Path) -> None:
    run("sync")
    path, specs = project / "src/x/README.md", project / "figspecs/fig-a-02.md"
    specs.write_text(figspec("fig-a-02", "Another title", location="docs/guide/"))
    kept = run("sync")
    assert "src/x/README.md" in kept.stdout
    told = (
        "src/x/README.md:3:1: note[unplaced-section] the figspec of fig-a-02 does not name this file in its "
        "location; name it there, or run figspec sync --prune to remove the section\n"
    )
    assert (kept.exit_code, kept.stderr) == (0, told)
    assert "## Another title" in path.read_text("utf-8")
    checked = run("sync", "--check")
    assert (checked.exit_code, checked.stderr) == (0, told)
    assert run("sync", "--check", "--prune").exit_code == 1
    run("sync", "--prune")
    assert path.read_text("utf-8") == "# X\n\n"
    assert not (project / "figspecs/drawn/fig-a-02.svg").exists()
    assert (project / "figspecs/drawn/fig-a-01.svg").exists()
    assert run("sync", "--check", "--prune").exit_code == 0


@pytest.mark.parametrize("damage", ["too large", "gone", "no UTF-8"])
@pytest.mark.parametrize("prune", [False, True])
def test_what_a_figspec_made_stays_while_it_cannot_be_read(project: Path, damage: str, prune: bool) -> None:
    run("sync")
    spec = project / "figspecs/fig-a-01.md"
    text = spec.read_text("utf-8")
    spec.unlink()
    if damage == "too large":
        spec.write_text(text + "x" * 2_000_000)
    elif damage == "gone":
        spec.symlink_to("nowhere.md")
    else:
        spec.write_bytes(text.replace("What runs", "Größe").encode("latin-1", "replace"))
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    found = run("sync", *["--prune"] * prune)
    assert (found.exit_code, found.stdout) == (1, "")
    assert "figspecs/fig-a-01.md:" in found.stderr
    assert "error[unreadable-" in found.stderr
    assert "empty-file" not in run("check").stdout
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before
    assert run("sync", "--check").exit_code == 1


def test_pictures_stay_while_markers_are_broken(project: Path) -> None:
    run("sync")
    path = project / "ARCHITECTURE.md"
    path.write_bytes(path.read_bytes().replace(b"<!-- figspec:end fig-a-01 -->", b""))
    before = sorted((project / "figspecs/drawn").iterdir())
    assert run("sync", "--prune").exit_code == 1
    assert sorted((project / "figspecs/drawn").iterdir()) == before


def test_without_a_folder_of_figspecs_nothing_is_pruned(project: Path) -> None:
    run("sync")
    (project / "figspecs").rename(project / "renamed")
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    found = run("sync", "--prune")
    assert found.exit_code == 2
    assert "there is no folder figspecs here" in found.stderr
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


def test_the_build_says_what_is_stale_and_shows_the_root_page(project: Path) -> None:
    before = build_project(project)
    assert [text for text in before.warnings if "stale-section" in text]
    assert (project / "ARCHITECTURE.md").read_bytes() == BEFORE.encode()
    run("sync")
    after = build_project(project)
    assert after.warnings == []
    page = after.page("ARCHITECTURE")
    article = page[page.index("<article") : page.index("</article")]
    assert article.count("<figure") == 1
    assert "<picture" not in article
    assert "figspec:begin" not in article


def test_the_build_says_which_section_nobody_placed(project: Path) -> None:
    run("sync")
    (project / "figspecs/fig-a-01.md").write_text(figspec(location="docs/gude/"))
    (project / "docs/guide").mkdir()
    built = build_project(project)
    assert built.warnings == []
    (unplaced,) = (note for note in built.notes if "unplaced-section" in note)
    assert unplaced.startswith("ARCHITECTURE.md:8:1: note[unplaced-section] the figspec of fig-a-01 does not")
    (location,) = (note for note in built.notes if "unknown-location" in note)
    assert location.startswith(
        "figspecs/fig-a-01.md:9:18: note[unknown-location] the folder 'docs/gude/' is new"
    )
    assert location.endswith("did you mean docs/guide/?")


def test_the_root_page_tells_where_its_file_is_wrong(project: Path) -> None:
    run("sync")
    with (project / "ARCHITECTURE.md").open("a", newline="") as file:
        file.write("\r\nSee [](fig:fig-b-99).\r\n")
    count = len((project / "ARCHITECTURE.md").read_text("utf-8").splitlines())
    (warning,) = build_project(project).warnings
    assert warning.startswith(f"ARCHITECTURE.md:{count}:5: warning[unknown-figure]")


def test_a_link_to_the_page_stays_wherever_the_site_is(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = (project / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(settings + "site_url: !ENV [ADDRESS, 'http://localhost:8000/']\n")
    monkeypatch.setenv("ADDRESS", "https://docs.example.org/project/")
    run("sync")
    text = (project / "src/x/README.md").read_text("utf-8")
    assert "[The figure on its page](https://docs.example.org/project/figures/fig-a-02/)" in text
    for address in ("http://127.0.0.1:8000/", "https://try.example.org/"):
        monkeypatch.setenv("ADDRESS", address)
        assert run("sync", "--check").exit_code == 0
        assert build_project(project).warnings == []
    monkeypatch.delenv("ADDRESS")
    assert run("sync").stdout == ""
    monkeypatch.setenv("ADDRESS", "https://new.example.org/")
    assert "src/x/README.md" in run("sync").stdout
    assert run("sync").stdout == ""
    assert "https://new.example.org/figures/fig-a-02/" in (project / "src/x/README.md").read_text("utf-8")


def test_how_the_faces_are_packed_makes_no_picture_stale(project: Path) -> None:
    run("sync")
    path = project / "figspecs/drawn/fig-a-01.svg"
    picture = path.read_text("utf-8")
    assert "base64," in picture
    path.write_text(picture.replace("base64,", "base64,AAAA"), "utf-8")
    assert run("sync", "--check").exit_code == 0
    path.write_text(picture.replace("What runs", "What ran"), "utf-8")
    assert run("sync", "--check").exit_code == 1
