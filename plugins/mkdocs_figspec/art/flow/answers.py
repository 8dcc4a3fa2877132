"""Words that answer a question, and so say which way an arrow leads."""

from __future__ import annotations

import re

_ANSWERS = frozenset({"yes", "no", "true", "false", "pass", "fail", "ok", "hit", "miss"})
_ASIDE = re.compile(r"(?<=\w) +\([^()]*\)$")


def is_answer(words: str) -> bool:
    """Whether `words` are no more than an answer and an aside: `YES`, `no:`, `NO (not ours)`."""
    return _ASIDE.sub("", words).strip(" :?!.()").casefold() in _ANSWERS
