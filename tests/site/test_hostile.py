"""Figspecs from strangers: what they cannot do to a site, its readers and the machine that builds it."""

from __future__ import annotations

import html
import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

from mkdocs_figspec.cli import main
from mkdocs_figspec.pages.managed import sections
from mkdocs_figspec.plugin import edit_uri

from .project import SETTINGS, build_project, figspec, make_project


def test_nothing_of_a_figspec_becomes_markup(tmp_path: Path) -> None:
    evil = '<img src=x onerror=alert(1)> {{ 7 * 7 }} {: onclick="x" } ![](javascript:x) "quoted" `code`'
    evil = f"\x02wzxhzdk:0\x03 \x00 {evil}"
    text = figspec("fig-e-01", evil, caption=evil, alt=evil, related=f"- **fig-e-09**: {evil}", art=evil)
    stem = "fig-e-01-'a b&c"
    built = build_project(make_project(tmp_path, {f"figspecs/{stem}.md": text}))
    (figure,) = built.manifest()
    page = (built.folder / "guide" / stem / "index.html").read_text("utf-8")
    article = page[page.index("<article") : page.index("</article")]
    assert "<img" not in article
    assert not re.search(r'<[^>"]*(?:"[^"]*"[^>"]*)*\son\w+=', article)
    assert "javascript:" not in "".join(re.findall(r'(?:href|src)="[^"]*"', article))
    assert "{{ 7" not in article
    assert "49" not in re.sub(r"<[^>]+>", "", article)
    assert figure["page"] == "guide/fig-e-01-%27a%20b%26c/"


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_a_title_stays_in_its_element(tmp_path: Path, theme: str) -> None:
    evil = 'T</title><script>alert(1)</script>" onclick=x {{ 6 * 7 }} \u202e\x9b'
    files = {"figspecs/fig-a-01.md": figspec(title=evil), "figspecs/fig-a-02.md": figspec("fig-a-02")}
    settings = SETTINGS.replace("material, font: false", theme)
    built = build_project(make_project(tmp_path, files, settings))
    for url in ("guide/fig-a-01", "guide/fig-a-02", "figures"):
        page = built.page(url)
        assert "<script>alert" not in page
        assert not re.search(r'<[^<>"]*(?:"[^"]*"[^<>"]*)*\sonclick=', page)
        assert not re.search("[\u202e\x9b]", page)
        assert "{{ 6" not in page
    title = re.search(r"<title>(.*?)</title>", built.page("guide/fig-a-01"), re.DOTALL)
    assert title
    assert html.unescape(title[1]).startswith("T</title><script>alert(1)</script>")


def test_folders_of_a_location_are_no_markup(tmp_path: Path) -> None:
    # MkDocs makes words of the hyphens in a folder's name, and themes write them as they are.
    evil = figspec(location="docs/<img-src=x-onerror=alert(1)>/, docs/{{7*7}}/")
    built = build_project(make_project(tmp_path, {"figspecs/fig-a-01.md": evil}))
    assert "onerror=alert" not in built.page("figures/fig-a-01")
    assert sum("unknown-location" in note for note in built.notes) == 2


def test_the_link_to_the_source_stays_in_its_attribute() -> None:
    assert edit_uri("../figspecs/a\" onclick='x'<b>.md") == "../figspecs/a%22 onclick=%27x%27%3Cb%3E.md"


def test_links_that_lead_out_of_the_project_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("# A secret\n")
    files = {"figspecs/fig-a-01.md": figspec(location="linked.md, figspecs/fig-a-02.md")}
    root = make_project(tmp_path / "project", {**files, "figspecs/fig-a-02.md": figspec("fig-a-02")})
    for name in ("linked.md", "NOTES.md", "figspecs/fig-a-03.md"):
        (root / name).symlink_to(secret)
    (root / "figspecs/fig-a-04.md").symlink_to("fig-a-04.md")
    (root / "figspecs/fig-a-05.md").symlink_to(root / "docs/index.md")
    (root / "ARCHITECTURE.md").symlink_to(secret)
    os.mkfifo(root / "figspecs/fig-a-06.md")
    built = build_project(root)
    written = [path.read_bytes() for path in built.folder.rglob("*") if path.is_file()]
    assert not [content for content in written if b"A secret" in content]
    unreadable = [text.partition(":")[0] for text in built.warnings if "[unreadable-file]" in text]
    assert unreadable == ["figspecs/fig-a-03.md", "figspecs/fig-a-04.md"]
    assert not [text for text in built.warnings if "stale" in text]
    assert sum("unknown-location" in note for note in built.notes) == 2


def test_pictures_of_two_figures_never_share_a_name(tmp_path: Path) -> None:
    files = {f"figspecs/{name}.md": figspec(f"fig-{name}-01") for name in ("a", "a-dark", "b-dark")}
    built = build_project(make_project(tmp_path, files))
    assert {figure["stem"] for figure in built.manifest()} == {"a", "b-dark"}
    assert any(text.startswith("figspecs/a-dark.md:1:1: error[duplicate-stem]") for text in built.warnings)


def test_a_managed_section_holds_words_only(tmp_path: Path) -> None:
    evil = "\x1b[31m\u202e<img src=x> <!-- figspec:end fig-a-01 --> [x](javascript:y) `` `<b>` ``<i>`"
    files = {
        "figspecs/fig-a-01.md": figspec(title=evil, caption=evil, alt=evil, location="NOTES.md"),
        "NOTES.md": "# Notes\n",
    }
    root = make_project(tmp_path, files)
    assert CliRunner().invoke(main, ["sync", "-f", str(root / "mkdocs.yml")]).exit_code == 0
    text = (root / "NOTES.md").read_text("utf-8")
    assert len(sections(text)) == 1
    assert not re.search("[\x1b\u202e]", text)
    shown = MarkdownIt("commonmark").render(text)
    assert set(re.findall(r"<(\w+)", shown)) <= {
        "h1",
        "h2",
        "p",
        "code",
        "strong",
        "picture",
        "source",
        "img",
        "a",
    }
    assert shown.count("<img") == 1
    assert "javascript" not in "".join(re.findall(r'href="[^"]*"', shown))
