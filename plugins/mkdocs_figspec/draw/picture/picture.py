"""The whole figure as one stand-alone picture: headline, key message, panels packed into its aspect ratio."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...diagnostics import Diagnostic, Severity
from ...model import Figure, Frame, Panel
from ...source import Span
from ..drawn import Drawn
from ..scene import Group, Rect, Scene, Shape
from ..theme import SIZES
from .header import draw_header
from .packing import Band, Cell, Row, aligned, pack, refitted, slots, total
from .panels import PanelView, introduces, measure_words

WIDTH = 1600.0
MARGIN = 40.0
BOTTOM = 30.0
TALLEST = 4.0
"""No picture is made taller than this times its width only because its ratio says so."""
RATIOS, WIDEST = ((16, 10), (4, 3)), 3.2
"""Where the figspec asks for none: what is filled first, what is where words would be smaller than on a page,
and how wide a picture of little may become."""
COMPROMISES = ((14.0, 0.98), (14.0, 0.86), (12.0, 0.86), (12.0, 0.0))
"""Least size of text in px, and how far drawings may shrink to stand beside others: the first that fits."""
SMALLEST = 12.0
"""No text is smaller than this, in px."""
LARGEST = 1.9
"""How far text is scaled up in a picture of few words."""
TRIES = 3
"""Scales tried for the largest that fits; twice as many where it leaves much room."""
ROOMY, FULL = 0.85, 0.98
"""Up to where it leaves much room, and from where no larger scale is worth a try: shares of the height."""
TEXT_AT_LEAST = 14.0
"""The smallest text in blocks of words, in px before scaling."""
SUBTITLE = (20.0, 27.0)
"""Size of the key message in px, least and most: it is as large as the words in the panels."""


@dataclass(frozen=True)
class Picture:
    scene: Scene
    diagnostics: tuple[Diagnostic, ...]


def draw_picture(figure: Figure, drawn: Drawn) -> Picture:
    """The picture of the concept of `figure`, 1600 px wide."""
    panels = [panel for panel in figure.panels if panel.concept]
    first, overs = _frame_titles(figure, panels)
    width = WIDTH - 2 * MARGIN
    header, head_height = draw_header(figure, first, (SUBTITLE[0], SUBTITLE[0]), MARGIN, width)
    rows = reading_rows(panels)
    asked = figure.figspec.aspect_ratio
    for ratio in (asked,) if asked else RATIOS:
        height = float(round(WIDTH * min(ratio[1] / ratio[0], TALLEST)))
        room = height - head_height - BOTTOM
        fit = _fit(panels, drawn, rows, overs, width, room)
        if fit.scale >= 1.0:
            break
    subtitle = min(SIZES.text * fit.scale, SUBTITLE[1])
    if subtitle > SUBTITLE[0]:
        header, head_height = draw_header(figure, first, (SUBTITLE[0], subtitle), MARGIN, width)
        room = height - head_height - BOTTOM
        fit = fit if fit.height <= room else _fit(panels, drawn, rows, overs, width, room)
    if fit.height > room or not asked:
        height = max(float(round(head_height + fit.height + BOTTOM)), 0.0 if asked else WIDTH / WIDEST)
        room = height - head_height - BOTTOM
    kept = not asked or abs(height * asked[0] / (WIDTH * asked[1]) - 1) < 0.02
    problems = () if kept else (_not_kept(figure, height),)
    shapes: list[Shape] = [Rect(0, 0, WIDTH, height, "paper"), *header]
    cards: list[Shape] = []
    for slot in slots(fit.cells, fit.bands, room / fit.scale):
        cards.append(Group(slot.x, slot.y, fit.views[slot.cell].scene(slot.width, slot.height)))
    body = Scene(width / fit.scale, room / fit.scale, tuple(cards))
    shapes.append(Group(MARGIN, head_height, body, fit.scale))
    return Picture(Scene(WIDTH, height, tuple(shapes)), problems)


def measure_ahead(figure: Figure, drawn: Drawn) -> None:
    """Measure for the picture of `figure` what waits for no layout."""
    panels = [panel for panel in figure.panels if panel.concept]
    _, overs = _frame_titles(figure, panels)
    for panel, over in zip(panels, overs, strict=True):
        measure_words(PanelView(panel, drawn, SMALLEST, 1.0, over, _heights=drawn.heights_of(panel)))


def reading_rows(panels: Sequence[Panel]) -> list[Row]:
    """Panels, by their numbers, in the rows to be kept: as drawn, or as the content prompt places them."""
    by_row: dict[int, list[int]] = {}
    for number, panel in enumerate(panels):
        by_row.setdefault(panel.row, []).append(number)
    rows: list[Row] = []
    for row in sorted(by_row):
        by_column: dict[int, list[int]] = {}
        for number in by_row[row]:
            by_column.setdefault(panels[number].column, []).append(number)
        rows.append(tuple(tuple(by_column[column]) for column in sorted(by_column)))
    return _paired(_by_height(rows, panels), panels)


def _by_height(rows: list[Row], panels: Sequence[Panel]) -> list[Row]:
    """Rows in order from the top, where the prompt says so; the others keep their neighbours."""
    order = {"top": 0, "middle": 1, "bottom": 2}
    keys: list[int] = []
    for row in rows:
        places = [place for column in row for cell in column for place in panels[cell].place]
        named = [order[place] for place in places if place in order]
        keys.append(min(named) if named else (keys[-1] if keys else 0))
    return [rows[number] for number in sorted(range(len(rows)), key=keys.__getitem__)]


def _paired(rows: list[Row], panels: Sequence[Panel]) -> list[Row]:
    """Rows with a panel for the left and the one for the right behind it joined."""
    joined: list[Row] = []
    for row in rows:
        before = joined[-1] if joined else ()
        first = panels[before[0][-1]] if before else None
        introduced = first is not None and introduces(first)
        if (
            len(row) == 1 == len(before)
            and not introduced
            and _sides(panels[before[0][-1]]) + _sides(panels[row[0][0]])
            in (
                ["left", "right"],
                ["left", "center"],
            )
        ):
            joined[-1] = (before[0], row[0])
        else:
            joined.append(row)
    return joined


def _sides(panel: Panel) -> list[str]:
    return sorted(panel.place & {"left", "center", "right"})


@dataclass(frozen=True)
class _Fit:
    views: Sequence[PanelView]
    cells: Sequence[Cell]
    bands: Sequence[Band]
    scale: float
    height: float
    """In px of the picture."""


def _fit(
    panels: Sequence[Panel],
    drawn: Drawn,
    rows: Sequence[Row],
    overs: Sequence[str | None],
    width: float,
    room: float,
) -> _Fit:
    """The largest scale at which the panels fit into `room` px of height, else the smallest readable one."""

    def at(scale: float, readable: float, shrink: float) -> _Fit:
        views = [
            PanelView(panel, drawn, readable / scale, shrink, over, _heights=drawn.heights_of(panel))
            for panel, over in zip(panels, overs, strict=True)
        ]
        cells = [
            Cell(
                view.height,
                view.least(),
                view.most(),
                numbered=any(map(str.isdigit, view.panel.title or "")),
                alone=introduces(view.panel),
            )
            for view in views
        ]
        bands = pack(cells, rows, width / scale)
        return _Fit(views, cells, bands, scale, total(bands) * scale)

    tries: list[tuple[_Fit, float, float]] = []
    for readable, shrink in COMPROMISES:
        tries.append((at(readable / TEXT_AT_LEAST, readable, shrink), readable, shrink))
        if tries[-1][0].height <= room:
            break
    found, readable, shrink = min(tries, key=lambda tried: max(tried[0].height, room))
    low, high = found.scale, LARGEST
    # Words fill an area, so heights grow with the square of the scale: that guess is tried before halving.
    guess = low * (room / max(found.height, 1.0)) ** 0.5
    for tries_made in range(2 * TRIES if found.height <= room else 0):
        if found.height > (FULL if tries_made < TRIES else ROOMY) * room:
            break
        guess = min(max(guess, low), high)
        tried = at(guess, readable, shrink)
        if tried.height <= room:
            low, found = guess, tried
        else:
            high = guess
        if high - low < 0.02:
            break
        guess = guess * (room / tried.height) ** 0.5 * (1.0 if tried.height <= room else 0.99)
        if not low * 1.01 < guess < high * 0.99:
            guess = (low + high) / 2
    return _exact(found, width, room)


def _exact(fit: _Fit, width: float, room: float) -> _Fit:
    """The fit with measured instead of estimated heights, its bands' walls in line."""
    cells = [Cell(view.needs, cell.least, cell.most) for view, cell in zip(fit.views, fit.cells, strict=True)]
    scale = fit.scale
    while True:
        bands = [refitted(fit.cells, band, width / scale) for band in fit.bands]
        bands = [refitted(cells, band, width / scale) for band in aligned(fit.cells, bands, width / scale)]
        height = total(bands) * scale
        smallest = scale * 0.975 * min((view.readable for view in fit.views), default=SMALLEST)
        if height <= room or fit.height > room or scale < fit.scale * 0.9 or smallest < SMALLEST - 0.05:
            return _Fit(fit.views, cells, bands, scale, height)
        scale *= 0.975


def _frame_titles(figure: Figure, panels: Sequence[Panel]) -> tuple[list[str], list[str | None]]:
    """What frames say: the first in the head of the picture, others over the panel that they begin with."""
    head: list[str] = []
    overs: list[str | None] = [None] * len(panels)
    for number, frame in enumerate(figure.frames):
        said = [text for text in (frame.title, frame.subtitle) if text]
        inside = [n for n, panel in enumerate(panels) if _within(panel, frame)]
        if number and inside and overs[inside[0]] is None and said:
            overs[inside[0]] = "  ·  ".join(said)
        else:
            head += said
    return head, overs


def _within(panel: Panel, frame: Frame) -> bool:
    return frame.span.line <= panel.span.line and panel.span.end_line <= frame.span.end_line


def _not_kept(figure: Figure, height: float) -> Diagnostic:
    asked = figure.figspec.aspect_ratio or RATIOS[0]
    row = next((field for field in figure.figspec.metadata if "aspect" in field.name.casefold()), None)
    return Diagnostic(
        "aspect-ratio-not-kept",
        Severity.NOTE,
        f"the picture is {WIDTH:g} by {height:g} px, not {asked[0]}:{asked[1]}",
        figure.figspec.source.path,
        row.span if row else Span(1),
        "in that ratio its text would be too small: show less in the figure, or ask for another ratio",
    )
