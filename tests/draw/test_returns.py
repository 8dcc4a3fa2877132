"""A row that leads back to where another one began stands level under what it passes."""

from __future__ import annotations

import pytest

from .test_flow import drawn, flow, rows, words

FORTH = ("mix>knead", "knead>bake", "bake>eat")


def test_a_box_on_the_way_back_stands_between_the_ends_of_that_way() -> None:
    found = words(
        drawn(flow(rows("mix knead bake eat", "rest"), *FORTH, "bake>rest", "rest>mix", direction="right"))
    )
    assert found["MIX"].x < found["REST"].x < found["BAKE"].x
    assert found["REST"].y > found["MIX"].y + 30
    assert len({round(found[name].y) for name in ("MIX", "KNEAD", "BAKE", "EAT")}) == 1


@pytest.mark.parametrize("label", ["", ": too wet"])
def test_boxes_and_words_of_the_way_back_stand_at_one_height(label: str) -> None:
    back = (f"eat>wash{label}", "wash>dry", f"dry>mix{label}")
    found = words(
        drawn(flow(rows("mix knead bake eat", "dry wash"), *FORTH, *back, direction="right"), width=900)
    )
    assert found["MIX"].x < found["DRY"].x < found["WASH"].x < found["EAT"].x
    assert abs(found["DRY"].y - found["WASH"].y) < 1
    if label:
        assert abs(found["too wet"].y - found["DRY"].y) < 3


def test_a_row_that_leads_on_is_no_way_back() -> None:
    found = words(
        drawn(flow(rows("mix bake", "cool slice"), "mix>bake", "bake>cool", "cool>slice", direction="right"))
    )
    assert found["MIX"].x < found["BAKE"].x < found["COOL"].x < found["SLICE"].x
