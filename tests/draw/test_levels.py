"""Boxes beside and under each other are alike in size where they differ little."""

from __future__ import annotations

from mkdocs_figspec.draw.flow.levels import Spot, levelled


def test_boxes_of_a_row_are_equally_high_and_nearly_equal_ones_equally_wide() -> None:
    spots = [Spot(name, None, 0, column) for column, name in enumerate("abc")]
    sizes = {"a": (100.0, 40.0), "b": (95.0, 60.0), "c": (50.0, 20.0)}
    assert levelled(spots, sizes, down=True) == {"a": (100.0, 60.0), "b": (100.0, 60.0), "c": (50.0, 20.0)}


def test_boxes_of_a_column_are_equally_wide_in_their_group() -> None:
    spots = [Spot("a", "g", 0, 0), Spot("b", "g", 1, 0), Spot("c", None, 0, 0), Spot("d", None, 0, 1)]
    sizes = {"a": (100.0, 40.0), "b": (70.0, 40.0), "c": (90.0, 40.0), "d": (60.0, 40.0)}
    found = levelled(spots, sizes, down=True)
    assert [found[name][0] for name in "abcd"] == [100.0, 100.0, 90.0, 60.0]


def test_in_a_flow_to_the_right_columns_are_those_that_stand_under_each_other() -> None:
    spots = [Spot("a", None, 0, 0), Spot("b", None, 0, 1), Spot("c", None, 1, 1)]
    sizes = {"a": (90.0, 40.0), "b": (100.0, 40.0), "c": (70.0, 40.0)}
    found = levelled(spots, sizes, down=False)
    assert [found[name][0] for name in "abc"] == [90.0, 100.0, 100.0]
