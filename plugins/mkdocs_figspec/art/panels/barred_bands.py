"""Whether the bands of a frame that bars part are rows of a table, or columns of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..grid import Region
from ..text.lists import marker_of
from .columns import bars_below, cut_columns
from .frames import Rule

_BRANCH = re.compile(r"(?:^|[ │])[├└╰]─+ ")
_BOX_EDGE = re.compile(r"[┌╭╔][─═]+[┐╮╗]")


def table_end(body: Region, edges: list[Rule], index: int) -> int | None:
    """The edge that ends the table which starts at edge `index`, where there is one."""
    joints = edges[index].joints
    if not joints:
        return None
    end = index
    while end + 1 < len(edges):
        band = body.crop(edges[end].y + 1, edges[end + 1].y)
        if band.blank or not bars_below(band, joints):
            break
        if any(_BOX_EDGE.search(row.text) for row in band):
            return None  # columns with boxes in them
        end += 1
        if not edges[end].joints:
            break
    if end - index >= 2:
        bands = [body.crop(one.y + 1, other.y) for one, other in pairwise(edges[index : end + 1])]
        headed = len(bands) == 2 and sum(not row.blank for row in bands[0]) == 1
        if (headed and _is_content(bands[1], joints)) or all(_lists_side_by_side(x, joints) for x in bands):
            return None
        return end
    if end == index + 1:
        band = body.crop(edges[index].y + 1, edges[end].y)
        cells = cut_columns(band, joints)[0]
        listed = sum(opens_list(cells, y) for y in range(len(cells)))
        if len(band) >= 2 and not any(row.blank for row in cells) and not listed:
            return end
    return None


def _is_content(band: Region, joints: tuple[int, ...]) -> bool:
    """Whether what stands in columns under their names is more than cells: a tree, paragraphs and a list."""
    cells = cut_columns(band, joints)
    branches = max(sum(_BRANCH.search(row.text) is not None for row in cell) for cell in cells)
    return branches > 1 or (_has_gaps(cells) and max(map(_listed, cells)) > 1)


def _lists_side_by_side(band: Region, joints: tuple[int, ...]) -> bool:
    """Whether the cells of a band are texts with lists, and no cells of a table."""
    cells = cut_columns(band, joints)
    return _has_gaps(cells) and min(map(_listed, cells)) > 1


def _has_gaps(cells: Sequence[Region]) -> bool:
    """Whether a row that is blank in all cells parts what stands in them."""
    filled = [y for y in range(len(cells[0])) if any(not cell.rows[y].blank for cell in cells)]
    return bool(filled) and len(filled) <= filled[-1] - filled[0]


def _listed(cell: Region) -> int:
    """How many rows open an item of a list."""
    return sum(opens_list(cell, y) for y in range(len(cell)) if not cell.rows[y].blank)


def opens_list(region: Region, y: int) -> bool:
    """Whether an item of a list opens in row `y`."""
    return marker_of(region.rows[y].text.strip(), region.clusters) is not None
