"""The lines of a box as its author meant them: what only broke for want of room is joined again."""

from __future__ import annotations

import re
from functools import lru_cache

_LONGEST = 40
"""Characters that a joined line may have."""
_ENDING = re.compile(
    r"\.?(?:ya?ml|json|py|md|R|r|csv|db|toml|png|pdf|svg|pkl|txt|sh|cfg|ini|lock|sql|html|qmd|ipynb)\b"
)
_WORD_GOES_ON = re.compile(r"[\w(]_$|\w_$")
_HYPHEN = re.compile(r"[a-zà-ÿ]-$")
_PATH, _PATH_GOES_ON = re.compile(r"\S*[/_]\S*\w"), re.compile(r"_\w+")
_LOWER = re.compile(r"[a-zà-ÿ]")


@lru_cache(2048)
def author_lines(text: str) -> tuple[str, ...]:
    """The lines of `text` without blank ones at its ends; no word is lost, none is made."""
    lines: list[str] = []
    for line in (line.strip() for line in text.split("\n")):
        before = lines[-1] if lines else ""
        between = _between(before, line) if before and line else None
        if between is not None and len(before) + len(between) + len(line) <= _LONGEST:
            lines[-1] = before + between + line
        else:
            lines.append(line)
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    return tuple(lines)


def _between(before: str, line: str) -> str | None:
    """What joins two lines that are one: nothing within a word, a blank within brackets; else `None`."""
    if _WORD_GOES_ON.search(before) and line[0].isalnum():
        return ""
    if _PATH.fullmatch(before) and _PATH_GOES_ON.fullmatch(line):
        return ""
    if _HYPHEN.search(before) and _LOWER.match(line):
        return ""
    if _ENDING.match(line) and before[-1] == "." and before[-2:-1].isalnum():
        return ""
    if line[0] == "." and _ENDING.match(line) and (before[-1].isalnum() or before[-1] == "_"):
        return ""
    if line == "/" and before[-1].isalnum():
        return ""
    inside = before.count("(") > before.count(")")
    if inside and (")" in line or before.startswith("(")):
        return "" if before[-1] == "-" and before[-2:-1].isalnum() else " "
    return None
