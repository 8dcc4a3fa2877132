"""Settings, told by their names and values: TOML and YAML."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..grid import Row

_YAML = re.compile(r"^(?:- )?[\w.$/\"'-]+:(?:\s+\S.*)?$|^- \S.*$|^#.*$|^\$\{.*$")
_YAML_VALUE = re.compile(r"^[a-z_][\w.-]*:\s+\S+(?:\s+#.*)?$")
_YAML_NAME = re.compile(r"^[a-z_][\w.-]*:(?:\s*#.*)?$|^[A-Z_]{3,}:(?:\s*#.*)?$")
_TOML_HEAD = re.compile(r"^\[\[?[\w.\"-]+\]\]?(?:\s*#.*|\s{2,}\S.*)?$")
_TOML = re.compile(r"^[\w.\"-]+\s*=\s*\S.*$")
_LOOK_AHEAD = 100
"""Rows within which something must show that they are settings."""


def read_toml(rows: Sequence[Row], start: int) -> tuple[int, str | None] | None:
    """The row after the TOML that opens in row `start`, names in brackets over settings."""
    if not _TOML_HEAD.match(rows[start].text.strip()):
        return None
    y = end = start + 1
    settings = depth = 0
    while y < len(rows) and (settings or y < start + _LOOK_AHEAD):
        text = rows[y].text.strip()
        if _TOML.match(text) or depth > 0:
            settings += 1
            depth += sum(text.count(glyph) for glyph in "[{") - sum(text.count(glyph) for glyph in "]}")
        elif text and not _TOML_HEAD.match(text) and not text.startswith("#"):
            break
        y += 1
        end = y if text else end
    return (end, "toml") if settings else None


def read_yaml(rows: Sequence[Row], start: int) -> tuple[int, str | None] | None:
    """The row after the YAML that opens in row `start`: names with a colon, some over indented lines."""
    first = rows[start].text.strip()
    if not (_YAML.match(first) and not first.startswith("- ")):
        return None
    base = rows[start].indent
    y = end = start
    nested = 0
    while y < len(rows) and (nested or y < start + _LOOK_AHEAD):
        text = rows[y].text
        stripped = text.strip()
        if not stripped:
            y += 1
            if y == len(rows) or not _goes_on(rows[y], base if nested else None):
                break
            continue
        if rows[y].indent < base or not (
            _YAML.match(stripped) or (rows[y].indent > base and stripped.startswith(("(", "...")))
        ):
            break
        if (
            y > start
            and rows[y - 1].text.strip().split(" #")[0].rstrip().endswith(":")
            and rows[y].indent > rows[y - 1].indent
        ):
            nested += bool(_YAML_NAME.match(re.sub(r"\s+#.*$", "", rows[y - 1].text.strip())))
        y += 1
        end = y
    if nested < 1 or end - start < 2:
        return None
    return end, "yaml"


def _goes_on(row: Row, base: int | None) -> bool:
    """Whether settings go on behind a blank row: with a name, a comment or, in column `base`, a value."""
    text = row.text.strip()
    if _YAML_NAME.match(text) or text.startswith("#"):
        return True
    return row.indent == base and _YAML_VALUE.match(text) is not None
