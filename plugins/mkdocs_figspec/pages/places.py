"""Where a figure goes: what each `Location` of its figspec means in this project."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from contextlib import suppress

from ..diagnostics import Diagnostic, Severity
from ..model import Figspec, Location
from ..source import Span
from .entry import Placement
from .nearest import nearest
from .options import Options

UNFIT = re.compile(r'[<>"|?*{}\x00-\x1f\x7f]')
"""What no path that a stranger chooses may hold: themes write folder names into pages as they are."""


def place(spec: Figspec, options: Options, pages: Collection[str], taken: Collection[str] = ()) -> Placement:
    """The placement of `spec` in a site that has `pages`, sources from the docs folder.

    `taken` are the pages of the figures placed before it.
    """
    homes: list[str] = []
    embeds: list[str] = []
    managed: list[str] = []
    problems: list[Diagnostic] = []

    def meant(path: str, *, folder: bool) -> str | None:
        return nearest(path, lambda inside: _names(inside, options, pages), folder=folder)

    for location in spec.locations:
        path = _normal(location.path)
        inside = _inside_docs(path, options) if path is not None else None
        if path is None:
            problems.append(_unknown(spec, location, "is no path inside this project"))
        elif inside is not None and _is_folder(location, path):
            home = posixpath.join(inside, f"{spec.stem}.md")
            if homes and home not in homes:
                problems.append(_second(spec, location, homes[0]))
            homes.append(home)
            if not _is_there(inside, options, pages) and (near := meant(path, folder=True)):
                problems.append(_new(spec, location, near))
        elif inside is not None and inside in pages:
            embeds.append(inside)
        elif path.casefold().endswith(".md") and options.owns(options.root / path):
            managed.append(path)
            if path in options.root_pages and path not in pages:
                embeds.append(path)
        else:
            near = meant(path, folder=_is_folder(location, path))
            why = "is neither a page of this site nor a Markdown file"
            problems.append(_unknown(spec, location, why, near))
    own = homes[0] if homes else posixpath.join(options.folder, f"{spec.stem}.md")
    used = {*pages, *taken}
    if own in used:
        own = posixpath.join(options.folder, f"{spec.stem}.md")
    number = 2
    while own in used:
        own = posixpath.join(options.folder, f"{spec.stem}-{number}.md")
        number += 1
    return Placement(own, _once(embeds), _once(managed), tuple(problems))


def _once(paths: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(paths))


def _normal(path: str) -> str | None:
    """`path` from the root, without `.` and `..`; `None` where it leads out of the project or nowhere."""
    path = re.sub(r"^root\s+(?=\S)", "", path.strip(), flags=re.IGNORECASE).replace("\\", "/")
    if not path or UNFIT.search(path) or "://" in path:
        return None
    normal = posixpath.normpath(path.lstrip("/"))
    if normal == ".." or normal.startswith("../") or len(normal.encode("utf-8", "replace")) > 1000:
        return None
    # No file system takes a longer name.
    return None if any(len(part.encode("utf-8", "replace")) > 255 for part in normal.split("/")) else normal


def _is_folder(location: Location, path: str) -> bool:
    return location.path.strip().endswith("/") or not posixpath.splitext(path)[1]


def _inside_docs(path: str, options: Options) -> str | None:
    """`path` from the docs folder, whatever that is called here; `None` outside it."""
    names = {options.docs_name} if (options.root / "docs").is_dir() else {options.docs_name, "docs"}
    for name in sorted(names):
        if path == name:
            return ""
        if path.startswith(f"{name}/"):
            return path[len(name) + 1 :]
    return None


def _is_there(inside: str, options: Options, pages: Collection[str]) -> bool:
    """Whether the docs folder has this folder, on disk or by a page that is made for it."""
    return (options.docs / inside).is_dir() or any(page.startswith(f"{inside}/") for page in pages)


def _names(folder: str, options: Options, pages: Collection[str]) -> set[str]:
    """The names of pages, Markdown files and folders in a folder of the project, folders with a slash."""
    inside = _inside_docs(folder, options)
    disk = options.root / folder if inside is None else options.docs / inside
    found: set[str] = set()
    if inside is not None:
        lead = f"{inside}/" if inside else ""
        rests = (page.removeprefix(lead).partition("/") for page in pages if page.startswith(lead))
        found = {name + mark for name, mark, _ in rests}
    with suppress(OSError):
        shown = (
            [each for each in disk.iterdir() if not each.name.startswith(".")] if options.holds(disk) else []
        )
        found |= {f"{each.name}/" if each.is_dir() else each.name for each in shown}
    if not folder:
        found.add("docs/" if _inside_docs("docs", options) is not None else f"{options.docs_name}/")
    return {name for name in found if name.endswith(("/", ".md"))}


def _span(spec: Figspec, location: Location) -> Span:
    """Where the location's path stands in its figspec."""
    for number in range(location.span.line, location.span.end_line + 1):
        column = spec.source.line(number).find(location.path) + 1
        if column:
            return Span(number, column, number, column + len(location.path))
    return location.span


def _second(spec: Figspec, location: Location, home: str) -> Diagnostic:
    message = f"the folder {location.path!r} gets no page, for the figure has its own already: {home}"
    return _told(spec, location, message, "name a page in that folder, and the figure stands there too")


def _new(spec: Figspec, location: Location, near: str) -> Diagnostic:
    return _told(spec, location, f"the folder {location.path!r} is new in this site", f"did you mean {near}?")


def _unknown(spec: Figspec, location: Location, why: str, near: str | None = None) -> Diagnostic:
    hint = "name a folder under docs/, a page of the site or an existing Markdown file"
    message = f"the location {location.path!r} {why}"
    return _told(spec, location, message, f"did you mean {near}?" if near else hint)


def _told(spec: Figspec, location: Location, message: str, hint: str) -> Diagnostic:
    span = _span(spec, location)
    return Diagnostic("unknown-location", Severity.NOTE, message, spec.source.path, span, hint)
