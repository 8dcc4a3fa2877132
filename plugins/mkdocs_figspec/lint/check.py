"""Holding figures against the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from ..diagnostics import Diagnostic, Severity
from ..errors import OptionError
from ..model import Figure
from . import (
    alt_text_repeats_caption,
    alt_text_says_image_of,
    alt_text_too_long,
    caption_against_concept,
    dangling_reference,
    disagrees_with_table,
    duplicate_id,
    tabs,
    unknown_field,
    unknown_kind,
)
from .rules import RULES

_OF_ONE = (
    alt_text_too_long.check,
    alt_text_repeats_caption.check,
    alt_text_says_image_of.check,
    caption_against_concept.check,
    disagrees_with_table.check,
    unknown_field.check,
    unknown_kind.check,
    tabs.check,
)
_OF_ALL = (duplicate_id.check, dangling_reference.check)


def check_figure(figure: Figure) -> tuple[Diagnostic, ...]:
    """What the rules find about one figure by itself."""
    return tuple(problem for check in _OF_ONE for problem in check(figure))


def check_figures(figures: Sequence[Figure]) -> tuple[Diagnostic, ...]:
    """What the rules find by holding all figures against each other; each names the file that it is about."""
    return tuple(problem for check in _OF_ALL for problem in check(figures))


def apply_severities(
    diagnostics: Iterable[Diagnostic], overrides: Mapping[str, str]
) -> tuple[Diagnostic, ...]:
    """`diagnostics` as `overrides` has them: by name `error`, `warning` or `note`, and `off` drops them."""
    severities = {name: _severity(name, said) for name, said in overrides.items()}
    if not severities:
        return tuple(diagnostics)
    kept = []
    for problem in diagnostics:
        severity = severities.get(problem.name, problem.severity)
        if severity is not None:
            kept.append(problem if severity is problem.severity else replace(problem, severity=severity))
    return tuple(kept)


def _severity(name: str, said: object) -> Severity | None:
    if name not in RULES:
        close = get_close_matches(str(name), RULES, 1, 0.5)
        meant = f"; did you mean {close[0]}?" if close else ""
        raise OptionError(f"there is no rule {name!r}{meant}")
    if said is False or said == "off":  # YAML reads a bare `off` as false
        return None
    try:
        return Severity(said)
    except ValueError:
        raise OptionError(
            f"the rule {name} cannot be {said!r}: expected error, warning, note or off"
        ) from None
