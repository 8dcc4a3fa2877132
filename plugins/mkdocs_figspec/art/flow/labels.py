"""Words beside, over and in the stems of arrows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import partial

from ..glyphs import BULLETS, HORIZONTAL, VERTICAL
from ..grid import Region
from .answers import is_answer
from .bare_texts import Text
from .finder import End
from .ground import Ground
from .tie import Tie, Ties

_BULLETS = BULLETS - {"+"}  # `+ flour`, beside an arrow, is what comes with it
_BESIDE = 4
_LONGEST = 60
_IN_STEM = 12
_GAP = 8
"""Columns between a stem and a lone label left of it, where no box stands."""
_COLUMN_GAP = 14
"""Columns that a label's words may stand apart on one row."""


def bind_labels(ground: Ground, texts: list[Text], ties: Ties) -> None:
    """Give each arrow the texts that stand at its line work and are nobody's end."""
    ends = {end for found in ties.ties for end in (found.source, found.target)}
    by_row: dict[int, list[int]] = {}
    lowest_of: dict[int, int] = {}
    for (y, x), net in ties.nets.items():
        by_row.setdefault(y, []).append(x)
        lowest_of[net] = max(y, lowest_of.get(net, 0))
    for columns in by_row.values():
        columns.sort()
    of_net: dict[int, list[Tie]] = {}
    for found in ties.ties:
        of_net.setdefault(found.net, []).append(found)
    free = [index for index, text in enumerate(texts) if ("text", index) not in ends and _may_label(text)]
    for find in (_touching, partial(_across_a_gap, ground)):
        for index in free:
            text, at = texts[index], find(texts[index], by_row)
            if at is None or index in ties.labels:
                continue
            lowest = lowest_of[ties.nets[at]]
            near = [
                found for found in of_net.get(ties.nets[at], ()) if _spans(ground, texts, found, text, lowest)
            ]
            if near:
                _nearest(ground, texts, near, text, at).labels.append(index)
    _go_on(texts, ties, ends, by_row)


def _may_label(text: Text) -> bool:
    return text.right - text.left <= _LONGEST and text.pieces[0][2][:2].rstrip() not in _BULLETS


def _nearest(ground: Ground, texts: list[Text], near: list[Tie], text: Text, cell: tuple[int, int]) -> Tie:
    """The arrow, of those that share the line work in `cell`, that a text beside it is nearest to."""
    y, column = cell
    merged = len({found.head for found in near}) == 1
    if not merged and all(abs(found.head[1] - column) > 2 for found in near):
        # Above where the stem forks; words beside the stem tell of a branch on their side.
        side = [found for found in near if (found.head[1] < column) == (text.right < column)]
        beside = side and y <= text.bottom and ground.region.cell(y, column) in VERTICAL
        near, column = (side if beside else near), (text.left + text.right) // 2
    return min(near, key=lambda found: _distance(ground, texts, found, text, column, merged))


def _go_on(texts: list[Text], ties: Ties, ends: set[End], by_row: dict[int, list[int]]) -> None:
    """Add to labels the lone words behind them on their row, `(1) wash   [2 h]`, that are nobody's."""
    bound = ties.labels
    pieces: dict[int, list[tuple[int, int, int]]] = {}
    for index, text in enumerate(texts):
        for y, x, words in text.pieces:
            pieces.setdefault(y, []).append((x, x + len(words), index))
    for found in ties.ties:
        for index in list(found.labels):
            label = texts[index]
            behind = [piece for piece in pieces[label.top] if piece[0] > label.right]
            if label.top != label.bottom or not behind:
                continue
            start, end, other = min(behind)
            around = (*pieces.get(label.top - 1, ()), *pieces.get(label.top + 1, ()))
            if (
                start - label.right <= _COLUMN_GAP
                and other not in bound
                and ("text", other) not in ends
                and not any(x < end and start < stop for x, stop, _ in around)
                and not _within(by_row, label.top, label.right, start)
            ):
                found.labels.append(other)
                bound.add(other)


def words_of_labels(region: Region, labels: list[Text]) -> str:
    """What stands at an arrow, in one line; a point parts words that stand at different places of it."""
    said = ""
    for before, text in zip([None, *labels], labels, strict=False):
        words = " ".join(text.words())
        said += (" · " if before and _are_apart(region, before, text) else " ") + words if said else words
    return said


def _are_apart(region: Region, one: Text, other: Text) -> bool:
    """Whether two texts share no row, and no column either or a gap lies between them, no line across."""
    over, under = sorted((one, other), key=lambda text: text.top)
    left, right = max(over.left, under.left), min(over.right, under.right)
    between = region.crop(over.bottom + 1, max(under.top, over.bottom + 1), left, right + 1)
    across = any(not HORIZONTAL.isdisjoint(row.text) for row in between)
    return under.top > over.bottom and (left > right or (len(between) > 0 and not across))


def contradicts(texts: list[Text], ties: Ties) -> bool:
    """Whether two answers lead the same way: then the arrows are not as their author meant them."""
    answers: dict[tuple[End, End], set[str]] = {}
    for found in ties.ties:
        words = {
            words.casefold() for index in found.labels for words in texts[index].words() if is_answer(words)
        }
        answers.setdefault((found.source, found.target), set()).update(words)
    return any(len(words) > 1 for words in answers.values())


def part_answers(ground: Ground, texts: list[Text], ties: Ties) -> None:
    """Let the outer of two answers that lead to one box lead to the box beside it that nothing else ties."""
    answering: dict[tuple[End, End], list[Tie]] = {}
    for found in ties.ties:
        if any(is_answer(words) for index in found.labels for words in texts[index].words()):
            answering.setdefault((found.source, found.target), []).append(found)
    ends = {end for found in ties.ties for end in (found.source, found.target)}
    for (_, target), both in answering.items():
        if len(both) != 2 or target[0] != "unit":
            continue
        place = ground.units[target[1]]
        free = [
            unit
            for index, unit in enumerate(ground.units)
            if ("unit", index) not in ends and unit.top <= place.bottom and place.top <= unit.bottom
        ]
        if len(free) == 1 and free[0].box >= 0:
            left, right = sorted(both, key=lambda found: found.head[1])
            outer = right if free[0].left > place.right else left
            outer.target = ("unit", ground.units.index(free[0]))


def _touching(text: Text, by_row: dict[int, list[int]]) -> tuple[int, int] | None:
    """The cell of line work that the text stands in, beside, over or under."""
    for y, x, words in text.pieces:
        end = x + len(words) - 1
        after = _within(by_row, y, end + 1, end + _BESIDE)
        before = _within(by_row, y, x - _BESIDE, x - 1)
        if before or after:
            return y, max(before) if before else min(after)
    for y, rows in ((text.top, (text.top - 1, text.top + 1)), (text.bottom, (text.bottom + 1,))):
        for row in rows:
            inside = _within(by_row, row, text.left - 1, text.right + 1)
            if len(inside) >= 2 and len(inside) * 3 >= min(text.right - text.left + 1, 9):
                return row, min(inside, key=lambda column: abs(column * 2 - text.left - text.right))
            between = _has(by_row, text.top - 1, text) and _has(by_row, text.bottom + 1, text)
            if inside and y == text.top and between and text.right - text.left < _IN_STEM:
                return row, inside[0]
    return None


def _across_a_gap(ground: Ground, text: Text, by_row: dict[int, list[int]]) -> tuple[int, int] | None:
    """The cell of the stem right of a short text that nothing else is near, on a row without boxes."""
    y, left, right = text.top, text.left, text.right
    stems = _within(by_row, y, right + 1, right + _GAP)
    if text.bottom > y or right - left >= _IN_STEM or not stems or _within(by_row, y, left - _GAP, left):
        return None
    rows = ground.region.crop(max(y - 1, 0), y + 2)
    around = rows.crop(0, len(rows), left, right + 1).without_rows({min(y, 1)})
    apart = around.blank and not ground.region.rows[y].text[right + 1 : stems[0]].strip()
    return (y, stems[0]) if apart and all(unit == -1 for unit in ground.owner[y]) else None


def _has(by_row: dict[int, list[int]], y: int, text: Text) -> bool:
    return bool(_within(by_row, y, text.left - 1, text.right + 1))


def _within(by_row: dict[int, list[int]], y: int, left: int, right: int) -> list[int]:
    """The columns of line work in row `y` from `left` to `right`, both inclusive."""
    columns = by_row.get(y, [])
    return columns[bisect_left(columns, left) : bisect_right(columns, right)]


def _spans(ground: Ground, texts: list[Text], found: Tie, text: Text, lowest: int) -> bool:
    """Whether the text stands between the ends of an arrow, whose line goes down to row `lowest`."""
    tops, bottoms, lefts, rights = [found.head[0]], [lowest], [found.head[1]], [found.head[1]]
    for kind, index in (found.source, found.target):
        place = ground.units[index] if kind == "unit" else texts[index]
        tops.append(place.top)
        bottoms.append(place.bottom)
        lefts.append(place.left)
        rights.append(place.right)
    inside = min(tops) - 1 <= text.top and text.bottom <= max(bottoms) + 1
    return inside and min(lefts) - 30 <= text.left and text.right <= max(rights) + 60


def _distance(
    ground: Ground, texts: list[Text], found: Tie, text: Text, at: int, merged: bool
) -> tuple[int, int, int]:
    """How far a text stands from an arrow's own branch: under its head, or where arrows merge, its source."""
    y, x = found.head
    if merged:
        kind, index = found.source
        place = ground.units[index] if kind == "unit" else texts[index]
        y, x = place.bottom, (place.left + place.right) // 2
    return (0 if merged or text.top <= y + 1 else 1, abs(x - at), abs(y - text.bottom))
