"""Figure pages as plain Markdown files, for site generators that load no plugin of ours."""

from __future__ import annotations

import json
import posixpath
from importlib.resources import files

from . import markup
from .entry import Entry
from .library import Library
from .sections import plain
from .urls import page_url

BAND = 47
"""Cells within the frame of the figspec to start from."""


def plain_pages(library: Library, base_url: str | None) -> dict[str, bytes]:
    """Markdown files by path in the site's source folder: one for each figure and one that lists them.

    Links start from `base_url`, or are relative to the page where that is `None`.
    """
    library.base = base_url.rstrip("/") + "/" if base_url else None
    found = {}
    if library.options.index and library.entries:
        page = posixpath.join(library.options.folder, "index.md")
        library.here = page_url(page, library.options.directory_urls)
        parts = [
            f"# {plain(library.options.section)}",
            markup.plain_head_html(library),
            markup.index_html(library),
        ]
        found[page] = _page(library.options.section, parts)
    for entry in library.entries:
        library.here = library.url(entry)
        found[entry.placement.page] = _page(entry.title, _parts(library, entry))
    return found


def _parts(library: Library, entry: Entry) -> list[str]:
    parts = [
        f"# {plain(entry.title)}",
        markup.plain_head_html(library),
        markup.key_message_html(library, entry),
    ]
    parts.append(markup.plain_figure_html(library, entry))
    if entry.drawing.description:
        parts.append(markup.description_html(library, entry))
    parts.append(markup.files_html(library, entry))
    for part in entry.drawing.sections:
        parts += [f"## {plain(part.title)}", markup.extra_html(library, part.html)]
    parts += ["## About this figure", markup.details_html(library, entry)]
    related = markup.related_html(library, entry)
    return [*parts, "## Related figures", related] if related else parts


def _page(title: str, parts: list[str]) -> bytes:
    # A JSON string is a YAML string too.
    head = f"---\ntitle: {json.dumps(markup.page_title(title))}\n---\n\n"
    return (head + "\n\n".join(part for part in parts if part) + "\n").encode("utf-8", "replace")


def starting_figspec(stem: str, title: str | None) -> str:
    """A small whole figspec for the figure that the file `stem` is to hold."""
    words = stem.split("-")
    name = "-".join(words[:3]) if len(words) > 3 and words[2].isalnum() else stem
    title = title or " ".join(words[3:]).capitalize() or stem
    text = (files("mkdocs_figspec.pages") / "templates" / "starting.md").read_text("utf-8")
    title = markup.words(title).replace("|", "/")
    band = title.upper().center(BAND)
    return text.replace("FIGURE-ID", name).replace("TITLE-BAND", band).replace("FIGURE-TITLE", title)
