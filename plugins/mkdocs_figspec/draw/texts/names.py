"""Names out of code in words that flow: files, folders, identifiers, calls, options. They are set in mono.

Only what cannot be a word counts: `configs/`, `run.py`, `n_folds`, `main()`, `--strict`, `$HOME`; neither
`train/test` nor `Node.js`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_MAYBE = re.compile(r"\w[/_]|/\w|\.[A-Za-z]|\(\)|--\w|\$[{A-Z]")
"""What every text has that holds a name."""
_LONGEST = 200
_SHORTEST = 5
"""Characters that an identifier has at least: `x_i` belongs to a formula."""
_CANDIDATE = re.compile(r"(?<![\w/.~$*@:\\-])[\w/.~*{<$-][\w/.~*{}<>$@+=,-]*(?:\([^\s()]{0,60}\))?")
_TAIL = ".,-+=<"
"""What ends a sentence or leads on, and no name."""
_PART = re.compile(r"(?:[\w.*@+-]|<[\w-]+>|\{[\w,.*]*\})+")
"""What stands between two slashes."""
_FILE = re.compile(
    r".*\.(?:pyi?|ipynb|ya?ml|jsonl?|toml|ini|cfg|conf|env|lock|xml|md|rst|txt|log|tex|bib|csv|tsv|parquet"
    r"|feather|arrow|h5|hdf5|np[yz]|pkl|pickle|joblib|pth?|onnx|db|duckdb|sqlite3?|sql|[jt]sx?|mjs|s?css|html?"
    r"|vue|[ch]|cc|[ch]pp|rs|go|java|kt|swift|rb|php|lua|(?:ba|z)?sh|bat|ps1|[Rr]|[Rq]md|png|jpe?g|gif|svg|pdf"
    r"|webp|wav|flac|mp[34]|zip|tar|gz|whl|so|dll|exe|bin|elf|hex|dot|proto|tf|hcl)"
)
_PRODUCT = re.compile(r"[A-Z]\w*\.[jt]s|\w\.\w")
"""`Node.js`, and initials."""
_IDENTIFIER = re.compile(
    r"(?:_*[A-Za-z][\w-]*\.)*_*[A-Za-z][A-Za-z\d-]*(?:_+[A-Za-z\d-]+)+_*(?:=[\w.+-]+)?|__[a-z]+__"
)
_CALL = re.compile(r"[A-Za-z_][\w.]*\(\)|[A-Za-z_][\w.]*[_.][\w.]+\(\S+\)")
_ROOTS = ("", "~", ".", "..")
"""What a path begins with; `/day` begins with a slash too."""
_OPTION = re.compile(r"--[A-Za-z][\w-]*(?:=[\w./-]+)?")
_VARIABLE = re.compile(r"\$(?:[A-Z][A-Z\d_]+|\{[A-Z][A-Z\d_]+\})")


def has_names(text: str) -> bool:
    """Whether there is a name in `text`."""
    return bool(_MAYBE.search(text)) and next(names_in(text), None) is not None


def names_in(text: str) -> Iterator[tuple[int, int]]:
    """Where the names in `text` begin and end, in code points and in order."""
    for found in _CANDIDATE.finditer(text):
        word = found.group().rstrip(_TAIL)
        if len(word) <= _LONGEST and _is_name(word):
            yield found.start(), found.start() + len(word)


def _is_name(word: str) -> bool:
    if word.endswith(")"):
        return bool(_CALL.fullmatch(word))
    if word.startswith("$"):
        return bool(_VARIABLE.fullmatch(word))
    if word.startswith("--"):
        return bool(_OPTION.fullmatch(word))
    return _is_path(word.split("/")) if "/" in word else _is_file(word) or _is_identifier(word)


def _is_path(parts: list[str]) -> bool:
    *folders, last = parts
    named = [part for part in (*folders[1:], last) if part]
    rooted = folders[0] in _ROOTS
    if not rooted:
        named.append(folders[0])
    if not named or not all(map(_PART.fullmatch, named)) or "" in folders[1:]:
        return False
    if _is_file(last) or any(map(_is_identifier, named)):
        return True
    telling = any(len(part) > 1 and not part.isdecimal() for part in named)
    return telling and (last == "" or folders[0] in _ROOTS[1:] or (rooted and len(named) > 1))


def _is_file(word: str) -> bool:
    return bool(_FILE.fullmatch(word)) and not _PRODUCT.fullmatch(word) and bool(_PART.fullmatch(word))


def _is_identifier(word: str) -> bool:
    return len(word) >= _SHORTEST and bool(_IDENTIFIER.fullmatch(word))
