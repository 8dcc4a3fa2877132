"""Titles of groups: read without an arrow through their words."""

from __future__ import annotations

import re

from mkdocs_figspec.draw.flow.group_titles import clear_of
from mkdocs_figspec.draw.plan import Area
from mkdocs_figspec.draw.scene import Path
from mkdocs_figspec.model import Box

from .test_flow import drawn, flow, shapes, words

STRIP = Area(10, 50, 200, 20)


def test_a_title_stands_left_where_nothing_runs_through_it() -> None:
    assert clear_of([((120, 0), (120, 90))], STRIP, 80) == 10
    assert clear_of([((30, 0), (30, 40))], STRIP, 80) == 10  # ends above


def test_a_title_stands_right_of_an_arrow_that_runs_down_through_its_place() -> None:
    assert clear_of([((30, 0), (30, 90))], STRIP, 80) == 40
    assert clear_of([((30, 0), (30, 90)), ((60, 0), (60, 90))], STRIP, 80) == 70


def test_a_title_that_has_room_nowhere_stays() -> None:
    assert clear_of([((30, 0), (30, 90)), ((120, 0), (120, 90))], STRIP, 90) == 10


def test_a_slope_counts_where_it_crosses_and_not_where_it_begins() -> None:
    assert clear_of([((0, 0), (200, 200))], STRIP, 60) == 80


def test_an_arrow_into_a_group_does_not_run_through_its_title() -> None:
    boxes = [
        Box("a", "Dough", None, 0, 0),
        Box("g", "Oven", None, 1, 0),
        *(Box(name, f"{name} tray", "g", 0, column) for column, name in enumerate("bcde")),
    ]
    scene = drawn(flow(boxes, "a>b"))
    title = words(scene)["Oven"]
    (arrow,) = [path for path in shapes(scene, Path) if path.style == "arrow"]
    end = float(re.findall(r"L([\d.]+) ", arrow.d)[-1])
    assert end < 60  # it arrives where the title would begin
    assert title.x >= end + 10
