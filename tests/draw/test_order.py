"""Boxes of a row stand in their author's order in groups too, the words on their arrows with them."""

from __future__ import annotations

from mkdocs_figspec.model import Box

from .test_flow import drawn, flow, words


def test_a_row_in_a_group_keeps_its_order_though_an_arrow_from_it_has_words() -> None:
    boxes = [
        Box("q", "Counter", None, 0, 0),
        Box("d", "Complaints", "q", 0, 0),
        Box("b", "Orders", "q", 0, 1),
        Box("w", "Bakers", None, 1, 0),
        Box("x", "Anna", "w", 0, 0),
        Box("y", "Boris", "w", 0, 1),
        Box("z", "Carla", "w", 0, 2),
        Box("s", "Shelf", "w", 1, 0),
    ]
    found = words(drawn(flow(boxes, "b>d", "b>x", "b>y", "b>z", "x>s", "y>s: fresh and warm", "z>s")))
    assert found["Anna"].x < found["Boris"].x < found["Carla"].x
    assert abs(found["fresh and warm"].x - found["Boris"].x) < 30
