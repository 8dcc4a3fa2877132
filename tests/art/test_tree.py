"""Trees as people draw them, and what only looks like one."""

from __future__ import annotations

import pytest
from tests.conftest import Case, cases, report

from mkdocs_figspec.art.grid import Region, region_of
from mkdocs_figspec.art.trees.tree import read_trees
from mkdocs_figspec.model import Tree


def outline(region: Region) -> str:
    """The trees of a region, a node a line, and below them what is left over."""
    reading = read_trees(region)
    lines = []
    for block in reading.blocks:
        assert isinstance(block, Tree)
        lines.append(f"- lines: {block.span.line}-{block.span.end_line}")
        lines.append("  nodes:")
        for node in block.nodes:
            annotation = "" if node.annotation is None else f"  # {node.annotation!r}"
            lines.append(f"    - {'. ' * node.depth}{node.name}{annotation}")
    left = [row.text.rstrip() for row in reading.left_over if not row.blank]
    if left:
        lines += ["left_over: |", *(f"  {text}" for text in left)]
    return "\n".join(lines)


@pytest.mark.parametrize("case", cases("art/tree"), ids=str)
def test_tree(case: Case) -> None:
    region = region_of(tuple(case.text("input.txt").rstrip("\n").split("\n")), 1)
    case.expect("expected.yml", outline(region))
    case.expect("report.txt", report(read_trees(region).problems))
