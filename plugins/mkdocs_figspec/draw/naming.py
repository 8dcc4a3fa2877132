"""A name taken apart: the example large, each segment in a hue of its own, with a pointer to its label.

Graphviz places the labels: segments and separators stand on one rank, tied together, labels on the next;
where labels together are wider than the room, every other one drops to a rank below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from ..model import Naming, Segment
from . import dot, fonts, theme
from .plan import Layout, PlacedEdge, Plan
from .scene import GLUE, Group, Path, Rect, Scene, Shape, text
from .texts.text import Set, set_text

LARGEST, SMALLEST = 27.0, 18.0
LABEL, REMARK = 16.0, 15.0
PAD = 7.0
"""Beside a segment's text, inside its ground."""
APART = 22.0
"""Between two labels."""
DROP = 40.0
"""From a segment down to its label."""
ROOMS = (320.0, 220.0, 170.0, 130.0)
"""Widths at which labels wrap, tried in turn until they fit beside each other."""


@dataclass(frozen=True)
class Part:
    """A stretch of the example: a segment with its label, or what separates two."""

    text: str
    width: float
    hue: int = 0
    """Which segment it is, from 1; 0 for a separator."""
    label: Set | None = None
    remark: Set | None = None
    goes_on: bool = False
    """Whether its last word goes on in the next stretch: `0` and `rc1` of `0rc1`."""

    @property
    def label_size(self) -> tuple[float, float]:
        sets = [words for words in (self.label, self.remark) if words]
        return max(words.width for words in sets), sum(words.height for words in sets)


def draw_naming(block: Naming, width: float) -> Plan:
    """The naming, to fit `width` px; a long example is set smaller, then goes on in the next line."""
    pads = 2 * PAD * len(block.segments)
    size = min(max((width - pads) / max(fonts.width(block.example, "mono-bold", 1), 1), SMALLEST), LARGEST)
    lines = next(_candidates(block, size, width))
    return Plan(tuple(_dot(line, size, width) for line in lines), partial(_scene, block.subject, lines, size))


def _candidates(block: Naming, size: float, width: float) -> Iterator[tuple[tuple[Part, ...], ...]]:
    """Lines with labels as wide as fit beside each other, else with narrow ones, which are staggered."""
    lines: tuple[tuple[Part, ...], ...] = ()
    for room in ROOMS:
        lines = _lines(_parts(block, size, room), width)
        if all(_needed(line) <= max(width, sum(part.width for part in line)) for line in lines):
            yield lines
    yield lines


def _needed(line: tuple[Part, ...]) -> float:
    return sum(part.label_size[0] + APART for part in line if part.hue)


def _parts(block: Naming, size: float, room: float) -> list[Part]:
    """The example cut into segments and what lies between them."""
    parts: list[Part] = []
    missing: list[Part] = []
    at = 0
    for number, segment in enumerate(block.segments, 1):
        part = _segment(segment, number, size, room)
        found = block.example.find(segment.text, at) if segment.text else -1
        if found < 0:
            missing.append(part)
            continue
        if found > at:
            parts.append(_separator(block.example[at:found], size))
        parts.append(part)
        at = found + len(segment.text)
    if at < len(block.example):
        parts.append(_separator(block.example[at:], size))
    for number, (part, after) in enumerate(pairwise(parts)):
        if part.text[-1:].isalnum() and after.text[:1].isalnum():
            parts[number] = replace(part, goes_on=True)
    # A segment that is not in the example still says its words, behind it.
    return parts + missing


def _separator(words: str, size: float) -> Part:
    return Part(words, fonts.width(words, "mono", size))


def _segment(segment: Segment, number: int, size: float, room: float) -> Part:
    own = fonts.width(segment.text, "mono-bold", size) + 2 * PAD
    head, remark = _split_remark(segment.label)
    return Part(
        segment.text,
        own,
        number,
        set_text(head, room, LABEL, face="sans-bold", leading=1.3),
        set_text(remark, room, REMARK, style="quiet", leading=1.3) if remark else None,
    )


def _split_remark(label: str) -> tuple[str, str]:
    found = re.match(r"([^(\[]{2,}?)\s+([(\[].*)", label, re.S)
    return (found[1], found[2]) if found else (label, "")


def _lines(parts: list[Part], width: float) -> tuple[tuple[Part, ...], ...]:
    """The parts as lines that fit; a line ends behind a separator."""
    lines: list[list[Part]] = [[]]
    for part in parts:
        used = sum(other.width for other in lines[-1])
        if part.hue and lines[-1] and used + part.width > width:
            lines.append([])
        lines[-1].append(part)
    return tuple(tuple(line) for line in lines)


def _height(size: float) -> float:
    return size * 1.5


def _dot(line: tuple[Part, ...], size: float, width: float) -> str:
    """Segments and separators in a row that holds together, labels below, in the same order."""
    labels = [(number, part) for number, part in enumerate(line) if part.hue]
    tiers = 1 if _needed(line) <= max(width, sum(part.width for part in line)) else 2
    nodes = [dot.Node(f"p{i}", part.width, _height(size)) for i, part in enumerate(line)]
    edges = [
        dot.Edge(f"p{i}", f"p{i + 1}", attributes={"weight": "1000", "style": "invis"})
        for i in range(len(line) - 1)
    ]
    ranks: list[list[str]] = [[] for _ in range(tiers)]
    # Equal heights let all labels of a rank begin at one height.
    label_height = max((part.label_size[1] for _, part in labels), default=0.0)
    for place, (number, part) in enumerate(labels):
        label_width = part.label_size[0]
        nodes.append(dot.Node(f"l{number}", label_width + APART, label_height))
        ranks[place % tiers].append(f"l{number}")
        edges.append(
            dot.Edge(
                f"p{number}",
                f"l{number}",
                f"e{number}",
                attributes={
                    "minlen": str(1 + place % tiers),
                    "weight": "2",
                    "tailport": "s",
                    "headport": "n",
                },
            )
        )
    for rank in ranks:
        edges += [dot.Edge(a, b, attributes={"style": "invis", "weight": "0"}) for a, b in pairwise(rank)]
    row = tuple(f"p{i}" for i in range(len(line)))
    return dot.dot_source(
        tuple(nodes),
        tuple(edges),
        ranks=(row, *map(tuple, ranks)),
        nodesep="0",
        ranksep=f"{DROP / 72:.3f}",
    )


def _scene(
    subject: str | None, lines: tuple[tuple[Part, ...], ...], size: float, layouts: tuple[Layout, ...]
) -> Scene:
    shapes: list[Shape] = []
    y = width = 0.0
    if subject:
        words = set_text(subject, 600.0, REMARK, face="mono", style="quiet", markup=False)
        shapes += words.shapes(PAD, y)
        y += words.height + 4
        width = words.width + PAD
    for line, layout in zip(lines, layouts, strict=True):
        inner = _line_scene(line, size, layout)
        shapes.append(Group(0, y, inner))
        width = max(width, inner.width)
        y += inner.height + 18
    return Scene(width, max(y - 18, 0), tuple(shapes))


def _line_scene(line: tuple[Part, ...], size: float, layout: Layout) -> Scene:
    top = min((layout.nodes[f"p{i}"][1] for i in range(len(line))), default=0.0) - _height(size) / 2
    edges = {edge.name: edge for edge in layout.edges if edge.name}
    tallest = max((part.label_size[1] for part in line if part.hue), default=0.0)
    grounds: list[Shape] = []
    example: list[Shape] = []
    labels: list[Shape] = []
    for i, part in enumerate(line):
        x, y = layout.nodes[f"p{i}"]
        baseline = y - top + fonts.CAP_HEIGHT * size / 2 - 0.04 * size
        words = part.text + GLUE if part.goes_on else part.text
        if not part.hue:
            example.append(text(x, baseline, words, size, face="mono", style="quiet", anchor="middle"))
            continue
        hue = theme.segment(part.hue - 1)
        left, upper = x - part.width / 2, y - top - _height(size) / 2
        grounds.append(Rect(left, upper, part.width, _height(size), f"segment-ground-{hue}", 7))
        example.append(
            text(x, baseline, words, size, face="mono-bold", style=f"segment-{hue}", anchor="middle")
        )
        label_x, label_y = layout.nodes[f"l{i}"]
        labels += _pointer(edges.get(f"e{i}"), hue, (x, y - top + _height(size) / 2), top)
        own_width = part.label_size[0]
        line_y = label_y - top - tallest / 2
        for said in (part.label, part.remark):
            if said:
                labels += said.shapes(label_x - own_width / 2, line_y, "middle", own_width)
                line_y += said.height
    return Scene(layout.width, layout.height - top, (*grounds, *example, *labels))


def _pointer(edge: PlacedEdge | None, hue: int, start: tuple[float, float], top: float) -> list[Shape]:
    """The line from a segment to its label, as Graphviz routed it, a mark at its head."""
    if edge is None or not edge.points:
        return []
    points = [(x, y - top) for x, y in edge.points]
    if edge.end:
        points[-1] = (edge.end[0], edge.end[1] - top)
    pairs = [f"{x:.1f} {y:.1f}" for x, y in points]
    x, y = points[0]
    curves = "".join(f"C{a} {b} {c}" for a, b, c in zip(pairs[1::3], pairs[2::3], pairs[3::3], strict=False))
    return [Path(f"M{pairs[0]}{curves}", f"pointer-{hue}"), Path(_mark(hue, x, y + 5), f"dot-{hue}")]


def _mark(hue: int, x: float, y: float) -> str:
    """A shape of its own for each hue, for those to whom hues look alike: dot, square, diamond, ..."""
    at = f"M{x:.1f} {y:.1f}"
    return (
        at
        + {
            1: "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
            2: "m-3.8 -3.8h7.6v7.6h-7.6z",
            3: "m0 -5.2l5.2 5.2l-5.2 5.2l-5.2 -5.2z",
            4: "m-5 -4h10l-5 8.6z",
            5: "m-6 -2h12v4h-12z",
            6: "m-1.6 -5h3.2v3.4h3.4v3.2h-3.4v3.4h-3.2v-3.4h-3.4v-3.2h3.4z",
        }[hue]
    )
