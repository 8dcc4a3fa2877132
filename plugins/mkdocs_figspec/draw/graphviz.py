"""Graphviz, run once for all graphs of a figure, in a process of its own."""

from __future__ import annotations

import json
import os
import selectors
import shutil
import subprocess
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
    end = time.monotonic() + timeout
    rest = _fed(process, "\n".join(graphs).encode())
    hear = partial(process.communicate, rest, timeout) if rest else partial(_heard, process, end)
    return partial(_answer, hear, process, timeout, len(graphs))


def _fed(process: subprocess.Popen[bytes], dot: bytes) -> bytes:
    """Gives the process what its pipe takes at once, nearly always all; what is left comes back."""
    if process.stdin is None or os.name != "posix":
        return dot
    os.set_blocking(process.stdin.fileno(), False)
    with suppress(BrokenPipeError):
        dot = dot[process.stdin.write(dot) or 0 :]
    os.set_blocking(process.stdin.fileno(), True)
    if not dot:
        process.stdin.close()
    return dot


def _heard(process: subprocess.Popen[bytes], end: float) -> tuple[bytes, bytes]:
    """All that a process says that was fed; `communicate` would look for its end in growing intervals."""
    said: dict[Any, bytes] = {process.stdout: b"", process.stderr: b""}
    with selectors.PollSelector() as waiting:
        for pipe in said:
            waiting.register(pipe, selectors.EVENT_READ)
        while waiting.get_map():
            ready = waiting.select(max(end - time.monotonic(), 0.0))
            if not ready:
                raise subprocess.TimeoutExpired(process.args, 0.0)
            for key, _ in ready:
                more = os.read(key.fd, 65_536)
                said[key.fileobj] += more
                if not more:
                    waiting.unregister(key.fileobj)
    process.wait()
    return said[process.stdout], said[process.stderr]


def _answer(
    hear: Callable[[], tuple[bytes, bytes]], process: subprocess.Popen[bytes], timeout: float, count: int
) -> list[Layout]:
    """The layouts of `count` graphs, out of what `hear` returns within `timeout` seconds."""
    with process:
        try:
            answer, errors = hear()
        except subprocess.TimeoutExpired as late:
            process.kill()
            raise GraphvizFailed(f"Graphviz took longer than {timeout:g} seconds") from late
    said = errors.decode("utf-8", "replace").strip()
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
