"""HTML of figures and their pages, all of it from templates that a site may replace."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from ..draw.labels import without_unfit
from ..parser.parts import field_named
from .entry import Entry
from .library import Library
from .sections import one_line
from .urls import asset_url


@dataclass(frozen=True)
class Mention:
    """Another figure that this one names, as a page shows it."""

    name: str
    note: str | None
    url: str | None
    """Where it leads; `None` where the site has no such figure."""
    itself: bool = False


@lru_cache(maxsize=8)
def environment(folders: tuple[Path, ...]) -> Environment:
    """The templates in `folders`, then ours; what they are given is escaped unless we made it."""
    ours = PackageLoader("mkdocs_figspec.pages")
    loaders = [*(FileSystemLoader(folder) for folder in folders), ours]
    made = Environment(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters["inline"] = inline
    return made


def inline(text: str) -> Markup:
    """`text` with `code`, **strong** and *stressed* words as such; all else in it is just text."""
    html = str(escape(one_line(text)))
    html = re.sub(r"`([^`]+)`", r"<code>\1</code>", html)
    html = re.sub(r"\*\*([^*]+)\*\*", r"<strong>\1</strong>", html)
    html = re.sub(r"(?<![\w*])\*([^\s*][^*]*)\*(?![\w*])", r"<em>\1</em>", html)
    return Markup(html)  # noqa: S704 # escaped above; the tags are ours


def words(text: str) -> str:
    """`text` without marks of Markdown, on one line, for attributes."""
    return re.sub(r"`([^`]*)`|\*\*([^*]+)\*\*", lambda found: found[1] or found[2] or "", one_line(text))


def sealed(html: str) -> str:
    """`html` such that no Markdown and no template language that it passes through finds anything in it."""
    # Control characters are no HTML, and two of them stand for kept HTML in a page that is being made.
    html = without_unfit(html).replace("\r", "")
    html = html.replace("{{", "&#123;&#123;").replace("{%", "&#123;%").replace("{#", "&#123;#")
    # A blank line would end an HTML block.
    return re.sub(r"\n(?=[ \t]*\n)", "&#10;", html)


def sealed_text(text: str) -> str:
    """`text` as the value of an attribute, on one line, sealed."""
    return sealed(str(escape(one_line(text))))


def page_title(text: str) -> str:
    """`text` as the title in a page's front matter, which themes write into their HTML as it is."""
    text = re.sub(r"&(?=#?\w+;)", "&amp;", words(text))
    return sealed(text.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;"))


def render(library: Library, template: str, **values: Any) -> str:
    """The template `template` with `values`."""
    return sealed(environment(library.options.templates).get_template(template).render(**values).strip("\n"))


def figure_html(library: Library, entry: Entry, *, home: bool) -> str:
    """What stands inside a figure's `<figure>`: the drawing and the caption."""
    return render(
        library,
        "figure.html",
        drawing=Markup(entry.drawing.html),  # noqa: S704 # drawn by us, escaped there
        **_names(library, entry),
        empty=not any(panel.concept for panel in entry.figure.panels),
        home=home,
    )


def plain_figure_html(library: Library, entry: Entry) -> str:
    """A whole figure with its `<figure>`, for a page whose elements nobody makes."""
    figure = Markup(figure_html(library, entry, home=True))  # noqa: S704 # ours, escaped there
    alt = one_line(alt_text(entry) or "")
    return render(library, "plain-figure.html", figure=figure, anchor=entry.anchor, alt=alt)


def plain_head_html(library: Library) -> str:
    """Links to the style and the script of figures."""
    css, script = (library.link(asset_url(name)) for name in ("figspec.css", "figspec.js"))
    return render(library, "plain-head.html", css=css, script=script)


def alt_text(entry: Entry) -> str | None:
    """The alt text, for an attribute."""
    return entry.spec.alt.plain if entry.spec.alt else None


def key_message_html(library: Library, entry: Entry) -> str:
    """The figure's key message, as it stands above the figure; empty where it has none."""
    return render(library, "key-message.html", spec=entry.spec) if entry.spec.key_message else ""


def description_html(library: Library, entry: Entry) -> str:
    """The figure in words, folded away."""
    return render(
        library,
        "description.html",
        description=Markup(entry.drawing.description),  # noqa: S704 # drawn by us, escaped there
        **_names(library, entry),
    )


def extra_html(library: Library, html: str) -> str:
    """Art that stands on the page beside the figure."""
    return render(library, "extra.html", html=Markup(html))  # noqa: S704 # drawn by us, escaped there


def fence_html(library: Library, drawing: str, caption: str | None, alt: str | None) -> str:
    """The whole figure of a figspec fence."""
    values = {"caption": caption, "alt": alt}
    return render(library, "fence.html", drawing=Markup(drawing), **values)  # noqa: S704 # drawn by us


def details_html(library: Library, entry: Entry) -> str:
    """What the figspec tells about the figure: purpose, persona, level, priority, rows of its own, status."""
    more = [row for row in entry.spec.metadata if row.value.strip() and field_named(row.name) is None]
    return render(library, "details.html", spec=entry.spec, more=more)


def related_html(library: Library, entry: Entry) -> str:
    """The reader flow and the related figures; empty where there are none."""
    spec = entry.spec
    notes = [*spec.reader_flow_notes, *[None] * len(spec.reader_flow)]
    flow = [_mention(library, entry, name, note) for name, note in zip(spec.reader_flow, notes, strict=False)]
    related = [_mention(library, entry, other.id, other.note) for other in spec.related]
    if not flow and not related:
        return ""
    return render(library, "related.html", flow=flow, related=related)


def files_html(library: Library, entry: Entry) -> str:
    """Links to the figure's source and pictures."""
    png = library.options.png and f"{entry.spec.stem}.png" not in library.missing
    return render(library, "files.html", **_names(library, entry), png=png)


def index_html(library: Library) -> str:
    """All figures of the site, in order of their numbers."""
    rows = [_names(library, entry) for entry in library.entries]
    return render(library, "index.html", rows=rows)


def reference_html(library: Library, entry: Entry) -> str:
    """What a reference without words of its own shows: `Figure 3`."""
    return str(escape(library.label(entry)))


def home_url(library: Library, entry: Entry) -> str:
    """The figure on its own page, as a link from the page that is being made."""
    return library.link(f"{library.url(entry)}#{quote(entry.anchor)}")


def _names(library: Library, entry: Entry) -> dict[str, Any]:
    stem = entry.spec.stem
    return {
        "spec": entry.spec,
        "title": entry.title,
        "label": library.label(entry) if entry.number else "",
        "alt": alt_text(entry),
        "page": home_url(library, entry),
        "svg": library.link(asset_url(f"{stem}.svg")),
        "svg_dark": library.link(asset_url(f"{stem}-dark.svg")),
        "png_url": library.link(asset_url(f"{stem}.png")),
        "source": library.link(asset_url(f"{stem}.txt")),
    }


def _mention(library: Library, entry: Entry, name: str, note: str | None) -> Mention:
    other = library.find(name)
    if other is None:
        return Mention(name, note, None)
    if other.anchor == entry.anchor:
        return Mention(other.title, note, None, itself=True)
    return Mention(f"{library.label(other)}: {other.title}", note, home_url(library, other))
