"""Names taken apart, and lines that only look like braces."""

from __future__ import annotations

import pytest
from tests.conftest import Case, cases, report

from mkdocs_figspec.art.grid import Region, region_of
from mkdocs_figspec.art.naming import read_naming
from mkdocs_figspec.model import Naming


def outline(region: Region) -> str:
    """The namings of a region, a segment a line, and below them what is left over."""
    reading = read_naming(region)
    lines = []
    for block in reading.blocks:
        assert isinstance(block, Naming)
        lines.append(f"- lines: {block.span.line}-{block.span.end_line}")
        lines.append(f"  subject: {block.subject}")
        lines.append(f"  example: {block.example}")
        lines.append("  segments:")
        lines += [f"    - {segment.text}: {segment.label}" for segment in block.segments]
    left = [row.text.rstrip() for row in reading.left_over if not row.blank]
    if left:
        lines += ["left_over: |", *(f"  {text}" for text in left)]
    return "\n".join(lines)


@pytest.mark.parametrize("case", cases("art/naming"), ids=str)
def test_naming(case: Case) -> None:
    region = region_of(tuple(case.text("input.txt").rstrip("\n").split("\n")), 1)
    case.expect("expected.yml", outline(region))
    case.expect("report.txt", report(read_naming(region).problems))
