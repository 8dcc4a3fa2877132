"""Arrows that lead back up past other boxes run beside them, straight, with their words."""

from __future__ import annotations

import re

import pytest

from mkdocs_figspec.draw.scene import Group, Path, Rect, Scene

from .test_flow import drawn, flow, rows, shapes, words

LOOP = ("mix>knead", "knead>rest", "knead>waste: torn", "rest>bake", "rest>bin: sour", "bake>look")


def lines(scene: Scene) -> str:
    return "".join(
        shape.d for shape in shapes(scene, Path) if isinstance(shape, Path) and "head" not in shape.style
    )


@pytest.mark.parametrize("label", ["", ": not brown yet"])
def test_the_way_back_up_has_corners_and_no_curve(label: str) -> None:
    scene = drawn(flow(rows("mix", "knead waste", "rest bin", "bake", "look"), *LOOP, f"look>mix{label}"))
    assert "C" not in lines(scene)
    (inner,) = scene.shapes
    assert isinstance(inner, Group)
    boxes = [shape for shape in shapes(scene, Rect) if isinstance(shape, Rect)]
    across = [float(x) for x in re.findall(r"[ML](-?[\d.]+)", lines(scene))]
    lane = min(across)
    assert lane < min(box.x for box in boxes) - 5
    assert -inner.x <= lane
    assert max(box.x + box.width for box in boxes) <= scene.width - inner.x
    if label:
        assert 0 <= words(scene)["not brown yet"].x < inner.x + lane
