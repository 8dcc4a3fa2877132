"""Trees: directories, hierarchies, decisions and dependencies drawn with branches."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import groupby, repeat

from ...model import Node, Tree
from ...source import Span
from ..glyphs import BOTTOM_LEFT, HORIZONTAL
from ..grid import Region
from ..reading import Reading
from .annotations import Named, name_and_annotation, opens_annotation, pointed_at, points, without_sign
from .branches import TRUNKS, Run, find_branches, find_runs
from .details import share_words
from .links import Drawn, Link, link_branches

_FIELD = re.compile(r"""["'`]?[\w.-]+["'`]?\s*[:=]\s""")
_RULE = re.compile(r"(?<!\S)[─━═=~‾-]{3,}(?!\S)")
_SLIP = 3
"""Cells by which the line under a root may start or end beside its words, as emoji take two."""


def read_trees(region: Region) -> Reading:
    """The trees in `region`, each a block, from the top and then from the left.

    In an annotation a line feed stands before detail that the author set on lines of its own below the name.
    """
    branches = find_branches(region)
    if not any(branches):
        return Reading((), region)
    runs = find_runs(region)
    trees = [tree for tree in link_branches(region, branches, runs) if tree.likely]
    trees.sort(key=lambda tree: (tree.top, tree.left))
    share_words(region, trees, runs)
    blocks = []
    claimed: set[tuple[int, int]] = set()
    for tree in trees:
        block, cells = _assemble(region, tree)
        blocks.append(block)
        claimed |= cells
    return Reading(tuple(blocks), region.without(claimed))


def _assemble(region: Region, tree: Drawn) -> tuple[Tree, set[tuple[int, int]]]:
    """The block of a tree, and the cells that it takes."""
    links = sorted(tree.links, key=lambda link: (link.branch.y, link.branch.x))
    nodes = []
    rows = [link.branch.y for link in links] + [run.y for link in links for run in link.details]
    claimed = {cell for link in links for cell in link.trunk}
    claimed |= {cell for link in links for cell in _cells(link.details)}
    if tree.root:
        root = name_and_annotation(tree.root_runs)
        nodes.append(Node(0, root.name, root.annotation, False, region.rows[tree.root.y].line))
        rows.append(tree.root.y)
        claimed |= _cells(tree.root_runs) | _rule_below(region, tree.root)
    for link in links:
        _close_bracket(link)
    names = _names(links)
    for link, name in zip(links, names, strict=True):
        line = region.rows[link.branch.y].line
        nodes.append(Node(link.depth, name.name, _with_details(name, link.details), False, line))
        claimed.update(zip(repeat(link.branch.y), range(link.branch.x, link.runs[-1].end)))
        if link.branch.forks:
            claimed |= _line_before(region, link)
    for link in links:
        claimed |= _trunk_below(region, link, tree.bottom)
    lines = [region.rows[y].line for y in rows]
    # With its column it comes after a label that stands left of its root.
    column = region.rows[tree.top].column + tree.left
    return Tree(Span(min(lines), column, max(lines)), tuple(nodes)), claimed


def _rule_below(region: Region, root: Run) -> set[tuple[int, int]]:
    """The cells of the line that underlines a root, which is no line work besides."""
    text = region.rows[root.y + 1].text if root.y + 1 < len(region) else ""
    for found in _RULE.finditer(text):
        if abs(found.start() - root.start) <= _SLIP and found.end() <= root.end + _SLIP + 1:
            return {(root.y + 1, x) for x in range(*found.span())}
    return set()


def _trunk_below(region: Region, link: Link, bottom: int) -> set[tuple[int, int]]:
    """The cells of a trunk that runs on below a branch, drawn by mistake or to close its words off."""
    y, x = link.branch.y + 1, link.branch.x
    trunk: list[tuple[int, int]] = []
    while region.cell(y, x) in TRUNKS:
        trunk.append((y, x))
        y += 1
    if trunk and region.cell(y, x) in BOTTOM_LEFT - {"+"}:
        stroke = region.rows[y].text[x + 1 :].rstrip()
        if len(stroke) > 1 and HORIZONTAL.issuperset(stroke):
            return {*trunk, *((y, column) for column in range(x, x + 1 + len(stroke)))}
    return {cell for cell in trunk if cell[0] <= bottom}


def _close_bracket(link: Link) -> None:
    """Take the rest of a bracket that opens behind a name from the line below."""
    name = link.runs[-1]
    if name.text.count("(") <= name.text.count(")") or not link.details:
        return
    below = [run for run in link.details if run.y == link.details[0].y]
    words = " ".join(run.text for run in below)
    if len(below) == 1 and ")" in words and words.count(")") > words.count("("):
        whole = Run(name.y, name.start, name.end, f"{name.text} {words}")
        link.runs = (*link.runs[:-1], whole)
        del link.details[0]


def _names(links: list[Link]) -> list[Named]:
    """The names and annotations of a tree: the columns of some nodes tell those of others."""
    first = [name_and_annotation(link.runs) for link in links]
    columns = Counter(each.column for each in first if each.column is not None and not each.arrow)
    columns.update(
        link.runs[1].start
        for each, link in zip(first, links, strict=True)
        if each.arrow and len(link.runs) > 2
    )
    usual = columns.most_common(1)
    column = usual[0][0] if usual and usual[0][1] > 1 else None
    first = [_in_two_parts(link.runs, name, column) for link, name in zip(links, first, strict=True)]
    arrows = {each.column for each, link in zip(first, links, strict=True) if points(link.runs[1:])}
    names: list[Named] = []
    pointed: tuple[int, int] | None = None
    for link, name in zip(links, first, strict=True):
        if name.arrow and name.column is not None:
            pointed = len(names), name.column
        elif pointed and (more := _more_of_it(link, name, pointed[1])):
            number, start = pointed
            before = names[number]
            words = " ".join([before.annotation or "", *(run.text for run in more)])
            names[number] = Named(before.name, words, start, True)
            name = name_and_annotation(link.runs[:1], column)
        else:
            pointed = None if name.annotation or link.details else pointed
            if column is not None and name.annotation is None:
                name = name_and_annotation(link.runs, column)
            if name.annotation is None:
                name = pointed_at(link.runs, arrows) or name
        names.append(name)
    return names


def _in_two_parts(runs: tuple[Run, ...], name: Named, column: int | None) -> Named:
    """The same; where words before the arrow start in the `column` of annotations, they are one of them."""
    if column is None or not name.arrow or len(runs) < 3 or abs(runs[1].start - column) > 1:
        return name
    return Named(runs[0].text, " ".join(run.text for run in runs[1:]), column, False)


def _more_of_it(link: Link, name: Named, column: int) -> list[Run]:
    """What stands beside and below a name but goes on an annotation that started above in `column`."""
    more = list(link.runs[1:]) if _wraps(link.runs, column) else []
    if (more or not name.annotation) and all(abs(run.start - column) <= 1 for run in link.details):
        more += link.details
        link.details.clear()
    return more


def _wraps(runs: tuple[Run, ...], column: int) -> bool:
    """Whether the words behind a name go on an annotation that started above in `column`."""
    return len(runs) > 1 and abs(runs[1].start - column) <= 1 and not opens_annotation(runs[1].text)


def _with_details(name: Named, details: Iterable[Run]) -> str | None:
    """The annotation with what wraps from it, and below it the details, a line each."""
    text = name.annotation or ""
    below: list[str] = []
    hanging: int | None = None
    for _, row in groupby(details, key=lambda run: run.y):
        runs = list(row)
        start, words = runs[0].start, " ".join(run.text for run in runs)
        if words.startswith("↳"):
            hanging = start
            words = words[1:].strip()
            below.append(words)
        elif not below and name.column is not None and abs(start - name.column) <= 2:
            text = f"{text} {without_sign(words)}"
        elif below and ((hanging is not None and start > hanging) or _goes_on(below[-1], words)):
            below[-1] = f"{below[-1]} {words}"
        else:
            below.append(words)
    return "\n".join([text, *below] if text else below) or None


def _goes_on(line: str, next_line: str) -> bool:
    """Whether a sentence goes on in the next line."""
    if _FIELD.match(next_line):
        return False
    same_start = line.split(" ", 1)[0] == next_line.split(" ", 1)[0]
    return next_line[:1].islower() and (line[-1:].isalpha() or line[-1:] == ",") and not same_start


def _line_before(region: Region, link: Link) -> set[tuple[int, int]]:
    """The cells of the line that leads to a branch from its parent's words."""
    text = region.rows[link.branch.y].text
    x = link.branch.x
    while x and text[x - 1] in HORIZONTAL:
        x -= 1
    return {(link.branch.y, column) for column in range(x, link.branch.x)}


def _cells(runs: Iterable[Run]) -> set[tuple[int, int]]:
    return {(run.y, x) for run in runs for x in range(run.start, run.end)}
