"""Figures on pages that are not their own: embeds, references, fences, and the root page."""

from __future__ import annotations

from pathlib import Path

from .project import SETTINGS, build_project, figspec, make_project


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
    assert "docs/zoo.md:8:5: warning[unknown-figure]" in built.warnings[0]
    assert 'href="../../guide/fig-a-01-first/#fig-a-01">Figure 2: First</a>' in built.page(
        "aaa/fig-a-02-second"
    )
    assert built.page("all").index("fig-a-02-second/") < built.page("all").index("fig-a-01-first/")
    assert "Second" in built.page("figures")


def test_an_unknown_figure_is_held_against_those_that_are_there(tmp_path: Path) -> None:
    files = {"docs/page.md": "# Page\n\n[](fig:fig-a-0l)\n", "figspecs/fig-a-01.md": figspec()}
    (warning,) = build_project(make_project(tmp_path, files)).warnings
    assert "docs/page.md:3:1" in warning
    assert warning.endswith("did you mean fig-a-01?")


def test_each_unknown_figure_is_told_where_it_stands(tmp_path: Path) -> None:
    page = (
        "---\ntitle: Page\n---\n\n# Page\n\n`[](fig:fig-z)`, [](fig:fig-z), *[it](fig:fig-z)*.\n\n"
        "```md\n![](fig:fig-z)\n```\n\n![](fig:fig-z)\n\n- ![](fig:fig-y)\n"
    )
    built = build_project(make_project(tmp_path, {"docs/page.md": page, "figspecs/fig-a-01.md": figspec()}))
    places = [warning.partition(": ")[0].removeprefix("docs/page.md:") for warning in built.warnings]
    assert places == ["7:18", "7:34", "13:1", "15:3"]
    assert all(warning.endswith("; write the ID or the file name of a figspec") for warning in built.warnings)


def test_a_fence_tells_what_it_cannot_be_told(tmp_path: Path) -> None:
    page = '---\ntitle: Page\n---\n# Page\n\n- An item:\n\n    ```figspec captoin="x"\n    box\n    ```\n'
    built = build_project(make_project(tmp_path, {"docs/page.md": page, "figspecs/fig-a-01.md": figspec()}))
    (warning,) = built.warnings
    assert warning == (
        "docs/page.md:8:16: warning[unknown-fence-option] a figspec fence has no option 'captoin'; "
        "did you mean caption?"
    )


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
