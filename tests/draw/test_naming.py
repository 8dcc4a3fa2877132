"""Namings: every segment in a hue of its own, every label at its pointer, none on another."""

from __future__ import annotations

import pytest

from mkdocs_figspec.draw.naming import draw_naming
from mkdocs_figspec.draw.scene import Group, Path, Rect, Scene
from mkdocs_figspec.draw.words import drawn_words, words
from mkdocs_figspec.model import Naming, Segment

from .samples import HERE, PARCEL, scene_of, touching

CROWDED = Naming(
    HERE,
    None,
    "a-b-c-d-e-f-g.zip",
    tuple(Segment(letter, f"What the letter {letter} means to those who pack") for letter in "abcdefg"),
)


def shapes_of(scene: Scene) -> list[object]:
    return [inner for shape in scene.shapes if isinstance(shape, Group) for inner in shape.scene.shapes]


@pytest.mark.parametrize("naming", [PARCEL, CROWDED], ids=["roomy", "crowded"])
@pytest.mark.parametrize("width", [900, 660, 330])
def test_no_label_touches_another(naming: Naming, width: float) -> None:
    scene = scene_of(draw_naming(naming, width))
    assert touching(scene) == []


def test_each_segment_has_a_ground_a_pointer_and_a_mark_of_its_own() -> None:
    shapes = shapes_of(scene_of(draw_naming(PARCEL, 800)))
    grounds = [shape.style for shape in shapes if isinstance(shape, Rect)]
    assert grounds == [f"segment-ground-{number}" for number in (1, 2, 3, 4)]
    pointers = [shape for shape in shapes if isinstance(shape, Path) and shape.style.startswith("pointer")]
    marks = [
        shape.d.split("m", 1)[1] for shape in shapes if isinstance(shape, Path) and shape.style[:3] == "dot"
    ]
    assert len(pointers) == 4
    assert len(set(marks)) == 4


def test_all_words_are_there() -> None:
    found = drawn_words(scene_of(draw_naming(PARCEL, 700)))
    texts = [PARCEL.subject or "", PARCEL.example, *(segment.label for segment in PARCEL.segments)]
    assert sorted(found.elements()) == sorted(word for text in texts for word in words(text))


def test_a_segment_that_the_example_lacks_is_not_lost() -> None:
    odd = Naming(HERE, None, "north-12", (Segment("north", "Side"), Segment("south", "Other side")))
    assert {"north", "south", "other"} <= set(drawn_words(scene_of(draw_naming(odd, 500))))


def test_a_word_of_two_segments_is_still_that_word() -> None:
    version = Naming(
        HERE, None, "v2-0rc1", (Segment("2", "Major"), Segment("0", "Minor"), Segment("rc1", "Candidate"))
    )
    assert {"v2", "0rc1"} <= set(drawn_words(scene_of(draw_naming(version, 500))))
