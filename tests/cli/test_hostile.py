"""Arguments and places that nobody can use: exit status 2, one line, never a traceback."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from mkdocs_figspec.cli import main
from tests.site.project import figspec


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "fig-a-01.md").write_text(figspec())
    (tmp_path / "file").write_text("no folder")
    (tmp_path / "deep.yml").write_text("a: " + "[" * 3000)
    (tmp_path / "broken.yml").write_text("a: [\nb: ]]")
    (tmp_path / "outside.yml").write_text("plugins: [figspec: {folder: ../outside}]")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        ["render", "fig-a-01.md", "-o", "file/below"],
        ["pages", "-o", "file/below"],
        ["new", ""],
        ["new", ".."],
        ["check", "-f", "deep.yml", "fig-a-01.md"],
        ["check", "-f", "broken.yml", "fig-a-01.md"],
        ["pages", "-f", "outside.yml", "-o", "pages"],
    ],
    ids=lambda arguments: " ".join(arguments),
)
def test_what_cannot_be_used_is_said_in_one_line(project: Path, arguments: list[str]) -> None:
    (project / "figspecs").mkdir()
    (project / "figspecs" / "fig-a-01.md").write_text(figspec())
    found = CliRunner().invoke(main, arguments)
    assert found.exit_code == 2
    assert not isinstance(found.exception, Exception)
    assert len([line for line in found.output.splitlines() if line.startswith("Error: ")]) == 1
    assert found.output.splitlines()[-1].startswith("Error: ")


def test_pages_are_not_written_through_links_that_lead_out(project: Path) -> None:
    (project / "figspecs").mkdir()
    (project / "figspecs" / "fig-a-01.md").write_text(figspec(location="docs/guide/"))
    for name in ("docs", "outside"):
        (project / name).mkdir()
    (project / "docs" / "guide").symlink_to(project / "outside")
    found = CliRunner().invoke(main, ["pages", "-o", "docs"])
    assert found.exit_code == 2
    assert "leads out of docs" in found.output
    assert not list((project / "outside").iterdir())


def test_pictures_are_not_written_through_links_that_lead_out(project: Path) -> None:
    root = project / "root"
    (root / "figspecs").mkdir(parents=True)
    (root / "figspecs" / "fig-a-01.md").write_text(figspec(location="NOTES.md"))
    (root / "NOTES.md").write_text("# Notes\n")
    (root / "mkdocs.yml").write_text("site_name: A site\n")
    (project / "outside").mkdir()
    (root / "figspecs" / "drawn").symlink_to(project / "outside")
    found = CliRunner().invoke(main, ["sync", "-f", "root/mkdocs.yml"])
    assert found.exit_code == 2
    assert "leads out of the project" in found.stderr
    assert not list((project / "outside").iterdir())


@pytest.mark.parametrize("command", ["check", "inspect"])
def test_a_pipe_is_not_read(project: Path, command: str) -> None:
    os.mkfifo(project / "pipe.md")
    found = CliRunner().invoke(main, [command, "--format", "json", "pipe.md"])
    assert found.exit_code == 1
    assert "the file cannot be read: it is no file but a device" in found.stdout


def test_an_alt_text_of_two_paragraphs_stays_in_its_attribute(project: Path) -> None:
    (project / "figspecs").mkdir()
    evil = 'One.\n\n"> <b onclick=x> {{ 6 * 7 }} {% x %} {# y #}'
    (project / "figspecs" / "fig-a-01.md").write_text(figspec(alt=evil))
    assert CliRunner().invoke(main, ["pages", "-o", "out"]).exit_code == 0
    text = (project / "out/guide/fig-a-01.md").read_text("utf-8")
    (tag,) = re.findall("<figure.*?>", text, re.DOTALL)
    assert "\n" not in tag
    assert "One. &#34;&gt; &lt;b onclick=x&gt;" in tag
    assert not re.search(r"\{[{%#]", text)


def test_a_reader_may_leave_and_output_may_be_closed(project: Path) -> None:
    command = [sys.executable, "-m", "mkdocs_figspec", "inspect", *["fig-a-01.md"] * 3]
    read, write = os.pipe()
    os.close(read)
    left = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert b"Traceback" not in left.stderr
    closed = subprocess.run(
        ["sh", "-c", 'exec "$@" >&-', "sh", *command], stderr=subprocess.PIPE, check=False
    )
    assert closed.stderr == b""
