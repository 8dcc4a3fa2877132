"""What can go wrong for good: the build or the command cannot go on.

Anything wrong with a single figspec is a `Diagnostic`, never an exception.
"""

from __future__ import annotations


class FigspecError(Exception):
    """Base of all exceptions that this package raises on purpose."""


class GraphvizMissing(FigspecError):
    """No Graphviz could be found; the message says what to install."""


class GraphvizFailed(FigspecError):
    """Graphviz ran and failed; the message keeps what it said."""


class MarkerError(FigspecError):
    """The markers of a managed section do not pair up; the file was left alone."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"line {line}: {message}")
        self.line = line
        self.message = message


class OptionError(FigspecError):
    """An option or argument cannot be used; the message says what is expected."""
