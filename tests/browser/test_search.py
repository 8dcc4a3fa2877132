"""The site's search finds figures by the words in their drawings."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .conftest import OpenPage

FIGURE = "user-guide/fig-repo-29-mlflow-experiment-tracking/"
WORDS = [
    "bootstrap_results.pkl",
    "SAITS",
    "test_auroc",
    "0.9099",
    "imputation_method",
    "542 total runs",
]

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("words", WORDS)
def test_search_finds_the_figure(own_site: str, open_page: OpenPage, words: str) -> None:
    page = open_page(own_site)
    page.keyboard.press("f")
    # The theme listens for keys, not for a value that appears.
    page.locator("input.md-search__input").press_sequentially(words)
    expect(page.locator(f'.md-search-result__link[href*="{FIGURE}"]').first).to_be_visible()
