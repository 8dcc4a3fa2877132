"""What the rooms hand each other: a figspec as read, and its figure as recognised."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import ClassVar, Literal

from .diagnostics import Diagnostic
from .source import Source, Span

_LINK = re.compile(r"!?\[([^\[\]]{1,300})\]\([^()\s]{0,500}\)")
_EMPHASIS = re.compile(r"(\*\*|\*|`)(?=\S)([^*`\n]{1,500})(?<=\S)\1")

# --- the figspec, as read -------------------------------------------------------------


@dataclass(frozen=True)
class Text:
    """Words of a part and where they stand."""

    text: str
    """As written: `**bold**`, back-ticks and links stay, quotation marks around the whole do not."""
    span: Span

    @property
    def plain(self) -> str:
        """`text` without inline Markdown, as an `alt` attribute wants it: a link is its words alone."""
        words = _LINK.sub(r"\1", self.text)
        return _EMPHASIS.sub(r"\2", words)


@dataclass(frozen=True)
class Field:
    """A row of the metadata table."""

    name: str
    value: str
    span: Span


@dataclass(frozen=True)
class Location:
    """One place where the figure goes."""

    text: str
    """As listed, without back-ticks: `README.md (hero image)`."""
    path: str
    """`text` without its remark: `README.md`."""
    span: Span


@dataclass(frozen=True)
class Reference:
    """Another figure that this one names."""

    id: str
    note: str | None
    span: Span


@dataclass(frozen=True)
class Check:
    """An item of the status list."""

    text: str
    checked: bool
    span: Span


@dataclass(frozen=True)
class Prompt:
    """A prompt once meant for an image model; the content prompt still says placement and emphasis."""

    name: str
    text: str
    span: Span


@dataclass(frozen=True)
class Relationship:
    """A row of a relationship table, a JSON export or YAML anchors: one thing leads to another."""

    source: str
    target: str
    label: str | None
    span: Span


@dataclass(frozen=True)
class Sketch:
    """One piece of source that a figure is made of: a fence, a Markdown table or a Markdown list."""

    form: Literal["fence", "table", "list", "text"]
    lines: tuple[str, ...]
    """As written, without the fence's own lines and its indentation."""
    line: int
    """Line of `lines[0]` in the file."""
    column: int
    """Column of the first code point of `lines` in the file."""
    language: str | None
    """The fence's info string: `python`, or a kind such as `tree` that the author wants obeyed."""
    section: str
    """The `##` heading it stands under, numbering dropped."""
    title: str | None
    """The `### Panel N: name` it stands under: `name`."""
    concept: bool
    """Whether it makes the figure; otherwise it only stands on the figure's page."""


@dataclass(frozen=True)
class Figspec:
    """All parts of one figspec file; absent ones are `None` or empty, never made up."""

    source: Source
    id: str
    title: str | None = None
    headline: str | None = None
    """The title text that is to stand in the figure, without quotation marks."""
    purpose: Text | None = None
    key_message: Text | None = None
    caption: Text | None = None
    alt: Text | None = None
    metadata: tuple[Field, ...] = ()
    level: tuple[str, ...] = ()
    priority: str | None = None
    personas: tuple[str, ...] = ()
    locations: tuple[Location, ...] = ()
    aspect_ratio: tuple[int, int] | None = None
    related: tuple[Reference, ...] = ()
    reader_flow: tuple[str, ...] = ()
    """Figure IDs in reading order, the figure's own among them."""
    reader_flow_notes: tuple[str | None, ...] = ()
    """The remark in brackets behind each of `reader_flow`; of the same length."""
    status: tuple[Check, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    content_elements: tuple[Text, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    sketches: tuple[Sketch, ...] = ()

    @property
    def stem(self) -> str:
        """The file name without `.md`."""
        return self.source.stem


# --- the figure, as recognised ------------------------------------------------------------


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


@dataclass(frozen=True)
class Flow(_Block):
    """Boxes tied by arrows."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    direction: Literal["down", "right"] = "down"
    kind: ClassVar[str] = "flow"


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


@dataclass(frozen=True)
class Frame:
    """An outer frame with the title band that it may have."""

    title: str | None
    subtitle: str | None
    span: Span


Place = Literal["top", "middle", "bottom", "left", "center", "right"]


@dataclass(frozen=True)
class Panel:
    """One titled piece of a figure."""

    title: str | None
    section: str
    concept: bool
    row: int
    column: int
    span: Span
    blocks: tuple[Block, ...]
    """In reading order, flat; a block inside a box stands there too and names it."""
    place: frozenset[Place] = frozenset()
    """Where the content prompt wants it: `{"bottom", "left"}`; empty where it does not say."""


@dataclass(frozen=True)
class Figure:
    """A figspec with its visual concept recognised."""

    figspec: Figspec
    frames: tuple[Frame, ...]
    panels: tuple[Panel, ...]
    """Those of the visual concept first."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """All that was found about it so far."""

    def with_diagnostics(self, more: tuple[Diagnostic, ...]) -> Figure:
        """The same figure with `more` found about it."""
        return replace(self, diagnostics=self.diagnostics + more)
