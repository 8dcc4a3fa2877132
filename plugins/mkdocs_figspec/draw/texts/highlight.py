"""Code told apart into tokens by Pygments, for the page and for the picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import STANDARD_TYPES, Comment, Keyword, Name, Number, Operator, String, Token, _TokenType

_Tokens = list[tuple[_TokenType, str]]


class CodeToken(NamedTuple):
    text: str
    css: str
    """Class name of Pygments' style sheets, which Material colours: `s2`; empty for plain text."""
    style: str
    """Class name of `theme`: `code-string`."""


# The nearest ancestor decides, so the narrower type stands before the wider.
_STYLES: tuple[tuple[_TokenType, str], ...] = (
    (Comment, "code-comment"),
    (Keyword, "code-keyword"),
    (String, "code-string"),
    (Number, "code-number"),
    (Operator.Word, "code-keyword"),
    (Operator, "code-operator"),
    (Name.Function, "code-function"),
    (Name.Class, "code-function"),
    (Name.Tag, "code-name"),
    (Name.Attribute, "code-name"),
    (Name.Builtin, "code-function"),
    (Name.Decorator, "code-function"),
)
_SHELL = re.compile(
    r"(?m)^[^\S\n]*(?:\$ |(?:make|uv|pip|python3?|git|docker|cd|npm|curl|mkdocs|sudo|export|mlflow|dvc)\s)"
)
_PYTHON = re.compile(
    r"(?m)^[^\S\n]*(?:import |from [\w.]+ import |def |class |@\w+|\w+ = |print\(|for \w+ in |if .+:$)"
)
_SQL = re.compile(r"(?im)^[^\S\n]*(?:select|create (?:table|view)|insert into|with \w{1,40} as|from|where)\s")
_YAML = re.compile(r"(?m)^[^\S\n]*(?:- )?[\w.-]+:(?:\s|$)")
# Grammars of Pygments differ in how well they bear hostile text; these are the ones that figspecs hold.
_LANGUAGES = frozenset(
    {"bash", "c", "console", "cpp", "css", "diff", "docker", "dot", "go", "html", "ini", "java", "javascript"}
    | {"json", "make", "markdown", "python", "r", "rust", "sql", "toml", "typescript", "xml", "yaml"}
)
_LONGEST = 20_000
"""Characters beyond which code stays plain."""
_ALIASES = {
    "shell": "bash",
    "sh": "bash",
    "commands": "bash",
    "zsh": "bash",
    "py": "python",
    "js": "javascript",
}
_ALIASES |= {"ts": "typescript", "yml": "yaml", "dockerfile": "docker", "makefile": "make", "md": "markdown"}


@lru_cache(512)
def tokens(language: str | None, text: str) -> tuple[CodeToken, ...]:
    """`text` as tokens that joined give it back; a language that nobody knows gives plain text."""
    language = _ALIASES.get((language or "").casefold(), (language or "").casefold()) or guess(text)
    if len(text) > _LONGEST:
        return (CodeToken(text, "", "ink"),)
    if language == "json" or text.lstrip()[:1] in {"{", "["}:
        found = _json(text) or _with_keys(_lexed("python", text))
    else:
        found = _lexed(language, text)
    if "".join(words for _, words in found) != text:
        return (CodeToken(text, "", "ink"),)
    return tuple(_merge(found))


def lines(language: str | None, text: str) -> tuple[tuple[CodeToken, ...], ...]:
    """The tokens of each line of `text`."""
    rows: list[list[CodeToken]] = [[]]
    for token in tokens(language, text):
        for number, words in enumerate(token.text.split("\n")):
            if number:
                rows.append([])
            if words:
                rows[-1].append(CodeToken(words, token.css, token.style))
    return tuple(tuple(row) for row in rows)


def guess(text: str) -> str | None:
    """The language that `text` looks to be written in: a few that figspecs hold, else None."""
    if text.lstrip()[:1] in {"{", "["}:
        return "json"
    for language, cue in (("bash", _SHELL), ("sql", _SQL), ("python", _PYTHON), ("yaml", _YAML)):
        if cue.search(text):
            return language
    return None


@cache
def _lexer(language: str | None) -> Lexer | None:
    if language not in _LANGUAGES:
        return None
    lexer: Lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    return lexer


def _lexed(language: str | None, text: str) -> _Tokens:
    lexer = _lexer(language)
    return [(kind, words) for _, kind, words in lexer.get_tokens_unprocessed(text)] if lexer else []


def _json(text: str) -> _Tokens:
    """JSON with the ellipses and comments of Python that authors put into it; nothing where it has more."""
    found: _Tokens = []
    for number, line in enumerate(text.split("\n")):
        at = 0
        if number:
            found.append((Token.Text, "\n"))
        for kind, words in _lexed("json", line):
            if kind is Token.Error and words == "#":
                found.append((Comment.Single, line[at:]))
                break
            at += len(words)
            if kind is Token.Error and words not in {".", "…"}:
                return []
            found.append((Operator if kind is Token.Error else kind, words))
    return found


def _with_keys(found: _Tokens) -> _Tokens:
    """The strings before a colon are keys."""
    keyed = list(found)
    for at, (_, words) in enumerate(keyed):
        if not words.startswith(":"):
            continue
        back = at - 1
        while back >= 0 and _within(keyed[back][0], String):
            keyed[back] = (Name.Tag, keyed[back][1])
            back -= 1
    return keyed


@cache
def _dress(kind: _TokenType) -> tuple[str, str]:
    """The class of a token for pages, and its style for pictures."""
    css = "" if _within(kind, Token.Text) or _within(kind, Token.Error) else STANDARD_TYPES.get(kind, "")
    if css in {"w", "n", "p"}:  # themes leave these in the colour of plain text
        css = ""
    return css, next((style for parent, style in _STYLES if _within(kind, parent)), "ink")


def _within(kind: _TokenType, parent: _TokenType) -> bool:
    return kind[: len(parent)] == parent


def _merge(found: _Tokens) -> Iterator[CodeToken]:
    """Tokens with neighbours of one kind joined."""
    waiting: CodeToken | None = None
    for kind, words in found:
        css, style = _dress(kind)
        if waiting is not None and waiting.css == css and waiting.style == style:
            waiting = CodeToken(waiting.text + words, css, style)
            continue
        if waiting is not None:
            yield waiting
        waiting = CodeToken(words, css, style)
    if waiting is not None:
        yield waiting
