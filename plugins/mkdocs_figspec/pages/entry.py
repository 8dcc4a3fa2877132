"""A figure as published: what it is called in the site, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..diagnostics import Diagnostic
from ..draw import Drawing
from ..model import Figspec, Figure


@dataclass(frozen=True)
class Placement:
    """Where a figure goes."""

    page: str
    """Its own page, from the docs folder: `user-guide/fig-repo-29-tracking.md`."""
    embeds: tuple[str, ...] = ()
    """Other pages of the site that show it, from the docs folder."""
    managed: tuple[str, ...] = ()
    """Markdown files of the repository that hold a section with it, from the root."""
    problems: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True)
class Entry:
    """A figure with its drawing and its place in the site."""

    figure: Figure
    drawing: Drawing
    anchor: str
    """Its name in the site, unique and safe in an `id`, a marker and a link."""
    placement: Placement
    number: str = ""
    """Its number in the site's navigation; empty until that is known."""

    @property
    def spec(self) -> Figspec:
        return self.figure.figspec

    @property
    def title(self) -> str:
        """What its page is headed: the title, else the title text, else the ID."""
        return self.spec.title or self.spec.headline or self.spec.id or self.spec.stem


def safe_name(text: str) -> str:
    """`text` reduced to what an `id`, an HTML comment and a link hold without quoting."""
    return re.sub(r"-{2,}", "-", re.sub(r"[^\w.:]+", "-", text)).strip("-") or "figure"


def anchors(specs: Sequence[Figspec]) -> list[str]:
    """A name for each figspec: its ID; the stem where an earlier one, by stem, has that ID."""
    names: dict[int, str] = {}
    taken: set[str] = set()
    for place in sorted(range(len(specs)), key=lambda each: (specs[each].stem, each)):
        spec = specs[place]
        wanted = [safe_name(spec.id), safe_name(spec.stem)]
        wanted += [f"{wanted[1]}-{number}" for number in range(2, len(specs) + 2)]
        names[place] = next(name for name in wanted if name not in taken)
        taken.add(names[place])
    return [names[place] for place in range(len(specs))]


def numbered(entries: Iterable[Entry], pages: Sequence[str]) -> tuple[Entry, ...]:
    """The entries in the order of `pages`, the navigation, and numbered so; those outside it come last."""
    order = {page: place for place, page in enumerate(pages)}
    listed = sorted(entries, key=lambda entry: (order.get(entry.placement.page, len(order)), entry.spec.stem))
    return tuple(replace(entry, number=str(number)) for number, entry in enumerate(listed, 1))
