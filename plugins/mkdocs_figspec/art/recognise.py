"""From a figspec to its figure: geometry first, kinds second."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import count
from typing import Any

from ..diagnostics import Diagnostic, Severity
from ..model import Block, Figspec, Figure, Frame, Panel, Sketch
from ..source import Span
from .blocks import Context, read_blocks
from .frames import Framed
from .grid import Clusters, region_of
from .sections import Section, split


def recognise(figspec: Figspec) -> Figure:
    """The figure of `figspec`: its frames and its panels, those of the concept first."""
    context = Context(figspec.source.path, _ids())
    frames: list[Frame] = []
    panels: list[Panel] = []
    problems: list[Diagnostic] = []
    row = 0
    for sketch in sorted(figspec.sketches, key=lambda each: not each.concept):
        found_frames, found, noted = _read_sketch(sketch, context, row)
        frames.extend(found_frames)
        panels.extend(found)
        problems.extend(noted)
        row = max((panel.row + 1 for panel in found), default=row)
    return Figure(figspec, tuple(frames), tuple(panels), tuple(problems))


def _ids() -> Iterator[str]:
    return (f"b{number}" for number in count(1))


def _read_sketch(
    sketch: Sketch, context: Context, row: int
) -> tuple[list[Frame], list[Panel], list[Diagnostic]]:
    region = region_of(sketch.lines, sketch.line, sketch.column)
    found = split(region)
    problems = [_misaligned(framed, context.path) for framed in found.framed if framed.strays]
    panels: list[Panel] = []
    for offset, sections in enumerate(found.rows):
        for section in sections:
            blocks, noted = _read_section(section, context)
            problems.extend(noted)
            panels.append(
                Panel(
                    section.title,
                    sketch.section,
                    sketch.concept,
                    row + offset,
                    section.column,
                    section.span,
                    blocks,
                )
            )
    panels = _titled(panels, sketch.title)
    return (
        [restored(frame, region.clusters) for frame in found.frames],
        [restored(panel, region.clusters) for panel in panels],
        problems,
    )


def _read_section(section: Section, context: Context) -> tuple[tuple[Block, ...], tuple[Diagnostic, ...]]:
    return read_blocks(section.region, context)


def _titled(panels: list[Panel], title: str | None) -> list[Panel]:
    """The panels, the first of them under the sketch's own title where it has none."""
    if title is None or not panels or panels[0].title is not None:
        return panels
    return [replace(panels[0], title=title), *panels[1:]]


def _misaligned(framed: Framed, path: str) -> Diagnostic:
    first = framed.outer.rows[0].line
    lines = "1 line" if framed.strays == 1 else f"{framed.strays} lines"
    return Diagnostic(
        "misaligned-wall",
        Severity.NOTE,
        f"the right wall of the frame does not stand under its corner on {lines}",
        path,
        Span.lines(first, framed.outer.rows[-1].line),
        "the figure is right all the same; align the walls if you like the source tidy",
    )


def restored(value: Any, clusters: Clusters) -> Any:
    """`value` with every string in it as its author wrote it."""
    if isinstance(value, str):
        return clusters.restore(value)
    if isinstance(value, tuple):
        return tuple(restored(each, clusters) for each in value)
    if is_dataclass(value) and not isinstance(value, (type, Span)):
        changes = {
            each.name: restored(getattr(value, each.name), clusters) for each in fields(value) if each.init
        }
        return replace(value, **changes)
    return value
