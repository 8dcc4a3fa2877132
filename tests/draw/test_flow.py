"""Flows: laid out in their author's order, every word in them, nothing over anything else."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_figspec.draw.flow.flow import draw_flow
from mkdocs_figspec.draw.graphviz import lay_out
from mkdocs_figspec.draw.plan import Layout
from mkdocs_figspec.draw.scene import Group, Label, Path, Rect, Scene, text
from mkdocs_figspec.model import Arrow, Box, Flow
from mkdocs_figspec.source import Span


def flow(boxes: list[Box], *arrows: str, direction: str = "down") -> Flow:
    """A flow with arrows like `a>b` and `a>b: label`."""
    found = []
    for arrow in arrows:
        ends, _, label = arrow.partition(":")
        source, target = ends.split(">")
        found.append(Arrow(source, target.strip(), label.strip() or None))
    return Flow(Span(1), tuple(boxes), tuple(found), "right" if direction == "right" else "down")


def rows(*names: str) -> list[Box]:
    """Boxes from rows like `a b c`; their words are their ids in capitals."""
    return [
        Box(name, name.upper(), None, row, column)
        for row, line in enumerate(names)
        for column, name in enumerate(line.split())
    ]


def drawn(block: Flow, inside: dict[str, Scene] | None = None, width: float = 700.0) -> Scene:
    plan = draw_flow(block, inside or {}, width)
    layouts = [layout for layout in lay_out(plan.dot) if isinstance(layout, Layout)]
    assert len(layouts) == len(plan.dot)
    return plan.finish(tuple(layouts))


def words(scene: Scene) -> dict[str, Label]:
    return {label.text: label for label in scene.labels()}


def shapes(scene: Scene, kind: type) -> list[object]:
    (inner,) = scene.shapes
    assert isinstance(inner, Group)
    return [shape for shape in inner.scene.shapes if isinstance(shape, kind)]


def lines(scene: Scene) -> list[tuple[float, ...]]:
    """The straight lines of arrows that have no bend, as x, y, x, y."""
    (path,) = [path for path in shapes(scene, Path) if path.style == "arrow"]
    found = re.findall(r"M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)(?=M|$)", path.d)
    return [tuple(map(float, line)) for line in found]


def test_rows_and_columns_are_kept() -> None:
    at = words(drawn(flow(rows("a b c", "d e"), "a>b", "b>c", "c>e", "e>d")))
    assert at["A"].y == at["B"].y == at["C"].y < at["D"].y == at["E"].y
    assert at["A"].x < at["B"].x < at["C"].x
    assert at["D"].x < at["E"].x


def test_a_flow_to_the_right_runs_to_the_right() -> None:
    at = words(drawn(flow(rows("a b c"), "a>b", "b>c: then", direction="right")))
    assert at["A"].x < at["B"].x < at["then"].x < at["C"].x


@pytest.mark.parametrize("back", ["d>a: again", "d>a: again, c>a: or so", "b>a: again", "d>c: again"])
def test_words_on_the_way_back_tear_no_boxes_apart(back: str) -> None:
    boxes = [replace(box, text=f"step {box.text}") for box in rows("a b c d")]
    scene = drawn(flow(boxes, "a>b", "b>c", "c>d", *back.split(", "), direction="right"))
    at = words(scene)
    steps = {
        round(at[f"step {right}"].x - at[f"step {left}"].x) for left, right in itertools.pairwise("ABCD")
    }
    assert max(steps) - min(steps) <= 2
    assert at["step A"].y + 20 < at["again"].y < scene.height
    assert at["step A"].x < at["again"].x < at["step D"].x


@pytest.mark.parametrize(("there", "back"), [("go", "return"), ("", "return"), ("go", "")])
def test_arrows_there_and_back_have_a_lane_each(there: str, back: str) -> None:
    scene = drawn(flow(rows("a b", "c d"), "a>c", "b>d", f"a>b: {there}", f"b>a: {back}"))
    at = words(scene)
    low, high = at["A"].y - 20, at["A"].y + 10
    between = [at[word] for word in (there, back) if word]
    assert all(at["A"].x < label.x < at["B"].x and low < label.y < high for label in between)
    upper, lower = sorted({y for _, y, _, end in lines(scene) if y == end})
    assert 12 < lower - upper < 24


def test_an_arrow_without_words_into_a_group_beside_has_no_gap() -> None:
    boxes = [Box("a", "A", None), Box("g", "G", None, 0, 1), Box("b", "B", "g"), Box("c", "C", None, 1)]
    scene = drawn(flow([*boxes, Box("d", "D", "g", 1)], "a>g", "b>d", "g>c"))
    across = sorted((start, x) for start, y, x, end in lines(scene) if y == end)
    assert all(abs(end - start) < 1 for (_, end), (start, _) in itertools.pairwise(across))


def test_words_too_long_for_the_way_back_have_room_of_their_own() -> None:
    block = flow(rows("a b c"), "a>b", "b>c", "c>a: as long as it takes them all", direction="right")
    at = words(drawn(block))
    assert at["B"].x - at["A"].x + 100 < at["C"].x - at["B"].x


def test_groups_tied_box_by_box_keep_their_order() -> None:
    boxes = [Box("m", "MILLS", None), Box("o", "OVENS", None, 0, 1)]
    boxes += [Box(f"{group}{row}", f"{group}-{row}", group, row) for group in "mo" for row in range(3)]
    ties = [f"m{one}>o{other}" for one in (0, 2, 1) for other in range(3)]
    at = words(drawn(flow(boxes, *ties, direction="right")))
    assert at["m-0"].y < at["m-1"].y < at["m-2"].y
    assert at["o-0"].y < at["o-1"].y < at["o-2"].y


def test_an_absurdly_long_row_runs_downwards() -> None:
    names = [f"step-with-a-name-{number}" for number in range(12)]
    arrows = [f"{one}>{other}" for one, other in itertools.pairwise(names)]
    scene = drawn(flow(rows(" ".join(names)), *arrows, direction="right"))
    assert scene.width < 700 < scene.height


def test_an_arrow_that_leads_back_leaves_the_order_alone() -> None:
    at = words(drawn(flow(rows("a", "b", "c"), "a>b", "b>c", "c>a: again")))
    assert at["A"].y < at["B"].y < at["C"].y
    assert at["A"].y < at["again"].y < at["C"].y


def test_labels_and_dashes_are_drawn() -> None:
    block = Flow(
        Span(1), tuple(rows("a", "b c")), (Arrow("a", "b", "yes"), Arrow("a", "c", "no", dashed=True))
    )
    scene = drawn(block)
    assert {"yes", "no"} <= set(words(scene))
    assert {path.style for path in shapes(scene, Path)} == {"arrow", "arrow-dashed", "arrow-head"}


def test_a_line_without_a_head_is_drawn_without_one() -> None:
    joined = Flow(Span(1), tuple(rows("hive", "field")), (Arrow("hive", "field", "n", headed=False),))
    assert {path.style for path in shapes(drawn(joined), Path)} == {"arrow"}


def test_groups_surround_their_boxes() -> None:
    boxes = [
        Box("g", "Group", None, 0, 0),
        Box("a", "A", "g", 0, 0),
        Box("b", "B", "g", 1, 0),
        Box("c", "C", None, 1, 0),
    ]
    scene = drawn(flow(boxes, "a>b", "g>c"))
    (group,) = [rect for rect in shapes(scene, Rect) if rect.style == "group"]
    at = words(scene)
    for inside in ("Group", "A", "B"):
        assert group.x < at[inside].x < group.x + group.width
        assert group.y < at[inside].y < group.y + group.height + 2
    assert at["C"].y > group.y + group.height


def test_what_stands_in_a_box_is_drawn_in_it() -> None:
    nested = Scene(120, 40, (text(0, 20, "nested words", 12),))
    at = words(drawn(flow(rows("a", "b"), "a>b"), {"a": nested}))
    assert at["A"].y < at["nested words"].y < at["B"].y


def test_nothing_of_the_author_reaches_graphviz() -> None:
    evil = 'x"]; a [label="<b>'
    block = flow([Box(evil, evil, None), Box("b", evil, None, 1)])
    block = Flow(block.span, block.boxes, (Arrow(evil, "b", evil),))
    (dot,) = draw_flow(block, {}, 700).dot
    assert "evil" not in dot
    assert re.findall(r"\b[nlgs]\d+\b", dot)
    assert 'label="<b>' not in dot
    assert evil in words(drawn(block))


@pytest.mark.parametrize("arrows", [["a>a"], ["a>b", "b>a"], ["a>x"], []])
def test_odd_arrows_do_no_harm(arrows: list[str]) -> None:
    assert {"A", "B"} <= set(words(drawn(flow(rows("a", "b"), *arrows))))


def test_a_group_may_point_at_its_own_box() -> None:
    boxes = [Box("g", "Group", None), Box("a", "A", "g"), Box("b", "B", "g", 1)]
    assert {"Group", "A", "B"} <= set(words(drawn(flow(boxes, "g>a", "b>g: up"))))


@st.composite
def flows(draw: st.DrawFn) -> Flow:
    count = draw(st.integers(1, 9))
    boxes = []
    for number in range(count):
        parent = draw(st.sampled_from([None, *(f"b{other}" for other in range(number))]))
        lines = draw(st.integers(1, 4))
        words_ = "\n".join(f"word{number}x{line} and more" for line in range(lines))
        place = (draw(st.integers(0, 3)), draw(st.integers(0, 3)))
        boxes.append(Box(f"b{number}", words_, parent, *place, bare=draw(st.booleans())))
    ends = st.integers(0, count - 1).map(lambda number: f"b{number}")
    labels = st.sampled_from([None, "yes", "a label of some length"])
    arrows = draw(st.lists(st.builds(Arrow, ends, ends, labels, st.booleans()), max_size=8))
    return Flow(Span(1), tuple(boxes), tuple(arrows), draw(st.sampled_from(["down", "right"])))


@given(flows())
@settings(max_examples=30, deadline=None)
def test_any_flow_keeps_its_words_and_its_boxes_apart(block: Flow) -> None:
    scene = drawn(block)
    said = " ".join(label.text for label in scene.labels())
    for box in block.boxes:
        for line in box.text.split("\n"):
            assert line.split()[0] in said
    assert all(arrow.label is None or arrow.label.split()[0] in said for arrow in block.arrows)
    boxes = [rect for rect in shapes(scene, Rect) if rect.style == "box"]
    for one, other in itertools.combinations(boxes, 2):
        apart_x = one.x + one.width <= other.x + 0.5 or other.x + other.width <= one.x + 0.5
        apart_y = one.y + one.height <= other.y + 0.5 or other.y + other.height <= one.y + 0.5
        assert apart_x or apart_y
    for label in scene.labels():
        assert 0 <= label.x <= scene.width
        assert 0 <= label.y <= scene.height


def test_a_group_that_no_arrow_enters_is_a_box_with_cards() -> None:
    boxes = [
        Box("g", "Group", None, 0),
        Box("a", "One", "g", 0, 0),
        Box("b", "Two", "g", 0, 1),
        Box("c", "End", None, 1),
    ]
    block = flow(boxes, "g>c")
    assert set(words(drawn(block))) == {"Group", "One", "Two", "End"}
    (dot,) = draw_flow(block, {}, 700).dot
    assert "cluster" not in dot


def test_groups_under_each_other_have_one_middle() -> None:
    boxes = [
        Box("g", "First", None, 0),
        *(Box(f"a{n}", f"step {n}", "g", 0, n) for n in range(4)),
        Box("h", "Second", None, 1),
        Box("b", "one", "h", 0, 0),
        Box("c", "two", "h", 0, 1),
    ]
    scene = drawn(flow(boxes, "a0>a1", "a1>a2", "a2>a3", "g>h", "b>c"))
    one, other = (rect for rect in shapes(scene, Rect) if rect.style == "group")
    assert one.x + one.width / 2 == pytest.approx(other.x + other.width / 2, abs=1.0)


def test_groups_under_each_other_that_are_nearly_as_wide_are_equally_wide() -> None:
    boxes = [
        Box("g", "First", None, 0),
        *(Box(f"a{n}", f"step {n} a", "g", 0, n) for n in range(3)),
        Box("h", "Second", None, 1),
        *(Box(f"b{n}", f"step {n}", "h", 0, n) for n in range(3)),
    ]
    scene = drawn(flow(boxes, "a0>a1", "a1>a2", "g>h", "b0>b1", "b1>b2"))
    one, other = (rect for rect in shapes(scene, Rect) if rect.style == "group")
    assert (one.x, one.width) == (other.x, other.width)


def test_boxes_stand_in_the_middle_of_groups_with_long_titles() -> None:
    boxes = [Box("g", "A GROUP WITH A LONG TITLE", None), Box("h", "ANOTHER WITH A LONG TITLE", None, 0, 1)]
    boxes += [Box("a", "A", "g"), Box("b", "B", "h"), Box("c", "C", None, 1)]
    scene = drawn(flow(boxes, "a>c", "b>c"))
    groups = sorted(rect for rect in shapes(scene, Rect) if rect.style == "group")
    at = words(scene)
    for name, group in zip("AB", groups, strict=True):
        assert at[name].x == pytest.approx(group.x + group.width / 2, abs=3)


@pytest.mark.parametrize("count", [2, 3, 4])
def test_boxes_of_a_group_that_leads_to_the_right_keep_their_order(count: int) -> None:
    boxes = [
        Box("g", "Sources", None, 0, 0),
        *(Box(f"a{n}", f"source {n}", "g", n, 0) for n in range(count)),
        Box("h", "Sinks", None, 0, 1),
        Box("b", "sink", "h", 0, 0),
    ]
    at = words(drawn(flow(boxes, *(f"a{n}>b" for n in range(count)), direction="right")))
    heights = [at[f"source {n}"].y for n in range(count)]
    assert heights == sorted(heights)


def test_a_loop_in_a_group_leaves_the_order_of_its_row_alone() -> None:
    boxes = [Box("g", "Loop", None, 0, 0), *(Box(name, name, "g", 0, n) for n, name in enumerate("abc"))]
    boxes.append(Box("d", "d", None, 1, 0))
    at = words(drawn(flow(boxes, "a>b", "b>c", "c>a: again", "g>d")))
    assert at["a"].x < at["b"].x < at["c"].x
    assert at["a"].y < at["again"].y < at["d"].y


def test_words_on_an_arrow_from_group_to_group_stand_between_the_boxes_that_it_ties() -> None:
    boxes = [
        Box("g", "GARDEN", None, 0, 0),
        Box("h", "HOUSE", None, 0, 1),
        Box("a", "A", "g", 0, 0),
        Box("b", "B", "h", 0, 0),
        Box("c", "C", "h", 1, 0),
    ]
    for arrow in ("a>b: a basket", "b>a: a basket"):
        found = words(drawn(flow(boxes, arrow, "b>c")))
        assert found["A"].x < found["a basket"].x < found["B"].x
        assert abs(found["a basket"].y - found["A"].y) < 10
