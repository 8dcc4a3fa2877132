"""Graphviz, run once for all graphs of a figure, in a process of its own."""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache, partial
from importlib.metadata import PackageNotFoundError, distribution
from typing import Any

from ..errors import GraphvizFailed, GraphvizMissing
from .plan import Area, Layout, PlacedEdge, Point

EMBEDDED = "graphviz-pure"
TIMEOUT = 10.0
"""Seconds for all graphs of a figure; a thousand nodes take 0.15."""
LARGEST = 1000
"""Nodes that a graph may have: ten thousand take 14 seconds."""
AT_ONCE = 16_384
"""Bytes that every system's pipe takes in one piece, whether the other end reads or not."""

Laid = list[Layout | GraphvizFailed]


def lay_out(graphs: Sequence[str], engine: str = EMBEDDED, timeout: float = TIMEOUT) -> Laid:
    """The layout of each graph, in order; after a failure each is tried alone: none can spoil another."""
    return begin(graphs, engine, timeout)()


def begin(graphs: Sequence[str], engine: str = EMBEDDED, timeout: float = TIMEOUT) -> Callable[[], Laid]:
    """Has Graphviz begin; what comes back waits for it, and gives what `lay_out` does."""
    if not graphs:
        return list
    program = find_engine(engine)
    try:
        return partial(_finish, _start(program, graphs, timeout), graphs, engine, timeout)
    except GraphvizFailed as failure:
        return partial(_tried_alone, failure, graphs, engine, timeout)


def _finish(layouts: Callable[[], list[Layout]], graphs: Sequence[str], engine: str, timeout: float) -> Laid:
    try:
        return list(layouts())
    except GraphvizFailed as failure:
        return _tried_alone(failure, graphs, engine, timeout)


def _tried_alone(failure: GraphvizFailed, graphs: Sequence[str], engine: str, timeout: float) -> Laid:
    if len(graphs) == 1:
        return [failure]
    return [one for graph in graphs for one in lay_out([graph], engine, timeout)]


@cache
def find_engine(engine: str) -> str:
    """The path of the program: the embedded one lies beside its package, whatever PATH says."""
    if engine == EMBEDDED:
        try:
            files = distribution(EMBEDDED).files or []
        except PackageNotFoundError:
            files = []
        for file in files:
            if file.stem == EMBEDDED and file.parent.name in {"bin", "Scripts"}:
                path = file.locate()
                if path.exists():  # type: ignore[attr-defined]
                    return str(path)
        raise GraphvizMissing("no Graphviz: `pip install graphviz-pure`, or set `engine: dot`")
    found = shutil.which(engine)
    if found is None:
        raise GraphvizMissing(f"no program `{engine}`: install Graphviz, or set `engine: {EMBEDDED}`")
    return found


def _start(program: str, graphs: Sequence[str], timeout: float) -> Callable[[], list[Layout]]:
    """Starts the program and feeds it; what comes back waits for its answer."""
    try:
        process = subprocess.Popen(  # noqa: S603 - a program found by us, its input made by us
            [program, "-Tjson0"],
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    except OSError as failure:
        raise GraphvizFailed(f"Graphviz did not start: {failure}") from failure
    # `communicate` with a timeout would look for the end of the process in growing intervals.
    late = threading.Timer(timeout, process.kill)
    late.daemon = True
    late.start()
    end = time.monotonic() + timeout
    dot: bytes | None = "\n".join(graphs).encode()
    if process.stdin and dot and len(dot) <= AT_ONCE:
        with suppress(BrokenPipeError):
            process.stdin.write(dot)
        process.stdin.close()
        process.stdin = dot = None
    return partial(_answer, process, dot, late, end, len(graphs))


def _answer(
    process: subprocess.Popen[bytes], dot: bytes | None, late: threading.Timer, end: float, count: int
) -> list[Layout]:
    """What the process says of its `count` graphs; `dot` is what it was not yet given."""
    answer, errors = process.communicate(dot)
    late.cancel()
    said = errors.decode("utf-8", "replace").strip()
    if process.returncode != 0 and time.monotonic() >= end:
        raise GraphvizFailed(f"Graphviz took longer than {late.interval:g} seconds")
    if process.returncode != 0:
        raise GraphvizFailed(said or f"Graphviz ended with status {process.returncode}")
    try:
        laid = [_layout(graph) for graph in _objects(answer.decode("utf-8"))]
    except (ValueError, KeyError, IndexError) as failure:
        raise GraphvizFailed(said or f"Graphviz answered something unreadable: {failure}") from failure
    if len(laid) != count:
        raise GraphvizFailed(said or f"Graphviz laid out {len(laid)} of {count} graphs")
    return laid


def _objects(answer: str) -> list[dict[str, Any]]:
    decoder = json.JSONDecoder()
    found: list[dict[str, Any]] = []
    at = 0
    while (at := _skip_blank(answer, at)) < len(answer):
        graph, at = decoder.raw_decode(answer, at)
        found.append(graph)
    return found


def _skip_blank(answer: str, at: int) -> int:
    while at < len(answer) and answer[at].isspace():
        at += 1
    return at


def _numbers(text: str) -> list[float]:
    return [float(number) for number in text.split(",")]


def _layout(graph: dict[str, Any]) -> Layout:
    left, bottom, right, top = _numbers(graph["bb"])

    def point(text: str) -> Point:
        x, y = _numbers(text.rstrip("!"))[:2]
        return x - left, top - y

    nodes: dict[str, Point] = {}
    clusters: dict[str, Area] = {}
    names: dict[int, str] = {}
    for thing in graph.get("objects", ()):
        name: str = thing["name"]
        names[thing["_gvid"]] = name
        if "pos" in thing:
            nodes[name] = point(thing["pos"])
        elif name.startswith("cluster_"):
            x0, y0, x1, y1 = _numbers(thing["bb"])
            clusters[name.removeprefix("cluster_")] = Area(x0 - left, top - y1, x1 - x0, y1 - y0)
    edges: list[PlacedEdge] = []
    for edge in graph.get("edges", ()):
        start = end = None
        points: list[Point] = []
        for part in edge.get("pos", "").split(";")[0].split():
            if part.startswith("s,"):
                start = point(part[2:])
            elif part.startswith("e,"):
                end = point(part[2:])
            else:
                points.append(point(part))
        label = point(edge["lp"]) if "lp" in edge else None
        edges.append(
            PlacedEdge(
                edge.get("id", ""), names[edge["tail"]], names[edge["head"]], tuple(points), start, end, label
            )
        )
    return Layout(right - left, top - bottom, nodes, tuple(edges), clusters)
