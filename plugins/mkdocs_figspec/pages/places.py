"""Where a figure goes: what each `Location` of its figspec means in this project."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection

from ..diagnostics import Diagnostic, Severity
from ..model import Figspec, Location
from .entry import Placement
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
        elif inside is not None and inside in pages:
            embeds.append(inside)
        elif path.casefold().endswith(".md") and options.owns(options.root / path):
            managed.append(path)
            if path in options.root_pages and path not in pages:
                embeds.append(path)
        else:
            problems.append(_unknown(spec, location, "is neither a page of this site nor a Markdown file"))
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
    return normal


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


def _second(spec: Figspec, location: Location, home: str) -> Diagnostic:
    return Diagnostic(
        "unknown-location",
        Severity.NOTE,
        f"the folder {location.path!r} gets no page, for the figure has its own already: {home}",
        spec.source.path,
        location.span,
        "name a page in that folder, and the figure stands there too",
    )


def _unknown(spec: Figspec, location: Location, why: str) -> Diagnostic:
    return Diagnostic(
        "unknown-location",
        Severity.NOTE,
        f"the location {location.path!r} {why}",
        spec.source.path,
        location.span,
        "name a folder under docs/, a page of the site or an existing Markdown file",
    )
