"""Figures as elements of a page: its own page, a section, an embed, a reference, the index."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element  # made here, never parsed

from . import markup
from .entry import Entry
from .library import Library

Keep = Callable[[str], str]
"""Takes finished HTML out of the reach of whatever else works on the page; returns what stands for it."""

_CODE = re.compile(r"<pre(?=[ >])")


class Blocks:
    """Makes the elements of one page; an `id` is given out once."""

    def __init__(self, library: Library, keep: Keep) -> None:
        self.library = library
        self._keep = keep
        self.start()

    def start(self) -> None:
        """Forget the page before: a new one begins."""
        self.given: set[str] = set()
        self._codes = 0

    def keep(self, html: str) -> str:
        """What stands for `html` until the page is written."""
        return self._keep(_CODE.sub(self._numbered, html))

    def _numbered(self, _: re.Match[str]) -> str:
        # Material names a code block after the nearest id; all of a figure would get the figure's.
        self._codes += 1
        return f'<pre id="figspec-code-{self._codes}"'

    def embed(self, entry: Entry) -> list[Element]:
        """The figure alone."""
        return [self._figure(entry, home=False)]

    def section(self, entry: Entry) -> list[Element]:
        """The figure under a heading of its own, its key message before it."""
        key_message = markup.key_message_html(self.library, entry)
        heading = self._heading("h2", entry.title)
        return [heading, *self._html(key_message), self._figure(entry, home=False)]

    def home(self, entry: Entry) -> list[Element]:
        """All of a figure's own page."""
        library = self.library
        found = [self._heading("h1", entry.title), *self._html(markup.key_message_html(library, entry))]
        found.append(self._figure(entry, home=True))
        if entry.drawing.description:
            found += self._html(markup.description_html(library, entry))
        found += self._html(markup.files_html(library, entry))
        for part in entry.drawing.sections:
            found += [self._heading("h2", part.title), *self._html(markup.extra_html(library, part.html))]
        found += [self._heading("h2", "About this figure"), *self._html(markup.details_html(library, entry))]
        related = markup.related_html(library, entry)
        return found + ([self._heading("h2", "Related figures"), *self._html(related)] if related else [])

    def index(self) -> list[Element]:
        """The list of all figures."""
        return self._html(markup.index_html(self.library))

    def refer(self, link: Element, entry: Entry) -> None:
        """Make `link` name the figure; without words of its own it shows the figure's number."""
        link.set("href", f"fig:{entry.anchor}")
        link.set("class", f"figspec-reference {link.get('class', '')}".strip())
        if not len(link) and not (link.text or "").strip():
            link.text = self.keep(markup.reference_html(self.library, entry))

    def _figure(self, entry: Entry, *, home: bool) -> Element:
        figure = Element("figure", {"class": "figspec"})
        if entry.anchor not in self.given:
            self.given.add(entry.anchor)
            figure.set("id", entry.anchor)
        if alt := markup.alt_text(entry):
            figure.set("aria-label", markup.sealed_text(alt))
        figure.text = self.keep(markup.figure_html(self.library, entry, home=home))
        return figure

    def _heading(self, tag: str, words: str) -> Element:
        heading = Element(tag)
        heading.text = self.keep(markup.sealed(str(markup.inline(words))))
        return heading

    def _html(self, html: str) -> list[Element]:
        if not html:
            return []
        holder = Element("p")
        holder.text = self.keep(html)
        return [holder]
