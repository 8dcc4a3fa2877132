"""Code, data, queries and shell, told by what stands in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import takewhile

from ...model import Code
from ...source import Span
from ..grid import Row
from .programs import read_braced, read_formula, read_instructions, read_query
from .settings import read_toml, read_yaml

_COMMAND_WORDS = (
    "make|uv|uvx|pip|pip3|pipx|python|python3|git|docker|docker-compose|npm|npx|node|yarn|pnpm|cd|curl|wget"
    "|bash|sh|source|export|pytest|ruff|mypy|mlflow|conda|mamba|poetry|Rscript|cargo|go|brew|apt|apt-get|sudo"
    "|ssh|kubectl|helm|terraform|aws|gcloud|dvc|prefect|quarto|duckdb|jupyter|pre-commit|mkdir|cp|mv|rm|ls"
    "|cat|echo|chmod|tar|act|gh|snakemake|nextflow|sbatch|srun|streamlit|uvicorn|gunicorn|renv|just|tox|nox"
    "|psql|pg_dump|sqlite3|redis-cli|systemctl|journalctl|rsync|scp|jq|hatch|mkdocs|figspec|nbdev_export"
    "|wsl|podman|buildah|apptainer|minikube|ansible-playbook|rclone|pandoc|latexmk|ffmpeg|cmake|mvn|gradle"
)
_COMMAND = re.compile(
    rf"^(?:\$\s+\S.*|(?:[A-Z_]+=\S+\s+)*(?:{_COMMAND_WORDS})"
    r"(?:\s+(?:-{1,2}[\w-]|[\w./{<\"'*:=@\[~$-]).*)?)$"
)
_WORDS_AFTER_COMMAND = re.compile(
    r"^(?:make|go|source|act|just|echo|cat|export|node|python|git|docker|mlflow|duckdb|prefect|quarto)\s+"
    r"(?:the|a|an|sure|it|is|are|to|of|and|runs|stores?|for|with|has|can|will|in|on|by|we|you|all"
    r"|that|this|these|which|who|no|not|only|its|their|our|each|every|one|says?|holds?"
    r"|database|experiments?|tracks?)(?=\s|$)|^[\w-]+\s+(?:is|are|was|has|can|will|does|needs)\s"
)
_SENTENCE = re.compile(r"^[^$].*[a-z]{2}[.!?](?:\s+[A-Z]|$)")
"""Where a sentence ends, no command does."""
_TOOL_NAME = (
    r"(?!(?:use|add|pass|set|with|without|and|or|the|an?|by|via|see|if|when|then|to|for|in|on|from|is|are)\s)"
    r"[a-z][\w.+-]*"
)
_TOOL = re.compile(
    rf"^{_TOOL_NAME}(?: [\w./:@-]+){{0,2}} (?:--[a-z][\w-]+|-[A-Za-z])(?=[ =]|$)",
)
"""A tool that nobody need know, told by its options: `soilmap trace --tile 11`."""
_WITH_OPTION = re.compile(rf"^{_TOOL_NAME} .*(?<= )--[a-z][\w-]+(?=[ =]|$)")
"""The same with more before its options, which is one where a further line runs it too."""
_REMARK = r"(?:\s*(?:#|//|<--|←).*)?"
_JSON = re.compile(
    r"^(?:[{}\[\]]+,?|[}\])]+[,;]?|\"[^\"]+\"\s*:\s*\S.*|\"[^\"]*\",?|\.\.\.,?)" + _REMARK + "$"
)
_DATA_START = re.compile(r"^(?:[\"'{\[\]}]|\.\.\.|#|//)")
_KEYWORDS = "if|elif|for|while|with|try|except|else|finally"
_PYTHON = re.compile(
    r"^(?:import [\w.]+(?: as \w+)?(?:\s*#.*)?|from [\w.]+ import .+|(?:async )?def \w+\(.*"
    r"|class \w+.*:(?:\s*#.*)?|@[\w.]+(?:\(.*)?|return\b.*"
    rf"|(?:{_KEYWORDS})\b.*:(?:\s*#.*)?|assert .+|raise \w+.*|pass|print\(.*|\"\"\".*"
    r"|[\w.]+(?:\[[^\]]*\])?(?::\s*[\w\[\], .]+)?\s*[-+*/|]?=\s*\S.*"
    r"|\w+(?:, \w+)+ = [\w.]+[(\[].*"
    r"|[\w.]+\((?:.*\)(?:\.\w+\(.*\))*)?;?(?:\s*#.*)?)$"
)
_STRONG_PYTHON = re.compile(
    r"^(?:import [\w.]+(?: as \w+)?|from [\w.]+ import .+|(?:async )?def \w+\(.*|class \w+(?:\(.*\))?:)"
)
_BARE_CALL = re.compile(r"^[\w.]+\(\)$|^[\w.]+\($")
"""Also a mention of a function in words, so it makes no code by itself."""
_R = re.compile(r"^(?:[\w.$]+\s*<-\s*\S.*|library\(.*|source\(.*|[\w.]+::\w+\(.*|.*%>%|.*\|>|.*\)\s*\+)$")
_COMMENT = re.compile(r"^(?:#(?!#)|//|--\s)\s?\S?.*$")
_ASSIGNED_CALL = re.compile(r"^[a-z_][\w.]* = \w+(?:\.\w+)+[(\[][^()\[\]]*[)\]](?:\s+#.*)?$")
"""A line that is code though it stands alone: `rows = store.read("a")`."""
_GLOSSED = re.compile(r"^[^#\"'()]*=[^#\"'()]* [→⇒] ")
"""A value and what follows from it: `Slope = 0.6 → overfitted`."""
_MEASURED = re.compile(
    r"^[\w .]+= +[-+−~≈]?\d[\d.,]*(?: ?[%€$£](?! ?\w)| \(\d| (?!(?:if|else|for|and|or|in|not|is)\b)[^\W\d_])"
)
"""An amount with its unit or its limits: `n = 208 loaves`."""
_EXPLAINED = re.compile(r"^[\w.:]+\([^()]*\)\s{2,}[A-Z][a-z]* [a-z]")
"""A call and what it does, a name and its value rather than code."""
_RESULT = re.compile(r"^(?:→|=>|->|#\s*→)\s+\S")
_OPENING = re.compile(
    r"^(?:[{\[]|[\w.\"' ]+[:=]\s*[{\[(]|(?:\w+\s*=\s*)?[\w.]+\()(?:\s*(?:#|//).*|\s{3,}\S.*)?$"
)
_LOOK_AHEAD = 100
"""Rows within which something must show that they are code."""
_NO_PROGRAMS = (None, "bash", "yaml", "toml", "json")
"""Languages that make no program: settings in a box are its words."""
_CALLED = re.compile(r"^[\w.]+(?:\s*=\s*|\()")


def is_command(text: str) -> bool:
    """Whether `text`, without indentation, is a command line."""
    if text[-1:] == ":" or _WORDS_AFTER_COMMAND.match(text) or _SENTENCE.match(text):
        return False
    return _COMMAND.match(text) is not None


def runs_tool(text: str, tools: Collection[str] = ()) -> bool:
    """Whether `text` runs a tool with options, or one of `tools`; a sentence may look so too."""
    return (_TOOL.match(text) is not None or text.split()[0] in tools) and text[-1] not in ".,;:"


def tools_in(texts: Sequence[str]) -> set[str]:
    """The tools that lines run with options: at once, or further behind a name that opens two of them."""
    names = Counter(text.split()[0] for text in texts if text)
    return {
        text.split()[0]
        for text in texts
        if text and (runs_tool(text) or (names[text.split()[0]] > 1 and _WITH_OPTION.match(text)))
    }


def is_code_line(text: str) -> bool:
    """Whether `text`, without indentation, reads as a line of Python, R, JSON or shell."""
    return bool(_PYTHON.match(text) or _R.match(text) or _JSON.match(text)) or is_command(text)


def read_code(rows: Sequence[Row], start: int) -> tuple[Code, int] | None:
    """The code that opens in row `start` and the row after it; every space kept."""
    for find in _FINDERS:
        found = find(rows, start)
        if found is not None:
            end, language = found
            while not rows[end - 1].text.strip():
                end -= 1
            return make_code(rows[start:end], language), end
    return None


def is_program(rows: Sequence[Row]) -> bool:
    """Whether rows hold nothing but a program, or commands and comments; settings are neither."""
    texts = [row.text.strip() for row in rows if not row.blank]
    tools = tools_in(texts) if len(texts) > 1 else set()
    commands = [(is_command(text) or runs_tool(text, tools)) and "→" not in text for text in texts]
    if any(commands):
        return all(command or text.startswith("# ") for command, text in zip(commands, texts, strict=True))
    y = 0
    while y < len(rows):
        found = None if rows[y].blank else read_code(rows, y)
        if (found is None and not rows[y].blank) or (found and found[0].language in _NO_PROGRAMS):
            return False
        y = found[1] if found else y + 1
    return bool(texts)


def make_code(rows: Sequence[Row], language: str | None) -> Code:
    """A code block of whole rows, their common indentation dropped."""
    indents = [row.indent for row in rows if row.text.strip()]
    indent = min(indents, default=0)
    text = "\n".join(row.text[indent:].rstrip() for row in rows)
    return Code(Span.lines(rows[0].line, rows[-1].line), language, text)


def _bracketed(rows: Sequence[Row], start: int) -> tuple[int, str | None] | None:
    """From a line that is or ends in an opening bracket to the one that closes it."""
    first = rows[start].text.strip()
    if not _OPENING.match(first):
        return None
    depth = 0
    for y in range(start, min(len(rows), start + 120)):
        text = rows[y].text
        depth += sum(text.count(glyph) for glyph in "{[(") - sum(text.count(glyph) for glyph in "}])")
        if depth <= 0 and y > start and rows[y].text.strip()[:1] in ("}", "]", ")"):
            inside = [row.text.strip() for row in rows[start + 1 : y] if row.text.strip()]
            data = sum(bool(_JSON.match(text) or _DATA_START.match(text)) for text in inside)
            if first[0] in "{[" and data * 2 >= len(inside):
                return y + 1, "json"
            if (
                data * 2 >= len(inside)
                or sum(map(is_code_line, inside)) * 2 >= len(inside)
                or first[-1] == "("
            ):
                return y + 1, "python" if _CALLED.match(first) else None
            return None
    return None


def _statements(rows: Sequence[Row], start: int) -> tuple[int, str | None] | None:
    """A run of Python, R or shell lines, comments and blank lines between them included."""
    base = rows[start].indent
    y = end = start
    code = strong = shell = r_lines = calls = unsure = 0
    open_brackets = 0
    tools = tools_in(_paragraph(rows, start))
    while y < len(rows) and (code > calls or y < start + _LOOK_AHEAD):
        text = rows[y].text.strip()
        if not text:
            y += 1
            if y < len(rows) and (not rows[y].text.strip() or (code and not shell and _is_prompted(rows, y))):
                break
            continue
        deeper = (
            code > 0
            and rows[y].indent > base
            and (open_brackets > 0 or rows[y - 1].text.rstrip().endswith(("\\", ":")))
        )
        if is_command(text):
            shell += 1
            code += 1
        elif runs_tool(text, tools):
            tools.add(text.split()[0])
            unsure += 1
            shell += 1
            code += 1
        elif _MEASURED.match(text) and not (strong or shell or open_brackets):
            return None
        elif (_PYTHON.match(text) or _R.match(text)) and not _GLOSSED.match(text):
            r_lines += bool(_R.match(text))
            strong += bool(_STRONG_PYTHON.match(text))
            calls += bool(_BARE_CALL.match(text))
            code += 1
        elif not (deeper or _COMMENT.match(text) or (code and _RESULT.match(text)) or open_brackets > 0):
            break
        open_brackets += sum(text.count(glyph) for glyph in "([{") - sum(text.count(glyph) for glyph in ")]}")
        y += 1
        end = y
    if unsure and unsure == code and not _is_apart(rows, start, end):
        return None
    lines = sum(bool(row.text.strip()) for row in rows[start:end])
    if (
        not code
        or calls == code
        or (code < 2 and not strong and not (shell and rows[start].text.strip().startswith("$")))
    ):
        introduced = start > 0 and rows[start - 1].text.rstrip().endswith(":")
        if (
            not (code == 1 and introduced)
            and not (code == 1 and lines >= 2 and _COMMENT.match(rows[start].text.strip()))
            and not (shell == lines == 1)
            and not (lines == 1 and _ASSIGNED_CALL.match(rows[start].text.strip()))
        ):
            return None
    texts = [row.text.strip() for row in rows[start:end]]
    if lines > 1 and all(_EXPLAINED.match(text) for text in texts if text):
        return None
    prompted = next((text for text in texts if text and not _COMMENT.match(text)), "").startswith("$ ")
    if shell * 2 > code or prompted:
        return end, "bash"
    if r_lines and r_lines * 2 >= code - shell:
        return end, "r"
    return end, "python" if strong or code >= 2 else None


def _is_prompted(rows: Sequence[Row], y: int) -> bool:
    """Whether a command with a prompt stands in row `y`, or under the comment there."""
    if _COMMENT.match(rows[y].text.strip()) and y + 1 < len(rows):
        y += 1
    return rows[y].text.lstrip().startswith("$ ")


def _paragraph(rows: Sequence[Row], start: int) -> list[str]:
    """The lines of the paragraph that opens in row `start`; none where it does not."""
    if start and not rows[start - 1].blank and not rows[start - 1].text.rstrip().endswith(":"):
        return []
    texts = (row.text.strip() for row in rows[start : start + _LOOK_AHEAD])
    return list(takewhile(bool, texts))


def _is_apart(rows: Sequence[Row], start: int, end: int) -> bool:
    """Whether rows are whole paragraphs, or what follows a colon."""
    opens = start == 0 or rows[start - 1].blank or rows[start - 1].text.rstrip().endswith(":")
    return opens and (end == len(rows) or rows[end].blank)


_FINDERS = (
    read_toml,
    _bracketed,
    read_instructions,
    read_braced,
    read_query,
    read_formula,
    _statements,
    read_yaml,
)
"""What looks for code at a row, in this order."""
