"""Random boxes and arrows are drawn with slips and come back as they were meant."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.boxes_outline import read

from mkdocs_figspec.art.grid import region_of
from mkdocs_figspec.art.words import text_of_blocks, words_of
from mkdocs_figspec.model import Cards, Flow

WORDS = st.from_regex(r"[A-Z][a-z]{2,7}( [a-z]{3,7})?", fullmatch=True)
STYLES = ["┌─┐│└┘┬▼", "╔═╗║╚╝╦▼", "╭─╮│╰╯┬▼", "+-+|+++v"]


@dataclass(frozen=True)
class Drawn:
    """A column of boxes tied by arrows, and how sloppily it is drawn."""

    texts: list[tuple[str, ...]]
    labels: list[str | None]
    style: str
    margin: int
    overruns: list[int]
    """For each line of text by how many cells its right wall is off."""
    stem_slips: list[tuple[int, int]]
    """For each arrow by how many cells its stem is off the middle, and its second row off the first."""
    ports: bool


@st.composite
def drawings(draw: st.DrawFn) -> Drawn:
    texts = draw(
        st.lists(st.lists(WORDS, min_size=1, max_size=3).map(tuple), min_size=2, max_size=4, unique=True)
    )
    lines = sum(len(text) for text in texts)
    return Drawn(
        texts,
        [draw(st.none() | WORDS) for _ in texts[1:]],
        draw(st.sampled_from(STYLES)),
        draw(st.integers(0, 6)),
        [draw(st.integers(-1, 3)) for _ in range(lines)],
        [(draw(st.integers(-1, 1)), draw(st.integers(-1, 1))) for _ in texts[1:]],
        draw(st.booleans()),
    )


def draw_column(drawn: Drawn) -> str:
    top_left, line, top_right, wall, bottom_left, bottom_right, port, head = drawn.style
    inner = max(len(line) for text in drawn.texts for line in text) + 4
    middle = inner // 2
    pad = " " * drawn.margin
    overruns = iter(drawn.overruns)
    rows: list[str] = []
    for index, text in enumerate(drawn.texts):
        rows.append(f"{pad}{top_left}{line * inner}{top_right}")
        for words in text:
            rows.append(f"{pad}{wall} {words.ljust(inner - 1 + next(overruns))}{wall}")
        edge = line * inner
        last = index == len(drawn.texts) - 1
        if drawn.ports and not last:
            edge = edge[:middle] + port + edge[middle + 1 :]
        rows.append(f"{pad}{bottom_left}{edge}{bottom_right}")
        if not last:
            slip, jitter = drawn.stem_slips[index]
            start = drawn.margin + 1 + middle + slip
            label = f"  {drawn.labels[index]}" if drawn.labels[index] else ""
            rows += [" " * start + wall, " " * (start + jitter) + wall + label, " " * (start + jitter) + head]
    return "\n".join(rows)


@settings(max_examples=150, deadline=None)
@given(drawings())
def test_a_column_comes_back(drawn: Drawn) -> None:
    (flow,) = read(draw_column(drawn)).blocks
    assert isinstance(flow, Flow)
    assert [box.text for box in flow.boxes] == ["\n".join(text) for text in drawn.texts]
    ids = [box.id for box in flow.boxes]
    assert [(arrow.source, arrow.target) for arrow in flow.arrows] == list(pairwise(ids))
    assert [arrow.label for arrow in flow.arrows] == drawn.labels


@settings(max_examples=100, deadline=None)
@given(
    st.lists(WORDS, min_size=2, max_size=4, unique=True),
    st.lists(
        st.sampled_from(["──▶", "─▶", " → ", "-->", "==>", "◀──▶", "   ", " + "]), min_size=3, max_size=3
    ),
    st.lists(st.integers(0, 1), min_size=4, max_size=4),
)
def test_a_row_comes_back(names: list[str], joints: list[str], slips: list[int]) -> None:
    rows = ["", "", ""]
    for index, name in enumerate(names):
        joint = joints[index - 1] if index else ""
        rows[0] += " " * (len(joint) + 2 * bool(index)) + "┌" + "─" * (len(name) + 2) + "┐"
        rows[1] += (f" {joint} " if index else "") + f"│ {name}{' ' * (1 + slips[index])}│"
        rows[2] += " " * (len(joint) + 2 * bool(index)) + "└" + "─" * (len(name) + 2) + "┘"
    (block,) = read("\n".join(rows)).blocks
    assert isinstance(block, Flow | Cards)
    walled = [box for box in block.boxes if not box.bare]
    assert [box.text for box in walled] == names
    meant: set[tuple[str, str]] = set()
    for (left, right), joint in zip(pairwise(walled), joints, strict=False):
        meant |= {(left.id, right.id)} if joint.strip()[-1:] in ("▶", "→", ">") else set()
        meant |= {(right.id, left.id)} if "◀" in joint else set()
    assert meant == (
        {(arrow.source, arrow.target) for arrow in block.arrows} if isinstance(block, Flow) else set()
    )
    assert len(block.boxes) == len(names) + sum(joint == " + " for joint in joints[: len(names) - 1])


GLYPHS = " abv|+-=>│─┌┐└┘├┤┬┴┼▼▶→←↑█/\\●\n"


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.sampled_from(GLYPHS), max_size=400))
def test_scribble_loses_no_words(scribble: str) -> None:
    reading = read(scribble)
    region = region_of(tuple(scribble.split("\n")), 1)
    kept = words_of(text_of_blocks(reading.blocks)) + words_of(reading.left_over.text)
    assert not words_of(region.text) - kept
    for block in reading.blocks:
        if isinstance(block, Flow):
            known = {box.id for box in block.boxes}
            assert all({arrow.source, arrow.target} <= known for arrow in block.arrows)
            assert len(known) == len(block.boxes)
