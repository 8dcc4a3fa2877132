"""The rules that figspecs are held against, one file each."""

from __future__ import annotations

from .check import apply_severities, check_figure, check_figures
from .reports import REPORTS
from .rules import RULES, Rule

__all__ = ["REPORTS", "RULES", "Rule", "apply_severities", "check_figure", "check_figures"]
