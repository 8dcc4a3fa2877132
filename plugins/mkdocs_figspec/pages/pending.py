"""Stand-ins until the rooms before this one have these names."""

from __future__ import annotations

from typing import Any

from .. import draw, lint

check_figure: Any = getattr(lint, "check_figure", lambda figure: ())
check_figures: Any = getattr(lint, "check_figures", lambda figures: ())
apply_severities: Any = getattr(lint, "apply_severities", lambda found, rules: tuple(found))
to_png: Any = getattr(draw, "to_png", lambda svg: b"\x89PNG")
