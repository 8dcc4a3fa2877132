"""Reading a figspec's file."""

from __future__ import annotations

from pathlib import Path

from ..diagnostics import Diagnostic
from ..source import Source, Span
from .found import error


def read_source(path: Path, shown: str) -> tuple[Source, tuple[Diagnostic, ...]]:
    """The file at `path`, called `shown`, and what was wrong with its bytes.

    Raises only what opening the file does. Line ends come back as LF, a byte order mark is dropped, and
    bytes that are no UTF-8 stand as U+FFFD.
    """
    return decoded(path.read_bytes(), shown)


def decoded(content: bytes, shown: str) -> tuple[Source, tuple[Diagnostic, ...]]:
    """The source that `content` holds, and what was wrong with it."""
    try:
        text = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("utf-8-sig", "replace")
        source = Source(shown, with_line_feeds(text), whole=False)
        at = source.text.find("\ufffd")
        line = source.text.count("\n", 0, at) + 1
        column = at - source.text.rfind("\n", 0, at)
        problem = error(
            "unreadable-encoding",
            "bytes that are no UTF-8",
            source,
            Span(line, column),
            "save the file as UTF-8",
        )
        return source, (problem,)
    return Source(shown, with_line_feeds(text)), ()


def with_line_feeds(text: str) -> str:
    """`text` with every line end as LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
