"""Our own site as readers meet it, on a desk and on a phone, in light and dark."""

from __future__ import annotations

import json
import urllib.request
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .conftest import OpenPage

MEASURE = (Path(__file__).parent / "measure.js").read_text("utf-8")
FIGURE = "user-guide/fig-repo-29-mlflow-experiment-tracking/"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("scheme", ["light", "dark"]),
    pytest.mark.parametrize("width", [1280, 390]),
]


def manifest(address: str) -> list[dict[str, str]]:
    with urllib.request.urlopen(f"{address}assets/figspec/manifest.json") as answer:
        figures: list[dict[str, str]] = json.load(answer)["figures"]
    return figures


def test_no_text_leaves_its_box(own_site: str, open_page: OpenPage, width: int, scheme: str) -> None:
    complaints = {}
    for figure in manifest(own_site):
        page = open_page(own_site + figure["page"], width=width, scheme=scheme)
        found = page.evaluate(MEASURE, {"smallest": 11})
        if found:
            complaints[figure["stem"]] = found
    assert not complaints


PAGES = [FIGURE, "figures/", "ARCHITECTURE/", "blocks/", "publishing/", "command/", "limits/", ""]


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(own_site: str, open_page: OpenPage, width: int, scheme: str, path: str) -> None:
    page = open_page(own_site + path, width=width, scheme=scheme)
    page.evaluate("() => document.querySelectorAll('details').forEach((each) => (each.open = true))")
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    complaints = [
        (violation["id"], node["target"], node["html"][:160])
        for violation in found.response["violations"]
        for node in violation["nodes"]
    ]
    assert not complaints


def test_no_request_leaves_the_page(own_site: str, open_page: OpenPage, width: int, scheme: str) -> None:
    page = open_page("about:blank", width=width, scheme=scheme)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(own_site + FIGURE)
    page.wait_for_load_state("networkidle")
    assert asked
    assert not [url for url in asked if not url.startswith((own_site, "data:", "blob:"))]


def test_zoom_opens_and_closes_by_keyboard(
    own_site: str, open_page: OpenPage, width: int, scheme: str
) -> None:
    page = open_page(own_site + FIGURE, width=width, scheme=scheme)
    button = page.locator("button.figspec-zoom").first
    button.focus()
    page.keyboard.press("Enter")
    dialog = page.locator("dialog[open]")
    expect(dialog).to_be_visible()
    expect(dialog.locator("img:visible")).to_have_count(1)
    assert loaded(page)
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(button).to_be_focused()


# Where the open dialog shows the picture, and how far that goes over its room to the right and down.
SHOWN = """() => {
    const image = document.querySelector("dialog[open] img");
    const region = image.parentElement;
    const box = image.getBoundingClientRect();
    return {
        inside: box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight,
        over: [region.scrollWidth - region.clientWidth, region.scrollHeight - region.clientHeight],
        at: region.scrollLeft,
        wide: box.width,
    };
}"""


def test_the_whole_picture_is_shown_and_then_as_much_of_it_as_one_likes(
    own_site: str, open_page: OpenPage, width: int, scheme: str
) -> None:
    page = open_page(own_site + FIGURE, width=width, scheme=scheme)
    page.locator("button.figspec-zoom").first.click()
    assert loaded(page)
    whole = page.evaluate(SHOWN)
    assert (whole["inside"], whole["over"]) == (True, [0, 0])
    assert not Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    page.keyboard.press("Enter")
    close = page.evaluate(SHOWN)
    assert close["wide"] >= 1600
    assert close["over"][0] > 0
    page.keyboard.press("ArrowRight")
    assert page.evaluate(SHOWN)["at"] > close["at"]
    page.keyboard.press("Enter")
    assert page.evaluate(SHOWN)["over"] == [0, 0]
    # The place that was pressed stands in the middle then.
    box = page.locator("dialog[open] img").bounding_box() or {}
    page.mouse.click(box["x"] + box["width"] * 0.6, box["y"] + box["height"] / 2)
    at = page.evaluate(SHOWN)
    assert at["at"] == pytest.approx(0.6 * at["wide"] - width / 2, abs=30)


def loaded(page: Page) -> bool:
    """Whether the picture in the open dialog is there, not only its place."""
    wide = page.wait_for_function(
        "() => [...document.querySelectorAll('dialog[open] img')]"
        ".some((image) => image.complete && image.naturalWidth > 0)"
    )
    return bool(wide.json_value())
