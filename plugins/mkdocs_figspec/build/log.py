"""What was found, as MkDocs logs it; for doors alone, no room logs."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from ..diagnostics import Diagnostic, Severity, one_line
from ..lint.reports import printable

LOG = logging.getLogger("mkdocs.plugins.figspec")


def say(found: Iterable[Diagnostic]) -> None:
    """Log what was found: errors and warnings as WARNING, notes as INFO."""
    for each in found:
        level = logging.INFO if each.severity is Severity.NOTE else logging.WARNING
        LOG.log(level, printable(one_line(each)))
