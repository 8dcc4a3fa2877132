"""Trees: directories, hierarchies, decisions and dependencies drawn with branches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..model import Node, Tree
from ..source import Span
from .annotations import Named, name_and_annotation
from .branches import TRUNKS, Branch, Run, find_branches, find_runs
from .glyphs import HORIZONTAL
from .grid import Region
from .naming import naming_rows
from .reading import Reading

_SIBLING = 1
"""Columns by which brothers' branches may differ."""
_INDENT = 8
"""Columns that a branch stands at most right of where its parent's words start."""
_ROOT_LEFT, _ROOT_RIGHT = 6, 1
"""Columns left and right of the first branch in which a root starts."""
_PATIENCE = 3
"""Rows without any sign of a tree that may lie between two of its nodes."""
_FAR = 8
"""Columns right of a name in which its detail still starts."""


@dataclass
class _Link:
    """A branch with what it hangs on."""

    branch: Branch
    depth: int = 1
    tree: int = -1
    claimed: list[tuple[int, int]] = field(default_factory=list)
    """Cells of the trunk above it."""
    details: list[Run] = field(default_factory=list)


@dataclass
class _Drawn:
    """A tree while it is put together."""

    root: Run | None
    root_runs: tuple[Run, ...] = ()
    links: list[_Link] = field(default_factory=list)

    @property
    def left(self) -> int:
        return min([link.branch.x for link in self.links] + ([self.root.start] if self.root else []))

    @property
    def top(self) -> int:
        return self.root.y if self.root else min(link.branch.y for link in self.links)

    @property
    def bottom(self) -> int:
        return max(link.branch.y for link in self.links)


def read_trees(region: Region) -> Reading:
    """The trees in `region`, each a block, from the top and then from the left."""
    branches = find_branches(region)
    if not any(branches):
        return Reading((), region)
    for y in naming_rows(region):
        branches[y] = []
    runs = find_runs(region)
    drawn = [tree for tree in _link_all(region, branches, runs) if _is_tree(tree)]
    drawn.sort(key=lambda tree: (tree.top, tree.left))
    _add_details(region, drawn, runs)
    blocks, claimed = [], set[tuple[int, int]]()
    for tree in drawn:
        block, cells = _assemble(region, tree)
        blocks.append(block)
        claimed |= cells
    return Reading(tuple(blocks), region.without(claimed))


# --- what hangs on what ---------------------------------------------------------------


def _link_all(region: Region, branches: list[list[Branch]], runs: list[list[Run]]) -> list[_Drawn]:
    """Every branch in the tree in which it stands."""
    linked: list[dict[int, _Link]] = [{} for _ in branches]
    trees: list[_Drawn] = []
    by_root: dict[tuple[int, int], int] = {}
    for y, row in enumerate(branches):
        for branch in row:
            link = _Link(branch)
            above = _above(region, link, linked, runs)
            if isinstance(above, _Link):
                link.tree = above.tree
                same = abs(above.branch.x - branch.x) <= 2 and not _is_child(region, branch, above.branch)
                link.depth = above.depth + (0 if same else 1)
            else:
                key = (above.y, above.start) if above else (y, -1 - branch.x)
                if key not in by_root:
                    by_root[key] = len(trees)
                    trees.append(_Drawn(above))
                    if above:
                        trees[-1].root_runs = _root_runs(above, runs[above.y], branches[above.y])
                link.tree = by_root[key]
            trees[link.tree].links.append(link)
            linked[y][branch.x] = link
    return trees


def _above(
    region: Region, link: _Link, linked: list[dict[int, _Link]], runs: list[list[Run]]
) -> _Link | Run | None:
    """The brother or the parent of a branch, or the root line, or nothing; notes the trunk's cells."""
    branch, x = link.branch, link.branch.x
    if branch.forks:
        return _fork(link, linked[branch.y], runs[branch.y])
    fallback: _Link | None = None
    blank, trunked, ruled = 0, False, False
    for y in range(branch.y - 1, -1, -1):
        here = linked[y]
        for jitter in (0, -1, 1):
            brother = here.get(x + jitter)
            if brother is not None and abs(jitter) <= _SIBLING:
                return brother
        trunk = next((x + jitter for jitter in (0, -1, 1) if region.cell(y, x + jitter) in TRUNKS), None)
        if trunk is not None:
            link.claimed.append((y, trunk))
            blank, trunked = 0, True
            continue
        parent = _parent(branch, here)
        if parent is not None:
            return parent
        deeper = [each for column, each in here.items() if x + 1 < column <= x + 2 + _INDENT * 8]
        if deeper:
            if fallback is None and min(each.branch.x for each in deeper) == x + 2:
                fallback = min(deeper, key=lambda each: each.branch.x)
            blank = 0
            continue
        root = _root_at(x, runs[y], here, trunked or y == branch.y - 1)
        if root is not None:
            if ruled and not root.text.endswith("/"):
                return fallback
            governor = _governor(region, root, linked)
            if governor is not None:
                return governor
            if (blank and not _path_like(root.text)) or not _root_like(root.text):
                return fallback
            return root
        glyph = region.cell(y, x)
        if glyph != " " and glyph not in HORIZONTAL:
            return fallback
        ruled = ruled or glyph in HORIZONTAL
        if not any(run.start > x and run.start <= x + _INDENT * 4 for run in runs[y]) and not ruled:
            blank += 1
        if blank > _PATIENCE:
            return fallback
    return fallback


def _fork(link: _Link, row: dict[int, _Link], runs: list[Run]) -> _Link | Run | None:
    """The parent of a branch that leaves its parent's own line."""
    before = [each for each in row.values() if each.branch.x < link.branch.x]
    if before:
        return before[-1]
    words = [run for run in runs if run.end <= link.branch.x]
    return words[-1] if words else None


def _parent(branch: Branch, row: dict[int, _Link]) -> _Link | None:
    """The node in a row above under whose words `branch` stands."""
    left = [each for each in row.values() if each.branch.x < branch.x - 1]
    if not left:
        return None
    nearest = max(left, key=lambda each: each.branch.x).branch
    end = max(nearest.runs[0].end, nearest.start + 4)
    return row[nearest.x] if branch.x <= min(end, nearest.start + _INDENT) else None


def _is_child(region: Region, branch: Branch, above: Branch) -> bool:
    """Whether a branch two columns right of another one is a child of it rather than a brother."""
    if branch.x - above.x < 2:
        return False
    if any(region.cell(branch.y, above.x + jitter) in TRUNKS for jitter in (0, -1)):
        return True
    return not above.goes_on


def _root_at(x: int, runs: list[Run], row: dict[int, _Link], near: bool) -> Run | None:
    """The run over column `x` that may be a root."""
    left = _ROOT_LEFT if near else 4
    fitting = [
        run for run in runs if x - left <= run.start <= x + _ROOT_RIGHT or (near and run.start <= x < run.end)
    ]
    if not fitting:
        return None
    best = min(fitting, key=lambda run: abs(run.start - x))
    names = [each.branch for each in row.values() if each.branch.start == best.start]
    return None if names else best


def _root_like(text: str) -> bool:
    """Whether words name something rather than end a sentence."""
    words = text.split()
    return any(each.isalnum() or each in "./~*" for each in text) and not (
        len(words) > 8 and text.rstrip().endswith((".", "!", ";", ","))
    )


def _path_like(text: str) -> bool:
    """Whether words are a path or another single name."""
    words = [word for word in text.split() if any(each.isalnum() or each in "./" for each in word)]
    return len(words) == 1 and words[0].endswith(("/", ":")) or (len(words) == 1 and "/" in words[0])


def _governor(region: Region, root: Run, linked: list[dict[int, _Link]]) -> _Link | None:
    """The node whose wrapped words or detail `root` is, if it hangs under one."""
    columns = [
        x for x in range(root.start - 1, max(root.start - 9, -1), -1) if region.cell(root.y, x) in TRUNKS
    ]
    for y in range(root.y - 1, max(root.y - 12, -1), -1):
        for link in linked[y].values():
            if any(abs(link.branch.x - x) <= 1 for x in columns[:1]):
                return link
            if y == root.y - 1 and not columns and abs(link.branch.start - root.start) <= 1:
                return link
    return None


def _root_runs(root: Run, row: list[Run], branches: list[Branch]) -> tuple[Run, ...]:
    """The root's words with those of its annotation."""
    found = [root]
    for run in row:
        if run.start > root.start and not any(each.x < run.start for each in branches if each.x > root.start):
            found.append(run)
    return tuple(found)


def _is_tree(tree: _Drawn) -> bool:
    """Whether enough speaks for a tree: two nodes, or one under a root; and no flow."""
    leading = sum(link.branch.leads_on for link in tree.links)
    if leading * 2 > len(tree.links):
        return False
    if all(link.branch.forks for link in tree.links):
        return False
    return len(tree.links) > 1 or tree.root is not None


# --- words that belong to a node ---------------------------------------------------------


def _add_details(region: Region, trees: list[_Drawn], runs: list[list[Run]]) -> None:
    """Give every node the unbranched words below it that its columns claim."""
    taken = {(run.y, run.start) for tree in trees for run in tree.root_runs}
    owners: dict[int, list[_Link]] = {}
    roots: dict[int, list[Run]] = {}
    for tree in trees:
        for link in tree.links:
            owners.setdefault(link.branch.y, []).append(link)
        if tree.root:
            roots.setdefault(tree.root.y, []).append(tree.root)
    last: dict[int, _Link] = {}
    alive: dict[int, bool] = {}
    for y, row in enumerate(runs):
        for root in roots.get(y, ()):
            # A root closes what stands above it in its columns.
            for number in [key for key, link in last.items() if link.branch.start >= root.start - 2]:
                if link_end(trees[number]) < y:
                    del last[number]
        mine = owners.get(y, [])
        for link in mine:
            last[link.tree] = link
            alive[link.tree] = True
        for run in row:
            if (run.y, run.start) in taken or any(
                link.branch.start <= run.start < link.branch.end for link in mine
            ):
                continue
            owner = _owner(run, last, alive, mine)
            if owner is not None:
                owner.details.append(run)
        for number in list(last):
            if y > link_end(trees[number]) and not any(run in last[number].details for run in row):
                del last[number]


def link_end(tree: _Drawn) -> int:
    """The row of the last branch of a tree."""
    return tree.bottom


def _owner(run: Run, last: dict[int, _Link], alive: dict[int, bool], here: list[_Link]) -> _Link | None:
    best: _Link | None = None
    for link in last.values():
        branch = link.branch
        if branch.y == run.y or run.start < branch.x + 2:
            continue
        if best is None or branch.start > best.branch.start:
            best = link
    if best is None:
        return None
    branch = best.branch
    near = run.start <= branch.start + _FAR
    wrapped = bool(best.details) and abs(best.details[-1].start - run.start) <= 4
    annotated = any(abs(each.start - run.start) <= 6 for each in branch.runs[1:])
    return best if near or wrapped or annotated else None


# --- the block -----------------------------------------------------------------------------


def _assemble(region: Region, tree: _Drawn) -> tuple[Tree, set[tuple[int, int]]]:
    links = sorted(tree.links, key=lambda link: (link.branch.y, link.branch.x))
    claimed = {cell for link in links for cell in link.claimed}
    named = [name_and_annotation(link.branch.runs) for link in links]
    columns = Counter(each.column for each in named if each.column is not None and not each.arrow)
    column = columns.most_common(1)[0][0] if columns and columns.most_common(1)[0][1] > 1 else None
    nodes = []
    lines = []
    if tree.root:
        runs = tree.root_runs
        root = name_and_annotation(runs)
        line = region.rows[tree.root.y].line
        nodes.append(Node(0, root.name, root.annotation, False, line))
        lines.append(line)
        claimed |= _cells(runs)
    for link in links:
        branch = link.branch
        name = name_and_annotation(branch.runs, column)
        line = region.rows[branch.y].line
        nodes.append(Node(link.depth, name.name, _with_details(name, link.details), False, line))
        lines += [line, *(region.rows[run.y].line for run in link.details)]
        claimed |= {(branch.y, x) for x in range(branch.x, branch.end)} | _cells(link.details)
    return Tree(Span.lines(min(lines), max(lines)), tuple(nodes)), claimed


def _with_details(name: Named, details: Iterable[Run]) -> str | None:
    """The annotation with what wraps from it and, on lines of their own, the details below the name."""
    text = name.annotation or ""
    below: list[str] = []
    for run in details:
        words = run.text.removeprefix("↳").strip()
        wraps = name.column is not None and not below and abs(run.start - name.column) <= 2
        if wraps or (below and run.y == below_row):
            text, below = (
                (f"{text} {words}", below) if wraps else (text, [*below[:-1], f"{below[-1]} {words}"])
            )
        else:
            below.append(words)
        below_row = run.y
    return "\n".join([text, *below] if text else below) or None


def _cells(runs: Iterable[Run]) -> set[tuple[int, int]]:
    return {(run.y, x) for run in runs for x in range(run.start, run.end)}
