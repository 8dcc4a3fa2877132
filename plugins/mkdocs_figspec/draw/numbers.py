"""Numbers as markup, path data and DOT hold them."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(8192)
def number(value: float, digits: int = 2) -> str:
    """`value` to so many digits behind the point, as short as it can be written."""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
