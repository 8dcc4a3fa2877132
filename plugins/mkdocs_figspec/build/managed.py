"""Managed sections of a whole project: which are stale, and bringing them up to date."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ..diagnostics import Diagnostic, Severity
from ..errors import FigspecError, MarkerError
from ..model import Figure
from ..pages import Entry, Library
from ..pages.managed import content_of, replaced, sections, split
from ..pages.sections import section_markdown, settled_link
from ..source import Span

LARGEST = 4_000_000
"""Bytes of the largest Markdown file that is searched for markers."""
PASSED_OVER = {"node_modules", "site", "venv", "dist", "build", "__pycache__"}


@dataclass(frozen=True)
class Stale:
    """A file that `figspec sync` would change, or about whose sections there is something to say."""

    path: Path
    content: bytes | None
    """What it is to hold; `None` where it is to go or, with an error, to be left alone."""
    problems: tuple[Diagnostic, ...] = ()
    broken: bool = False


@dataclass
class _Found:
    problems: list[Diagnostic] = field(default_factory=list)
    shown: dict[str, Entry] = field(default_factory=dict)


def managed_files(library: Library, *, everywhere: bool) -> list[Path]:
    """The files that hold managed sections or are to; `everywhere` also looks through the whole project."""
    options = library.options
    named = [name for entry in library.entries for name in entry.placement.managed]
    found = {options.root / name for name in (*named, *options.root_pages)}
    found |= set(options.root.glob("*.md"))
    if everywhere:
        found |= set(_markdown_below(options.root, {options.specs, options.docs}))
    return sorted(path for path in found if options.owns(path) and path.stat().st_size <= LARGEST)


def _markdown_below(root: Path, passed_over: set[Path]) -> Iterable[Path]:
    for folder, names, files in os.walk(root):
        names[:] = sorted(
            name
            for name in names
            if not name.startswith((".venv", ".git", ".tox", ".cache"))
            and name not in PASSED_OVER
            and Path(folder, name) not in passed_over
        )
        yield from (Path(folder, name) for name in sorted(files) if name.endswith(".md"))


def stale_sections(
    library: Library, *, everywhere: bool = False, prune: bool = False, writing: bool = False
) -> list[Stale]:
    """What `figspec sync` would change; nothing is written.

    `writing` tells that it is to be written, with links to where the site's settings say it is.
    """
    stale: list[Stale] = []
    shown: dict[str, Entry] = {}
    # The figspec of a section that seems to be gone may be the one that cannot be read.
    prune = prune and not unread(library)
    for path in managed_files(library, everywhere=everywhere):
        old = path.read_bytes()
        try:
            text = old.decode("utf-8", "surrogateescape")
            new, found = _wanted(library, path, text, prune=prune, writing=writing)
        except MarkerError as broken:
            stale.append(Stale(path, None, (_broken(library, path, broken),), broken=True))
            continue
        shown |= found.shown
        content = new.encode("utf-8", "surrogateescape")
        if content != old or found.problems:
            stale.append(Stale(path, content, tuple(found.problems)))
    # A file with broken markers may show any of the pictures.
    return stale + _stale_pictures(library, shown, prune=prune and not any(each.broken for each in stale))


def unread(library: Library) -> list[Figure]:
    """The figures whose figspecs could not be read whole: their sections and pictures stay as they are."""
    return [entry.figure for entry in library.entries if not entry.spec.source.whole]


def synchronise(stale: Iterable[Stale], root: Path) -> list[Path]:
    """Write what is stale, each file atomically and only where it changes; returns the files changed."""
    changed = []
    for each in stale:
        if each.broken:
            continue
        if each.content is None:
            each.path.unlink(missing_ok=True)
        elif each.path.exists() and each.path.read_bytes() == each.content:
            continue
        else:
            _write(each.path, each.content, root)
        changed.append(each.path)
    return changed


def _wanted(library: Library, path: Path, text: str, *, prune: bool, writing: bool) -> tuple[str, _Found]:
    """The text that the file at `path` is to have, and what is stale about it."""
    found = _Found()
    if "<!-- figspec:" not in text and not _placed(library, path):
        return text, found
    file = library.options.shown(path)
    contents: dict[str, str | None] = {}
    for section in sections(text):
        entry = library.find(section.name)
        line = Span.lines(section.begin + 1, section.end + 1)
        if entry is None:
            found.problems.append(_stale(file, line, f"the figspec of {section.name} is gone", "--prune"))
            if prune:
                contents[section.name] = None
            continue
        if not entry.spec.source.whole:
            found.shown[entry.anchor] = entry
            continue
        if file not in entry.placement.managed:
            found.problems.append(_unplaced(file, line, section.name))
            if prune:
                contents[section.name] = None
                continue
        found.shown[entry.anchor] = entry
        old = content_of(text, section)
        link = settled_link(old, entry, library, file, writing=writing)
        content = section_markdown(entry, library, file, link)
        if content != old:
            found.problems.append(_stale(file, line, f"the section of {section.name} is stale"))
            contents[section.name] = content
    end = Span(max(len(split(text)), 1))
    for entry in _placed(library, path):
        if entry.anchor not in found.shown and entry.spec.source.whole:
            found.shown[entry.anchor] = entry
            contents[entry.anchor] = section_markdown(entry, library, file)
            found.problems.append(_stale(file, end, f"the section of {entry.anchor} is missing"))
    return replaced(text, contents), found


def _placed(library: Library, path: Path) -> list[Entry]:
    file = library.options.shown(path)
    return [entry for entry in library.entries if file in entry.placement.managed]


def _stale_pictures(library: Library, shown: dict[str, Entry], *, prune: bool) -> list[Stale]:
    options = library.options
    wanted: dict[Path, bytes] = {}
    for entry in shown.values():
        if not entry.spec.source.whole:
            continue
        wanted[options.drawn / f"{entry.spec.stem}.svg"] = entry.drawing.svg.encode()
        wanted[options.drawn / f"{entry.spec.stem}-dark.svg"] = entry.drawing.svg_dark.encode()
    stale = []
    for path, content in sorted(wanted.items()):
        if not path.is_file() or _without_faces(path.read_bytes()) != _without_faces(content):
            problem = _stale(options.shown(path), Span(1), "the picture is stale")
            stale.append(Stale(path, content, (problem,)))
    if prune and options.drawn.is_dir():
        for path in sorted(options.drawn.glob("*.svg")):
            if path not in wanted:
                problem = _stale(options.shown(path), Span(1), "no section shows the picture")
                stale.append(Stale(path, None, (problem,)))
    return stale


def _without_faces(picture: bytes) -> bytes:
    """A picture but for the faces inside it, whose bytes depend on the libraries that pack them."""
    return re.sub(rb"@font-face\{[^{}]*\}", b"", picture)


def _stale(file: str, span: Span, message: str, option: str = "") -> Diagnostic:
    hint = f"run figspec sync {option}".strip()
    return Diagnostic("stale-section", Severity.WARNING, message, file, span, hint)


def _unplaced(file: str, span: Span, name: str) -> Diagnostic:
    message = f"the figspec of {name} does not name this file in its location"
    hint = "name it there, or run figspec sync --prune to remove the section"
    return Diagnostic("unplaced-section", Severity.NOTE, message, file, span, hint)


def _broken(library: Library, path: Path, broken: MarkerError) -> Diagnostic:
    return Diagnostic(
        "broken-markers",
        Severity.ERROR,
        broken.message,
        library.options.shown(path),
        Span(broken.line),
        "each section has one begin and one end, each alone on its line; the file was left alone",
    )


def _write(path: Path, content: bytes, root: Path) -> None:
    """Put `content` into the file at `path` in one step, so that nobody ever meets half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    target = path.resolve()
    if not target.is_relative_to(root.resolve()):
        raise FigspecError(f"{path} leads out of the project")
    mode = target.stat().st_mode if target.exists() else 0o644
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(mode & 0o777)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
