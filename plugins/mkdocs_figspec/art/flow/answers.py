"""Words that answer a question, and so say which way an arrow leads."""

from __future__ import annotations

_ANSWERS = frozenset({"yes", "no", "true", "false", "pass", "fail", "ok", "hit", "miss"})


def is_answer(words: str) -> bool:
    """Whether `words` are no more than an answer: `YES`, `no:`."""
    return words.strip(" :?!.()").casefold() in _ANSWERS
