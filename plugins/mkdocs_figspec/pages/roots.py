"""Markdown files of the repository as pages of the site: `ARCHITECTURE.md`."""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from collections.abc import Callable, Collection
from html import escape, unescape
from urllib.parse import quote, unquote

from ..errors import MarkerError
from .library import Library
from .managed import fenced_lines, sections, split
from .mentions import CODE
from .urls import page_url, relative

# Nothing in these tries a second way, and a label has so many pieces at most: lines are of any length.
LABEL = r"(?:[^\[\]\\]++|\\.|\[[^\[\]]*+\](?:\([^()]*+\))?+){0,100}+"
LINK = re.compile(
    rf"(!?)\[({LABEL})\]\(\s*+(?:<([^<>\n]*+)>|([^()\s<>]*+))((?:\s++(?:\"[^\"]*+\"|'[^']*+'))?+)\s*+\)"
)
DEFINITION = re.compile(r"( {0,3}\[([^\[\]]+)\]:\s*)<?([^\s<>]+)>?(.*)", re.DOTALL)
ATTRIBUTE = re.compile(r'\b(src|srcset|href)="([^"\s]+)"')
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|/", re.IGNORECASE)


def root_page(text: str, file: str, library: Library, pages: Collection[str]) -> str:
    """The Markdown of the page made from the repository's `file`.

    Its managed sections are embeds, and its links lead where the site or the repository has their
    targets; `pages` are the sources of the site's files, from the docs folder.
    """
    lines = split(text.replace("\r\n", "\n"))
    shown = set()
    try:
        for section in reversed(sections(text)):
            entry = library.find(section.name)
            shown.add(section.name.casefold())
            # As many lines as before, so that what is found further down is told where it stands.
            count = section.end + 1 - section.begin
            embed = (
                f"\n![](fig-section:{entry.anchor})\n" + "\n" * max(count - 2, 1) if entry else "\n" * count
            )
            lines[section.begin : section.end + 1] = [embed]
    except MarkerError:
        pass  # The check for stale sections tells; here the text just stands as it is.
    for entry in library.entries:
        if file in entry.placement.managed and entry.anchor.casefold() not in shown:
            lines.append(f"\n\n![](fig-section:{entry.anchor})\n")
    text = _relinked(lines, lambda target, image: _target(target, image, file, library, pages))
    return _with_addresses(text, file, library, pages)


def _with_addresses(text: str, file: str, library: Library, pages: Collection[str]) -> str:
    """The text with the links of its raw HTML leading into the site, which nobody else sees to."""
    here = page_url(file, library.options.directory_urls)

    def address(found: re.Match[str]) -> str:
        target = _target(unescape(found[2]), found[1] != "href", file, library, pages)
        if target is None or ELSEWHERE.match(target):
            return found[0] if target is None else f'{found[1]}="{escape(target)}"'
        path, mark, fragment = target.partition("#")
        url = page_url(unquote(path), library.options.directory_urls) if path.endswith(".md") else path
        return f'{found[1]}="{escape(relative(url, here) + mark + fragment)}"'

    lines = split(text)
    fenced = fenced_lines(lines)
    return "".join(
        line if number in fenced or "<" not in line else ATTRIBUTE.sub(address, line)
        for number, line in enumerate(lines)
    )


Resolve = Callable[[str, bool], str | None]


def _relinked(lines: list[str], resolve: Resolve) -> str:
    """The text with each link's target resolved; one that leads nowhere is just its words."""
    fenced = fenced_lines(lines)
    lost = set()
    for number, line in enumerate(lines):
        definition = DEFINITION.fullmatch(line)
        if not definition or number in fenced:
            continue
        target = resolve(definition[3], False)
        if target is None:
            lost.add(definition[2].casefold())
        lines[number] = f"{definition[1]}{target}{definition[4]}" if target is not None else "\n"
    return "".join(
        line if number in fenced else _relinked_line(line, resolve, lost) for number, line in enumerate(lines)
    )


def _relinked_line(line: str, resolve: Resolve, lost: set[str]) -> str:
    code = [place for found in CODE.finditer(line) for place in found.span()]

    def link(found: re.Match[str]) -> str:
        if bisect_right(code, found.start()) % 2:  # between a start and an end
            return found[0]
        label = found[2] if found[1] else LINK.sub(link, found[2])
        target = resolve(found[3] if found[3] is not None else found[4], bool(found[1]))
        if target is None:
            return label
        return f"{found[1]}[{label}]({target}{found[5]})"

    def named(found: re.Match[str]) -> str:
        return found[1] if (found[2] or found[1]).casefold() in lost else found[0]

    line = LINK.sub(link, line)
    return re.sub(r"!?\[([^\[\]]+)\]\[([^\[\]]*)\]", named, line) if lost else line


def _target(target: str, image: bool, file: str, library: Library, pages: Collection[str]) -> str | None:
    """Where a link in `file` leads in the site; `None` where it can lead nowhere."""
    if not target or ELSEWHERE.match(target):
        return target
    options = library.options
    path, mark, fragment = target.partition("#")
    path = unquote(path.partition("?")[0])
    path = posixpath.normpath(posixpath.join(posixpath.dirname(file), path))
    if path.startswith(".."):
        return None
    for entry in library.entries:
        if entry.spec.source.path == path:
            return quote(entry.placement.page) + mark + fragment
    inside = path.removeprefix(f"{options.docs_name}/") if path.startswith(f"{options.docs_name}/") else None
    if path in options.root_pages and path in pages:
        inside = path
    if inside is not None:
        for page in (inside, f"{inside}/index.md", f"{inside}/README.md"):
            if page in pages:
                return quote(page) + mark + fragment
    if not options.repo_url or not options.repo_url.startswith(("https://", "http://")):
        return None
    kind = "raw" if image else "blob"
    return f"{options.repo_url.rstrip('/')}/{kind}/HEAD/{quote(path)}{mark}{fragment}"
