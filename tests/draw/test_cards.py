"""Cards stand in rows and columns as drawn, one as wide as the other."""

from __future__ import annotations

from mkdocs_figspec.draw.flow.cards import draw_cards, least_width
from mkdocs_figspec.draw.flow.inner_room import inner_room
from mkdocs_figspec.draw.scene import Group, Path, Rect, Scene, text
from mkdocs_figspec.model import Box, Cards
from mkdocs_figspec.source import Span


def cards(*boxes: Box, width: float = 700.0, inside: dict[str, Scene] | None = None) -> Scene:
    return draw_cards(Cards(Span(1), boxes), inside or {}, width)


def rects(scene: Scene, x: float = 0.0, y: float = 0.0) -> list[tuple[str, float, float, float, float]]:
    found = []
    for shape in scene.shapes:
        if isinstance(shape, Rect):
            found.append((shape.style, x + shape.x, y + shape.y, shape.width, shape.height))
        elif isinstance(shape, Group):
            found += rects(shape.scene, x + shape.x, y + shape.y)
    return found


def test_cards_of_a_row_are_alike() -> None:
    scene = cards(Box("a", "One", None, 0, 0), Box("b", "Two\nwith more words", None, 0, 1))
    (_, x, y, width, height), (_, other_x, other_y, *size) = rects(scene)
    assert (y, width, height) == (other_y, *size)
    assert x + width < other_x
    assert scene.width <= 700


def test_rows_stand_under_each_other_alike_in_width() -> None:
    scene = cards(Box("a", "Short", None, 0), Box("b", "A much longer line of words", None, 1))
    first, second = rects(scene)
    assert first[2] + first[4] < second[2]
    assert first[3] == second[3]


def test_a_row_that_does_not_fit_is_broken() -> None:
    boxes = [Box(f"b{n}", f"Card number {n}", None, 0, n) for n in range(8)]
    found = rects(cards(*boxes, width=500))
    assert len({y for _, _, y, _, _ in found}) > 1
    assert max(x + width for _, x, _, width, _ in found) <= 500


def test_cards_stay_side_by_side_where_they_fit_but_as_wide_as_each_needs_to_be() -> None:
    wide = Scene(300, 40, (text(0, 15, "wide", 12),))
    boxes = [Box(name, f"Card {name}", None, 0, n) for n, name in enumerate("abc")]
    found = rects(cards(*boxes, width=700, inside={"b": wide}))
    assert len({y for _, _, y, _, _ in found}) == 1
    first, second, third = (width for *_, width, _ in found)
    assert first == third < 300 < second
    assert first + second + third < 700
    narrow = rects(cards(*boxes, width=560, inside={"b": wide}))
    assert len({y for _, _, y, _, _ in narrow}) == 3


def test_cards_in_a_card_stand_inside_it() -> None:
    boxes = (
        Box("g", "Group", None),
        Box("a", "One", "g", 0, 0),
        Box("b", "Two", "g", 0, 1),
    )
    (style, x, y, width, height), *inner = rects(cards(*boxes))
    assert style == "group"
    for _, left, top, inner_width, inner_height in inner:
        assert x < left
        assert left + inner_width < x + width
        assert y < top
        assert top + inner_height < y + height


def test_a_stack_of_cells_is_one_divided_card() -> None:
    scene = cards(Box("s", "", None), *(Box(f"c{n}", f"cell {n}", "s", n) for n in range(3)))
    assert len(rects(scene)) == 1
    assert len([shape for shape in scene.shapes if isinstance(shape, Path)]) == 2
    assert [label.text for label in scene.labels()] == ["cell 0", "cell 1", "cell 2"]


def test_what_stands_in_a_card_is_drawn_below_its_words() -> None:
    nested = Scene(80, 20, (text(0, 15, "nested", 12),))
    title, below = cards(Box("a", "Title", None), inside={"a": nested}).labels()
    assert (title.text, below.text) == ("Title", "nested")
    assert title.y < below.y
    assert title.runs[0].face == "sans-bold"


def test_no_word_is_lost_however_narrow() -> None:
    boxes = [Box(f"b{n}", "supercalifragilistic words", None, 0, n) for n in range(4)]
    for width in (80.0, 300.0):
        said = " ".join(label.text for label in cards(*boxes, width=width).labels())
        assert said.count("supercalifragilistic") == 4, width


def test_a_drawing_in_a_card_stays_one() -> None:
    scene = cards(Box("a", "████ 4\n██   2", None))
    assert any(label.runs[0].face == "mono" for label in scene.labels())


def test_the_room_in_a_card_is_its_share_of_the_row() -> None:
    boxes = (Box("a", "", None, 0, 0), Box("b", "", None, 0, 1), Box("c", "", None, 1, 0), Box("d", "", "c"))
    block = Cards(Span(1), boxes)
    alone, shared, nested = (inner_room(block, box, 700) for box in "cad")
    assert nested < alone < 700
    assert shared < alone / 2


def test_the_last_of_a_broken_row_is_as_wide_as_the_others() -> None:
    found = rects(cards(*(Box(f"b{n}", "Card with words", None, 0, n) for n in range(5)), width=500))
    assert len({round(width, 3) for _, _, _, width, _ in found}) == 1


def test_signs_between_cards_have_no_walls_and_little_room() -> None:
    row = [Box(f"b{n}", text, None, 0, n) for n, text in enumerate(["Malt", "+", "Hops", "= Beer"])]
    scene = cards(*row)
    assert len(rects(scene)) == 2
    assert {"+", "= Beer"} <= {label.text for label in scene.labels()}
    assert len({width for _, _, _, width, _ in rects(scene)}) == 1


def test_a_long_column_of_cards_stands_two_by_two_where_there_is_room() -> None:
    boxes = [Box(f"b{n}", f"Brew number {n}\nwith some words about it", None, n) for n in range(8)]
    wide, narrow = rects(cards(*boxes, width=900)), rects(cards(*boxes, width=300))
    assert len({y for _, _, y, _, _ in wide}) == 4
    assert len({y for _, _, y, _, _ in narrow}) == 8


def test_at_the_least_width_no_row_and_no_line_breaks() -> None:
    boxes = [Box(f"b{n}", "a line of some words\nand more", None, 0, n) for n in range(3)]
    least = least_width(Cards(Span(1), tuple(boxes)), {})
    whole, narrower = cards(*boxes, width=least), cards(*boxes, width=0.9 * least)
    assert len({y for _, _, y, _, _ in rects(whole)}) == 1
    assert len(list(whole.labels())) == 6
    assert len(list(narrower.labels())) > 6


def test_a_card_with_cards_and_words_of_its_own_in_it_shows_all_of_them() -> None:
    boxes = (Box("a", "", None, 0, 0), Box("b", "Photo", "a", 0, 0), Box("c", "Sources", "a", 1, 0))
    inside = {"a": Scene(80, 20, (text(0, 15, "Report a mistake", 14),))}
    scene = cards(*boxes, inside=inside)
    assert {label.text for label in scene.labels()} == {"Report a mistake", "Photo", "Sources"}
