"""Trees: a folder above its children, names and annotations in their columns."""

from __future__ import annotations

import pytest

from mkdocs_figspec.draw.scene import Group, Icon, Label, Rect, Scene
from mkdocs_figspec.draw.tree import draw_tree, is_directory_tree
from mkdocs_figspec.draw.words import drawn_words, words
from mkdocs_figspec.model import Tree

from .samples import HERE, PANTRY, node, scene_of, touching


def labels(scene: Scene) -> dict[str, Label]:
    return {label.text: label for label in scene.labels()}


@pytest.mark.parametrize("engine", ["graphviz-pure"])
def test_folders_stand_above_their_children(engine: str) -> None:
    found = labels(scene_of(draw_tree(PANTRY, 600), engine))
    order = [found[entry.name].y for entry in PANTRY.nodes]
    assert order == sorted(order)
    assert found["pantry/"].x < found["shelves/"].x < found["flour.tin"].x
    assert found["shelves/"].x == pytest.approx(found["cellar/"].x)


def test_annotations_stand_in_one_column_and_values_look_like_values() -> None:
    found = labels(scene_of(draw_tree(PANTRY, 600)))
    notes = [found[entry.annotation] for entry in PANTRY.nodes if entry.annotation]
    assert len({round(note.x, 1) for note in notes}) == 1
    assert found['"rye"'].runs[0].style == found["0.75"].runs[0].style == "value"
    assert found["40 more"].runs[0].style == "quiet"


def test_folders_and_files_have_icons_and_elisions_none() -> None:
    scene = scene_of(draw_tree(PANTRY, 600))
    icons = [shape.name for shape in scene.shapes if isinstance(shape, Icon)]
    assert icons == ["folder", "folder", "file-outline", "file-outline", "folder", "file-outline"]


def test_the_highlighted_entry_has_a_box_and_bold_words() -> None:
    scene = scene_of(draw_tree(PANTRY, 600))
    (box,) = [shape for shape in scene.shapes if isinstance(shape, Rect)]
    entry = labels(scene)["cider.keg"]
    assert box.y < entry.y < box.y + box.height
    assert entry.runs[0].face == "mono-bold"


def test_a_hierarchy_of_ideas_has_no_icons() -> None:
    ideas = Tree(HERE, (node(0, "Is it ripe?"), node(1, "Yes: eat it"), node(1, "No: wait")))
    assert not is_directory_tree(ideas.nodes)
    assert not any(isinstance(shape, Icon) for shape in scene_of(draw_tree(ideas, 400)).shapes)


def test_long_annotations_wrap_and_long_names_keep_their_words() -> None:
    long = Tree(
        HERE,
        (
            node(0, "store/"),
            node(1, "a.txt", "a remark that goes on and on " * 6),
            node(1, "an_extraordinarily_long_name_for_such_a_small_file_as_this.txt", "remark " * 12),
        ),
    )
    scene = scene_of(draw_tree(long, 480))
    expected = [word for entry in long.nodes for word in words(f"{entry.name} {entry.annotation or ''}")]
    assert sorted(drawn_words(scene).elements()) == sorted(expected)
    assert touching(scene) == []


def test_a_long_tree_can_flow_into_columns() -> None:
    long = Tree(HERE, (node(0, "store/"), *(node(1, f"jar-{i}.txt", "plum") for i in range(60))))
    plan = draw_tree(long, 400)
    whole = scene_of(plan)
    assert plan.columns is not None
    from mkdocs_figspec.draw.graphviz import lay_out

    broken = plan.columns(tuple(lay_out(plan.dot)), 3)  # type: ignore[arg-type]
    assert sum(isinstance(shape, Group) for shape in broken.shapes) == 3
    assert broken.height < whole.height / 2
    assert drawn_words(broken) == drawn_words(whole)
