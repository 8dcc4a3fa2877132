"""What a flow is made of once it is a graph."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..texts.text import Set
from .box_text import BoxText

PADDING = (14.0, 10.0)
"""Beside and above the words of a box, in px."""
MARGIN = 14.0
"""Between a group's wall and what is in it, in px."""
SLACK = (10.0, 4.0)
"""What a label on an arrow has besides its words, in px."""
NO_SIZE = (0.0, 0.0)

_ACROSS = 28.0
"""Room for an arrow without words along a row, in px."""
_STEM = 8.0
"""Px along the arrows that are kept for a label whose words reach over its line."""


@dataclass(frozen=True)
class Link:
    """A piece of an arrow: between two boxes, or between a box and the label that stands on the arrow."""

    tail: str
    head: str
    pointed: bool
    dashed: bool
    turned: bool = False
    """Whether Graphviz has it the other way round, to keep the author's order."""


@dataclass
class FlowGraph:
    """The graph and what its names stand for."""

    dot: str = ""
    down: bool = True
    texts: dict[str, BoxText] = field(default_factory=dict)
    """Boxes and what else is a node, by node name."""
    sizes: dict[str, tuple[float, float]] = field(default_factory=dict)
    bare: set[str] = field(default_factory=set)
    folded: set[str] = field(default_factory=set)
    """Boxes with cards in them."""
    labels: dict[str, Set] = field(default_factory=dict)
    """Words on arrows, by node name."""
    reaching: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Labels that Graphviz keeps little room for along their arrow, with the boxes at its ends."""
    lanes: dict[str, str] = field(default_factory=dict)
    """Labels of arrows there and back, the lower by the upper; Graphviz keeps one room for both."""
    apart: set[str] = field(default_factory=set)
    """Labels that Graphviz knows nothing of: they find their place when the boxes have theirs."""
    lines: dict[str, tuple[str | None, int]] = field(default_factory=dict)
    """The group of each box and its row there, 0 in a flow to the right, by node name, in author order."""
    returns: tuple[tuple[str, ...], ...] = ()
    """What stands in each row that leads back in a flow to the right: boxes and labels."""
    titles: dict[str, BoxText] = field(default_factory=dict)
    """Titles of groups and what is nested below them, by cluster name."""
    members: dict[str, frozenset[str]] = field(default_factory=dict)
    """All nodes in a group, by cluster name."""
    links: dict[str, Link] = field(default_factory=dict)
    """By edge name; ends are node or cluster names."""

    def room(self, name: str) -> tuple[float, float]:
        """Width and height in px that Graphviz keeps for a node."""
        width, height = self.sizes[name]
        if name in self.lanes:
            other = self.sizes[self.lanes[name]]
            return max(width, other[0]), 2 * (max(height, other[1]) - SLACK[1])
        if (width, height) == NO_SIZE:
            return _ACROSS, 1.0
        return (_STEM if name in self.reaching else width), height
