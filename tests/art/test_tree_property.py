"""Random trees and names are drawn with slips and come back as they were meant."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_figspec.art.grid import region_of
from mkdocs_figspec.art.naming import read_naming
from mkdocs_figspec.art.trees.tree import read_trees
from mkdocs_figspec.art.words import text_of_blocks, words_of
from mkdocs_figspec.model import Naming, Tree

NAMES = st.from_regex(r"[a-z][a-z0-9_]{1,9}(\.[a-z]{2,3}|/)", fullmatch=True)
NOTES = st.from_regex(r"[A-Z][a-z]{1,6}( [a-z]{2,6}){0,3}", fullmatch=True)
STYLES = [
    ("├", "└", "│", "─"),
    ("┣", "┗", "┃", "━"),
    ("╠", "╚", "║", "═"),
    ("|", "`", "|", "-"),
    ("+", "+", "|", "-"),
]


@dataclass(frozen=True)
class Twig:
    name: str
    note: str | None
    twigs: tuple[Twig, ...]


TWIGS: st.SearchStrategy[Twig] = st.recursive(
    st.builds(Twig, NAMES, st.none() | NOTES, st.just(())),
    lambda inner: st.builds(Twig, NAMES, st.none() | NOTES, st.lists(inner, max_size=4).map(tuple)),
    max_leaves=12,
)
TREES = st.builds(Twig, NAMES, st.none(), st.lists(TWIGS, min_size=1, max_size=4).map(tuple))


class Pencil:
    """Draws a tree as ASCII, badly."""

    def __init__(self, draw: st.DataObject) -> None:
        self.draw = draw
        self.root, self.last, self.trunk, self.stroke = draw.draw(st.sampled_from(STYLES))
        self.strokes = draw.draw(st.integers(2, 4))
        self.arrow = draw.draw(st.sampled_from(["  ", " ← ", " ◄── ", "  <-- ", "  # "]))
        self.slips = draw.draw(st.booleans())
        self.lines: list[str] = []
        self.nodes: list[tuple[int, str, str | None]] = []

    def tree(self, twig: Twig) -> None:
        self.lines.append(twig.name)
        self.nodes.append((0, twig.name, None))
        self.twigs(twig.twigs, "", 1)

    def twigs(self, twigs: tuple[Twig, ...], before: str, depth: int) -> None:
        for number, twig in enumerate(twigs):
            last = number == len(twigs) - 1
            slip = " " if self.slips and depth > 1 and self.draw.draw(st.booleans()) else ""
            branch = f"{self.last if last else self.root}{self.stroke * self.strokes} "
            note = f"{self.arrow}{twig.note}" if twig.note else ""
            self.lines.append(f"{before}{slip}{branch}{twig.name}{note}")
            self.nodes.append((depth, twig.name, twig.note))
            self.twigs(
                twig.twigs, before + (" " if last else self.trunk) + " " * (self.strokes + 1), depth + 1
            )
            if not last and self.draw.draw(st.integers(0, 5)) == 0:
                self.lines.append(before + self.trunk)


@given(TREES, st.data())
@settings(max_examples=150, deadline=None)
def test_trees_come_back(twig: Twig, data: st.DataObject) -> None:
    pencil = Pencil(data)
    pencil.tree(twig)
    margin = " " * data.draw(st.integers(0, 5))
    lines = ["Some words above.", "", *(margin + line for line in pencil.lines), "", "Some words below."]
    reading = read_trees(region_of(tuple(lines), 1))
    assert len(reading.blocks) == 1, "\n".join(lines)
    tree = reading.blocks[0]
    assert isinstance(tree, Tree)
    assert [(node.depth, node.name, node.annotation) for node in tree.nodes] == pencil.nodes, "\n".join(lines)
    assert [row.text.strip() for row in reading.left_over if not row.blank] == [lines[0], lines[-1]]


PARTS = st.lists(st.from_regex(r"[a-zA-Z][a-z0-9]{2,8}", fullmatch=True), min_size=2, max_size=5)


@given(PARTS, st.sampled_from(["__", "_", "-", "/", "."]), st.data())
@settings(max_examples=150, deadline=None)
def test_namings_come_back(parts: list[str], separator: str, data: st.DataObject) -> None:
    labels = [data.draw(NOTES) for _ in parts]
    before = data.draw(st.sampled_from(["", "name: ", 'run = "']))
    after = '"' if before.endswith('"') else ""
    starts, column = [], len(before)
    for part in parts:
        starts.append(column)
        column += len(part) + len(separator)
    brace = "".join(f"├{'─' * (len(part) - 2)}┘".ljust(len(part) + len(separator)) for part in parts)
    lines = [before + separator.join(parts) + after, " " * len(before) + brace]
    for number in range(len(parts) - 1, -1, -1):
        trunks = "".join("│".rjust(1 + start - end) for end, start in _between(starts[:number]))
        connector = " " * (starts[number] - len(trunks)) + "└─ "
        lines.append(trunks + connector + labels[number])
    reading = read_naming(region_of((*lines, "", "Words below."), 1))
    assert len(reading.blocks) == 1, "\n".join(lines)
    naming = reading.blocks[0]
    assert isinstance(naming, Naming)
    assert naming.example == separator.join(parts)
    assert naming.subject == (before.strip(' :="') or None)
    found = [(segment.text, segment.label) for segment in naming.segments]
    assert found == list(zip(parts, labels, strict=True)), "\n".join(lines)


def _between(starts: list[int]) -> list[tuple[int, int]]:
    """For each column the one behind the column before it, and the column itself."""
    return list(zip([0, *(start + 1 for start in starts)], starts, strict=False))


SCRAWL = st.text(alphabet='├└│─┬┘┐+|-`\\^~▶←<v ab(/.[]#:"→', max_size=40)


BRACE = st.text(alphabet="├└│─┬┘|^ ", min_size=3, max_size=30)


@given(
    st.lists(SCRAWL, max_size=12)
    | st.builds(lambda *rows: ["ab_cd-ef_gh.ij__kl/mn_op", *rows], BRACE, SCRAWL, SCRAWL)
)
@settings(max_examples=300, deadline=None)
def test_scrawl_neither_raises_nor_loses_words(lines: list[str]) -> None:
    region = region_of(tuple(lines), 1)
    for read in (read_trees, read_naming):
        reading = read(region)
        lost = (
            words_of(region.text)
            - words_of(reading.left_over.text)
            - words_of(text_of_blocks(reading.blocks))
        )
        assert not lost
