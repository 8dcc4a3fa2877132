"""The door for Markdown: figures, references and figspec fences in any page, with MkDocs or without.

`![](fig:fig-repo-29)` alone in a paragraph is the figure, `[](fig:fig-repo-29)` is "Figure 3" with a link,
`[FIGURES]` is the list of all figures, and a fence called `figspec` is drawn where it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element  # made here, never parsed

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from .build import build_site, compile_fence, own_pages, read_options, say
from .diagnostics import Diagnostic
from .errors import OptionError
from .pages import Library, markup
from .pages.blocks import Blocks
from .pages.mentions import Fence, fence_caption, fences, mentions, unknown_figure
from .source import Span

KINDS = ("fig", "fig-section", "fig-page")


class FigspecExtension(Extension):
    """Figures in Markdown. Without MkDocs it reads the figspecs itself, with the options of `mkdocs.yml`."""

    def __init__(self, **settings: Any) -> None:
        self.config = {
            "library": ["", "The figures of the site; read from the figspecs where absent"],
            "config_file": ["", "The mkdocs.yml to take options from; the one in this folder where empty"],
            "base_url": ["/", "Where the site's root is, for links"],
        }
        unknown = sorted(set(settings) - set(self.config))
        if unknown:
            known = ", ".join(self.config)
            raise OptionError(f"the figspec extension has no option {unknown[0]!r}; there are {known}")
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:
        library = self.getConfig("library") or self._read()
        md.registerExtension(self)
        self.blocks = Blocks(library, md.htmlStash.store)
        self.places: dict[str, list[Span]] = {}
        # Before fenced code (25), which would take the fences.
        md.preprocessors.register(Fences(md, self), "figspec-fences", 26)
        # After attribute lists (8), which would find some in titles; before headings are listed (5).
        md.treeprocessors.register(Figures(md, self), "figspec-figures", 7)
        # After MkDocs has looked at the page's links (0), for these need no looking at.
        md.treeprocessors.register(Links(md, self), "figspec-links", -1)

    def reset(self) -> None:
        self.blocks.start()

    def start(self, lines: list[str]) -> None:
        """Note where `lines`, a page's source, name figures."""
        self.places = {}
        for mention in mentions(lines):
            self.places.setdefault(mention.target, []).append(self.moved(mention.span))

    def place_of(self, target: str) -> Span:
        """Where the next link to `target` stands in the page's source; its start where there is none."""
        places = self.places.get(target, [Span(1)])
        return places.pop(0) if len(places) > 1 else places[0]

    def moved(self, span: Span) -> Span:
        """A span of what the extension is given as one of the page's source."""
        before = self.blocks.library.lines_before
        return replace(span, line=span.line + before, end_line=span.end_line + before)

    def say(self, found: Sequence[Diagnostic]) -> None:
        """Log what was found in the page, as the site wants it judged."""
        say(self.blocks.library.options.judged(found))

    def _read(self) -> Library:
        file = self.getConfig("config_file")
        options = read_options(Path(file) if file else None)
        site = build_site(options, own_pages(options))
        say(site.diagnostics)
        site.library.base = self.getConfig("base_url")
        return site.library


class Fences(Preprocessor):
    """Draws figspec fences, in lists and other blocks too, and leaves all other fences alone."""

    def __init__(self, md: Markdown, extension: FigspecExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        self.extension.start(lines)
        out: list[str] = []
        start = 0
        for fence in fences(lines):
            if fence.name == "figspec" and not fence.code:
                out += [*lines[start : fence.begin], "", fence.indent + self._drawn(lines, fence), ""]
                start = fence.end + 1
        return out + lines[start:]

    def _drawn(self, lines: list[str], fence: Fence) -> str:
        extension, library = self.extension, self.extension.blocks.library
        path = library.source or "page.md"
        first = fence.begin + 2 + library.lines_before
        compiled = compile_fence(fence.text(lines), path, first, library.options.engine)
        given, problems = fence_caption(fence, path)
        extension.say([replace(each, span=extension.moved(each.span)) for each in problems])
        extension.say(compiled.figure.diagnostics)
        spec = compiled.figure.figspec
        caption = given if given is not None else spec.caption.text if spec.caption else None
        alt = markup.words(spec.alt.text) if spec.alt else None
        html = markup.fence_html(library, compiled.drawing.html, caption, alt)
        return extension.blocks.keep(html)


class Figures(Treeprocessor):
    """Puts figures and references where the page names them."""

    def __init__(self, md: Markdown, extension: FigspecExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for child in list(parent):
                made = self._made(child)
                if made is None:
                    continue
                place = list(parent).index(child)
                parent.remove(child)
                for offset, element in enumerate(made):
                    element.tail = "\n"
                    parent.insert(place + offset, element)
        for link in list(root.iter()):
            if link.tag in ("a", "img"):
                self._refer(link)

    def _made(self, child: Element) -> list[Element] | None:
        """What takes the place of a paragraph that is nothing but a figure or the index."""
        blocks = self.extension.blocks
        if child.tag != "p":
            return None
        if not len(child):
            return blocks.index() if (child.text or "").strip() == "[FIGURES]" else None
        if (
            len(child) > 1
            or child[0].tag != "img"
            or (child.text or "").strip()
            or (child[0].tail or "").strip()
        ):
            return None
        kind, name = _named(child[0].get("src"))
        if kind is None:
            return None
        entry = blocks.library.find(name)
        if entry is None:
            return None
        made = {"fig": blocks.embed, "fig-section": blocks.section, "fig-page": blocks.home}[kind]
        return made(entry)

    def _refer(self, link: Element) -> None:
        kind, name = _named(link.get("href") or link.get("src"))
        if kind is None:
            return
        blocks = self.extension.blocks
        entry = blocks.library.find(name)
        words = link.get("alt")
        if link.tag == "img":
            link.tag = "a"
            for attribute in list(link.attrib):
                del link.attrib[attribute]
            link.text = words
        if entry is None:
            link.tag = "span"
            link.attrib.pop("href", None)
            link.text = link.text or name
            place = self.extension.place_of(f"{kind}:{name}")
            path = blocks.library.source or "page.md"
            self.extension.say([unknown_figure(blocks.library, name, path, place)])
        else:
            blocks.refer(link, entry)


class Links(Treeprocessor):
    """Gives references their addresses."""

    def __init__(self, md: Markdown, extension: FigspecExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        library = self.extension.blocks.library
        for link in root.iter("a"):
            kind, name = _named(link.get("href"))
            entry = library.find(name) if kind else None
            if entry is not None:
                link.set("href", markup.home_url(library, entry))


def _named(target: str | None) -> tuple[str | None, str]:
    """The kind and the figure that a `fig:` target names."""
    kind, mark, name = (target or "").partition(":")
    return (kind, name) if mark and kind in KINDS else (None, "")


def makeExtension(**settings: Any) -> FigspecExtension:
    """What Python-Markdown asks for."""
    return FigspecExtension(**settings)
