"""Sequence diagrams, and what only looks like one."""

from __future__ import annotations

from itertools import count

import pytest
from tests.boxes_outline import outline
from tests.conftest import Case, cases, report

from mkdocs_figspec.art.grid import region_of
from mkdocs_figspec.art.sequence.sequence import read_sequences


@pytest.mark.parametrize("case", cases("art/sequence"), ids=str)
def test_sequence(case: Case) -> None:
    region = region_of(tuple(case.text("input.txt").rstrip("\n").split("\n")), 1)
    reading = read_sequences(region, (f"b{number}" for number in count(1)))
    case.expect("expected.yml", outline(reading))
    case.expect("report.txt", report(reading.problems))
