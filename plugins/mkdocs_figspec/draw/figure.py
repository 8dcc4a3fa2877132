"""The whole figure: what stands on its page, and the stand-alone pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..diagnostics import Diagnostic, Severity
from ..model import Art, Block, Figure, Panel
from ..source import Span
from . import theme
from .blocks import begin_blocks
from .cells.plot import draw_art
from .drawn import Drawn
from .fallback import as_art, drawn_as_art, lost_words, source_text
from .labels import without_unfit
from .page.description import description_html
from .page.page import page_html, sections_html
from .picture.picture import draw_picture, measure_ahead
from .prepared import prepared
from .scene import Scene
from .svg import Pen
from .words import concept_lines, counted, drawn_texts, stand_in, words


@dataclass(frozen=True)
class Section:
    """What stands on the figure's page under a heading of its own, outside the figure."""

    title: str
    html: str


@dataclass(frozen=True)
class Drawing:
    """A figure as drawn. No markup in it has an `id`, so it can stand twice in a page."""

    html: str
    """The panels of the concept for a page: goes into `<figure>`, without caption and alt text."""
    sections: tuple[Section, ...]
    """Art fences outside the concept, as `html`, in order."""
    description: str
    """The figure in words, as HTML: trees as nested lists, a naming as a table, a flow as a list."""
    svg: str
    """The stand-alone picture, light."""
    svg_dark: str
    diagnostics: tuple[Diagnostic, ...] = ()


def draw(figure: Figure, *, engine: str = "graphviz-pure") -> Drawing:
    """The drawing of `figure`, made with one run of `engine` (`graphviz-pure` or `dot`)."""
    described = figure
    figure = prepared(figure)
    drawn = Drawn()
    finish = begin_blocks(figure, engine, drawn)
    # Done while Graphviz, in a process of its own, is at work.
    description = without_unfit(description_html(described))
    measure_ahead(figure, drawn)
    finish()
    _keep_words(figure, drawn)
    picture = draw_picture(figure, drawn)
    lost = _lost(figure, picture.scene)
    if lost:
        # What the blocks lack is in none of them: redrawn as its author drew it, the figure has every word.
        figure, notes = _mended(figure, lost)
        drawn = Drawn()
        begin_blocks(figure, engine, drawn)()
        _keep_words(figure, drawn)
        drawn.diagnostics += notes
        picture = draw_picture(figure, drawn)
        lost = _lost(figure, picture.scene)
    pen = Pen()
    scenes: Mapping[int, str] = {
        **{block: pen.drawing(scene) for block, scene in drawn.scenes.items()},
        **dict.fromkeys(drawn.nested, ""),
    }
    name = figure.figspec.headline or figure.figspec.title or figure.figspec.id
    return Drawing(
        without_unfit(page_html(figure, scenes)),
        tuple(Section(title, without_unfit(html)) for title, html in sections_html(figure, scenes)),
        description,
        pen.picture(picture.scene, theme.LIGHT, name),
        pen.picture(picture.scene, theme.DARK, name),
        (*drawn.diagnostics, *picture.diagnostics, *_words_lost(figure, lost)),
    )


def _keep_words(figure: Figure, drawn: Drawn) -> None:
    """Drawings that lack a word of their block are replaced by what its author drew."""
    for panel in figure.panels:
        for block in panel.blocks:
            scene = drawn.scenes.get(id(block))
            if scene is not None and (lost := lost_words(block, scene)) and not isinstance(block, Art):
                missing = ", ".join(f"`{word}`" for word in sorted(lost)[:5])
                drawn.replaced(block, draw_art(as_art(figure, block)))
                drawn.diagnostics.append(drawn_as_art(figure, block, f"it would lack {missing}"))


def _lost(figure: Figure, picture: Scene) -> dict[int, tuple[str, ...]]:
    """Words of the concept that the picture lacks, by the line on which they stand."""
    texts = drawn_texts(picture)
    # The key message stands in the picture besides the concept; its words stand for none of the concept's.
    said = figure.figspec.key_message.text if figure.figspec.key_message else ""
    lines = list(concept_lines(figure.figspec))
    if stand_in([said, *(line for _, line in lines)], texts):
        return {}
    spare = counted(texts) - counted([said])
    lost: dict[int, tuple[str, ...]] = {}
    for number, line in lines:
        missing = []
        for word in words(line):
            if spare[word] > 0:
                spare[word] -= 1
            else:
                missing.append(word)
        if missing:
            lost[number] = tuple(missing)
    return _without_joined(lost, spare)


def _without_joined(lost: dict[int, tuple[str, ...]], spare: Counter[str]) -> dict[int, tuple[str, ...]]:
    """`lost` without words that art breaks over two lines of a box and the drawing has in one piece."""
    missing = Counter(word for found in lost.values() for word in found)
    halves: Counter[str] = Counter()
    for word in +spare:
        for cut in range(2, len(word) - 1):
            first, second = word[:cut], word[cut:]
            if missing[first] > 0 and missing[second] > (first == second):
                for half in (first, second):
                    missing[half] -= 1
                    halves[half] += 1
                break
    left: dict[int, tuple[str, ...]] = {}
    for line, found in lost.items():
        kept = []
        for word in found:
            if halves[word] > 0:
                halves[word] -= 1
            else:
                kept.append(word)
        if kept:
            left[line] = tuple(kept)
    return left


def _mended(figure: Figure, lost: Mapping[int, tuple[str, ...]]) -> tuple[Figure, list[Diagnostic]]:
    """The figure with the lines of lost words as art: in place of their block where it is alone on them."""
    panels = list(figure.panels)
    notes: list[Diagnostic] = []
    left = dict(lost)
    for number, panel in enumerate(panels):
        blocks: list[Block] = []
        for block in panel.blocks:
            mine = [line for line in left if block.span.line <= line <= block.span.end_line]
            alone = block.span.end_column > block.span.column or not _shared(figure, block)
            has = Counter(words(source_text(figure, block)))
            if (
                panel.concept
                and mine
                and alone
                and block.box is None
                and all(has[word] for line in mine for word in left[line])
            ):
                missing = ", ".join(f"`{word}`" for line in mine for word in left.pop(line))
                blocks.append(as_art(figure, block))
                notes.append(drawn_as_art(figure, block, f"it would lack {missing}"))
            else:
                blocks.append(block)
        panels[number] = replace(panel, blocks=tuple(blocks))
    for line in sorted(left):
        _add_line(figure, panels, line)
        notes.append(
            drawn_as_art(
                figure, Art(Span(line), ""), "words of this line stand in no block that was recognised"
            )
        )
    return replace(figure, panels=tuple(panels)), notes


def _shared(figure: Figure, block: Block) -> bool:
    """Whether lines of the block hold another block too."""
    return any(
        other is not block
        and other.span.line <= block.span.end_line
        and block.span.line <= other.span.end_line
        for panel in figure.panels
        for other in panel.blocks
    )


def _add_line(figure: Figure, panels: list[Panel], line: int) -> None:
    """Add the line, as art, to the panel that it stands in or after."""
    art = Art(Span(line), figure.figspec.source.line(line).strip().strip("│|║").strip())
    concept = [number for number, panel in enumerate(panels) if panel.concept]
    inside = [n for n in concept if panels[n].span.line <= line <= panels[n].span.end_line]
    before = [n for n in concept if panels[n].span.line <= line]
    if not concept:
        panels.insert(0, Panel(None, "Visual Concept", True, 0, 0, Span(line), (art,)))
        return
    number = (inside or before[-1:] or concept)[0]
    panels[number] = replace(panels[number], blocks=(*panels[number].blocks, art))


def _words_lost(figure: Figure, lost: Mapping[int, tuple[str, ...]]) -> list[Diagnostic]:
    return [
        Diagnostic(
            "words-lost",
            Severity.WARNING,
            f"the drawing lacks {', '.join(f'`{word}`' for word in found)}",
            figure.figspec.source.path,
            Span(line),
            "label the fence `art` to have it drawn as it stands",
        )
        for line, found in sorted(lost.items())
    ]
