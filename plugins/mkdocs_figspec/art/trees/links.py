"""Which branch hangs on which: parents, brothers and roots."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from ..glyphs import BOX_DRAWING, HEADS, HORIZONTAL, RIGHT_TEE, Side
from ..grid import Region
from .branches import TRUNKS, Branch, Run

_INDENT = 8
"""Columns that a branch stands at most right of where its parent's words start."""
_ROOT_LEFT = 6
"""Columns left of the first branch in which a root starts."""
_PATIENCE = 3
"""Rows without any sign of a tree that may lie between two of its nodes."""
_JITTER = (0, -1, 1)
_MEETING = RIGHT_TEE - {"+"} | frozenset("┐┘╮╯┼╗╝╬")


@dataclass
class Link:
    """A branch with what it hangs on and what hangs on it."""

    branch: Branch
    runs: tuple[Run, ...]
    """Its words without those that belong to others on its row."""
    depth: int = 1
    tree: int = -1
    trunk: list[tuple[int, int]] = field(default_factory=list)
    """Cells of the trunk above it, as (y, x)."""
    details: list[Run] = field(default_factory=list)
    """Unbranched words below its name."""
    passed: bool = False
    """Whether an arrow's stem goes on below it."""
    merges: bool = False
    """Whether its trunk comes down from where lines meet."""
    falls: bool = False
    """Whether other trunks come down beside it from the words above, as labels fall from a name."""


@dataclass
class Drawn:
    """A tree while it is put together."""

    root: Run | None
    links: list[Link] = field(default_factory=list)
    root_runs: tuple[Run, ...] = ()
    """The root and its annotation."""

    @cached_property
    def left(self) -> int:
        """Its first column."""
        return min([link.branch.x for link in self.links] + ([self.root.start] if self.root else []))

    @cached_property
    def top(self) -> int:
        """Its first row."""
        return self.root.y if self.root else min(link.branch.y for link in self.links)

    @cached_property
    def bottom(self) -> int:
        """The row of its last branch."""
        return max(link.branch.y for link in self.links)

    @property
    def likely(self) -> bool:
        """Whether enough speaks for a tree: two nodes, or one under a root; and no flow."""
        if sum(link.branch.leads_on for link in self.links) * 2 > len(self.links):
            return False
        if all(link.branch.forks for link in self.links) or self.links[0].merges or self.links[0].falls:
            return False
        if any(link.branch.headed for link in self.links):
            # Heads are a flow's, unless they lead to heads in turn as only trees do.
            return self.root is not None and any(link.depth > 1 and link.branch.headed for link in self.links)
        return len(self.links) > 1 or (self.root is not None and not self.links[0].passed)


def link_branches(region: Region, branches: list[list[Branch]], runs: list[list[Run]]) -> list[Drawn]:
    """Every branch in the tree in which it stands, likely or not."""
    linked: list[dict[int, Link]] = [{} for _ in branches]
    trees: list[Drawn] = []
    by_root: dict[tuple[int, int], int] = {}
    for y, row in enumerate(branches):
        for branch in row:
            link = Link(branch, branch.runs, passed=_is_passed(region, branch))
            above = _above(region, link, linked, runs)
            if isinstance(above, Link):
                link.tree = above.tree
                root = trees[above.tree].root
                link.depth = above.depth + _is_child(region, branch, above, root)
            else:
                link.falls = above is not None and _falls(region, branch, above)
                key = (above.y, above.start) if above else (y, -1 - branch.x)
                if key not in by_root:
                    by_root[key] = len(trees)
                    trees.append(Drawn(above))
                link.tree = by_root[key]
            trees[link.tree].links.append(link)
            linked[y][branch.x] = link
    return trees


def _is_passed(region: Region, branch: Branch) -> bool:
    """Whether a stem leads from `branch` down to an arrow head: then it may be a label beside a flow."""
    y = branch.y + 1
    while region.cell(y, branch.x) in TRUNKS:
        y += 1
    return region.cell(y, branch.x) in HEADS[Side.SOUTH] and region.cell(y, branch.x + 1) == " "


def _above(
    region: Region, link: Link, linked: list[dict[int, Link]], runs: list[list[Run]]
) -> Link | Run | None:
    """The brother or the parent of a branch, or its root, or nothing; keeps the trunk's cells."""
    branch, x = link.branch, link.branch.x
    if branch.forks:
        return _left_of(link, linked[branch.y], runs[branch.y])
    fallback: Link | None = None
    blank, trunked, ruled = 0, False, False
    for y in range(branch.y - 1, -1, -1):
        here = linked[y]
        brothers = [here[x + jitter] for jitter in _JITTER if x + jitter in here]
        if brothers and not brothers[0].branch.chained:
            return brothers[0]
        trunk = next((x + jitter for jitter in _JITTER if region.cell(y, x + jitter) in TRUNKS), None)
        if trunk is not None:
            link.trunk.append((y, trunk))
            blank, trunked = 0, True
            continue
        parent = _parent(branch, here)
        if parent is not None:
            return parent
        deeper = [column for column in here if column > x + 1]
        if deeper:
            if fallback is None and min(deeper) == x + 2:
                fallback = here[x + 2]
            blank = 0
            continue
        glyph = region.cell(y, x)
        if glyph in BOX_DRAWING and glyph not in HORIZONTAL:
            link.merges = glyph in _MEETING
            return fallback
        root = _root_at(x, runs[y], trunked or y == branch.y - 1, ruled)
        if root is not None:
            governor = _governor(region, root, linked)
            if governor is not None:
                return governor
            near = not blank or root.text.endswith(":") or _is_path(root.text)
            return root if near and _names_something(root.text) else fallback
        if glyph != " " and glyph not in HORIZONTAL:
            return fallback
        ruled = ruled or any(region.cell(y, column) in HORIZONTAL for column in range(x, x + 5))
        if ruled or any(x < run.start <= x + _INDENT * 4 for run in runs[y]):
            continue
        # A stem below the root's words shows that they go on, even where it is not ours.
        blank += not any(region.cell(y, column) in TRUNKS for column in range(x, x + _INDENT * 6))
        if blank > _PATIENCE:
            return fallback
    return fallback


def _falls(region: Region, branch: Branch, root: Run) -> bool:
    """Whether a trunk comes down from `root` to the row of its first branch and left of it."""
    rows = range(root.y + 1, branch.y + 1)
    return len(rows) > 0 and any(
        all(region.cell(y, x) in TRUNKS for y in rows) for x in range(root.start, branch.x - 1)
    )


def _left_of(link: Link, row: dict[int, Link], runs: list[Run]) -> Link | Run | None:
    """The parent of a branch that leaves its parent's own line."""
    before = [each for each in row.values() if each.branch.x < link.branch.x]
    if before:
        return before[-1]
    words = [run for run in runs if run.end <= link.branch.x]
    return words[-1] if words else None


def _parent(branch: Branch, row: dict[int, Link]) -> Link | None:
    """The node in a row above under whose words `branch` stands."""
    left = [column for column in row if column < branch.x - 1]
    if not left:
        return None
    nearest = row[max(left)]
    end = max(nearest.runs[0].end, nearest.branch.start + 4)
    return nearest if branch.x <= min(end, nearest.branch.start + _INDENT) else None


def _is_child(region: Region, branch: Branch, above: Link, root: Run | None) -> bool:
    """Whether a branch hangs on the one above rather than beside it."""
    right = branch.x - above.branch.x
    if branch.forks or right > 2:
        return True
    if right < 2:
        return False
    if any(region.cell(branch.y, above.branch.x + jitter) in TRUNKS for jitter in (0, -1)):
        return True
    # Two columns are an indent or a slip; a first branch far from its root tells of slips.
    slipped = above.depth == 1 and root is not None and above.branch.x - root.start > 4
    return not above.branch.goes_on and not slipped


def _root_at(x: int, runs: list[Run], near: bool, ruled: bool) -> Run | None:
    """The run over column `x` that may be a root; one over a rule has to be a path."""
    left, right = (_ROOT_LEFT if near else 4), (4 if ruled else 1)
    fitting = [
        run for run in runs if x - left <= run.start <= x + right or (near and run.start <= x < run.end)
    ]
    if not fitting:
        return None
    best = min(fitting, key=lambda run: abs(run.start - x))
    return best if not ruled or _is_path(best.text) else None


def _names_something(text: str) -> bool:
    """Whether words name something rather than end a sentence."""
    sentence = len(text.split()) > 8 and text.rstrip().endswith((".", "!", ";", ","))
    return any(each.isalnum() or each in "./~*" for each in text) and not sentence


def _is_path(text: str) -> bool:
    """Whether words are one path, marks aside."""
    words = [word for word in text.split() if any(each.isalnum() or each in "./" for each in word)]
    return len(words) == 1 and "/" in words[0]


def _governor(region: Region, words: Run, linked: list[dict[int, Link]]) -> Link | None:
    """The node whose wrapped words or detail `words` are, if they hang under one."""
    left = range(words.start - 1, max(words.start - 9, -1), -1)
    trunk = next((x for x in left if region.cell(words.y, x) in TRUNKS), None)
    for y in range(words.y - 1, max(words.y - 12, -1), -1):
        for link in linked[y].values():
            if trunk is not None and abs(link.branch.x - trunk) <= 1:
                return link
            if y == words.y - 1 and trunk is None and abs(link.branch.start - words.start) <= 1:
                return link
    return None
