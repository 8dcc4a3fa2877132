"""Boxes and arrows as people draw them."""

from __future__ import annotations

import pytest
from tests.boxes_outline import outline, read
from tests.conftest import Case, cases, report


@pytest.mark.parametrize("case", [*cases("art/flow"), *cases("art/cards")], ids=str)
def test_boxes(case: Case) -> None:
    reading = read(case.text("input.txt"))
    case.expect("expected.yml", outline(reading))
    case.expect("report.txt", report(reading.problems))
