"""DOT, made of names and sizes of ours only: nothing of an author's text comes in here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from graphviz.quoting import quote

from .numbers import number

NAME = re.compile(r"(?!(?:node|edge|graph|digraph|subgraph|strict)\Z)[a-z][a-z0-9_]*\Z")


@dataclass(frozen=True)
class Node:
    """A node of fixed size, in px; pinned where `x` and `y` (its centre, y downwards) are given."""

    name: str
    width: float
    height: float
    x: float | None = None
    y: float | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Edge:
    """An edge; `label` is the room in px kept for its label."""

    tail: str
    head: str
    name: str = ""
    label: tuple[float, float] | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Cluster:
    """A group of nodes with a rectangle around it; `label` is the room in px kept for its title."""

    name: str
    nodes: tuple[str, ...]
    clusters: tuple[Cluster, ...] = ()
    label: tuple[float, float] | None = None
    margin: float = 12.0


def dot_source(
    nodes: tuple[Node, ...],
    edges: tuple[Edge, ...] = (),
    clusters: tuple[Cluster, ...] = (),
    *,
    layout: Literal["dot", "nop2"] = "dot",
    ranks: tuple[tuple[str, ...], ...] = (),
    **attributes: str,
) -> str:
    """DOT of a graph of empty boxes of fixed size; `ranks` are nodes kept on one rank.

    `attributes` are those of the graph: `rankdir`, `nodesep`, `splines`, ... Names must be `n1`, `g2`,
    `e3` and the like.
    """
    lines = ["digraph g {", f"\tgraph{_attributes({'layout': layout, **attributes})}"]
    lines.append('\tnode [fixedsize=true label="" margin=0 shape=box]')
    for node in nodes:
        extra = {"height": _inches(node.height), "width": _inches(node.width), **node.attributes}
        if node.x is not None and node.y is not None:
            extra["pos"] = f"{number(node.x)},{number(-node.y)}!"
        lines.append(f"\t{_checked(node.name)}{_attributes(extra)}")
    for cluster in clusters:
        lines += _cluster(cluster)
    for rank in ranks:
        lines += ["\t{", "\t\trank=same", *(f"\t\t{_checked(name)}" for name in rank), "\t}"]
    for edge in edges:
        extra = dict(edge.attributes)
        if edge.name:
            extra["id"] = _checked(edge.name)
        if edge.label is not None:
            extra["label"] = _room(*edge.label)
        lines.append(f"\t{_checked(edge.tail)} -> {_checked(edge.head)}{_attributes(extra)}")
    return "\n".join((*lines, "}\n"))


def _cluster(cluster: Cluster) -> list[str]:
    own = {"margin": number(cluster.margin)}
    if cluster.label is not None:
        own |= {"label": _room(*cluster.label), "labeljust": "l"}
    return [
        f"\tsubgraph cluster_{_checked(cluster.name)} {{",
        f"\tgraph{_attributes(own)}",
        *(f"\t{_checked(name)}" for name in cluster.nodes),
        *(line for child in cluster.clusters for line in _cluster(child)),
        "\t}",
    ]


def _attributes(given: Mapping[str, str]) -> str:
    return f" [{' '.join(f'{name}={_quoted(given[name])}' for name in sorted(given))}]" if given else ""


@lru_cache(4096)
def _quoted(value: str) -> str:
    return str(quote(value))


def _room(width: float, height: float) -> str:
    """An empty HTML-like label of that size: Graphviz keeps the room, and measures no text."""
    size = f'width="{max(1, round(width))}" height="{max(1, round(height))}"'
    return (
        f'<<TABLE BORDER="0" CELLBORDER="0" CELLPADDING="0" CELLSPACING="0" FIXEDSIZE="TRUE" {size}>'
        "<TR><TD></TD></TR></TABLE>>"
    )


def _checked(name: str) -> str:
    if not NAME.match(name):
        raise ValueError(f"not a name of ours: {name!r}")
    return name


def _inches(pixels: float) -> str:
    return number(pixels / 72, 4)
