"""PNG pictures, kept from build to build, for making one takes longer than all else about its figure."""

from __future__ import annotations

import hashlib
import os
import re
import sys
import tempfile
import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path

from ..diagnostics import Diagnostic, Severity
from ..draw.picture.png import to_png
from ..source import Source, Span

FOLDER = Path(".cache") / "figspec"
"""Below the root; no site is built from it and nothing watches it."""
TALLEST = 8000
"""Pixels of the tallest PNG, 1600 wide; it takes seconds, and the time grows faster than the size."""
SIZE = re.compile(r'viewBox="0 0 (\d+)[\d.]* (\d+)')


def png_pictures(pictures: Iterable[tuple[str, str]], root: Path) -> dict[str, bytes]:
    """The PNG of each picture, given as name and SVG, by name; one that an earlier build made is taken.

    One that cannot be made is left out. Kept pictures that this build does not have are removed.
    """
    folder = root / FOLDER
    made: dict[str, bytes] = {}
    used: set[str] = set()
    missing: dict[str, tuple[str, Path]] = {}
    for name, svg in pictures:
        kept = folder / f"{_key(svg)}.png"
        used.add(kept.name)
        try:
            made[name] = kept.read_bytes()
        except OSError:
            missing[name] = svg, kept
    drawn = _png_of_each([svg for svg, _ in missing.values()])
    for (name, (_, kept)), picture in zip(missing.items(), drawn, strict=True):
        if picture is not None:
            made[name] = picture
            _keep(kept, picture)
    with suppress(OSError):
        for path in folder.glob("*.png"):
            if path.name not in used:
                path.unlink()
    return made


def _png_of_each(pictures: Sequence[str]) -> list[bytes | None]:
    """The PNG of each picture, in order, made by as many processes as there are processors."""
    # Starting a process takes about a tenth of the time that one picture does.
    workers = min(_processors(), len(pictures))
    if workers > 1:
        with suppress(OSError, BrokenProcessPool), ProcessPoolExecutor(workers, get_context("fork")) as pool:
            return list(pool.map(png_picture, pictures))
    return [png_picture(svg) for svg in pictures]


def _processors() -> int:
    """How many may be used: one where a fork may not be safe, as amid the threads of `mkdocs serve`."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def png_picture(svg: str) -> bytes | None:
    """The PNG of a picture; `None` where, for whatever reason, none can be made of it."""
    if _too_tall(svg):
        return None
    try:
        return to_png(svg)
    except Exception:  # A picture fewer is no reason to lose the site.
        return None


def no_png(source: Source, svg: str) -> Diagnostic:
    """Says why there is no PNG of the picture of the figspec in `source`."""
    if _too_tall(svg):
        message = f"the picture is too tall for a PNG, which has at most {TALLEST} px"
        hint = "take the SVG, or show less in the figure"
        return Diagnostic("no-png", Severity.NOTE, message, source.path, Span(1), hint)
    message = "no PNG could be made of the figure's picture"
    return Diagnostic("internal-error", Severity.ERROR, message, source.path, Span(1))


def _too_tall(svg: str) -> bool:
    size = SIZE.search(svg[:1000])
    return size is not None and int(size[2]) * 1600 > TALLEST * int(size[1])


def _key(svg: str) -> str:
    return hashlib.sha256(f"{_made_by()}\n{svg}".encode("utf-8", "replace")).hexdigest()[:32]


@cache
def _made_by() -> str:
    return f"{version('mkdocs-figspec')} {version('resvg-py')}"


def _keep(path: Path, content: bytes) -> None:
    """Write the file in one step; where that is not allowed the next build makes the picture again."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".making-")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
