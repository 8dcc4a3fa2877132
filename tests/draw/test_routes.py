"""Arrows run straight or with round corners, and none of two that lead up runs over the other."""

from __future__ import annotations

from mkdocs_figspec.draw.flow.parts import Link
from mkdocs_figspec.draw.flow.routes import draw_routes, find_ways
from mkdocs_figspec.draw.plan import Area, PlacedEdge

MILL, SHOP, OVEN = Area(0, 0, 80, 40), Area(110, 0, 80, 40), Area(220, 0, 80, 40)


def test_arrows_that_lead_up_arrive_where_they_come_from() -> None:
    links = {"a": Link("l1", "mill", True, False, True), "b": Link("l2", "mill", True, False, True)}
    areas = {"mill": MILL, "l1": Area(20, 60, 40, 20), "l2": Area(110, 60, 40, 20)}
    areas["key"] = Area(95, 10, 30, 20)
    ways = find_ways(links, areas, {}, down=True)
    assert ways["a"] == ((40, 60), (40, 40))
    assert ways["b"][0] == (130, 60)
    assert 60 < ways["b"][-1][0] < 80


def test_a_way_back_runs_into_the_side_of_its_words() -> None:
    links = {"a": Link("oven", "l1", False, False, True), "b": Link("l1", "mill", True, False, True)}
    areas = {"mill": MILL, "shop": SHOP, "oven": OVEN, "l1": Area(10, 60, 60, 20)}
    ways = find_ways(links, areas, {}, down=True)
    assert ways == {"a": ((260, 40), (260, 70), (70, 70)), "b": ((40, 60), (40, 40))}


def test_a_loop_has_corners_where_its_curve_runs_below_what_it_passes() -> None:
    areas = {"mill": MILL, "shop": SHOP, "oven": OVEN}
    edge = PlacedEdge("e", "oven", "mill", ((240, 40), (200, 70), (100, 70), (60, 40)), None, (55, 38), None)
    links = {"e": Link("oven", "mill", True, False, True)}
    line, _head = draw_routes(links, [edge], areas, {}, down=False).shapes
    assert line.d.startswith("M260 40")
    assert "C" not in line.d
    assert "Q260 62.5" in line.d
    assert "Q40 62.5" in line.d


def test_a_way_to_the_next_row_has_one_bend_and_runs_along_no_other() -> None:
    areas = {"mill": MILL, "shop": SHOP, "oven": OVEN, "cart": Area(0, 80, 80, 40)}
    edge = PlacedEdge(
        "e", "oven", "cart", ((240, 40), (200, 70), (150, 95), (80, 100)), None, (80, 100), None
    )
    links = {"e": Link("oven", "cart", True, False, True)}
    line, _head = draw_routes(links, [edge], areas, {}, down=False).shapes
    assert line.d.startswith("M260 40")
    assert "Q260 100" in line.d
    assert line.d.count("Q") == 1

    areas["bus"] = Area(240, 140, 40, 40)
    links["f"] = Link("oven", "bus", True, False)
    line, _head = draw_routes(links, [edge], areas, {}, down=False).shapes
    assert "C" in line.d
