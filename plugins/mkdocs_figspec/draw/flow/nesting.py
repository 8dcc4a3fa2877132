"""Which box of a flow stands in which, and in what order their author drew them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property
from itertools import product

from ...model import Arrow, Box, Flow


class Nesting:
    """The boxes of a flow by parent; a parent that does not exist is none."""

    def __init__(self, block: Flow) -> None:
        known = {box.id for box in block.boxes}
        self.children: dict[str | None, list[Box]] = defaultdict(list)
        for box in block.boxes:
            self.children[box.parent if box.parent in known - {box.id} else None].append(box)
        self.places: dict[str, tuple[int, int]] = {}
        for parent, siblings in self.children.items():
            # Where two boxes claim one place, the order in which they were read decides.
            unsure = {
                place for place, times in Counter((b.row, b.column) for b in siblings).items() if times > 1
            }
            rows = {row for row, _ in unsure}
            self.places |= {
                box.id: (box.row, number if box.row in rows else box.column)
                for number, box in enumerate(siblings)
            }
            self.children[parent] = sorted(siblings, key=lambda box: self.places[box.id])
        self.parents = {box.id: parent for parent, boxes in self.children.items() for box in boxes}
        self._pairs = {(arrow.source, arrow.target) for arrow in block.arrows}

    @cached_property
    def returns(self) -> dict[tuple[str | None, int], set[tuple[str, str]]]:
        """The rows, by their group, that lead back to where another one began; the arrows in and out."""
        between: dict[tuple[str | None, int, int], list[tuple[str, str]]] = defaultdict(list)
        onwards: set[tuple[str | None, int]] = set()
        for source, target in self._pairs:
            if source not in self.places or self.parents.get(target, "") != self.parents[source]:
                continue
            parent, (row, column), (goal, other) = (
                self.parents[source],
                self.places[source],
                self.places[target],
            )
            between[parent, row, goal].append((source, target))
            if row == goal and column < other:
                onwards.add((parent, row))
        found: dict[tuple[str | None, int], set[tuple[str, str]]] = {}
        for (parent, row, goal), leaving in between.items():
            back = between.get((parent, goal, row), [])
            if row != goal and back and (parent, goal) not in onwards:
                first = min(self.places[source][1] for source, _ in leaving)
                if max(self.places[target][1] for _, target in back) < first:
                    found[parent, goal] = {*leaving, *back}
        return found

    def is_group(self, box: str) -> bool:
        """Whether boxes stand in it."""
        return bool(self.children.get(box))

    def around(self, box: str) -> list[str]:
        """The groups that it stands in, innermost first."""
        found: list[str] = []
        parent = self.parents.get(box)
        while parent is not None and parent not in found:
            found.append(parent)
            parent = self.parents[parent]
        return found

    def common(self, one: str, other: str) -> str | None:
        """The innermost group that both boxes are in."""
        above = self.around(one)
        return next((group for group in self.around(other) if group in above), None)

    def below(self, box: str, group: str | None) -> str:
        """The box itself, or the group around it that is a child of `group`."""
        for parent in self.around(box):
            if parent == group:
                break
            box = parent
        return box

    def leads_back(self, arrow: Arrow, *, down: bool) -> bool:
        """Whether the arrow runs against the author's order of boxes."""
        common = self.common(arrow.source, arrow.target)
        one, other = self.below(arrow.source, common), self.below(arrow.target, common)
        if one == other:
            return False
        (row, column), (other_row, other_column) = self.places[one], self.places[other]
        if row == other_row:
            return other_column < column
        if down:
            return other_row < row
        return any((arrow.source, arrow.target) in arrows for arrows in self.returns.values())

    def skips(self, arrow: Arrow) -> bool:
        """Whether the arrow passes a row that the arrows from its start lead to."""
        common = self.common(arrow.source, arrow.target)
        one, other = self.below(arrow.source, common), self.below(arrow.target, common)
        row, goal = self.places[one][0], self.places[other][0]
        return any(
            row < self.places[self.below(target, common)][0] < goal
            for source, target in self._pairs
            if source == arrow.source and target in self.places and common == self.common(source, target)
        )

    def leads_up(self, arrow: Arrow) -> bool:
        """Whether the arrow goes to an earlier row, and not just back along another one."""
        common = self.common(arrow.source, arrow.target)
        one, other = self.below(arrow.source, common), self.below(arrow.target, common)
        return self.places[other][0] < self.places[one][0] and (arrow.target, arrow.source) not in self._pairs

    def neighbours(self, arrow: Arrow) -> bool:
        """Whether the arrow ties two boxes, no groups, that stand side by side."""
        ends = (arrow.source, arrow.target)
        if self.parents[arrow.source] != self.parents[arrow.target] or any(map(self.is_group, ends)):
            return False
        (row, column), (other_row, other_column) = (self.places[end] for end in ends)
        return row == other_row and abs(column - other_column) == 1

    def tied(self, above: Iterable[Box], below: Iterable[Box]) -> bool:
        """Whether an arrow leads from one of the boxes above to one of those below."""
        return any((upper.id, lower.id) in self._pairs for upper, lower in product(above, below))

    def along_row(self, arrow: Arrow) -> bool:
        """Whether the arrow leads back along a row of boxes, no groups at its ends."""
        if self.parents[arrow.source] != self.parents[arrow.target]:
            return False
        (row, column), (goal_row, goal) = self.places[arrow.source], self.places[arrow.target]
        grouped = self.is_group(arrow.source) or self.is_group(arrow.target)
        return row == goal_row and goal < column and not grouped

    def passed(self, arrow: Arrow) -> list[str]:
        """The boxes that an arrow passes which leads back along their row; groups are none."""
        (row, column), (goal_row, goal) = self.places[arrow.source], self.places[arrow.target]
        if row != goal_row or self.parents[arrow.source] != self.parents[arrow.target]:
            return []
        siblings = [box.id for box in self.children[self.parents[arrow.source]] if not self.is_group(box.id)]
        return [box for box in siblings if self.places[box][0] == row and goal < self.places[box][1] < column]

    def between_groups(self, arrow: Arrow) -> bool:
        """Whether the arrow ties two boxes of one row, a group among them."""
        if self.parents[arrow.source] != self.parents[arrow.target] or arrow.source == arrow.target:
            return False
        grouped = self.is_group(arrow.source) or self.is_group(arrow.target)
        return grouped and self.places[arrow.source][0] == self.places[arrow.target][0]

    def over_the_wall(self, arrow: Arrow) -> str | None:
        """The left end of an arrow that ties the last box on top of a group to the first of the next one."""
        ends = (arrow.source, arrow.target)
        for left, right in (ends, ends[::-1]):
            group, following = self.parents[left], self.parents[right]
            if group is None or following is None or self.parents[group] != self.parents[following]:
                return None
            row, column = self.places[group]
            if (
                self.places[following] == (row, column + 1)
                and self._top(group)[-1] == left
                and self._top(following)[0] == right
            ):
                return left
        return None

    def _top(self, group: str) -> list[str]:
        """The boxes that stand on top in a group, from the left."""
        inner = self.children[group]
        return [box.id for box in inner if box.row == inner[0].row]
