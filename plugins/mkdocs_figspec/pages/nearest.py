"""What the author of a path meant that leads nowhere: the same with its slips mended."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from difflib import get_close_matches

CLOSE = 0.8
"""How alike, of 1, two names are if one may be a slip of the other."""


def nearest(path: str, names: Callable[[str], Collection[str]], *, folder: bool) -> str | None:
    """The path that `path` is a near miss of; `None` where it is there, or nothing is near.

    `names` are the names in a folder, given by its path, those of folders with a slash at the end. Below a
    folder that was mended may stand one that is not there yet, but no such file.
    """
    parts = path.split("/")
    found: list[str] = []
    for number, part in enumerate(parts):
        inner = folder or number < len(parts) - 1
        near = _near(part, names("/".join(found)), folder=inner)
        if near is None:
            new = folder and found != parts[:number]
            return "/".join([*found, *parts[number:]]) + "/" if new else None
        found.append(near)
    return None if found == parts else "/".join(found) + "/" * folder


def _near(part: str, names: Collection[str], *, folder: bool) -> str | None:
    """`part` where it is among the names, else the one that is most like it."""
    kind = [name.rstrip("/") for name in names if name.endswith("/") == folder]
    if part in kind:
        return part
    # Folders that differ in their numbers are siblings, no slips.
    known = {name.casefold(): name for name in sorted(kind) if not (folder and _numbered_alike(part, name))}
    close = get_close_matches(part.casefold(), known, 1, CLOSE)
    return known[close[0]] if close else None


def _numbered_alike(one: str, other: str) -> bool:
    bare = [re.sub(r"\d+", "", name) for name in (one, other)]
    return one.casefold() != other.casefold() and bare[0] == bare[1]
