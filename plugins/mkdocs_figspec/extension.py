"""The door for Markdown: figures, references and figspec fences in any page, with MkDocs or without.

`![](fig:fig-repo-29)` alone in a paragraph is the figure, `[](fig:fig-repo-29)` is "Figure 3" with a link,
`[FIGURES]` is the list of all figures, and a fence called `figspec` is drawn where it stands.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element  # made here, never parsed

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from .build import build_site, compile_fence, read_options
from .diagnostics import Diagnostic, Severity, one_line
from .errors import OptionError
from .lint.reports import printable
from .pages import Library, markup
from .pages.blocks import Blocks
from .source import Span

log = logging.getLogger("mkdocs.plugins.figspec")
FENCE = re.compile(r"([ \t]*)(`{3,}|~{3,})[ \t]*([^\s`]*)([^`]*)")
CAPTION = re.compile(r'\bcaption="([^"]*)"')
KINDS = ("fig", "fig-section", "fig-page")


def say(found: Sequence[Diagnostic]) -> None:
    """Log what was found: errors and warnings as WARNING, notes as INFO."""
    for each in found:
        log.log(
            logging.INFO if each.severity is Severity.NOTE else logging.WARNING, printable(one_line(each))
        )


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
        self.lines: list[str] = []
        # Before fenced code (25), which would take the fences.
        md.preprocessors.register(Fences(md, self), "figspec-fences", 26)
        # After attribute lists (8), which would find some in titles; before headings are listed (5).
        md.treeprocessors.register(Figures(md, self), "figspec-figures", 7)
        # After MkDocs has looked at the page's links (0), for these need no looking at.
        md.treeprocessors.register(Links(md, self), "figspec-links", -1)

    def reset(self) -> None:
        self.blocks.start()

    def line_of(self, target: str) -> int:
        """The line of the page's source on which a link to `target` stands; 1 where none is to be found."""
        mention = re.compile(rf"{re.escape(target)}(?![\w-])")
        found = (number for number, line in enumerate(self.lines, 1) if mention.search(line))
        place = next(found, None)
        return 1 if place is None else place + self.blocks.library.lines_before

    def _read(self) -> Library:
        file = self.getConfig("config_file")
        options = read_options(Path(file) if file else None)
        pages = [path.relative_to(options.docs).as_posix() for path in sorted(options.docs.rglob("*.md"))]
        site = build_site(options, pages)
        say(site.diagnostics)
        site.library.base = self.getConfig("base_url")
        return site.library


class Fences(Preprocessor):
    """Draws figspec fences, at any indentation, and leaves all other fences alone."""

    def __init__(self, md: Markdown, extension: FigspecExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        self.extension.lines = lines
        out: list[str] = []
        start = 0
        while start < len(lines):
            opened = FENCE.fullmatch(lines[start])
            end = self._end(lines, start, opened) if opened else None
            if not opened or end is None:
                out.append(lines[start])
                start += 1
                continue
            if opened[3] == "figspec":
                inside = [line.removeprefix(opened[1]) for line in lines[start + 1 : end]]
                out += ["", opened[1] + self._drawn("\n".join(inside), start + 2, opened[4]), ""]
            else:
                out += lines[start : end + 1]
            start = end + 1
        return out

    def _end(self, lines: list[str], start: int, opened: re.Match[str]) -> int | None:
        closing = re.compile(rf"[ \t]*{re.escape(opened[2])}{opened[2][0]}*[ \t]*")
        found = (n for n in range(start + 1, len(lines)) if closing.fullmatch(lines[n]))
        return next(found, None)

    def _drawn(self, text: str, line: int, settings: str) -> str:
        library = self.extension.blocks.library
        compiled = compile_fence(
            text, library.source or "page.md", line + library.lines_before, library.options.engine
        )
        say(library.options.judged(compiled.figure.diagnostics))
        spec = compiled.figure.figspec
        given = CAPTION.search(settings)
        caption = given[1] if given else spec.caption.text if spec.caption else None
        alt = markup.words(spec.alt.text) if spec.alt else None
        html = markup.fence_html(library, compiled.drawing.html, caption, alt)
        return self.extension.blocks.keep(html)


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
        for link in [*root.iter("a"), *root.iter("img")]:
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
            message = f"the page names {name}, and there is no such figure"
            source = blocks.library.source or "page.md"
            span = Span(self.extension.line_of(f"{kind}:{name}"))
            close = blocks.library.closest(name)
            hint = f"did you mean {close}?" if close else "write the ID or the file name of a figspec"
            say(
                blocks.library.options.judged(
                    [Diagnostic("unknown-figure", Severity.WARNING, message, source, span, hint)]
                )
            )
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
