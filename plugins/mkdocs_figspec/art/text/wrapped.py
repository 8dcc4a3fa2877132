"""Lines that go on in the next row, as the one they stand on was full."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..grid import Row
from .code import is_code_line

_LETTERED = re.compile(r"[a-z][.)] ")
_LEADS_ON = re.compile(
    r"(?:,|(?:^|\s)(?:a|an|the|of|to|from|and|or|for|with|in|on|by|at|as|than|is|are|its|their|per|no|not))$"
)
"""What no last line ends in."""
_NEAR = 20
"""Rows above and below that show how wide a box is."""
_ENDS = (".", "!", "?", ":", ";")


def is_wrapped(rows: Sequence[Row], y: int) -> bool:
    """Whether row `y` goes on the one above from its own left edge on, as its first word found no room there.

    The widest row near it tells how much room there is: boxes are drawn around it.
    """
    text, above = rows[y].text.strip(), rows[y - 1].text.rstrip()
    opens = text[:1].islower() or (text[:1].isalnum() and _LEADS_ON.search(above))
    if not opens or _LETTERED.match(text) or is_code_line(text):
        return False
    if not above or above.endswith(_ENDS):
        return False
    near = rows[max(y - _NEAR, 0) : y + _NEAR]
    return len(above) + 1 + len(text.split()[0]) > max(len(row.text.rstrip()) for row in near)
