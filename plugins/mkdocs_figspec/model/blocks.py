"""What panels are made of: the kinds of blocks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from ..source import Span


@dataclass(frozen=True)
class _Block:
    span: Span
    box: str | None = field(default=None, kw_only=True)
    """The id of the box that it stands in."""
    kind: ClassVar[str]


@dataclass(frozen=True)
class Prose(_Block):
    """Running text; a line feed stands where the author meant a new line."""

    text: str
    heading: bool = False
    """Whether it heads what follows in its panel."""
    kind: ClassVar[str] = "prose"


@dataclass(frozen=True)
class Item:
    text: str
    marker: str | None
    """As drawn: `•`, `-`, `1.`, `✓`, `☐`."""


@dataclass(frozen=True)
class Items(_Block):
    """Bullets, check marks or numbers."""

    items: tuple[Item, ...]
    kind: ClassVar[str] = "list"


@dataclass(frozen=True)
class FieldItem:
    name: str
    value: str


@dataclass(frozen=True)
class Fields(_Block):
    """Names with their values or glosses."""

    items: tuple[FieldItem, ...]
    kind: ClassVar[str] = "fields"


@dataclass(frozen=True)
class Step:
    title: str | None
    commands: tuple[str, ...]
    note: str | None
    """What the commands yield, or a remark."""
    recommended: bool = False


@dataclass(frozen=True)
class Steps(_Block):
    """Options or steps with their commands."""

    items: tuple[Step, ...]
    kind: ClassVar[str] = "steps"


@dataclass(frozen=True)
class Code(_Block):
    """Code, data, a query or shell; every space kept."""

    language: str | None
    text: str
    kind: ClassVar[str] = "code"


@dataclass(frozen=True)
class Node:
    depth: int
    """0 is the root line; a tree without one starts at 1."""
    name: str
    annotation: str | None
    highlight: bool
    line: int


@dataclass(frozen=True)
class Tree(_Block):
    """A directory tree or a hierarchy, its nodes in the order drawn."""

    nodes: tuple[Node, ...]
    kind: ClassVar[str] = "tree"


@dataclass(frozen=True)
class Segment:
    text: str
    label: str


@dataclass(frozen=True)
class Naming(_Block):
    """A name taken apart."""

    subject: str | None
    """What the name is called: `run_name`."""
    example: str
    """The whole name, separators included."""
    segments: tuple[Segment, ...]
    """Its parts in order; each stands in `example`."""
    kind: ClassVar[str] = "naming"


@dataclass(frozen=True)
class Table(_Block):
    header: tuple[str, ...] | None
    rows: tuple[tuple[str, ...], ...]
    kind: ClassVar[str] = "table"


@dataclass(frozen=True)
class Box:
    id: str
    """Unique in the figure: `b3`."""
    text: str
    """Its own words, lines as drawn, without those of boxes and blocks inside it."""
    parent: str | None
    row: int = 0
    """Order from the top among its siblings, boxes at one height sharing a row."""
    column: int = 0
    """Order from the left among its siblings in that row."""
    bare: bool = False
    """Text at an arrow's end, without walls."""
    span: Span | None = None
    """Its walls: first line and column to last; none where only its order is known."""


@dataclass(frozen=True)
class Cards(_Block):
    """Boxes beside, under or in each other, no arrows; a stack of cells is a box with boxes in it."""

    boxes: tuple[Box, ...]
    kind: ClassVar[str] = "cards"


@dataclass(frozen=True)
class Arrow:
    source: str
    target: str
    label: str | None
    dashed: bool = False
    headed: bool = True
    """A line without a head only says that two boxes belong together."""


@dataclass(frozen=True)
class Flow(_Block):
    """Boxes tied by arrows."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    direction: Literal["down", "right"] = "down"
    kind: ClassVar[str] = "flow"


@dataclass(frozen=True)
class SequenceDiagram(Flow):
    """Participants side by side, and the messages that they send each other, from the top.

    A bare box is a note: its row is the number of messages over it, its column that of the participant whose
    lifeline stands left of it, -1 left of all.
    """


@dataclass(frozen=True)
class Callout(_Block):
    """A box that stresses something."""

    title: str | None
    text: str
    kind: ClassVar[str] = "callout"


@dataclass(frozen=True)
class Plot(_Block):
    """Axes, bars, curves, heat maps: lines exactly as drawn."""

    text: str
    kind: ClassVar[str] = "plot"


@dataclass(frozen=True)
class Art(_Block):
    """Line work that fits no other kind: lines exactly as drawn."""

    text: str
    kind: ClassVar[str] = "art"


Block = Prose | Items | Fields | Steps | Code | Tree | Naming | Table | Cards | Flow | Callout | Plot | Art
