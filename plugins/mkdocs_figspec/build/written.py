"""The pages that authors wrote, held against the figures of their site without building it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..diagnostics import Diagnostic
from ..pages import Library
from ..pages.mentions import fence_caption, fences, mentions, unknown_figure
from ..source import Source
from .compile import compile_fence


def written_pages(library: Library, pages: Iterable[str]) -> Iterator[Source]:
    """The sources of `pages`, named from the docs folder, and of the root pages."""
    options = library.options
    inside = (options.docs / page for page in pages)
    roots = (options.root / name for name in options.root_pages if options.owns(options.root / name))
    for path in dict.fromkeys((*inside, *roots)):
        if path.is_file() and not path.is_relative_to(options.specs):
            text = path.read_text("utf-8-sig", "replace")
            yield Source(options.shown(path), text)


def check_page(library: Library, page: Source) -> list[Diagnostic]:
    """What is wrong with the figspec fences of a page and with its references to figures."""
    found: list[Diagnostic] = []
    for fence in fences(page.lines):
        if fence.name == "figspec" and not fence.code:
            compiled = compile_fence(
                fence.text(page.lines), page.path, fence.begin + 2, library.options.engine
            )
            found += [*fence_caption(fence, page.path)[1], *compiled.figure.diagnostics]
    for mention in mentions(page.lines):
        name = mention.target.removeprefix("fig:")
        if library.find(name) is None:
            found.append(unknown_figure(library, name, page.path, mention.span))
    return sorted(found, key=lambda each: each.span)
