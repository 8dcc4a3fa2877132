"""What stands where a line ends: a box or words."""

from __future__ import annotations

from bisect import bisect

from ..glyphs import Side
from .bare_texts import Text
from .ground import Ground
from .line_work import Cell, LineWork

End = tuple[str, int]
"""What an arrow ties: `("unit", index)` or `("text", index)`."""

_DOWN_REACH = 3
_ACROSS_REACH = 8
_CHAIN_REACH = 24
_BESIDE = 4


class Finder:
    """Looks from a cell for what stands there."""

    def __init__(self, ground: Ground, texts: list[Text]) -> None:
        self.ground = ground
        self.texts = texts
        self.rows: dict[int, list[tuple[int, int, int]]] = {}
        for index, text in enumerate(texts):
            for y, x, words in text.pieces:
                self.rows.setdefault(y, []).append((x, x + len(words) - 1, index))
        for row in self.rows.values():
            row.sort()

    def text_at(self, y: int, x: int, slack: int = 0) -> int | None:
        """The text on a cell or, with `slack`, so many cells beside it."""
        row = self.rows.get(y, [])
        after = bisect(row, (x, 0, 0))
        near = [
            (max(left - x, x - right, 0), index) for left, right, index in row[max(after - 1, 0) : after + 2]
        ]
        near = [found for found in near if found[0] <= slack]
        return min(near)[1] if near else None

    def _tree_at(self, unit: int | None) -> bool:
        return unit is not None and self.ground.units[unit].box < 0

    def ahead(self, cell: Cell, side: Side, work: LineWork) -> End | None:
        """The nearest box or text from `cell` towards `side`."""
        y, x = cell
        down, right = side.value
        if down:
            for away in range(1, _DOWN_REACH + 1):
                row = y + away * down
                for off in (0, -1, 1, -2, 2):
                    unit = self.ground.unit_at(row, x + off)
                    if unit is not None:
                        return ("unit", unit)
                if (row, x) in work.strokes or (row, x) in work.heads:
                    return None
                text = self.text_at(row, x, _BESIDE)
                if text is not None:
                    return ("text", text)
                beside = next(
                    (
                        unit
                        for off in (-3, 3, -4, 4)
                        if (unit := self.ground.unit_at(row, x + off)) is not None
                        and (away < _DOWN_REACH or self._tree_at(unit))
                    ),
                    None,
                )
                if beside is not None:
                    return ("unit", beside)
            return None
        reach = _CHAIN_REACH if y in work.chains or _in_column(cell, side, work) else _ACROSS_REACH
        for away in range(1, reach + 1):
            column = x + away * right
            unit = self.ground.unit_at(y, column)
            if unit is not None:
                return ("unit", unit)
            text = self.text_at(y, column)
            if text is not None:
                return ("text", text)
            if (y, column) in work.strokes or (y, column) in work.heads:
                return None
        return None


def _in_column(cell: Cell, side: Side, work: LineWork) -> bool:
    """Whether the line that ends in `cell` is one of several that end in one column, as in a table."""
    y, x = cell
    away = x + side.value[1]
    return any(
        Side.EAST in work.strokes.get((row, x), ()) and (row, away) not in work.strokes
        for row in (y - 2, y - 1, y + 1, y + 2)
    )
