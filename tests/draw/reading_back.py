"""A drawing read back cell by cell, from its shapes alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from mkdocs_figspec.art.glyphs import DRAWN_SIDES, Side
from mkdocs_figspec.art.grid import region_of
from mkdocs_figspec.draw.cells.plot import draw_art
from mkdocs_figspec.draw.cells.strokes import HEIGHT, WIDTH
from mkdocs_figspec.draw.scene import Group, Icon, Label, Path, Scene
from mkdocs_figspec.model import Art
from mkdocs_figspec.source import Span

_COMMAND = re.compile(r"([MLHVQz])([^MLHVQz]*)")
_BLOCKS = frozenset(map(chr, range(0x2580, 0x25A0)))
_SLOPES = frozenset("╱╲╳")
_ASCII = frozenset("+-=|<>^vV.,'`/\\")
_ARROWS = frozenset("▲▶▼◀►◄↑→↓←")
_NEAR = 1.6
"""Px that the strokes of a double line stand off its middle."""

Point = tuple[float, float]


@dataclass
class ReadBack:
    """What stands where, in px."""

    glyphs: dict[tuple[int, int], str] = field(default_factory=dict)
    icons: set[tuple[int, int]] = field(default_factory=set)
    strokes: dict[tuple[int, int], list[tuple[Point, Point]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """Pieces of lines, of outlines too, by the cells that they touch."""

    def covers(self, x: float, y: float, near: float = _NEAR) -> bool:
        """Whether a line passes within `near` px of the point."""
        cell = (int(y // HEIGHT), int(x // WIDTH))
        return any(_distance((x, y), *piece) <= near for piece in self.strokes.get(cell, ()))


def _distance(point: Point, one: Point, two: Point) -> float:
    (x, y), (x1, y1), (x2, y2) = point, one, two
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    share = 0.0 if not length else max(0.0, min(1.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length))
    return float(((x - x1 - share * (x2 - x1)) ** 2 + (y - y1 - share * (y2 - y1)) ** 2) ** 0.5)


def _pieces(data: str) -> Iterator[tuple[Point, Point]]:
    x = y = start_x = start_y = 0.0
    for command, values in _COMMAND.findall(data):
        numbers = [float(value) for value in re.findall(r"-?[\d.]+", values)]
        before = (x, y)
        if command in "ML":
            x, y = numbers
        elif command == "H":
            x = numbers[0]
        elif command == "V":
            y = numbers[0]
        elif command == "Q":
            middle = (numbers[0], numbers[1])
            x, y = numbers[2:]
            yield before, middle
            yield middle, (x, y)
            continue
        elif command == "z":
            x, y = start_x, start_y
        if command == "M":
            start_x, start_y = x, y
        else:
            yield before, (x, y)


def read_back(scene: Scene) -> ReadBack:
    """The cells of a drawing made by `draw_art`."""
    (grid,) = scene.shapes
    assert isinstance(grid, Group)
    found = ReadBack()
    for shape in grid.scene.shapes:
        if isinstance(shape, Label):
            row = int(shape.y // HEIGHT)
            if shape.anchor == "middle":
                found.glyphs[row, int((shape.x - 0.01) // WIDTH)] = shape.text
                continue
            first = round(shape.x / WIDTH)
            assert abs(first * WIDTH - shape.x) < 0.01
            for offset, char in enumerate(shape.text):
                if char != " ":
                    found.glyphs[row, first + offset] = char
        elif isinstance(shape, Icon):
            middle_x, middle_y = shape.x + shape.size / 2, shape.y + shape.size / 2
            found.icons.add((int(middle_y // HEIGHT), int((middle_x - 0.01) // WIDTH)))
            # One that has the free cell beside it stands in the middle of both.
            found.icons.add((int(middle_y // HEIGHT), round(middle_x / WIDTH) - 1))
        elif isinstance(shape, Path):
            for piece in _pieces(shape.d):
                _file(found, piece)
    return found


def _file(found: ReadBack, piece: tuple[Point, Point]) -> None:
    (x1, y1), (x2, y2) = piece
    for row in range(int((min(y1, y2) - 2) // HEIGHT), int((max(y1, y2) + 2) // HEIGHT) + 1):
        for column in range(int((min(x1, x2) - 2) // WIDTH), int((max(x1, x2) + 2) // WIDTH) + 1):
            found.strokes[row, column].append(piece)


def wrong_cells(text: str) -> list[str]:
    """What of `text` does not stand in its drawing where it stood, in words; empty where all does."""
    region = region_of(tuple(text.split("\n")), 1)
    found = read_back(draw_art(Art(Span(1), text)))
    wrong: list[str] = []
    for y, row in enumerate(region):
        for x, char in enumerate(row.text):
            if char != " " and not _stands(region.words(char), y, x, found):
                wrong.append(f"{y}:{x} {char!r} in {row.text!r}")
    return wrong


def _stands(char: str, y: int, x: int, found: ReadBack) -> bool:
    middle_x, middle_y = (x + 0.5) * WIDTH, (y + 0.5) * HEIGHT
    if char in DRAWN_SIDES:
        return all(_reaches(found, side, y, x) for side in DRAWN_SIDES[char]) and found.covers(
            middle_x, middle_y, 2.2
        )
    if char in _BLOCKS or char in _SLOPES:
        return bool(found.strokes.get((y, x)))
    if found.glyphs.get((y, x)) == char or (y, x) in found.icons:
        return True
    if char in _ARROWS or char in _ASCII:
        return (y, x) not in found.glyphs and bool(found.strokes.get((y, x)))
    return False


def _reaches(found: ReadBack, side: Side, y: int, x: int) -> bool:
    down, right = side.value
    edge_x, edge_y = (x + 0.5 + right / 2) * WIDTH, (y + 0.5 + down / 2) * HEIGHT
    return found.covers(edge_x - 0.2 * right, edge_y - 0.2 * down)
