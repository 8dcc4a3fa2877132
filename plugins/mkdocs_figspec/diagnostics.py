"""Findings about figspecs, as data. Nothing here logs or prints."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from .source import Span


class Severity(Enum):
    """How much a finding matters."""

    ERROR = "error"
    """The figure is not what its author meant; logged as WARNING, fails `--strict`."""
    WARNING = "warning"
    """Something the author should mend; logged as WARNING, fails `--strict`."""
    NOTE = "note"
    """Good to know; logged as INFO, never fails a build."""


@dataclass(frozen=True)
class Diagnostic:
    """One finding about one place in one file."""

    name: str
    """Kebab-case, the same in the docs and in the options: `missing-caption`."""
    severity: Severity
    message: str
    """Says what was found, short enough to stand alone: `no caption for the figure`."""
    path: str
    span: Span
    hint: str | None = None
    """What to write instead."""


def one_line(diagnostic: Diagnostic) -> str:
    """`path:line:column: severity[name] message; hint` on one line."""
    place = f"{diagnostic.path}:{diagnostic.span.line}:{diagnostic.span.column}"
    hint = f"; {diagnostic.hint}" if diagnostic.hint else ""
    return f"{place}: {diagnostic.severity.value}[{diagnostic.name}] {diagnostic.message}{hint}"
