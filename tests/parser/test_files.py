"""Bytes become text with LF ends, and unreadable ones are reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_figspec.parser import parse, read_source


@pytest.mark.parametrize(
    "content",
    [b"\xef\xbb\xbf# a\r\nb\r\n", b"# a\rb\r", "# a\r\nb\n".encode("utf-16")],
    ids=["bom", "cr", "utf-16"],
)
def test_line_ends_and_marks(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.md").write_bytes(content)
    source, problems = read_source(tmp_path / "a.md", "shown/a.md")
    assert (source.path, source.text, problems) == ("shown/a.md", "# a\nb\n", ())


def test_unreadable_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("# fig-a-1: Größe\n\nfür\n".encode("latin-1"))
    source, (problem,) = read_source(tmp_path / "a.md", "a.md")
    assert source.text == "# fig-a-1: Gr\ufffd\ufffde\n\nf\ufffdr\n"
    assert (problem.name, problem.span.line, problem.span.column) == ("unreadable-encoding", 1, 14)
    assert parse(source)[0].id == "fig-a-1"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_author_s_own_replacement_character_is_no_fault(tmp_path: Path, encoding: str) -> None:
    bad = b"\xff" if encoding != "utf-16" else "\ud800".encode("utf-16-le", "surrogatepass") + b"a\0"
    (tmp_path / "a.md").write_bytes("# A \ufffd\r\n\r\nfü".encode(encoding) + bad)
    source, (problem,) = read_source(tmp_path / "a.md", "a.md")
    assert source.text.startswith("# A \ufffd\n\nfü\ufffd")
    assert (problem.name, problem.span.line, problem.span.column) == ("unreadable-encoding", 3, 3)
