"""What a reader gets of a site with figspecs."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from .project import SETTINGS, Built, build_project, figspec, make_project

SEED = "fig-repo-29-mlflow-experiment-tracking"
WORDS = ["bootstrap_results.pkl", "SAITS", "test_auroc", "0.9099", "imputation_method", "542 total runs"]


@pytest.fixture(scope="module")
def seed_site(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    text = (shared / "seed" / f"{SEED}.md").read_text("utf-8")
    root = make_project(tmp_path_factory.mktemp("seed"), {f"figspecs/{SEED}.md": text})
    return build_project(root)


def test_the_seed_builds_strictly(seed_site: Built) -> None:
    assert seed_site.warnings == []


def test_search_finds_words_inside_the_drawing(seed_site: Built) -> None:
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", seed_site.searched()[f"user-guide/{SEED}/"]))
    separate = [word for word in WORDS if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)]
    assert separate == WORDS


def test_the_page_says_everything_once(seed_site: Built) -> None:
    page = seed_site.page(f"user-guide/{SEED}")
    assert len(re.findall(r'<figure[^>]* id="fig-repo-29"', page)) == 1
    (figure,) = re.findall(r"<figure.*?</figure>", page, re.DOTALL)
    assert re.match(r'<figure aria-label="MLflow experiment tracking diagram[^"]*" class="figspec"', figure)
    assert page.count("MLflow experiment tracking diagram.") == 1
    (caption,) = re.findall(r"<figcaption>(.*?)</figcaption>", page, re.DOTALL)
    assert re.sub(r"<[^>]+>", "", caption).startswith("Figure 1. MLflow tracks all 542")
    assert "<title>MLflow Experiment Tracking - A site</title>" in page
    ids = re.findall(r'\sid="([^"]*)"', page)
    assert sorted(set(ids)) == sorted(ids)


def test_files_are_where_the_manifest_says(seed_site: Built) -> None:
    (figure,) = seed_site.manifest()
    assert (figure["id"], figure["number"], figure["page"]) == ("fig-repo-29", "1", f"user-guide/{SEED}/")
    for url in (*figure["files"].values(), f"assets/figspec/{SEED}.txt", "assets/figspec/figspec.css"):
        assert (seed_site.folder / url).is_file()


def test_rows_of_an_author_s_own_stand_on_the_page(tmp_path: Path) -> None:
    text = figspec().replace(
        "| **ID** | fig-a-01 |", "| **ID** | fig-a-01 |\n| **Reviewer** | the *garden* team |"
    )
    page = build_project(make_project(tmp_path, {"figspecs/fig-a-01.md": text})).page("guide/fig-a-01")
    assert "<dt>Reviewer</dt> <dd>the <em>garden</em> team</dd>" in page
    assert "<dt>Location</dt>" not in page


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    found = []
    for name in ("one", "two"):
        files = {"figspecs/fig-a-01.md": figspec(), "figspecs/fig-b-01.md": figspec("fig-b-01", "Another")}
        built = build_project(make_project(tmp_path / name, files))
        ours = [*(built.folder / "assets/figspec").rglob("*.*"), *(built.folder / "guide").rglob("*.html")]
        found.append(
            {path.relative_to(built.folder): hashlib.sha256(path.read_bytes()).hexdigest() for path in ours}
        )
    assert found[0] == found[1]


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_other_themes_and_no_folder_at_all(tmp_path: Path, theme: str) -> None:
    settings = SETTINGS.replace("material, font: false", theme)
    bare = build_project(make_project(tmp_path / "bare", {}, settings))
    assert bare.warnings == []
    assert any("no-figspecs" in text for text in bare.notes)
    built = build_project(make_project(tmp_path / "full", {"figspecs/fig-a-01.md": figspec()}, settings))
    assert built.warnings == []
    assert "What runs" in built.page("guide/fig-a-01")


def test_an_explicit_nav_gets_a_section(tmp_path: Path) -> None:
    settings = SETTINGS + "nav:\n  - index.md\n  - Mine: guide/fig-a-02.md\n"
    settings = settings.replace("figspec]", "{figspec: {section: Pictures}}]")
    files = {"figspecs/fig-a-01.md": figspec(), "figspecs/fig-a-02.md": figspec("fig-a-02", "Second")}
    built = build_project(make_project(tmp_path, files, settings))
    assert built.warnings == []
    assert [(figure["id"], figure["number"]) for figure in built.manifest()] == [
        ("fig-a-02", "1"),
        ("fig-a-01", "2"),
    ]
    home = (built.folder / "index.html").read_text("utf-8")
    assert home.index("Mine") < home.index("Pictures") < home.index("guide/fig-a-01/")
    assert not [text for text in built.notes if "not included in the" in text]


def test_rules_change_severities(tmp_path: Path) -> None:
    text = figspec(related="- **fig-z-99**: not here", location="docs/guide/, docs/none.md")
    settings = SETTINGS.replace("figspec]", "{figspec: {rules: {unknown-location: off}}}]")
    files = {"figspecs/fig-a-01.md": text}
    assert any(
        "unknown-location" in note for note in build_project(make_project(tmp_path / "a", files)).notes
    )
    quiet = build_project(make_project(tmp_path / "b", files, settings))
    assert not [note for note in quiet.notes if "unknown-location" in note]
    loud = build_project(make_project(tmp_path / "c", files, settings.replace("off", "warning")))
    assert any("warning[unknown-location]" in text for text in loud.warnings)


def test_rules_reach_what_is_found_between_files(tmp_path: Path) -> None:
    rules = "{figspec: {rules: {duplicate-stem: off, no-figspecs: warning}}}]"
    settings = SETTINGS.replace("figspec]", rules)
    files = {f"figspecs/{name}/fig-a.md": figspec(f"fig-{name}-01") for name in ("a", "b")}
    assert build_project(make_project(tmp_path / "two", files, settings)).warnings == []
    bare = build_project(make_project(tmp_path / "bare", {}, settings))
    assert [text for text in bare.warnings if "warning[no-figspecs]" in text]


def test_a_site_may_bring_its_own_template(tmp_path: Path) -> None:
    settings = SETTINGS.replace("font: false", "font: false, custom_dir: overrides")
    files = {
        "figspecs/fig-a-01.md": figspec(),
        "overrides/figspec/key-message.html": "<p>Ours: {{ spec.key_message.text }}</p>",
    }
    assert "<p>Ours: Sources here" in build_project(make_project(tmp_path, files, settings)).page(
        "guide/fig-a-01"
    )


def test_edit_leads_to_the_figspec(tmp_path: Path) -> None:
    settings = SETTINGS + "repo_url: https://github.com/example/project\n"
    settings = settings.replace("font: false", "font: false, features: [content.action.edit]")
    page = build_project(make_project(tmp_path, {"figspecs/fig-a-01.md": figspec()}, settings)).page(
        "guide/fig-a-01"
    )
    assert "https://github.com/example/project/edit/master/figspecs/fig-a-01.md" in page
