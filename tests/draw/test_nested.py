"""What stands side by side in a box of the art stands so in its drawing."""

from __future__ import annotations

import pytest

from mkdocs_figspec.draw.nested import arranged, set_rows, share
from mkdocs_figspec.draw.scene import Group, Scene
from mkdocs_figspec.model import Prose
from mkdocs_figspec.source import Span


def block(words: str) -> Prose:
    """Prose like `flour 3-5`: its words and its lines."""
    name, lines = words.split()
    first, last = map(int, lines.split("-"))
    return Prose(Span.lines(first, last), name)


def names(*blocks: Prose) -> str:
    """Rows with `/` between them, columns with `|`, blocks with a blank."""
    return " / ".join(
        " | ".join(" ".join(one.text for one in column if isinstance(one, Prose)) for column in row)
        for row in arranged(blocks)
    )


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ("flour 1-2, salt 3-3", "flour salt"),
        ("flour 1-2, salt 3-3, oats 1-1, rye 2-4", "flour salt | oats rye"),
        ("mill 1-1, flour 2-9, oats 2-5, rye 6-7", "mill / flour | oats rye"),
        ("flour 1-4, oats 1-3, shop 5-6", "flour | oats / shop"),
    ],
)
def test_blocks_at_one_height_are_columns(blocks: str, expected: str) -> None:
    assert names(*map(block, blocks.split(", "))) == expected


def test_columns_share_the_room_and_what_is_too_narrow_does_not() -> None:
    flour, oats, shop = blocks = [block("flour 1-4"), block("oats 1-3"), block("shop 5-6")]
    rows = arranged(blocks)
    left, right = share(rows, flour, 600.0), share(rows, oats, 600.0)
    assert left == right
    assert left is not None
    assert 250.0 < left < 300.0
    assert share(rows, shop, 600.0) is None
    assert share(rows, flour, 300.0) is None


@pytest.mark.parametrize(("room", "beside"), [(400.0, True), (200.0, False)])
def test_columns_stand_beside_each_other_where_there_is_room(room: float, beside: bool) -> None:
    rows = arranged([block("flour 1-4"), block("oats 1-3")])
    scene = set_rows(rows, lambda block: Scene(150.0, 20.0, ()), room)
    assert (scene.height == 20.0) == beside
    assert (scene.width > 300.0) == beside
    groups = [shape for shape in scene.shapes if isinstance(shape, Group)]
    assert len({group.y for group in groups}) == (1 if beside else 2)
