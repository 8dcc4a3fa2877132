"""What a drawer hands over: shapes with positions, in px, y downwards, styled by class names of `theme`.

A scene has no colours in it: one body serves the light page, the dark page and both stand-alone pictures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

Anchor = Literal["start", "middle", "end"]
GLUE = "\u2060"
"""Ends a line whose last word goes on in the next label: `svg` writes the two as one text."""
Face = Literal["sans", "sans-bold", "mono", "mono-bold"]


class Run(NamedTuple):
    """A stretch of a label in one face and one style."""

    text: str
    face: Face = "sans"
    style: str = "ink"
    """Class names of `theme`: `ink`, `quiet`, `accent`, `value`, a Pygments token class, ..."""


class Label(NamedTuple):
    """One line of text."""

    x: float
    y: float
    """Its baseline."""
    runs: tuple[Run, ...]
    size: float
    """Font size in px."""
    anchor: Anchor = "start"

    @property
    def text(self) -> str:
        runs = self.runs
        return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])

    @property
    def glued(self) -> bool:
        """Whether its last word goes on in the next label."""
        return bool(self.runs) and self.runs[-1].text.endswith(GLUE)


class Rect(NamedTuple):
    x: float
    y: float
    width: float
    height: float
    style: str
    radius: float = 0.0


class Path(NamedTuple):
    """A line or an area; `d` holds SVG path data made by us from numbers only."""

    d: str
    style: str


class Icon(NamedTuple):
    """A mark of ours or of Material's, by name, in a square of `size` px."""

    name: str
    x: float
    y: float
    size: float
    style: str = "ink"


class Group(NamedTuple):
    """A scene moved to a place and scaled, about its upper left corner."""

    x: float
    y: float
    scene: Scene
    scale: float = 1.0


Shape = Label | Rect | Path | Icon | Group


@dataclass(frozen=True)
class Scene:
    """Shapes in painting order, within `width` by `height` px."""

    width: float
    height: float
    shapes: tuple[Shape, ...]

    def labels(self) -> Iterator[Label]:
        """Every label, those of inner scenes included, where they stand in this scene."""
        for shape in self.shapes:
            if isinstance(shape, Label):
                yield shape
            elif isinstance(shape, Group):
                for label in shape.scene.labels():
                    yield label._replace(
                        x=shape.x + label.x * shape.scale,
                        y=shape.y + label.y * shape.scale,
                        size=label.size * shape.scale,
                    )


class Unpainted(Scene):
    """A scene whose size is known and whose shapes are made when they are asked for: most never are."""

    def __init__(
        self, width: float, height: float, smallest: float, paint: Callable[[], Iterable[Shape]]
    ) -> None:
        """`smallest` is the size in px of its smallest text, infinite where it has none."""
        vars(self).update(width=width, height=height, smallest=smallest, _paint=paint)

    smallest: float
    _paint: Callable[[], Iterable[Shape]]

    @cached_property
    def shapes(self) -> tuple[Shape, ...]:
        return tuple(self._paint())


def text(
    x: float,
    y: float,
    words: str,
    size: float,
    *,
    face: Face = "sans",
    style: str = "ink",
    anchor: Anchor = "start",
) -> Label:
    """A label of a single run, its baseline at `y`."""
    return Label(x, y, (Run(words, face, style),), size, anchor)
