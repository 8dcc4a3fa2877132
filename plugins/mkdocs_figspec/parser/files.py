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
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as failure:
        source = Source(shown, with_line_feeds(content.decode(encoding, "replace")), whole=False)
        before = with_line_feeds(failure.object[: failure.start].decode(encoding))
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        problem = error(
            "unreadable-encoding",
            f"bytes that are no {encoding.upper().removesuffix('-SIG')}",
            source,
            Span(line, column),
            "save the file as UTF-8",
        )
        return source, (problem,)
    return Source(shown, with_line_feeds(text)), ()


def with_line_feeds(text: str) -> str:
    """`text` with every line end as LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
