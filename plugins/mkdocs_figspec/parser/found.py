"""What a reader hands back, and how the parser makes its findings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..diagnostics import Diagnostic, Severity
from ..model import Figspec
from ..source import Source, Span
from .outline import Section


@dataclass(frozen=True)
class Found:
    """A figspec with one more part read, and what was wrong with the part."""

    figspec: Figspec
    problems: tuple[Diagnostic, ...] = ()


Reader = Callable[[Section, Figspec], Found]
"""Reads the part in one section into the figspec so far."""


def warning(name: str, message: str, source: Source, span: Span, hint: str | None = None) -> Diagnostic:
    return Diagnostic(name, Severity.WARNING, message, source.path, span, hint)


def error(name: str, message: str, source: Source, span: Span, hint: str | None = None) -> Diagnostic:
    return Diagnostic(name, Severity.ERROR, message, source.path, span, hint)


def note(name: str, message: str, source: Source, span: Span, hint: str | None = None) -> Diagnostic:
    return Diagnostic(name, Severity.NOTE, message, source.path, span, hint)
