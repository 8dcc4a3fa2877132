"""Drawings wider than their room: made smaller while they can be read, else they scroll and say so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ..site.project import SETTINGS, figspec, make_project
from .conftest import OpenPage, build, served

STEPS = ["1. Measuring", "2. Cutting out", "3. Sanding", "4. Gluing", "5. Varnishing it", "6. Hanging up"]
CHAIN = "\n".join(
    [
        "   ".join("┌──────────────────┐" for _ in STEPS),
        "──▶".join(f"│ {step:16} │" for step in STEPS),
        "   ".join("└──────────────────┘" for _ in STEPS),
    ]
)
SHOWN = """() => {
    const region = document.querySelector(".figspec-scroll");
    const text = region.querySelector("text");
    return {
        over: region.scrollWidth - region.clientWidth,
        size: parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a,
        hint: getComputedStyle(region, "::after").content,
        stops: region.tabIndex === 0,
    };
}"""

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with a chain of six boxes."""
    root = tmp_path_factory.mktemp("wide")
    make_project(root, {"figspecs/fig-a-01.md": figspec(art=CHAIN)}, SETTINGS)
    build(root / "mkdocs.yml", root / "site")
    with served(root / "site") as address:
        yield address


@pytest.mark.parametrize(("width", "scrolls"), [(1280, False), (390, True)])
def test_a_little_too_wide_fits_and_much_too_wide_scrolls(
    site: str, open_page: OpenPage, width: int, scrolls: bool
) -> None:
    page = open_page(f"{site}guide/fig-a-01/", width=width)
    page.wait_for_function("() => !document.querySelector('button.figspec-zoom').hidden")
    page.wait_for_timeout(100)
    shown = page.evaluate(SHOWN)
    assert (shown["over"] > 1, shown["stops"], "scroll" in shown["hint"]) == (scrolls, scrolls, scrolls)
    assert shown["size"] >= (12 if scrolls else 11) - 0.01
