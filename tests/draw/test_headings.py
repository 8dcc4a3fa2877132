"""Which first lines of boxes are headings; boxes of one drawing share the answer."""

from __future__ import annotations

import pytest

from mkdocs_figspec.draw.flow.headings import headed_boxes
from mkdocs_figspec.model import Box


def headed(*texts: str, around: tuple[str, ...] = ()) -> list[str]:
    """The first lines that are headings."""
    boxes = [Box(f"b{number}", text, None) for number, text in enumerate(texts)]
    found = headed_boxes(boxes, {box.id for box in boxes if box.text in around})
    return [box.text.split("\n")[0] for box in boxes if box.id in found]


def test_names_over_more_are_headings() -> None:
    assert headed("Mill\n3 floors", "Bakery\n2 ovens", "Shop") == ["Mill", "Bakery"]


def test_where_the_words_of_one_box_run_on_no_other_has_a_heading() -> None:
    assert headed("Mill\n3 floors", "Bakery\nbakes at night", "Shop\nsells bread") == []


@pytest.mark.parametrize(
    "sure", ["MILL\nRye", "Mill:\nrye", "Mill\n(rye)", "mill.py\nrye = 3", "Mill\n\nrye"]
)
def test_what_must_be_a_heading_is_one_whatever_stands_beside(sure: str) -> None:
    assert headed(sure, "Bakery\nbakes at night") == [sure.split("\n")[0]]


def test_numbered_boxes_follow_each_other() -> None:
    assert headed("STEP 1: Grind\nRye", "STEP 2: Bake\nat night") == ["STEP 1: Grind", "STEP 2: Bake"]


@pytest.mark.parametrize(
    "text",
    ['"Rye and\nwheat"', "[rye and\nWheat]", "Is the oven\n20 degrees?", "S A\nT B", "1. Mix\n2. Bake"],
)
def test_half_of_a_whole_is_no_heading(text: str) -> None:
    assert headed(text) == []


def test_a_sign_before_a_heading_makes_no_list_of_it() -> None:
    assert headed("✓ Kept\n(by all)", "✓ rye\n✓ wheat") == ["✓ Kept"]


def test_a_single_line_is_a_heading_over_what_stands_in_the_box() -> None:
    assert headed("Mill", "Shop", around=("Mill",)) == ["Mill"]
