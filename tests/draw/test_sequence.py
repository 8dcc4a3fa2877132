"""Sequence diagrams: messages from the top, words clear of lifelines and of each other."""

from __future__ import annotations

import re
from itertools import pairwise

from mkdocs_figspec.draw.flow.sequence import draw_sequence
from mkdocs_figspec.draw.scene import Path
from mkdocs_figspec.model import Arrow, Box, SequenceDiagram
from tests.draw.samples import HERE, box_of, touching

SOUP = SequenceDiagram(
    HERE,
    (
        Box("a", "Guest", None, 0, 0),
        Box("b", "Waiter", None, 0, 1),
        Box("c", "Kitchen\nand cellar", None, 0, 2),
        Box("n", "nobody has eaten for hours", None, 1, 1, bare=True),
        Box("m", "(goes home)", None, 3, 2, bare=True),
    ),
    (
        Arrow("a", "b", "one soup, the one with beans, and bread"),
        Arrow("b", "b", "writes it down"),
        Arrow("c", "a", "soup is served over the head of the waiter", dashed=True),
    ),
    "right",
)


def test_words_stand_in_the_order_of_messages_and_notes() -> None:
    scene = draw_sequence(SOUP, 560)
    said = ["bread", "hours", "down", "waiter", "home)"]
    at = [next(label.y for label in scene.labels() if label.text.endswith(word)) for word in said]
    assert at == sorted(at)


def test_words_are_clear_of_each_other_and_of_lifelines() -> None:
    for width in (320, 560, 860):
        scene = draw_sequence(SOUP, width)
        assert not touching(scene)
        (lifelines,) = (
            shape.d for shape in scene.shapes if isinstance(shape, Path) and shape.style == "guide"
        )
        downs = [tuple(map(float, found)) for found in re.findall(r"M(\S+) (\S+)V(\S+?)(?=M|$)", lifelines)]
        assert downs
        for left, top, right, bottom in map(box_of, scene.labels()):
            assert 0 <= left <= right <= scene.width
            assert 0 <= top <= bottom <= scene.height
            assert not any(left < x < right and y < bottom and top < end for x, y, end in downs)


def test_lifelines_stand_farther_apart_for_longer_words() -> None:
    def gaps(label: str) -> list[float]:
        arrows = (Arrow("a", "b", label),)
        scene = draw_sequence(SequenceDiagram(HERE, SOUP.boxes[:3], arrows), 900)
        (lifelines,) = (
            shape.d for shape in scene.shapes if isinstance(shape, Path) and shape.style == "guide"
        )
        xs = sorted({float(x) for x in re.findall(r"M(\S+) ", lifelines)})
        return [after - before for before, after in pairwise(xs)]

    short, long = gaps("hm"), gaps("a soup of beans and bread")
    assert long[0] > short[0]
    assert long[1] == short[1]
