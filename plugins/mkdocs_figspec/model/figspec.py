"""A figspec, as read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ..source import Source, Span

_LINK = re.compile(r"!?\[([^\[\]]{1,300})\]\([^()\s]{0,500}\)")
_EMPHASIS = re.compile(r"(?<![\w(*])(\*\*|\*)(?=[^\s*])([^*\n]{1,500})(?<=\S)\1(?![\w*])")
_CODE = re.compile(r"`([^`\n]{1,500})`")


def without_marks(text: str) -> str:
    """`text` without emphasis and back-ticks."""
    if "*" in text:
        text = _EMPHASIS.sub(r"\2", text)
    if "`" in text:
        text = _CODE.sub(r"\1", text)
    return text.strip()


@dataclass(frozen=True)
class Text:
    """Words of a part and where they stand."""

    text: str
    """As written: `**bold**`, back-ticks and links stay, quotation marks around the whole do not."""
    span: Span

    @property
    def plain(self) -> str:
        """`text` without inline Markdown, as an `alt` attribute wants it: a link is its words alone."""
        return without_marks(_LINK.sub(r"\1", self.text))


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
