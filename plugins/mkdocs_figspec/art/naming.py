"""Names taken apart."""

from __future__ import annotations

from .grid import Region
from .reading import Reading


def read_naming(region: Region) -> Reading:
    return Reading((), region)


def naming_rows(region: Region) -> set[int]:
    return set()
