"""Panels are packed in reading order, without holes and without overlap."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from mkdocs_figspec.draw.picture.packing import GAP, Cell, pack, slots, total


def words_cell(area: float, least: float = 200.0) -> Cell:
    return Cell(lambda width: area / width + 40, least, 900.0)


CELLS = [words_cell(area) for area in (60_000, 320_000, 150_000, 240_000, 220_000)]
FREE = [((number,),) for number in range(5)]


@pytest.mark.parametrize("height", [900.0, 1500.0])
def test_all_cells_stand_once_without_overlap_and_fill_the_picture(height: float) -> None:
    bands = pack(CELLS, FREE, 1500)
    placed = slots(CELLS, bands, max(height, total(bands)))
    assert sorted(slot.cell for slot in placed) == [0, 1, 2, 3, 4]
    for first in placed:
        for second in placed:
            if first is not second:
                apart_x = (
                    first.x + first.width <= second.x + 0.01 or second.x + second.width <= first.x + 0.01
                )
                apart_y = (
                    first.y + first.height <= second.y + 0.01 or second.y + second.height <= first.y + 0.01
                )
                assert apart_x or apart_y
    assert max(slot.x + slot.width for slot in placed) == pytest.approx(1500)
    assert max(slot.y + slot.height for slot in placed) == pytest.approx(max(height, total(bands)))


def test_panels_drawn_side_by_side_stay_so() -> None:
    rows = [((0,),), ((1,), (2,)), ((3,),), ((4,),)]
    bands = pack(CELLS, rows, 1500)
    assert any([column.cells for column in band.columns] == [(1,), (2,)] for band in bands)


def test_packing_side_by_side_is_lower_than_stacking() -> None:
    bands = pack(CELLS, FREE, 1500)
    stacked = sum(cell.height(1500) for cell in CELLS) + 4 * GAP
    assert total(bands) < stacked * 1.2
    assert any(len(band.columns) > 1 for band in bands)


def test_a_panel_never_gets_less_than_its_least_width() -> None:
    cells = [words_cell(90_000, least) for least in (700, 650, 400)]
    for band in pack(cells, [((number,),) for number in range(3)], 1200):
        for column in band.columns:
            assert all(column.width >= cells[cell].least - 0.01 for cell in column.cells)


def test_bands_follow_the_reading_order() -> None:
    bands = pack(CELLS, FREE, 1500)
    last = [max(cell for column in band.columns for cell in column.cells) for band in bands]
    assert all(a < b for a, b in pairwise(last))


@pytest.mark.parametrize("numbered", [True, False])
def test_a_tall_panel_stands_left_unless_panels_are_numbered(numbered: bool) -> None:
    areas = (100_000, 300_000, 90_000, 120_000)
    cells = [replace(words_cell(area), numbered=numbered) for area in areas]
    (band,) = pack(cells, FREE[:4], 1500)
    assert [column.cells for column in band.columns] == [(0, 2, 3), (1,)][:: 1 if numbered else -1]


def test_columns_are_about_equally_high() -> None:
    cells = [words_cell(area) for area in (200_000, 420_000)]
    (band,) = pack(cells, FREE[:2], 1200)
    low, high = sorted(column.height for column in band.columns)
    assert low > 0.9 * high


def test_panels_drawn_side_by_side_are_equally_wide_unless_much_is_gained() -> None:
    for area, alike in ((170_000, True), (800_000, False)):
        cells = [words_cell(150_000), words_cell(area)]
        (band,) = pack(cells, [((0,), (1,))], 1200)
        left, right = band.columns
        assert (left.width == pytest.approx(right.width)) == alike
