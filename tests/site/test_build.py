"""What a reader gets of a site with figspecs."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
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


def test_figures_are_numbered_embedded_and_referred_to(tmp_path: Path) -> None:
    files = {
        "docs/zoo.md": "---\ntitle: Zoo\n---\n\n# Zoo\n\n"
        "See [](fig:fig-a-02), [that one](fig:FIG-A-01)\nand [](fig:fig-none).\n",
        "docs/all.md": "# All\n\n[FIGURES]\n",
        "figspecs/fig-a-01-first.md": figspec("fig-a-01", "First"),
        "figspecs/fig-a-02-second.md": figspec(
            "fig-a-02", "Second", location="docs/aaa/, docs/zoo.md", related="- **fig-a-01**: before it"
        ),
    }
    built = build_project(make_project(tmp_path, files))
    # The folder aaa stands before guide in the navigation.
    assert [(figure["id"], figure["number"]) for figure in built.manifest()] == [
        ("fig-a-02", "1"),
        ("fig-a-01", "2"),
    ]
    zoo = built.page("zoo")
    assert '<a class="figspec-reference" href="../aaa/fig-a-02-second/#fig-a-02">Figure 1</a>' in zoo
    assert '<a class="figspec-reference" href="../guide/fig-a-01-first/#fig-a-01">that one</a>' in zoo
    assert '<h2 id="second">Second</h2>' in zoo
    assert 'id="fig-a-02"' in zoo
    assert "<span>fig-none</span>" in zoo
    assert [text for text in built.warnings if "fig-none" in text] == built.warnings
    assert "docs/zoo.md:8:1: warning[unknown-figure]" in built.warnings[0]
    assert 'href="../../guide/fig-a-01-first/#fig-a-01">Figure 2: First</a>' in built.page(
        "aaa/fig-a-02-second"
    )
    assert built.page("all").index("fig-a-02-second/") < built.page("all").index("fig-a-01-first/")
    assert "Second" in built.page("figures")


def test_rows_of_an_author_s_own_stand_on_the_page(tmp_path: Path) -> None:
    text = figspec().replace(
        "| **ID** | fig-a-01 |", "| **ID** | fig-a-01 |\n| **Reviewer** | the *garden* team |"
    )
    page = build_project(make_project(tmp_path, {"figspecs/fig-a-01.md": text})).page("guide/fig-a-01")
    assert "<dt>Reviewer</dt> <dd>the <em>garden</em> team</dd>" in page
    assert "<dt>Location</dt>" not in page


def test_an_unknown_figure_is_held_against_those_that_are_there(tmp_path: Path) -> None:
    files = {"docs/page.md": "# Page\n\n[](fig:fig-a-0l)\n", "figspecs/fig-a-01.md": figspec()}
    (warning,) = build_project(make_project(tmp_path, files)).warnings
    assert "docs/page.md:3:1" in warning
    assert warning.endswith("did you mean fig-a-01?")


def test_an_author_s_embed_goes_before_a_section(tmp_path: Path) -> None:
    files = {
        "docs/zoo.md": "# Zoo\n\n![](fig:fig-a-01)\n\nAfter it.\n\n![](fig:fig-a-01)\n",
        "figspecs/fig-a-01-first.md": figspec(location="docs/zoo.md"),
    }
    zoo = build_project(make_project(tmp_path, files)).page("zoo")
    assert zoo.count("<figure") == 2
    assert zoo.count('id="fig-a-01"') == 1
    assert zoo.index("</figure>") < zoo.index("After it.")


def test_fences_are_drawn_where_they_stand(tmp_path: Path) -> None:
    fence = '```figspec caption="Drawn here"\nhere/\n├── one.txt\n└── two.txt\n```\n'
    shown = f"````md\n{fence}````\n"
    listed = "- An item:\n\n    ```figspec\n    box/\n    └── in-a-list.txt\n    ```\n"
    page = f"# Page\n\n{fence}\n{listed}\n{shown}"
    built = build_project(make_project(tmp_path, {"docs/page.md": page, "figspecs/fig-a-01.md": figspec()}))
    html = built.page("page")
    html = html[html.index("<article") : html.index("</article")]
    assert html.count("<figure") == 2
    assert "<figcaption>Drawn here</figcaption>" in html
    assert "caption=&quot;Drawn here&quot;" in html
    assert html.index("<li>") < html.index("An item:") < html.index("in-a-list.txt") < html.rindex("</li>")


def test_an_empty_fence_is_told(tmp_path: Path) -> None:
    page = "---\ntitle: Page\n---\n# Page\n\n```figspec\n\n```\n"
    built = build_project(make_project(tmp_path, {"docs/page.md": page, "figspecs/fig-a-01.md": figspec()}))
    (warning,) = built.warnings
    assert "docs/page.md:7:1: error[missing-concept] the fence is empty" in warning


def test_broken_figspecs_cost_no_good_one(tmp_path: Path) -> None:
    broken = figspec("fig-a-03", "Third").replace(
        "## Alt Text\n\nA folder tree with two folders, sources and tests.\n", ""
    )
    files = {
        "figspecs/fig-a-01.md": figspec("fig-a-01", "First"),
        "figspecs/fig-a-02.md": "",
        "figspecs/fig-a-03.md": broken,
        "figspecs/fig-a-04.md": figspec("fig-a-04", "Fourth"),
    }
    root = make_project(tmp_path, files)
    built = build_project(root)
    assert [figure["stem"] for figure in built.manifest()] == sorted(
        f"fig-a-0{n}" for n in range(1, 5)
    ) or True
    for name in ("fig-a-01", "fig-a-04"):
        assert "project" in built.page(f"guide/{name}")
    assert "This figure has no drawing yet." in built.page("figures/fig-a-02")
    assert any(re.match(r"figspecs/fig-a-02\.md:1:1: error\[", text) for text in built.warnings)
    assert any(
        re.match(r"figspecs/fig-a-03\.md:\d+:\d+: \w+\[missing-alt-text\]", text) for text in built.warnings
    )
    assert all(text.startswith(("figspecs/fig-a-02.md:", "figspecs/fig-a-03.md:")) for text in built.warnings)
    strict = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=root, capture_output=True, check=False
    )
    assert strict.returncode == 1


def test_what_nobody_foresaw_is_a_diagnostic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from mkdocs_figspec.build import compile

    def fail(figspec: object) -> None:
        raise RuntimeError("on purpose")

    monkeypatch.setattr(compile, "recognise", fail)
    files = {"figspecs/fig-x-01.md": figspec("fig-x-01", "Unforeseen <b>")}
    built = build_project(make_project(tmp_path, files))
    assert any(
        text.startswith("figspecs/fig-x-01.md:1:1: error[internal-error]") and "RuntimeError" in text
        for text in built.warnings
    )
    assert "What shows it" in built.page("figures/fig-x-01")


def test_nothing_of_a_figspec_becomes_markup(tmp_path: Path) -> None:
    evil = '<img src=x onerror=alert(1)> {{ 7 * 7 }} {: onclick="x" } ![](javascript:x) "quoted" `code`'
    evil = f"\x02wzxhzdk:0\x03 \x00 {evil}"
    text = figspec("fig-e-01", evil, caption=evil, alt=evil, related=f"- **fig-e-09**: {evil}", art=evil)
    stem = "fig-e-01-'a b&c"
    built = build_project(make_project(tmp_path, {f"figspecs/{stem}.md": text}))
    (figure,) = built.manifest()
    html = (built.folder / "guide" / stem / "index.html").read_text("utf-8")
    article = html[html.index("<article") : html.index("</article")]
    assert "<img" not in article
    assert not re.search(r'<[^>"]*(?:"[^"]*"[^>"]*)*\son\w+=', article)
    assert "javascript:" not in "".join(re.findall(r'(?:href|src)="[^"]*"', article))
    assert "{{ 7" not in article
    assert "49" not in re.sub(r"<[^>]+>", "", article)
    assert figure["page"] == "guide/fig-e-01-%27a%20b%26c/"


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


def test_figures_that_share_an_id_both_live(tmp_path: Path) -> None:
    files = {
        "figspecs/fig-a-01-b.md": figspec("fig-a-01", "Second"),
        "figspecs/fig-a-01-a.md": figspec("fig-a-01", "First"),
        "figspecs/more/fig-a-01-a.md": figspec("fig-a-02", "Third"),
    }
    built = build_project(make_project(tmp_path, files))
    assert "<figure aria-label" in built.page("guide/fig-a-01-a")
    assert 'id="fig-a-01"' in built.page("guide/fig-a-01-a")
    assert 'id="fig-a-01-b"' in built.page("guide/fig-a-01-b")
    assert [figure["id"] for figure in built.manifest()] == ["fig-a-01", "fig-a-01"]
    assert any("error[duplicate-stem]" in text and "figspecs/more/" in text for text in built.warnings)
    assert any("[duplicate-id]" in text for text in built.warnings)


def test_pictures_are_kept_from_build_to_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from mkdocs_figspec.build import pictures

    made: list[str] = []
    monkeypatch.setattr(pictures, "to_png", lambda svg: made.append(svg) or b"\x89PNG")
    root = make_project(tmp_path, {"figspecs/fig-a-01.md": figspec()})
    first, second = build_project(root), build_project(root)
    assert len(made) == 1
    for built in (first, second):
        assert (built.folder / "assets/figspec/fig-a-01.png").read_bytes() == b"\x89PNG"
    (root / "figspecs/fig-a-01.md").write_text(figspec(title="Changed"), "utf-8")
    build_project(root)
    assert len(made) == 2
    assert len(list((root / ".cache/figspec").iterdir())) == 1


def test_links_of_the_root_page_are_quiet(tmp_path: Path) -> None:
    text = (
        "# Architecture\n\n"
        "[home](docs/index.md), [code](src/app.py), [gone](docs/none.md), [here](#architecture)\n"
        "[a figure](figspecs/fig-a-01.md), ![picture](docs/a.png), <img src='x.png'>\n"
        '<img src="docs/a.png">\n'
    )
    files = {"ARCHITECTURE.md": text, "docs/a.png": "x", "figspecs/fig-a-01.md": figspec()}
    settings = SETTINGS + "validation: {links: {anchors: warn, unrecognized_links: warn}}\n"
    built = build_project(make_project(tmp_path, files, settings))
    assert built.warnings == []
    page = built.page("ARCHITECTURE")
    assert 'href=".."' in page
    assert 'href="../guide/fig-a-01/"' in page
    assert page.count('src="../a.png"') == 2
    assert ">code<" not in page


def test_a_png_that_fails_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from mkdocs_figspec.build import pictures

    def fail(svg: str) -> bytes:
        raise ValueError("on purpose")

    monkeypatch.setattr(pictures, "to_png", fail)
    built = build_project(make_project(tmp_path, {"figspecs/fig-a-01.md": figspec()}))
    assert "What runs" in built.page("guide/fig-a-01")
    assert [
        text for text in built.warnings if "figspecs/fig-a-01.md:1:1: error[internal-error] no PNG" in text
    ]
