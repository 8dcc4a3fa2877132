"""Reading a figspec: its parts, and the line on which each stood."""

from __future__ import annotations

from .files import read_source
from .parse import parse

__all__ = ["parse", "read_source"]
