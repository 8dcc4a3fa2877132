"""Names out of code are told from words, and are set in mono where words flow."""

from __future__ import annotations

import time

import pytest

from mkdocs_figspec.draw.page.page import page_html
from mkdocs_figspec.draw.texts.inline import Piece, pieces
from mkdocs_figspec.draw.texts.names import has_names, names_in
from mkdocs_figspec.draw.texts.prose import prose_scene
from mkdocs_figspec.model import Item, Items, Prose, Table
from tests.draw.text_blocks import HERE, figure, panel


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It lies in kiln/logs/ (see glaze.yaml).", ["kiln/logs/", "glaze.yaml"]),
        ("firing_log.csv: one row a minute", ["firing_log.csv"]),
        (
            "src/kiln/plot_*.py, {dev,prod}/app.toml and <run>/heat.json",
            ["src/kiln/plot_*.py", "{dev,prod}/app.toml", "<run>/heat.json"],
        ),
        ("/srv/kiln, ~/kiln, ./fire.sh and ../glaze/", ["/srv/kiln", "~/kiln", "./fire.sh", "../glaze/"]),
        (
            "call fire() or kiln.heat_up(to=900) with --cones=3",
            ["fire()", "kiln.heat_up(to=900)", "--cones=3"],
        ),
        ("cone_count=6, KILN_HOME, __init__", ["cone_count=6", "KILN_HOME", "__init__"]),
        ("from $HOME and ${KILN_HOME} to *.md and .env", ["$HOME", "${KILN_HOME}", "*.md", ".env"]),
        ("clay and/or sand, on/off, 5 km/h, 24/7, w/ glaze, TCP/IP, earth/water/fire", []),
        ("Node.js, J.R. Potter, e.g. 3.14, v1.2, 900 $ a day, 40 /day", []),
        ("x_i of x_n, a - b -- c, ____, https://example.org/kiln_logs/a.csv", []),
    ],
)
def test_names_are_told_from_words(text: str, names: list[str]) -> None:
    found = [text[start:end] for start, end in names_in(text)]
    assert found == names
    assert has_names(text) == bool(found)
    assert "".join(piece.text for piece in pieces(text, names=True)) == text


def test_names_in_bold_and_in_code_stay_what_they_are() -> None:
    assert pieces("**not fire.py** but `heat.py` of run.py", names=True) == (
        Piece("not fire.py", "strong"),
        Piece(" but "),
        Piece("heat.py", "code"),
        Piece(" of "),
        Piece("run.py", "name"),
    )


def test_names_are_set_in_mono_where_words_flow() -> None:
    words = Prose(HERE, "Heat is kept in kiln.db, for a year.")
    faces = {run.text: run.face for label in prose_scene(words, 600).shapes for run in label.runs}  # type: ignore[union-attr]
    assert faces == {"Heat is kept in ": "sans", "kiln.db": "mono", ", for a year.": "sans"}
    html = page_html(figure(panel(words, Items(HERE, (Item("glaze.yaml first", "-"),)))), {})
    assert '<p>Heat is kept in <span class="figspec-name">kiln.db</span>, for a year. </p>' in html
    assert '<span><span class="figspec-name">glaze.yaml</span> first</span>' in html


def test_headings_and_tables_keep_one_face() -> None:
    blocks = (Prose(HERE, "About kiln.db", heading=True), Table(HERE, ("file",), (("kiln.db",),)))
    html = page_html(figure(panel(*blocks)), {})
    assert html.count("kiln.db") == 2
    assert "figspec-name" not in html


@pytest.mark.parametrize("part", ["a/", "_", "a_", "<a>", "{a,", "-", "a.", "a-_", "$A", "a(", "/"])
def test_a_text_of_nothing_but_joints_is_read_in_linear_time(part: str) -> None:
    def took(count: int) -> float:
        start = time.process_time()
        has_names(part * count)
        has_names(f"{part * 60} " * (count // 60))
        return time.process_time() - start

    assert min(took(40_000) for _ in range(3)) < 40 * max(min(took(4_000) for _ in range(3)), 0.001)
