"""What a managed section holds: Markdown that any reader of the repository shows well."""

from __future__ import annotations

import posixpath
import re
from html import escape
from urllib.parse import quote, urlsplit

from ..draw.labels import without_unfit
from .entry import Entry
from .library import Library
from .options import Options

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|!~$&@+])")


def section_markdown(entry: Entry, library: Library, file: str, link: str | None = None) -> str:
    """The content of the figure's section in `file`, a path from the root; ends with a line feed.

    `link` is its last line, where that is settled already.
    """
    spec, options = entry.spec, library.options
    parts = [f"## {plain(entry.title)}"]
    if spec.key_message:
        parts.append(plain(spec.key_message.text))
    light, dark = (escape(_picture(options, file, spec.stem + kind)) for kind in ("", "-dark"))
    alt = escape(one_line(spec.alt.text if spec.alt else entry.title))
    parts.append(
        "<picture>\n"
        f'  <source media="(prefers-color-scheme: dark)" srcset="{dark}">\n'
        f'  <img alt="{alt}" src="{light}">\n'
        "</picture>"
    )
    if spec.caption:
        parts.append(f"**{plain(options.figure_label)}.** {plain(spec.caption.text)}")
    parts.append(link or _link(entry, library, file))
    return "\n\n".join(parts) + "\n"


def one_line(text: str) -> str:
    """`text` on a single line, without control characters."""
    return " ".join(without_unfit(" ".join(text.split())).split())


def plain(text: str) -> str:
    """`text` as Markdown that shows just these words, on one line; `code` and **strong** words stay such."""
    pieces = re.split(r"(`[^`]+`)", one_line(text))
    words = "".join(piece if number % 2 else _escaped(piece) for number, piece in enumerate(pieces))
    # At the start of a line a dash or a number would make a list.
    return re.sub(r"^(\d+)([.)])|^([-=:])", lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", words)


def _escaped(text: str) -> str:
    """`text` with every sign that means something in Markdown escaped, but for pairs of `**`."""
    pieces = re.split(r"\*\*([^*]+)\*\*", text)
    escaped = [SPECIAL.sub(r"\\\1", piece) for piece in pieces]
    return "".join(f"**{piece}**" if number % 2 else piece for number, piece in enumerate(escaped))


def _picture(options: Options, file: str, stem: str) -> str:
    folder = options.shown(options.drawn)
    return quote(posixpath.relpath(f"{folder}/{stem}.svg", posixpath.dirname(file) or "."))


def settled_link(content: str, entry: Entry, library: Library, file: str, *, writing: bool) -> str | None:
    """The last line of a section that stands, where it may stay; `None` where it may not.

    One site has several addresses: published, tried out, served while writing. So wherever a site is, a link
    to the figure's page there will do, and `writing` alone puts this site's own in its place.
    """
    last = content.rstrip("\n").rpartition("\n")[2]
    to_page = re.fullmatch(r"\[The figure on its page\]\(https?://[^()\s]*\)", last)
    if to_page and last.endswith(f"/{library.url(entry)})"):
        return None if writing and _address(library.options) else last
    return None if writing else last if last == _to_figspec(entry, file) else None


def _address(options: Options) -> str | None:
    """Where the site is published, as far as its settings say so."""
    parts = urlsplit(options.site_url or "")
    local = parts.hostname in (None, "localhost", "127.0.0.1", "0.0.0.0", "::1")  # noqa: S104 # only named
    return None if local or parts.scheme not in ("http", "https") else parts.geturl().rstrip("/")


def _link(entry: Entry, library: Library, file: str) -> str:
    address = _address(library.options)
    return (
        f"[The figure on its page]({address}/{library.url(entry)})" if address else _to_figspec(entry, file)
    )


def _to_figspec(entry: Entry, file: str) -> str:
    source = posixpath.relpath(entry.spec.source.path, posixpath.dirname(file) or ".")
    return f"[The figspec of this figure]({quote(source)})"
