"""What a drawer hands over that waits for Graphviz, and what Graphviz hands back.

One point of Graphviz is one px of ours. A drawer of such a kind returns a `Plan`: DOT made by
`dot.dot_source`, and a function that makes the scene of the layouts. All plans of a figure go through
Graphviz together.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .scene import Scene

Point = tuple[float, float]


@dataclass(frozen=True)
class PlacedEdge:
    """An edge as laid out, all points in px with y downwards."""

    name: str
    """As given to `dot.Edge`, else empty."""
    tail: str
    head: str
    points: tuple[Point, ...]
    """Bezier control points: one, then three for each piece."""
    start: Point | None
    """Tip of the arrow head at the tail, where there is one."""
    end: Point | None
    """Tip of the arrow head at the head, where there is one."""
    label: Point | None
    """Centre of the room kept for its label."""


@dataclass(frozen=True)
class Area:
    """A cluster's rectangle in px."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Layout:
    """One graph as laid out."""

    width: float
    height: float
    nodes: dict[str, Point]
    """The centre of each node."""
    edges: tuple[PlacedEdge, ...]
    clusters: dict[str, Area]
    """By the name given to `dot.Cluster`."""


@dataclass(frozen=True)
class Anew:
    """How a drawing is made again for another width, in px, without Graphviz."""

    least: float
    """The narrowest width at which it looks well."""
    scene: Callable[[float], Scene]


@dataclass(frozen=True)
class Plan:
    """A drawing that waits for the layouts of its graphs."""

    dot: tuple[str, ...]
    """DOT of each graph; each names its layout."""
    finish: Callable[[tuple[Layout, ...]], Scene]
    """Makes the scene of the layouts, in the order of `dot`."""
    columns: Callable[[tuple[Layout, ...], int], Scene] | None = None
    """Where a drawing can be broken into columns: its scene in that many."""
    anew: Anew | None = None


def finished(scene: Scene) -> Plan:
    """A plan that needs no Graphviz."""
    return Plan((), lambda layouts: scene)
