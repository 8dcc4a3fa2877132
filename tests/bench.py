"""How long a figure takes, and what the plugin adds to a build: `make bench`, or `python -m tests.bench`.

Prints medians in milliseconds, each with the share of the whole; the machine's noise is in both, so
compare ratios taken in one run, never times of two.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs_figspec.art import recognise
from mkdocs_figspec.draw import draw
from mkdocs_figspec.parser import parse
from mkdocs_figspec.source import Source

ROOT = Path(__file__).parent.parent
SPEC = ROOT / "figspecs" / "fig-repo-29-mlflow-experiment-tracking.md"
ROUNDS = 60
PAGES = 40
BUILDS = 3


def caches() -> list[Any]:
    """All caches that hold what authors wrote: they have a size; those of faces and templates have none."""
    modules = [module for name, module in sys.modules.items() if name.startswith("mkdocs_figspec")]
    found = {id(thing): thing for module in modules for thing in vars(module).values()}
    return [
        thing
        for thing in found.values()
        if hasattr(thing, "cache_parameters") and thing.cache_parameters()["maxsize"] is not None
    ]


def median_ms(work: Callable[[], object], *, cold: bool = True) -> float:
    """Median of `ROUNDS` runs of `work`, in ms, after five to warm up; a `cold` one empties caches first."""
    emptied = caches() if cold else []
    times = []
    for round_ in range(ROUNDS + 5):
        for cache in emptied:
            cache.cache_clear()
        start = time.perf_counter()
        work()
        if round_ >= 5:
            times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def one_figure() -> None:
    """Reading, recognising and drawing one whole figure, stand-alone pictures included."""
    source = Source(SPEC.name, SPEC.read_text("utf-8"))
    spec, _ = parse(source)
    figure = recognise(spec)
    stages = {
        "read": median_ms(lambda: parse(Source(source.path, source.text))),
        "recognise": median_ms(lambda: recognise(spec)),
        "draw": median_ms(lambda: draw(figure)),
    }

    def work() -> object:
        return draw(recognise(parse(Source(source.path, source.text))[0]))

    whole, again = median_ms(work), median_ms(work, cold=False)
    print(f"one figure ({SPEC.stem}), median of {ROUNDS}, one core, no cache")
    for stage, took in stages.items():
        print(f"  {stage:<12}{took:7.1f} ms  {took / whole:6.0%}")
    print(f"  {'all':<12}{whole:7.1f} ms   (to stay within 15 ms)")
    print(f"  {'again':<12}{again:7.1f} ms   with what it knows of its words still there")


@dataclass(frozen=True)
class Kind:
    """A site that is built to see how long that takes."""

    plugins: str
    figures: int
    """How many of its pages are figures; the others are plain."""


KINDS = {
    "plain pages": Kind("[search]", 0),
    "one figure": Kind("[search, figspec: {png: false}]", 1),
    "figures": Kind("[search, figspec: {png: false}]", PAGES),
    "with PNG": Kind("[search, figspec]", PAGES),
}


def write_site(folder: Path, kind: Kind) -> None:
    """Write a site with `PAGES` pages besides its first one."""
    docs, specs = folder / "docs", folder / "figspecs"
    docs.mkdir(parents=True)
    specs.mkdir()
    (docs / "index.md").write_text("# Benchmark\n", "utf-8")
    text = SPEC.read_text("utf-8")
    for number in range(PAGES):
        if number < kind.figures:
            own = text.replace("fig-repo-29", f"fig-bench-{number:03}")
            (specs / f"fig-bench-{number:03}.md").write_text(own, "utf-8")
        else:
            (docs / f"page-{number:03}.md").write_text(f"# Page {number}\n\nA plain page.\n", "utf-8")
    settings = f"site_name: Benchmark\ntheme: {{name: material, font: false}}\nplugins: {kind.plugins}\n"
    (folder / "mkdocs.yml").write_text(settings, "utf-8")


def build_ms(folder: Path, kind: Kind, bytecode: Path) -> float:
    """Processor time in ms that `mkdocs build` takes, its helpers' too; no picture is kept from before."""
    write_site(folder, kind)
    # As where the plugin is installed: its modules are compiled once, not for every build.
    settings = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(bytecode)}
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=settings)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000


def whole_site() -> None:
    """What a figure costs in `mkdocs build`, beside what a plain Material page costs."""
    took: dict[str, list[float]] = {name: [] for name in KINDS}
    with tempfile.TemporaryDirectory() as scratch:
        # The first round is to warm up.
        for round_ in range(BUILDS + 1):
            for name, kind in KINDS.items():
                took[name].append(
                    build_ms(Path(scratch, f"{name} {round_}"), kind, Path(scratch, "bytecode"))
                )
    medians = {name: statistics.median(times[1:]) for name, times in took.items()}
    plain, one, figures, png = medians.values()
    figure = (figures - one) / (PAGES - 1)
    costs = {
        "plain pages": "",
        "one figure": f"{one - plain:7.1f} ms for the plugin and its first figure",
        "figures": f"{figure:7.1f} ms for each further figure, in place of a plain page",
        "with PNG": f"{figure + (png - figures) / PAGES:7.1f} ms",
    }
    print(
        f"mkdocs build, {PAGES} pages, median processor time of {BUILDS}, one core, nothing kept from before"
    )
    for name, cost in costs.items():
        print(f"  {name:<12}{medians[name]:7.0f} ms   {cost}".rstrip())


def main() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    one_figure()
    whole_site()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"  peak memory of a build {peak:.0f} MiB")


if __name__ == "__main__":
    main()
