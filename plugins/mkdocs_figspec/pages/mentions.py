"""What the Markdown of a page says about figures: fences that hold one, and references to one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from ..diagnostics import Diagnostic, Severity
from ..source import Span
from .library import Library

# What is taken once is never given back: long lines would be read as often as they have characters.
FENCE = re.compile(r"([ \t]*+)(`{3,}+|~{3,}+)[ \t]*+([^\s`]*+)([^`]*+)")
CODE = re.compile(r"(?<!`)(`++)[^`]++\1(?!`)")
HOLDER = re.compile(r"[ \t]*+(?:[*+-]|\d++\.|:|!!!|\?\?\?\+?|===[!+]?|\[\^[^\]\s]++\]:)(?:[ \t]|$)")
"""What opens a list item, a definition, an admonition, a tab or a footnote, which hold what is indented."""
REFERENCE = re.compile(r"\](?:\(|:)\s*(?:<(fig:[^<>]+)>|(fig:[^\s()<>]+))")
SETTING = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'{}]+))|([^\s{}]+)")
SETTINGS = ("caption",)
"""What a figspec fence can be told after its name."""


@dataclass(frozen=True)
class Fence:
    """Fenced code: lines from 0, both fences included."""

    begin: int
    end: int
    indent: str
    name: str
    """The word after the opening fence: `figspec`."""
    settings: str
    """What stands after that."""
    column: int
    """Where the settings start, from 1."""
    code: bool = False
    """Whether it stands in indented code, so that it shows as it is."""

    def text(self, lines: Sequence[str]) -> str:
        """What it holds, of the `lines` that it was found in, without its indentation."""
        return "\n".join(line.removeprefix(self.indent) for line in lines[self.begin + 1 : self.end])


@dataclass(frozen=True)
class Mention:
    """A reference to a figure, or an embed of one."""

    target: str
    """As written: `fig:fig-repo-29`."""
    span: Span


def fences(lines: Sequence[str]) -> list[Fence]:
    """The fences in `lines`, at any indentation; one that never closes is none."""
    found: list[Fence] = []
    endless: dict[str, int] = {}
    number = held = 0
    fresh = True
    while number < len(lines):
        opened = FENCE.fullmatch(lines[number])
        code = False
        if fresh or opened or HOLDER.match(lines[number]):
            held, code = _within(lines[number], held)
        fresh = not lines[number].strip()
        sign = opened[2][0] if opened else ""
        if opened and len(opened[2]) < endless.get(sign, len(opened[2]) + 1):
            end = _end(lines, number, opened[2])
            if end is not None:
                name, settings = opened[3], opened[4]
                found.append(Fence(number, end, opened[1], name, settings, opened.start(4) + 1, code))
                number, fresh = end, True
            else:
                endless[sign] = len(opened[2])
        number += 1
    return found


def _within(line: str, held: int) -> tuple[int, bool]:
    """How many blocks the lines below `line` may be held by, of `held` before it, and whether it is code."""
    if not line.strip():
        return held, False
    line = line.expandtabs(4)
    levels = (len(line) - len(line.lstrip(" "))) // 4
    held = min(held, levels)
    code = levels > held
    return held + (HOLDER.match(line) is not None and not code), code


def _end(lines: Sequence[str], start: int, mark: str) -> int | None:
    closing = re.compile(rf"[ \t]*{mark}{mark[0]}*[ \t]*")
    return next((number for number in range(start + 1, len(lines)) if closing.fullmatch(lines[number])), None)


def fence_caption(fence: Fence, path: str) -> tuple[str | None, list[Diagnostic]]:
    """The caption that a figspec fence gives its figure, and what else it says that nobody reads."""
    caption: str | None = None
    said = ""
    stray: list[tuple[int, str]] = []
    problems: list[Diagnostic] = []

    def close() -> None:
        if stray:
            words = " ".join(word for _, word in stray)
            whole = f"{said} {words}".replace('"', "")
            hint = f'several words stand in quotation marks: caption="{whole}"' if said else _LOOKS
            message = f"{words!r} is no option of a figspec fence"
            problems.append(_unknown_option(fence, path, stray[0][0], message, hint))
            stray.clear()

    for found in SETTING.finditer(fence.settings):
        name = found[1]
        if name is None:
            stray.append((found.start(), found[0]))
            continue
        close()
        said = (found[4] or "") if name == "caption" else ""
        if name == "caption":
            caption = next(value for value in found.groups()[1:] if value is not None)
        else:
            close_ones = get_close_matches(name, SETTINGS, 1)
            hint = f"did you mean {close_ones[0]}?" if close_ones else _LOOKS
            message = f"a figspec fence has no option {name!r}"
            problems.append(_unknown_option(fence, path, found.start(), message, hint))
    close()
    return caption, problems


_LOOKS = 'the only one is caption="..."'


def _unknown_option(fence: Fence, path: str, offset: int, message: str, hint: str) -> Diagnostic:
    span = Span(fence.begin + 1, fence.column + offset)
    return Diagnostic("unknown-fence-option", Severity.WARNING, message, path, span, hint)


def mentions(lines: Sequence[str]) -> Iterator[Mention]:
    """The references to figures in `lines`, in order; none that stand in code or in a comment."""
    for number, line in enumerate(_without_code(lines), 1):
        for found in REFERENCE.finditer(line):
            start = max(line.rfind("[", 0, found.start()), 0)
            start -= line[start - 1 : start] == "!"
            yield Mention(found[1] or found[2], Span(number, start + 1, number, found.end() + 1))


def _without_code(lines: Sequence[str]) -> list[str]:
    """The lines with code and comments blanked out, so that all else stays in its place."""
    kept = list(lines)
    for fence in fences(lines):
        kept[fence.begin : fence.end + 1] = [""] * (fence.end + 1 - fence.begin)
    text = "\n".join(CODE.sub(lambda code: " " * len(code[0]), line) for line in kept)
    pieces: list[str] = []
    start = 0
    while (begin := text.find("<!--", start)) >= 0 and (end := text.find("-->", begin)) >= 0:
        pieces += [text[start:begin], re.sub(r"[^\n]", " ", text[begin : end + 3])]
        start = end + 3
    return "".join([*pieces, text[start:]]).split("\n")


def unknown_figure(library: Library, name: str, path: str, span: Span) -> Diagnostic:
    """That the page at `path` names a figure that there is none of."""
    close = library.closest(name)
    hint = f"did you mean {close}?" if close else "write the ID or the file name of a figspec"
    message = f"the page names {name}, and there is no such figure"
    return Diagnostic("unknown-figure", Severity.WARNING, message, path, span, hint)
