"""One figspec compiled: read, recognised, held against the rules and drawn."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape
from typing import TypeVar

from ..art import recognise
from ..diagnostics import Diagnostic, Severity
from ..draw import Drawing, draw
from ..errors import FigspecError
from ..lint import check_figure
from ..model import Art, Figspec, Figure, Panel, Sketch, Text
from ..parser import parse
from ..parser.parts import part_named
from ..source import Source, Span

T = TypeVar("T")


@dataclass(frozen=True)
class Compiled:
    """A figure with its drawing; `figure.diagnostics` holds all that was found about it alone."""

    figure: Figure
    drawing: Drawing


@lru_cache(maxsize=2048)
def read_figure(source: Source) -> Figure:
    """The figure of the figspec in `source`, recognised and held against the rules; never raises."""
    figure = _safely(source, _read)
    return figure if isinstance(figure, Figure) else _plain_figure(source, figure)


@lru_cache(maxsize=1024)
def compile_figure(source: Source, engine: str) -> Compiled:
    """The figure of the figspec in `source`, with its drawing.

    Raises only where nothing can be drawn at all, as without a Graphviz. Where something else goes wrong
    the figure shows the figspec's text, and a diagnostic says so.
    """
    return draw_figure(read_figure(source), engine)


def draw_figure(figure: Figure, engine: str) -> Compiled:
    """`figure` with its drawing; what was found while drawing stands in its diagnostics too."""
    drawing = _safely(figure.figspec.source, lambda _: draw(figure, engine=engine))
    if isinstance(drawing, Drawing):
        return Compiled(figure.with_diagnostics(drawing.diagnostics), drawing)
    plain = _plain_figure(figure.figspec.source, drawing)
    bare = replace(figure, panels=plain.panels, frames=()).with_diagnostics((drawing,))
    return Compiled(bare, _drawing_of_text(plain, engine))


def compile_fence(text: str, path: str, line: int, engine: str) -> Compiled:
    """The figure of a fence that holds either a whole figspec or only its art.

    `line` is that of the fence's first line of content in the page `path`.
    """
    source = Source(path, text)
    if _is_figspec(source):
        return _moved(compile_figure(source, engine), line - 1)
    sketch = Sketch("fence", source.lines, 1, 1, None, "Visual Concept", None, True)
    compiled = _compile_sketch(Figspec(source, source.stem, sketches=(sketch,)), engine)
    if not text.strip():
        hint = "draw in it, or take it out"
        empty = Diagnostic("missing-concept", Severity.ERROR, "the fence is empty", path, Span(1), hint)
        compiled = replace(compiled, figure=compiled.figure.with_diagnostics((empty,)))
    return _moved(compiled, line - 1)


def _is_figspec(source: Source) -> bool:
    """Whether `source` has the headings and the concept of a figspec; art may have headings too."""
    headings = (row.lstrip("#").strip() for row in source.lines if row.startswith("## "))
    if not any(part_named(heading) for heading in headings):
        return False
    figure = read_figure(source)
    return any(sketch.concept for sketch in figure.figspec.sketches)


@lru_cache(maxsize=256)
def _compile_sketch(spec: Figspec, engine: str) -> Compiled:
    figure = _safely(spec.source, lambda _: recognise(spec))
    return draw_figure(figure if isinstance(figure, Figure) else _plain_figure(spec.source, figure), engine)


def _read(source: Source) -> Figure:
    spec, found = parse(source)
    if not source.text and not source.whole:
        return Figure(spec, (), ())  # Nobody knows what it lacks.
    recognised = recognise(spec)
    # What is found in the art may not know the file that the art stands in.
    in_art = (each if each.path else replace(each, path=source.path) for each in recognised.diagnostics)
    figure = replace(recognised, diagnostics=(*found, *in_art))
    return figure.with_diagnostics(tuple(check_figure(figure)))


def _safely(source: Source, work: Callable[[Source], T]) -> T | Diagnostic:
    """What `work` makes of `source`; a diagnostic where it fails in a way that nobody foresaw."""
    try:
        return work(source)
    except FigspecError:
        raise
    except Exception as failure:
        place = _place(failure)
        return Diagnostic(
            "internal-error",
            Severity.ERROR,
            f"no figure could be made of this: {type(failure).__name__} at {place}",
            source.path,
            Span(1),
            "please report it; the page shows the text of the figspec meanwhile",
        )


def _place(failure: Exception) -> str:
    """The innermost line of ours that `failure` came through: `draw/tree.py:41`."""
    frames = [
        (frame.filename.replace("\\", "/"), frame.lineno)
        for frame in traceback.extract_tb(failure.__traceback__)
    ]
    ours = [
        (name.rpartition("mkdocs_figspec/")[2], line) for name, line in frames if "mkdocs_figspec/" in name
    ]
    name, line = ours[-1]
    return f"{name}:{line}"


def _plain_figure(source: Source, problem: Diagnostic) -> Figure:
    """A figure that shows the text of its figspec as it is."""
    span = Span.lines(1, max(len(source.lines), 1))
    title = next((row.lstrip("# ").strip() for row in source.lines if row.startswith("# ")), source.stem)
    spec = Figspec(source, source.stem, title=title, caption=Text(title, Span(1)))
    panel = Panel(None, "Visual Concept", True, 0, 0, span, (Art(span, source.text),))
    return Figure(spec, (), (panel,), (problem,))


def _drawing_of_text(figure: Figure, engine: str) -> Drawing:
    """The text of a figspec drawn as art, or, where even that fails, as bare as can be."""
    try:
        return draw(figure, engine=engine)
    except FigspecError:
        raise
    except Exception:
        lines = [escape(_printable(line)) for line in figure.figspec.source.lines]
        height = 20 * len(lines) + 20
        rows = "".join(f'<text x="10" y="{20 * n + 20}">{line}</text>\n' for n, line in enumerate(lines))
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 {height}" '
            f'font-family="monospace" font-size="14" xml:space="preserve">\n{rows}</svg>\n'
        )
        return Drawing('<pre tabindex="0">' + "\n".join(lines) + "</pre>", (), "", svg, svg)


def _printable(text: str) -> str:
    """`text` without what XML cannot hold."""
    return "".join(char if char.isprintable() or char == "\t" else "�" for char in text)


def _moved(compiled: Compiled, by: int) -> Compiled:
    """The same with its diagnostics `by` lines further down."""
    found = tuple(
        replace(each, span=replace(each.span, line=each.span.line + by, end_line=each.span.end_line + by))
        for each in compiled.figure.diagnostics
    )
    return Compiled(replace(compiled.figure, diagnostics=found), compiled.drawing)
