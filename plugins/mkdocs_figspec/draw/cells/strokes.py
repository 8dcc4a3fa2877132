"""Line work as few, crisp paths: cells of one style that join are one line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ..numbers import number
from ..scene import Path
from .box_glyphs import AREAS, OPPOSITE, SHADES, STEP, Arms, Side, Weight
from .linework import Cell, Linework

WIDTH = 8.0
"""Width of a cell in px: 0.6 em of the monospaced face."""
HEIGHT = 17.0
"""Height of a cell in px."""
GAP = 1.5
"""From the middle of a double line to each of its two strokes, in px."""
HEAD = 6.5
"""Length of an arrow head in px, at most that of its cell."""
_SPREAD = 3.5
"""Half of an arrow head's width in px."""
_BAR_INSET = 0.12
"""Part of a row that is left free above and below a bar with a row of its own."""
_STYLES = {Weight.LIGHT: "line", Weight.HEAVY: "line-heavy", Weight.DOUBLE: "line"}

_Key = tuple[str, bool, float]
"""Style, whether upright, and the coordinate that all of the line shares."""
_Stretch = tuple[float, float]


def draw_linework(work: Linework) -> tuple[Path, ...]:
    """The paths of all of `work`, areas first, in px from the upper left corner of cell (0, 0)."""
    return (*_areas(work), *_lines(work), *_slopes(work), *_heads(work))


def merged(stretches: Iterable[_Stretch]) -> Iterator[_Stretch]:
    """The stretches in order, those that touch or overlap as one."""
    current: _Stretch | None = None
    for start, end in sorted(stretches):
        if current is not None and start <= current[1] + 0.01:
            current = (current[0], max(current[1], end))
            continue
        if current is not None:
            yield current
        current = (start, end)
    if current is not None:
        yield current


def _lines(work: Linework) -> Iterator[Path]:
    stretches: dict[_Key, list[_Stretch]] = defaultdict(list)
    arcs: list[str] = []
    for (y, x), arms in work.arms.items():
        if arms.round:
            arcs.append(_arc(y, x, arms))
        else:
            for key, stretch in _cell(y, x, arms):
                stretches[key].append(stretch)
        for key, stretch in _bridges(work, (y, x), arms):
            stretches[key].append(stretch)
    for (y, x), side in work.heads.items():
        for key, stretch in _stem(work, (y, x), side):
            stretches[key].append(stretch)
    drawn: dict[str, list[str]] = defaultdict(list)
    for (style, upright, level), pieces in stretches.items():
        for start, end in merged(pieces):
            here, there, at = number(start), number(end), number(level)
            drawn[style].append(f"M{at} {here}V{there}" if upright else f"M{here} {at}H{there}")
    if arcs:
        drawn["line"].extend(arcs)
    for style in sorted(drawn):
        yield Path("".join(drawn[style]), style)


def _cell(y: int, x: int, arms: Arms) -> Iterator[tuple[_Key, _Stretch]]:
    """The strokes of one cell, from its sides to where they meet."""
    for side in STEP:
        weight = arms.at(side)
        if not weight:
            continue
        offsets = (-GAP, GAP) if weight is Weight.DOUBLE else (0.0,)
        for offset in offsets:
            stop = _double_stop(arms, side, offset) if offsets[0] else _single_stop(arms, side)
            yield _stroke(y, x, side, weight, arms.dashed, offset, stop)


def _stroke(
    y: int, x: int, side: Side, weight: Weight, dashed: bool, offset: float, stop: float
) -> tuple[_Key, _Stretch]:
    """A stroke from `side` to `stop` px short of the middle of the cell (beyond it where negative)."""
    style = _STYLES[weight] + ("-dashed" if dashed else "")
    upright = side in "ns"
    middle = (y + 0.5) * HEIGHT if upright else (x + 0.5) * WIDTH
    level = ((x + 0.5) * WIDTH if upright else (y + 0.5) * HEIGHT) + offset
    half = (HEIGHT if upright else WIDTH) / 2
    stretch = (middle - half, middle - stop) if side in "nw" else (middle + stop, middle + half)
    return (style, upright, level), stretch


def _crossing(side: Side) -> tuple[Side, Side]:
    """The two sides across, that of smaller coordinates first."""
    return ("w", "e") if side in "ns" else ("n", "s")


def _single_stop(arms: Arms, side: Side) -> float:
    """How far from the middle a single stroke ends: at the stroke of a double line that it only touches."""
    before, after = (arms.at(other) is Weight.DOUBLE for other in _crossing(side))
    opposite = arms.at(OPPOSITE[side])
    if opposite or not (before or after):
        return 0.0
    return GAP if before and after else -GAP


def _double_stop(arms: Arms, side: Side, offset: float) -> float:
    """How far from the middle one of the two strokes of a double line ends, `offset` px beside that middle.

    It turns into the stroke of the double line on its own side; outside of a corner it goes round it.
    """
    before, after = _crossing(side)
    near, far = (before, after) if offset < 0 else (after, before)
    if arms.at(near) is Weight.DOUBLE:
        return GAP
    opposite = arms.at(OPPOSITE[side])
    if arms.at(far) is Weight.DOUBLE and not opposite:
        return -GAP
    return 0.0


def _bridges(work: Linework, cell: Cell, arms: Arms) -> Iterator[tuple[_Key, _Stretch]]:
    """The half cell from a line that runs side-on into a straight one: `──│`."""
    y, x = cell
    for side in STEP:
        if arms.at(side):
            continue
        before, after = (arms.at(other) for other in _crossing(side))
        weight = work.reaches(cell, side)
        if weight and before and before == after:
            stop = GAP if before is Weight.DOUBLE else 0.0
            offsets = (-GAP, GAP) if weight is Weight.DOUBLE else (0.0,)
            for offset in offsets:
                yield _stroke(y, x, side, weight, False, offset, stop)


def _arc(y: int, x: int, arms: Arms) -> str:
    middle_x, middle_y = (x + 0.5) * WIDTH, (y + 0.5) * HEIGHT
    end_y = y * HEIGHT if arms.n else (y + 1) * HEIGHT
    end_x = x * WIDTH if arms.w else (x + 1) * WIDTH
    radius = WIDTH / 2
    turn_y = middle_y - radius if arms.n else middle_y + radius
    return (
        f"M{number(middle_x)} {number(end_y)}V{number(turn_y)}"
        f"Q{number(middle_x)} {number(middle_y)} {number(end_x)} {number(middle_y)}"
    )


def _stem(work: Linework, cell: Cell, side: Side) -> Iterator[tuple[_Key, _Stretch]]:
    """The line into a head, and the side of a box that the head stands in."""
    y, x = cell
    tail: Side = OPPOSITE[side]
    weight = Weight.HEAVY if work.reaches(cell, tail) is Weight.HEAVY else Weight.LIGHT
    _, base = _reach(work, cell, side)
    upright = side in "ns"
    level = (x + 0.5) * WIDTH if upright else (y + 0.5) * HEIGHT
    edge = (y if side == "s" else y + 1) * HEIGHT if upright else (x if side == "e" else x + 1) * WIDTH
    yield (_STYLES[weight], upright, level), (min(edge, base), max(edge, base))
    for across in _crossing(side):
        crossing = work.reaches(cell, across)
        if crossing:
            yield _stroke(y, x, across, crossing, False, 0.0, 0.0)


def _reach(work: Linework, cell: Cell, side: Side) -> tuple[float, float]:
    """Where the head's tip and its base are, along its direction."""
    y, x = cell
    before, after = _crossing(side)
    pierced = bool(work.reaches(cell, before) and work.reaches(cell, after))
    if side in "ns":
        start, length = (y * HEIGHT, HEIGHT)
    else:
        start, length = (x * WIDTH, WIDTH)
    way = length / 2 if pierced else length
    tip = start + way if side in "se" else start + length - way
    base = tip - min(HEAD, way) if side in "se" else tip + min(HEAD, way)
    return tip, base


def _heads(work: Linework) -> Iterator[Path]:
    parts = []
    for (y, x), side in work.heads.items():
        tip, base = _reach(work, (y, x), side)
        level = (x + 0.5) * WIDTH if side in "ns" else (y + 0.5) * HEIGHT
        low, high, at = number(level - _SPREAD), number(level + _SPREAD), number(level)
        if side in "ns":
            parts.append(f"M{low} {number(base)}H{high}L{at} {number(tip)}z")
        else:
            parts.append(f"M{number(base)} {low}V{high}L{number(tip)} {at}z")
    if parts:
        yield Path("".join(parts), "arrow-head")


def _slopes(work: Linework) -> Iterator[Path]:
    parts = []
    for (y, x), slopes in work.diagonals.items():
        left, right = number(x * WIDTH), number((x + 1) * WIDTH)
        top, bottom = number(y * HEIGHT), number((y + 1) * HEIGHT)
        if "/" in slopes:
            parts.append(f"M{left} {bottom}L{right} {top}")
        if "\\" in slopes:
            parts.append(f"M{left} {top}L{right} {bottom}")
    if parts:
        yield Path("".join(parts), "line")


def _areas(work: Linework) -> Iterator[Path]:
    rows: dict[tuple[str, float, float], list[_Stretch]] = defaultdict(list)
    for (y, x), char in work.areas.items():
        style = f"shade-{SHADES[char]}" if char in SHADES else "bar"
        inset = _BAR_INSET if y in work.bars else 0.0
        for left, top, right, bottom in AREAS[char]:
            key = (style, (y + max(top, inset)) * HEIGHT, (y + min(bottom, 1 - inset)) * HEIGHT)
            rows[key].append(((x + left) * WIDTH, (x + right) * WIDTH))
    columns: dict[tuple[str, float, float], list[_Stretch]] = defaultdict(list)
    for (style, top, bottom), stretches in rows.items():
        for left, right in merged(stretches):
            columns[style, left, right].append((top, bottom))
    parts: dict[str, list[str]] = defaultdict(list)
    for (style, left, right), stretches in columns.items():
        for top, bottom in merged(stretches):
            corner = f"M{number(left)} {number(top)}"
            parts[style].append(f"{corner}H{number(right)}V{number(bottom)}H{number(left)}z")
    for style in sorted(parts):
        yield Path("".join(parts[style]), style)
