"""Plots and time lines come out exactly as drawn, and nothing else is taken for one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.conftest import Case, cases

from mkdocs_figspec.art.grid import Region, region_of
from mkdocs_figspec.art.plot import read_plot
from mkdocs_figspec.art.reading import Reading
from mkdocs_figspec.art.timeline import read_timelines
from mkdocs_figspec.model import Plot


@pytest.mark.parametrize("case", cases("art/plot"), ids=str)
def test_plot(case: Case) -> None:
    check(case, read_plot)


@pytest.mark.parametrize("case", cases("art/timeline"), ids=str)
def test_timeline(case: Case) -> None:
    check(case, read_timelines)


def check(case: Case, read: Callable[[Region], Reading]) -> None:
    reading = read(region_of(tuple(case.text("input.txt").rstrip("\n").split("\n")), 1))
    lines: list[str] = []
    for block in reading.blocks:
        assert isinstance(block, Plot)
        lines += [f"plot: {block.span.line}-{block.span.end_line} |", block.text]
    left = [row.text for row in reading.left_over if not row.blank]
    lines += ["left_over: |", *left] if left else []
    case.expect("expected.txt", "\n".join(lines))
