"""From a figspec to its figure: geometry first, kinds second."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import count, groupby
from typing import Any

from ..diagnostics import Diagnostic, Severity
from ..model import Block, Figspec, Figure, Flow, Frame, Panel, Prose, Sketch
from ..source import Span
from .blocks import Context, read_blocks, read_kind
from .boxes.round_corners import with_round_corners
from .grid import Clusters, Region, region_of
from .hints import with_hints
from .kept import as_art
from .labelled import LAYOUT_KINDS, label_of, read_labelled
from .markdown import read_markdown_list, read_markdown_text
from .panels.frames import Framed
from .panels.section import Section
from .panels.sections import Split, split
from .text.markdown_table import read_markdown_table
from .text.text import make_art
from .words import are_lost

LONGEST_LINE = 2000
"""Cells of the longest line that is looked at closely."""
MOST_LINES = 10_000
"""Lines of the longest sketch that is looked at closely."""
LARGEST_SKETCH = 500_000
"""Cells of the largest sketch that is looked at closely."""


@dataclass(frozen=True)
class _Recognised:
    """What one sketch holds; rows of panels count from 0."""

    frames: tuple[Frame, ...]
    panels: tuple[Panel, ...]
    problems: tuple[Diagnostic, ...] = ()


def recognise(figspec: Figspec) -> Figure:
    """The figure of `figspec`: its frames and its panels, those of the concept first."""
    context = Context(figspec.source.path, (f"b{number}" for number in count(1)))
    frames: list[Frame] = []
    panels: list[Panel] = []
    problems: list[Diagnostic] = []
    row = 0
    for sketch in sorted(figspec.sketches, key=lambda each: not each.concept):
        region = region_of(sketch.lines, sketch.line, sketch.column)
        if _is_immense(sketch):
            found = _as_drawn(sketch, region, context.path)
        else:
            found = _whole(_read_sketch(sketch, region, context), sketch, region, context.path)
        found = _under_its_title(found, sketch)
        frames.extend(restored(frame, region.clusters) for frame in found.frames)
        panels.extend(
            replace(restored(panel, region.clusters), row=panel.row + row) for panel in found.panels
        )
        problems.extend(found.problems)
        row = max((panel.row + 1 for panel in panels), default=0)
    return Figure(figspec, tuple(frames), with_hints(panels, figspec), tuple(problems))


def _read_sketch(sketch: Sketch, region: Region, context: Context) -> _Recognised:
    label = label_of(sketch.language) if sketch.form == "fence" else None
    span = Span.lines(sketch.line, sketch.line + max(len(sketch.lines) - 1, 0))
    if label is not None and label[0] not in LAYOUT_KINDS:
        return _alone(sketch, span, read_labelled(*label, region))
    if sketch.form == "table":
        return _alone(sketch, span, read_markdown_table([row.text for row in region], sketch.line))
    if sketch.form == "list":
        return _alone(sketch, span, read_markdown_list(region))
    if sketch.form == "text":
        return _alone(sketch, span, read_markdown_text(region))
    kind = label[0] if label else None
    found = split(with_round_corners(region))
    if kind == "table" and _are_headers(found):
        found = Split((), ((Section(None, region, span),),))
    return _read_art(sketch, found, context, kind)


def _are_headers(found: Split) -> bool:
    """Whether titles side by side without a frame are the header of a table, if one there is."""
    return not found.framed and any(
        len(sections) > 1 or "  " in (sections[0].title or "") for sections in found.rows
    )


def _alone(sketch: Sketch, span: Span, block: Block | None) -> _Recognised:
    if block is None:
        return _Recognised((), ())
    return _Recognised((), (Panel(None, sketch.section, sketch.concept, 0, 0, span, (block,)),))


def _read_art(sketch: Sketch, found: Split, context: Context, kind: str | None) -> _Recognised:
    problems = list(_frame_problems(found.framed, context.path))
    panels: list[Panel] = []
    for row, sections in enumerate(_as_tied(found.rows, context)):
        for section in sections:
            blocks, noted = _read_section(section, context, kind)
            problems.extend(noted)
            panels.append(
                Panel(
                    section.title, sketch.section, sketch.concept, row, section.column, section.span, blocks
                )
            )
    return _Recognised(found.frames, tuple(panels), tuple(problems))


def _as_tied(rows: Iterable[tuple[Section, ...]], context: Context) -> Iterator[tuple[Section, ...]]:
    """The sections; bands that look tied but are no flow one by one."""
    for row in rows:
        lanes = [lane for section in row for lane in section.lanes]
        if lanes:
            trial = replace(context, ids=(f"b{number}" for number in count(1)))
            blocks, _ = _read_section(row[0], trial, None)
            groups = [box.text for block in blocks if isinstance(block, Flow) for box in block.boxes]
            if not all(lane.name in groups for lane in lanes):
                yield from row[0].apart
                continue
        yield row


def _whole(found: _Recognised, sketch: Sketch, region: Region, path: str) -> _Recognised:
    """What was recognised, but as it stands what would lose words: a row of panels, or the sketch."""
    if not _loses(found, region):
        return found
    found = _rows_whole(found, sketch, region, path)
    if not _loses(found, region):
        return found
    drawn = _as_drawn(sketch, region, path)
    return replace(drawn, problems=(*found.problems, *drawn.problems))


def _loses(found: _Recognised, region: Region) -> bool:
    """Whether a word of `region` stands nowhere in what was recognised."""
    titles = [panel.title for panel in found.panels]
    titles += [words for frame in found.frames for words in (frame.title, frame.subtitle)]
    blocks = [block for panel in found.panels for block in panel.blocks]
    return are_lost(region, blocks, *(title for title in titles if title))


def _rows_whole(found: _Recognised, sketch: Sketch, region: Region, path: str) -> _Recognised:
    """The same with each row of panels that loses words as one panel, exactly as it stands."""
    panels: list[Panel] = []
    problems = list(found.problems)
    for row, group in groupby(found.panels, key=lambda panel: panel.row):
        beside = list(group)
        first = min(panel.span.line for panel in beside) - sketch.line
        last = max(panel.span.end_line for panel in beside) - sketch.line
        band = region.crop(first, last + 1)
        if _loses(_Recognised((), tuple(beside)), band):
            art = make_art(band.rows)
            beside = [Panel(None, sketch.section, sketch.concept, row, 0, art.span, (art,))]
            problems.append(as_art(path, art.span))
        panels.extend(beside)
    return _Recognised(found.frames, tuple(panels), tuple(problems))


def _is_immense(sketch: Sketch) -> bool:
    """Whether nobody ever drew so much by hand, so that looking closely is not worth the time it takes."""
    return (
        len(sketch.lines) > MOST_LINES
        or max(map(len, sketch.lines), default=0) > LONGEST_LINE
        or sum(map(len, sketch.lines)) > LARGEST_SKETCH
    )


def _as_drawn(sketch: Sketch, region: Region, path: str) -> _Recognised:
    """The sketch exactly as it stands."""
    art = make_art(region.rows)
    panel = Panel(None, sketch.section, sketch.concept, 0, 0, art.span, (art,))
    return _Recognised((), (panel,), (as_art(path, art.span),))


def _read_section(
    section: Section, context: Context, kind: str | None
) -> tuple[tuple[Block, ...], tuple[Diagnostic, ...]]:
    if kind:
        return read_kind(kind, section.region, context)
    return read_blocks(section.region, replace(context, title=section.title, lanes=section.lanes))


def _under_its_title(found: _Recognised, sketch: Sketch) -> _Recognised:
    """What a sketch holds under the sketch's own title: its first panel's, or else one above them all."""
    if not sketch.concept:
        found = _without_frames(found, sketch)
    if sketch.title is None or not found.panels:
        return found
    first = found.panels[0]
    if first.title is None and not any(frame.title for frame in found.frames):
        return replace(found, panels=(replace(first, title=sketch.title), *found.panels[1:]))
    if any(frame.title for frame in found.frames) or (
        first.title is not None and first.title.casefold() == sketch.title.casefold()
    ):
        return found
    span = first.span | found.panels[-1].span
    titled = replace(found, frames=(Frame(sketch.title, None, span), *found.frames))
    if sketch.concept:
        return titled
    return found if sketch.title == sketch.section else _without_frames(titled, sketch)


def _without_frames(found: _Recognised, sketch: Sketch) -> _Recognised:
    """The same with the titles of frames on panels, as the frames of a figure are those of its concept."""
    panels = list(found.panels)
    for frame in found.frames:
        first = next((n for n, panel in enumerate(panels) if panel.span.line >= frame.span.line), len(panels))
        lines = [text for text in (frame.title, frame.subtitle) if text]
        if len(lines) == 1 and first < len(panels) and panels[first].title is None:
            panels[first] = replace(panels[first], title=lines[0])
        elif lines:
            span = Span.lines(frame.span.line, frame.span.line)
            prose = Prose(span, "\n".join(lines))
            panels.insert(first, Panel(None, sketch.section, False, 0, 0, span, (prose,)))
            panels[first + 1 :] = [replace(panel, row=panel.row + 1) for panel in panels[first + 1 :]]
    return replace(found, frames=(), panels=tuple(panels))


def _frame_problems(framed: tuple[Framed, ...], path: str) -> Iterator[Diagnostic]:
    for frame in framed:
        span = Span.lines(frame.outer.rows[0].line, frame.outer.rows[-1].line)
        if frame.strays:
            lines = "1 line" if frame.strays == 1 else f"{frame.strays} lines"
            yield Diagnostic(
                "misaligned-wall",
                Severity.NOTE,
                f"the right wall of the frame does not stand under its corner on {lines}",
                path,
                span,
                "the figure is right all the same; align the walls if you like the source tidy",
            )
        if not frame.closed:
            yield Diagnostic(
                "unclosed-box",
                Severity.WARNING,
                "the frame has no bottom edge",
                path,
                span,
                "draw an edge such as `└───┘` below its last line",
            )


def restored(value: Any, clusters: Clusters) -> Any:
    """`value` with every string in it as its author wrote it."""
    if not clusters:
        return value
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
