"""Small figures in a small site."""

from __future__ import annotations

from pathlib import Path

from mkdocs_figspec.draw import Drawing
from mkdocs_figspec.model import Figspec, Figure, Location, Text
from mkdocs_figspec.pages import Entry, Library, Options, anchors, place
from mkdocs_figspec.source import Source, Span

HERE = Span(1)


def make_spec(stem: str, *, id: str | None = None, locations: tuple[str, ...] = (), **parts: str) -> Figspec:
    """A figspec in `figspecs/` with these locations and texts."""
    texts = {name: Text(words, HERE) for name, words in parts.items() if name != "title"}
    return Figspec(
        Source(f"figspecs/{stem}.md", ""),
        id or stem,
        title=parts.get("title"),
        locations=tuple(Location(path, path, HERE) for path in locations),
        **texts,  # type: ignore[arg-type]
    )


def make_library(
    root: Path, *specs: Figspec, repo_url: str | None = None, pages: set[str] = frozenset()
) -> Library:  # type: ignore[assignment]
    """A library that holds the figures of `specs`, each drawn as a word."""
    options = Options(root, root / "figspecs", root / "docs", repo_url=repo_url)
    drawing = Drawing("<p>drawn</p>", (), "", "<svg/>", "<svg/>")
    names = anchors(specs)
    entries = [
        Entry(Figure(spec, (), ()), drawing, name, place(spec, options, pages))
        for spec, name in zip(specs, names, strict=True)
    ]
    return Library(options, entries)
