"""The words around a tree's names: whose they are, column by column."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..glyphs import BOX_DRAWING
from ..grid import Region
from .annotations import opens_annotation
from .branches import Run
from .links import Drawn, Link

_FAR = 8
"""Columns right of a name in which its detail still starts."""


def share_words(region: Region, trees: list[Drawn], runs: list[list[Run]]) -> None:
    """Give each node and each root its annotation and detail; what belongs to none stays where it is."""
    for tree in trees:
        others = [other for other in trees if other is not tree and other.left > tree.left + 1]
        for link in tree.links:
            link.runs = _own(link.runs, others)
        if tree.root:
            tree.root_runs = _root_runs(region, tree, tree.root, trees, runs[tree.root.y])
    _share_details(region, trees, runs)


def _own(runs: tuple[Run, ...], others: list[Drawn]) -> tuple[Run, ...]:
    """The first of `runs` and those that follow it without entering another tree."""
    kept = list(runs[:1])
    for run in runs[1:]:
        if any(_entered(run, other) for other in others):
            break
        kept.append(run)
    return tuple(kept)


def _entered(run: Run, tree: Drawn) -> bool:
    """Whether `run` stands in the columns of a tree to the right, or under its first one."""
    if tree.top <= run.y <= tree.bottom and run.start >= tree.left - 1:
        return True
    return run.y > tree.bottom and -1 <= run.start - tree.left <= 1


def _root_runs(region: Region, tree: Drawn, root: Run, trees: list[Drawn], row: list[Run]) -> tuple[Run, ...]:
    roots = {(other.root.y, other.root.start) for other in trees if other.root}
    columns = {link.runs[1].start for link in tree.links if len(link.runs) > 1}
    forked = [link.branch.x for link in tree.links if link.branch.y == root.y]
    found = [root]
    for run in row:
        if run.start <= root.start or any(x < run.start for x in forked):
            continue
        between = region.rows[root.y].text[found[-1].end : run.start]
        if (run.y, run.start) in roots or any(glyph in BOX_DRAWING or glyph == "|" for glyph in between):
            break
        aligned = any(abs(run.start - column) <= 2 for column in columns)
        if len(found) == 1 and not aligned and not opens_annotation(run.text):
            break
        found.append(run)
    return tuple(found)


def _share_details(region: Region, trees: list[Drawn], runs: list[list[Run]]) -> None:
    taken = {(run.y, run.start) for tree in trees for run in tree.root_runs}
    by_row: dict[int, list[Link]] = {}
    for tree in trees:
        for link in tree.links:
            by_row.setdefault(link.branch.y, []).append(link)
    bottoms = {tree.links[0].tree: tree.bottom for tree in trees}
    open_links: dict[int, Link] = {}
    for y, row in enumerate(runs):
        here = by_row.get(y, [])
        for link in here:
            open_links[link.tree] = link
        given: set[int] = set()
        for stretch in _stretches(region, row):
            own = [run for run in stretch if (y, run.start) not in taken and not _inside(run, here)]
            above = [link for link in open_links.values() if link.branch.y < y]
            owner: Link | None = None
            for run in own:
                fitting = _owner(run, above)
                if owner is None or (fitting and fitting.tree != owner.tree):
                    owner = fitting
                elif fitting is None and any(_is_others(run, owner, tree) for tree in trees):
                    owner = None
                if owner:
                    owner.details.append(run)
                    given.add(owner.tree)
        for number, link in list(open_links.items()):
            # Below the last branch only lines without a gap belong to it.
            done = all(link is not each for each in here) and number not in given
            if done and y > bottoms[number]:
                del open_links[number]


def _stretches(region: Region, row: list[Run]) -> Iterator[list[Run]]:
    """The runs of a row, cut where a line stands between two of them."""
    stretch = row[:1]
    for left, right in pairwise(row):
        if any(
            glyph in BOX_DRAWING or glyph == "|" for glyph in region.rows[left.y].text[left.end : right.start]
        ):
            yield stretch
            stretch = []
        stretch.append(right)
    yield stretch


def _inside(run: Run, links: list[Link]) -> bool:
    return any(link.branch.x <= run.start < link.runs[-1].end for link in links)


def _is_others(run: Run, owner: Link, tree: Drawn) -> bool:
    apart = tree.links[0].tree != owner.tree and tree.left > owner.branch.x + 1
    return apart and _entered(run, tree)


def _owner(run: Run, candidates: list[Link]) -> Link | None:
    """The node above whose detail or wrapped annotation `run` is."""
    fitting = [link for link in candidates if run.start >= link.branch.x + 2]
    if not fitting:
        return None
    best = max(fitting, key=lambda link: link.branch.start)
    near = run.start <= best.branch.start + _FAR
    wrapped = bool(best.details) and abs(best.details[-1].start - run.start) <= 4
    annotated = any(abs(each.start - run.start) <= 6 for each in best.runs[1:])
    return best if near or wrapped or annotated else None
