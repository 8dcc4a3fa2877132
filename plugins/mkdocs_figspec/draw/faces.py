"""The files of the two faces, cut from the installed fonts at first use and kept in the user's cache.

Each of the four cuts (sans and mono, regular and bold) is served in a few chunks of code points, so that
a figure carries only those it uses. Kerning and ligatures are left out: text is then as wide as its
advances say, in every browser, and `->` stays two characters.
"""

from __future__ import annotations

import atexit
import io
import json
import os
import shutil
import tempfile
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import fontpkg
from filelock import FileLock
from platformdirs import user_cache_path

from .scene import Face

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

RECIPE = 4
"""Goes up with every change of what is cut, so that older files in a cache are not taken for new ones."""

FAMILIES = {"sans": ("roboto", {"wght": 400, "wdth": 100}), "mono": ("jetbrains-mono", {"wght": 400})}
BOLD = 700

CHUNKS: dict[str, tuple[tuple[int, int], ...]] = {
    "latin": (
        *((0x20, 0x7E), (0xA0, 0xA0), (0xB7, 0xB7), (0xD7, 0xD7), (0x2013, 0x2014)),
        *((0x2018, 0x201D), (0x2022, 0x2022), (0x2026, 0x2026), (0x2190, 0x2193)),
    ),
    "latin-1": ((0xA1, 0xB6), (0xB8, 0xD6), (0xD8, 0xFF)),
    "latin-ext": ((0x100, 0x24F), (0x1E00, 0x1EFF)),
    "greek": ((0x370, 0x3FF),),
    "cyrillic": ((0x400, 0x52F),),
    "lines": ((0x2500, 0x259F),),
    "symbols": (
        *((0x2000, 0x2012), (0x2015, 0x2017), (0x201E, 0x2021), (0x2023, 0x2025)),
        *((0x2027, 0x218F), (0x2194, 0x24FF), (0x25A0, 0x2BFF)),
    ),
}
"""The code points of each chunk, from first to last."""


def chunk_of(code: int) -> str | None:
    """The name of the chunk that holds the code point, `None` where none does."""
    if 0x20 <= code <= 0x7E:
        return "latin"
    for name, ranges in CHUNKS.items():
        if any(first <= code <= last for first, last in ranges):
            return name
    return None


def unicode_range(chunk: str) -> str:
    """The chunk's code points as CSS writes them: `U+20-7e,U+a0`."""
    return ",".join(
        f"U+{first:x}" if first == last else f"U+{first:x}-{last:x}" for first, last in CHUNKS[chunk]
    )


@cache
def face_file(face: Face, chunk: str) -> bytes:
    """One chunk of one face as WOFF2; empty where the face has no glyph of the chunk."""
    return _kept(f"{face}-{chunk}.woff2", lambda: _cut(face, CHUNKS[chunk], "woff2"))


@cache
def face_path(face: Face) -> Path:
    """A TTF of the whole face on disk, for programs that cannot read WOFF2."""
    name = f"{face}.ttf"
    _kept(name, lambda: _cut(face, tuple(r for ranges in CHUNKS.values() for r in ranges), None))
    return _folder() / name


@cache
def advances() -> dict[Face, dict[int, float]]:
    """The advance width of each code point in each face, in em."""
    stored = json.loads(_kept("advances.json", _measured))
    return {face: {int(code): em for code, em in table.items()} for face, table in stored.items()}


@cache
def _folder() -> Path:
    """Where the files are kept: a folder named for all that decides their bytes."""
    parts = ("fontpkg-roboto", "fontpkg-jetbrains-mono", "fonttools", "brotli")
    key = sha256(":".join([str(RECIPE), *map(version, parts)]).encode()).hexdigest()[:16]
    folder = user_cache_path("mkdocs-figspec") / "faces" / key
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            return folder
    except OSError:
        pass
    folder = Path(tempfile.mkdtemp(prefix="mkdocs-figspec-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _kept(name: str, make: Any) -> bytes:
    """The bytes of the file `name`, made by `make` if no earlier process has."""
    path = _folder() / name
    if not path.exists():
        with FileLock(path.with_suffix(".lock")):
            if not path.exists():
                part = path.with_suffix(f".{os.getpid()}.part")
                part.write_bytes(make())
                part.replace(path)
    return path.read_bytes()


def _instance(face: Face, codes: list[int]) -> TTFont | None:
    # Imported where faces are cut, which is once on a machine: it takes a third of the time to start.
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    family, axes = FAMILIES[face.partition("-")[0]]
    font = TTFont(fontpkg.path(family), recalcTimestamp=False)
    present = set(font.getBestCmap())
    wanted = [code for code in codes if code in present]
    if not wanted:
        return None
    options = subset.Options(
        layout_features=[],
        hinting=False,
        notdef_outline=True,
        name_IDs=[1, 2, 4, 6],
        drop_tables=["DSIG", "GDEF", "GPOS", "GSUB", "gasp"],
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    weight = BOLD if face.endswith("bold") else 400
    cut = instancer.instantiateVariableFont(font, {**axes, "wght": weight})
    name, style = f"figspec-{face.partition('-')[0]}", "Bold" if weight == BOLD else "Regular"
    names = {1: name, 2: style, 4: f"{name} {style}", 6: f"{name}-{style}"}
    cut["name"].names = [record for record in cut["name"].names if record.nameID in names]
    for record in cut["name"].names:
        record.string = names[record.nameID]
    cut["OS/2"].usWeightClass = weight
    cut["head"].macStyle = int(weight == BOLD)
    cut["OS/2"].fsSelection = 0x20 if weight == BOLD else 0x40
    return cut


def _cut(face: Face, ranges: tuple[tuple[int, int], ...], flavor: str | None) -> bytes:
    font = _instance(face, [code for first, last in ranges for code in range(first, last + 1)])
    if font is None:
        return b""
    font.flavor = flavor
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


def _measured() -> bytes:
    from fontTools.ttLib import TTFont

    tables: dict[str, dict[int, float]] = {}
    for face in ("sans", "sans-bold", "mono", "mono-bold"):
        family, axes = FAMILIES[face.partition("-")[0]]
        font = TTFont(fontpkg.path(family))
        glyphs = font.getGlyphSet(location={**axes, "wght": BOLD if face.endswith("bold") else 400})
        units = font["head"].unitsPerEm
        # Cut fonts hold whole font units, so that is what a browser adds up.
        tables[face] = {
            code: round(glyphs[name].width) / units
            for code, name in font.getBestCmap().items()
            if chunk_of(code)
        }
    return json.dumps(tables).encode()
