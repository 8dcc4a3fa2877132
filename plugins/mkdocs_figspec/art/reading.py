"""What every recogniser returns."""

from __future__ import annotations

from dataclasses import dataclass

from ..diagnostics import Diagnostic
from ..model import Block
from .grid import Region


@dataclass(frozen=True)
class Reading:
    """What a recogniser accepted of a region, and what is left over for the next one."""

    blocks: tuple[Block, ...]
    left_over: Region
    """The same region with all that `blocks` took blanked; nothing is in both or lost."""
    problems: tuple[Diagnostic, ...] = ()
