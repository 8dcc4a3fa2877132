"""Words of a part, taken out of the Markdown around them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import dropwhile, takewhile

from ..model import Text
from ..source import Span
from .outline import Piece, Section

_PAIRS = {'"': '"', "“": "”", "„": "“", "«": "»", "'": "'", "‘": "’"}
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
_QUOTE_MARK = re.compile(r"^ {0,3}>+ ?")
_COMMENT = re.compile(r" ?<!--.*?(?:-->|\Z)", re.DOTALL)
_PLACEHOLDER = re.compile(
    r"[\s\-–—?.…_*]*|n/?a|none|nil|null|to ?do|tb[adc]|pending|placeholder|coming soon|lorem ipsum\b.*"
    r"|not (?:applicable|available|yet \w+)|to be (?:added|decided|defined|determined|done|written)"
    r"|(?:to ?do|tb[adc]|fixme)\s*[:–—-].*",
    re.IGNORECASE | re.DOTALL,
)
_TO_FILL_IN = re.compile(
    r"(?:your|insert|write|fill in|describe|add|enter|to ?do|tb[adc])\b|.*\b(?:goes? here|placeholder)$",
    re.IGNORECASE | re.DOTALL,
)


def without_comments(text: str) -> str:
    """`text` without `<!-- ... -->`."""
    return _COMMENT.sub("", text).strip() if "<!--" in text else text


def is_placeholder(text: str) -> bool:
    """Whether `text` only holds the place of words: `TBD`, `N/A`, `-`, `[insert caption here]`."""
    words = text.strip()
    if len(words) > 300:
        return False
    if words[:1] + words[-1:] in ("[]", "<>", "{}", "()"):
        words = words[1:-1].strip()
        if _TO_FILL_IN.match(words):
            return True
    return bool(_PLACEHOLDER.fullmatch(words.rstrip(".!")))


def unquoted(text: str) -> str:
    """`text` without the quotation marks, emphasis or back-ticks that surround all of it."""
    text = text.strip()
    for _ in range(6):
        inner = _inner(text)
        if inner is None:
            break
        text = inner.strip()
    return text


def _inner(text: str) -> str | None:
    if len(text) < 3:
        return None
    for marks in ("***", "**", "*", "`"):
        inner = text[len(marks) : -len(marks)]
        if text.startswith(marks) and text.endswith(marks) and inner.strip() and marks[0] not in inner:
            return inner
    closing = _PAIRS.get(text[0])
    if closing is None:
        return None
    if text[-1] == closing or (text[0] == "“" and text[-1] == '"'):
        inner = text[1:-1]
    elif text[-2] == closing and text[-1] in ".,;":
        inner = text[1:-2] + text[-1]
    else:
        return None
    return inner if inner.strip() and not _closes_within(inner, closing) else None


def _closes_within(inner: str, closing: str) -> bool:
    """Whether the quotation ends before the end of `inner`: `a" and "b` does."""
    if closing in "'’":  # an apostrophe is no closing mark
        return bool(re.search(rf"(?<=\S){closing}(?=\s|$).*\s['‘](?=\S)", inner))
    at = inner.find(closing)
    return at > 0 and not inner[at - 1].isspace() and inner[at - 1] not in "(["


def without_quote_marks(lines: Iterable[str]) -> list[str]:
    """The lines of a block quotation without their `>`."""
    return [_QUOTE_MARK.sub("", line) for line in lines]


def piece_text(piece: Piece) -> str:
    """The words of one piece: a paragraph on one line, anything else line by line."""
    match piece.kind:
        case "paragraph":
            lines = (line.strip().rstrip("\\") for line in piece.lines)
            return without_comments(" ".join(line for line in lines if not _IMAGE.fullmatch(line))).strip()
        case "quote":
            paragraphs = without_comments("\n".join(without_quote_marks(piece.lines))).split("\n\n")
            return "\n\n".join(" ".join(each.split()) for each in paragraphs).strip()
        case "html" | "rule":
            return ""
        case _:
            return piece.text.strip("\n")


def section_text(section: Section) -> Text | None:
    """The words of a section, quotation marks around the whole dropped; `None` where it has none.

    A rule ends it: what follows is a footer of the file.
    """
    pieces = dropwhile(lambda piece: piece.kind == "rule", section.own())
    return pieces_text(takewhile(lambda piece: piece.kind != "rule", pieces))


def pieces_text(pieces: Iterable[Piece]) -> Text | None:
    """The words of `pieces` as one text, paragraphs a blank line apart; `None` if there are none."""
    worded = [(text, piece.span) for piece in pieces if (text := piece_text(piece))]
    if not worded:
        return None
    parts = [unquoted(text) for text, _ in worded] if len(worded) == 1 else [text for text, _ in worded]
    joined = unquoted("\n\n".join(parts))
    return None if is_placeholder(joined) else Text(joined, span_of(span for _, span in worded))


def span_of(spans: Iterable[Span]) -> Span:
    """The smallest span that holds all of `spans`, of which there is at least one."""
    found = list(spans)
    whole = found[0]
    for span in found[1:]:
        whole |= span
    return whole


def split_list(text: str, separators: str = ",;") -> list[str]:
    """`text` cut at `separators` that stand in no brackets and no back-ticks."""
    parts, depth, ticked, current = [], 0, False, ""
    for character in text:
        if character == "`":
            ticked = not ticked
        elif not ticked and character in "([{":
            depth += 1
        elif not ticked and character in ")]}":
            depth = max(depth - 1, 0)
        if character in separators and not depth and not ticked:
            parts.append(current)
            current = ""
        else:
            current += character
    if depth or ticked:  # a bracket that is never closed holds nothing together
        parts = re.split(rf"[{re.escape(separators)}]", text)
        current = ""
    return [part.strip() for part in (*parts, current) if part.strip()]
