"""Recognising the ASCII concept: panels in rows and columns, each of blocks."""

from __future__ import annotations

from .recognise import recognise

__all__ = ["recognise"]
