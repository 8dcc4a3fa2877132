"""All figures of a site, found by the names that authors give them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .entry import Entry, numbered
from .options import Options
from .urls import page_url, relative

WORDS = re.compile(r"[^\W_]+")


class Library:
    """The entries of one site, in the order of their numbers, and the page that is being made."""

    def __init__(self, options: Options, entries: Iterable[Entry] = ()) -> None:
        self.options = options
        self.entries: tuple[Entry, ...] = ()
        self.here = ""
        """Address in the site of the page that is being made; links are relative to it."""
        self.source = ""
        """That page's source, as shown to people."""
        self.lines_before = 0
        """Lines of front matter in that source, which the extension is not given."""
        self.base: str | None = None
        """Where the site's root is, for links; `None` where they are relative to `here`."""
        self.missing: frozenset[str] = frozenset()
        """Names of pictures that could not be made, below `assets/figspec/`; nothing links to them."""
        self._by_name: dict[str, Entry] = {}
        self.fill(entries)

    def fill(self, entries: Iterable[Entry], pages: Iterable[str] = ()) -> None:
        """Hold these entries instead, numbered in the order of `pages`."""
        self.entries = numbered(entries, list(pages))
        self._by_name = {}
        # A figure's own name goes before what others are called by the way.
        for name in ("anchor", "id", "stem"):
            for entry in self.entries:
                key = entry.anchor if name == "anchor" else getattr(entry.spec, name)
                self._by_name.setdefault(key.casefold(), entry)

    def find(self, name: str) -> Entry | None:
        """The figure that `name` means: an anchor, an ID or a stem, in any case of letters."""
        return self._by_name.get(name.strip().casefold())

    def closest(self, name: str) -> str | None:
        """The one figure that differs from `name` in one character or has the same words, if there is one."""
        written = name.strip().casefold()
        for alike in (_differ_by_one, _same_words):
            close = {entry.anchor for known, entry in self._by_name.items() if alike(written, known)}
            if close:
                return close.pop() if len(close) == 1 else None
        return None

    def url(self, entry: Entry) -> str:
        """The address in the site of the figure's own page."""
        return page_url(entry.placement.page, self.options.directory_urls)

    def link(self, url: str) -> str:
        """An address in the site as a link from the page that is being made."""
        return relative(url, self.here) if self.base is None else self.base + url

    def label(self, entry: Entry) -> str:
        """`Figure 3`."""
        return f"{self.options.figure_label} {entry.number}".strip()


def wants_sections(markdown: str, names: Iterable[str], library: Library) -> list[str]:
    """Those of the figures in `names` that the page with `markdown` does not embed itself."""
    found = re.findall(r"!\[[^\[\]]*+\]\(<?fig:([^()<>\s]++)", markdown)
    embedded = {library.find(name) for name in found}
    return [name for name in names if library.find(name) not in embedded]


def _differ_by_one(one: str, other: str) -> bool:
    """Whether the two differ in one character, which may be missing in one of them."""
    short, long = sorted((one, other), key=len)
    pairs = enumerate(zip(short, long, strict=False))
    start = next((place for place, (mine, its) in pairs if mine != its), len(short))
    after = start if len(short) < len(long) else start + 1
    return len(long) - len(short) <= 1 and short[after:] == long[start + 1 :]


def _same_words(one: str, other: str) -> bool:
    """Whether the two hold the same words, whatever their order and what stands between them."""
    return sorted(WORDS.findall(one)) == sorted(WORDS.findall(other))
