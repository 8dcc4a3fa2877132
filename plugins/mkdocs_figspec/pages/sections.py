"""What a managed section holds: Markdown that any reader of the repository shows well."""

from __future__ import annotations

import posixpath
import re
from html import escape
from urllib.parse import quote

from .entry import Entry
from .library import Library
from .options import Options

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|!~$&@+])")


def section_markdown(entry: Entry, library: Library, file: str) -> str:
    """The content of the figure's section in `file`, a path from the root; ends with a line feed."""
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
    parts.append(_link(entry, library, file))
    return "\n\n".join(parts) + "\n"


def one_line(text: str) -> str:
    """`text` on a single line."""
    return re.sub(r"\s+", " ", text).strip()


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


def _link(entry: Entry, library: Library, file: str) -> str:
    url = library.options.site_url
    if url and url.startswith(("https://", "http://")):
        return f"[The figure on its page]({url.rstrip('/')}/{library.url(entry)})"
    source = posixpath.relpath(entry.spec.source.path, posixpath.dirname(file) or ".")
    return f"[The figspec of this figure]({quote(source)})"
