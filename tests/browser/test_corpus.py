"""Every shared figspec on one site: nothing leaves its box, no id stands twice, no panel is empty."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from ..gallery import build
from .conftest import served

MEASURE = (Path(__file__).parent / "measure.js").read_text("utf-8")
EMPTY = """() => [...document.querySelectorAll(".figspec-panel")]
    .filter((panel) => !panel.querySelector("svg, pre, table, ul, ol, dl, p:not(.figspec-panel-title), div"))
    .map((panel) => `empty panel: ${panel.textContent.trim()}`)"""

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def gallery(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Any]]:
    """The address of a site with all shared figspecs, and its figures."""
    folder = tmp_path_factory.mktemp("gallery") / "gallery"
    assert build(shared / "corpus", folder) == 0
    manifest = json.loads((folder / "site" / "assets" / "figspec" / "manifest.json").read_text("utf-8"))
    with served(folder / "site") as address:
        yield address, manifest["figures"]


@pytest.mark.parametrize("width", [1280, 390])
def test_no_text_leaves_its_box_on_any_page(gallery: tuple[str, Any], chromium: Browser, width: int) -> None:
    address, figures = gallery
    page = chromium.new_page(viewport={"width": width, "height": 900})
    complaints = {}
    for figure in figures:
        page.goto(address + figure["page"])
        page.evaluate("document.fonts.ready")
        found = page.evaluate(MEASURE, {"smallest": 11}) + page.evaluate(EMPTY)
        if found:
            complaints[figure["stem"]] = found
    page.close()
    assert len(figures) == 48
    assert not complaints


def test_no_text_leaves_its_box_in_any_picture(gallery: tuple[str, Any], chromium: Browser) -> None:
    address, figures = gallery
    page = chromium.new_page(viewport={"width": 1700, "height": 1000})
    complaints = {}
    for figure in figures:
        page.goto(address)
        svg = page.request.get(address + figure["files"]["svg"]).text()
        page.set_content(f"<body style='margin:0'><div class='picture'>{svg}</div>")
        page.evaluate("document.fonts.ready")
        found = page.evaluate(MEASURE, {"smallest": 12, "root": ".picture"})
        if found:
            complaints[figure["stem"]] = found
    page.close()
    assert not complaints
