"""Code told by its shape: the instructions of a Dockerfile, functions between braces, queries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..grid import Row

_DOCKER = re.compile(
    r"^(?:FROM \S+(?: AS \S+)?|(?:COPY|ADD)(?:(?: --\S+)+| [\w.*/:$@{}-]+)(?: [\w.*/:$@{}-]+)+|RUN \S.*"
    r"|WORKDIR \S+"
    r"|(?:CMD|ENTRYPOINT) \S.*|(?:ENV|ARG|LABEL) [\w.]+(?:[ =].*)?|EXPOSE [\d/tcudp ]+|USER \S+"
    r"|(?:VOLUME|SHELL|HEALTHCHECK) \S.*)$"
)
_SURELY_DOCKER = re.compile(
    r"^(?:FROM [\w./-]+[:@]\S+|FROM scratch\b|(?:COPY|ADD) \S|WORKDIR [/$.]|(?:CMD|ENTRYPOINT) \["
    r"|ENV \w+=|EXPOSE \d)"
)
_SIGNATURE = re.compile(
    r"^(?!(?:if|for|while|switch|else|do|try|catch)\b)[A-Za-z_][\w:<>,&*\[\] ]*[ *&]\w+\([^(){};]*\)"
    r"[\w :<>,&*\[\]-]*\{$|^(?:typedef )?(?:struct|enum|union|class|interface|impl|trait) [\w<>: ,]+\{$"
)
"""What opens a function or a type: `int add(int a, int b) {`."""
_CONTROL = re.compile(r"^(?:loop|(?:if|for|while|match|switch)\b.*\S|do|try|unsafe) \{$")
"""What opens a block of statements: `while (open) {`."""
_LANGUAGES = {
    "function": "js",
    "async": "js",
    "export": "js",
    "interface": "ts",
    "fn": "rust",
    "pub": "rust",
    "impl": "rust",
    "trait": "rust",
    "loop": "rust",
    "match": "rust",
    "unsafe": "rust",
    "func": "go",
    "public": "java",
    "private": "java",
    "class": "java",
}
"""The languages that a first word tells of; any other is that of C."""
_SQL_FIRST = re.compile(
    r"^(?:SELECT|INSERT INTO|CREATE (?:OR REPLACE )?(?:TABLE|VIEW|INDEX)|UPDATE|DELETE FROM|WITH \w+ AS"
    r"|COPY)\b.*"
)
_SQL = re.compile(
    r"^(?:SELECT|FROM|WHERE|(?:LEFT |RIGHT |INNER |OUTER |FULL )?JOIN|GROUP +BY|ORDER +BY|HAVING|LIMIT|INSERT"
    r"|VALUES|SET|AND|OR|ON|UNION|CREATE|PRIMARY +KEY|\);?)\b.*|^\);?$|^[\w.]+,?$|^[\w.()*]+(?: AS \w+)?,?$"
    r"|^\w+ (?:VARCHAR|INTEGER|DOUBLE|TEXT|BOOLEAN|INT|REAL|FLOAT)\b.*"
)
_LEFT_OUT = ("...", "…")
"""Lines that stand for instructions that are not shown."""
_FORMULA = re.compile(r"[\w(). ,^|′']{1,40} = [^=]*[^:=]$")
_TERM = re.compile(r"[-+*/×·−–] ?[^-+\s]")
_SIGN = re.compile(r"[=≈≃≅≡≠≤≥∝<>→⇒] \S")
_EQUALS = tuple("=≈≃≅≡≠≤≥∝")
_CYPHER = re.compile(
    r"^(?:(?:OPTIONAL )?MATCH \w*\s*=?\s*\(|(?:WHERE|RETURN|WITH|UNWIND|MERGE|CREATE|SET|ORDER BY|LIMIT"
    r"|(?:DETACH )?DELETE|AND|OR)\b|//|[-<]{0,2}\[:|\(\w*:)"
)
_LOOK_AHEAD = 100
"""Rows within which something must show that they are code."""


def read_instructions(rows: Sequence[Row], start: int) -> tuple[int, str | None] | None:
    """The instructions of a Dockerfile, two or more: `FROM image:tag`, `COPY here there`."""
    end = start
    instructions = sure = 0
    for y in range(start, len(rows)):
        text = rows[y].text.strip()
        if not instructions and y >= start + _LOOK_AHEAD:
            break
        if _DOCKER.match(text):
            instructions += 1
            sure += _SURELY_DOCKER.match(text) is not None
        elif text.startswith("# ") or (y > start and rows[y - 1].text.rstrip().endswith("\\")):
            pass
        elif not text:
            if not rows[y - 1].text.strip():
                break
            continue
        elif not instructions or text not in _LEFT_OUT:
            break
        end = y + 1
    return (end, "docker") if instructions > 1 and sure else None


def read_braced(rows: Sequence[Row], start: int) -> tuple[int, str | None] | None:
    """A function, type or block up to the brace that closes it, most lines ending in `;` or a brace."""
    first = _without_remark(rows[start].text)
    if not (_SIGNATURE.match(first) or _CONTROL.match(first)):
        return None
    depth = lines = told = 0
    for y in range(start, min(len(rows), start + _LOOK_AHEAD)):
        text = _without_remark(rows[y].text)
        depth += text.count("{") - text.count("}")
        lines += bool(text)
        told += text[-1:] in (";", "{", "}", ",")
        if depth <= 0:
            whole = y > start and text[:1] == "}" and told * 3 >= lines * 2
            return (y + 1, _LANGUAGES.get(first.split()[0], "c")) if whole else None
    return None


def _without_remark(text: str) -> str:
    """A line of code without indentation and what a comment says behind it."""
    text = text.strip()
    cut = text.rfind("/*") if text.endswith("*/") else text.find("//")
    return text[:cut].rstrip() if cut >= 0 else text


def read_query(rows: Sequence[Row], start: int) -> tuple[int, str | None] | None:
    """The row after the query that opens in row `start`, comments and all, and its language."""
    return _read_cypher(rows, start) or _read_sql(rows, start)


def _read_cypher(rows: Sequence[Row], start: int) -> tuple[int, str] | None:
    """A query of a graph: a pattern in arrows and brackets, and what is asked of it."""
    end = start
    while end < len(rows) and _CYPHER.match(rows[end].text.strip()):
        end += 1
    whole = end > start + 1 and rows[start].text.lstrip().startswith(("MATCH", "OPTIONAL", "UNWIND", "MERGE"))
    return (end, "cypher") if whole else None


def _read_sql(rows: Sequence[Row], start: int) -> tuple[int, str] | None:
    first = start
    while first + 1 < len(rows) and rows[first].text.lstrip().startswith("-- "):
        first += 1
    if not _SQL_FIRST.match(rows[first].text.strip()):
        return None
    y = first + 1
    while y < len(rows) and rows[y].text.strip():
        text = rows[y].text.strip()
        if not (_SQL.match(text) or text.startswith("-- ") or rows[y].indent > rows[first].indent):
            break
        y += 1
    if y == first + 1 and " FROM " not in rows[first].text:
        return None
    return y, "sql"


def read_formula(rows: Sequence[Row], start: int) -> tuple[int, str | None] | None:
    """A formula that goes on deeper: `score = 2 * a` over `+ 3 * b`, or over `= 14` under its sign.

    Where it is worked out so, further formulae right under it are of one piece with it.
    """
    first = rows[start]
    end = _after_terms(rows, start)
    if end > start + 1 and _FORMULA.match(first.text.strip()) and not _is_worked_out(rows, start, end):
        return end, None
    whole, end = start, min(len(rows), start + _LOOK_AHEAD)
    while whole < end and rows[whole].indent == first.indent and _opens_formula(rows, whole):
        whole = _after_terms(rows, whole)
    return (whole, None) if _is_worked_out(rows, start, whole) else None


def _after_terms(rows: Sequence[Row], start: int) -> int:
    """The row after the last term of the formula that opens in row `start`."""
    end = start + 1
    while (
        end < len(rows)
        and rows[end].indent > rows[start].indent
        and (_TERM.match(rows[end].text.strip()) or _is_under_sign(rows, end))
    ):
        end += 1
    return end


def _opens_formula(rows: Sequence[Row], y: int) -> bool:
    return _FORMULA.match(rows[y].text.strip()) is not None or _is_worked_out(rows, y, y + 2)


def _is_worked_out(rows: Sequence[Row], start: int, end: int) -> bool:
    """Whether a row below row `start` and deeper says what the formula comes to."""
    return any(
        row.indent > rows[start].indent and row.text.lstrip().startswith(_EQUALS) and _is_under_sign(rows, y)
        for y, row in enumerate(rows[start + 1 : end], start + 1)
    )


def _is_under_sign(rows: Sequence[Row], y: int) -> bool:
    """Whether row `y` opens with the likes of `= `, under the like in the row above."""
    above, indent = rows[y - 1].text, rows[y].indent
    return _SIGN.match(rows[y].text, indent) is not None and any(
        _SIGN.match(above, x) and above[x - 1] == " " for x in range(max(indent - 1, 1), indent + 2)
    )
