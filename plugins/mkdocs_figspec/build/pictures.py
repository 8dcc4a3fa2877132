"""PNG pictures, kept from build to build, for making one takes longer than all else about its figure."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from ..draw.png import to_png

FOLDER = Path(".cache") / "figspec"
"""Below the root; no site is built from it and nothing watches it."""


def png_pictures(pictures: Iterable[tuple[str, str]], root: Path) -> dict[str, bytes]:
    """The PNG of each picture, given as name and SVG, by name; one that an earlier build made is taken.

    One that cannot be made is left out. Kept pictures that this build does not have are removed.
    """
    folder = root / FOLDER
    made: dict[str, bytes] = {}
    used: set[str] = set()
    for name, svg in pictures:
        kept = folder / f"{_key(svg)}.png"
        used.add(kept.name)
        try:
            made[name] = kept.read_bytes()
        except OSError:
            picture = png_picture(svg)
            if picture is not None:
                made[name] = picture
                _keep(kept, picture)
    with suppress(OSError):
        for path in folder.glob("*.png"):
            if path.name not in used:
                path.unlink()
    return made


def png_picture(svg: str) -> bytes | None:
    """The PNG of a picture; `None` where, for whatever reason, none can be made of it."""
    try:
        return to_png(svg)
    except Exception:  # A picture fewer is no reason to lose the site.
        return None


def _key(svg: str) -> str:
    made_by = f"{version('mkdocs-figspec')} {version('resvg-py')}"
    return hashlib.sha256(f"{made_by}\n{svg}".encode("utf-8", "replace")).hexdigest()[:32]


def _keep(path: Path, content: bytes) -> None:
    """Write the file in one step; where that is not allowed the next build makes the picture again."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".making-")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
