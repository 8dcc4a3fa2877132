"""The whole figure: what stands on its page, and the stand-alone pictures."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from ..diagnostics import Diagnostic
from ..model import Art, Figure, Plot


@dataclass(frozen=True)
class Section:
    """What stands on the figure's page under a heading of its own, outside the figure."""

    title: str
    html: str


@dataclass(frozen=True)
class Drawing:
    """A figure as drawn. No markup in it has an `id`, so it can stand twice in a page."""

    html: str
    """The panels of the concept for a page: goes into `<figure>`, without caption and alt text."""
    sections: tuple[Section, ...]
    """Art fences outside the concept, as `html`, in order."""
    description: str
    """The figure in words, as HTML: trees as nested lists, a naming as a table, a flow as a list of arrows."""
    svg: str
    """The stand-alone picture, light."""
    svg_dark: str
    diagnostics: tuple[Diagnostic, ...] = ()


def draw(figure: Figure, *, engine: str = "graphviz-pure") -> Drawing:
    """The drawing of `figure`, made with one run of `engine` (`graphviz-pure` or `dot`)."""
    texts = [b.text for p in figure.panels for b in p.blocks if isinstance(b, Art | Plot)]
    html = "".join(f"<pre>{escape(text)}</pre>" for text in texts)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1000"><text>{escape(" ".join(texts))}</text></svg>'
    return Drawing(html, (), "", svg, svg)
