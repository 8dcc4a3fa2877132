"""Managed sections: what lies between two markers in a Markdown file of the repository."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..errors import MarkerError

MARKER = re.compile(r"<!-- figspec:(begin|end) (\S+) -->[ \t]*\Z")
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


@dataclass(frozen=True)
class Section:
    """A managed section: lines from 0, both markers included."""

    name: str
    begin: int
    end: int


def split(text: str) -> list[str]:
    """The lines of `text` with their ends, which are kept as they are."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def sections(text: str) -> tuple[Section, ...]:
    """The managed sections of `text`, in order; raises `MarkerError` where markers do not pair up."""
    found: list[Section] = []
    seen: set[str] = set()
    begun: tuple[str, int] | None = None
    for number, kind, name in _markers(split(text)):
        if kind == "begin":
            if begun:
                raise MarkerError(number + 1, f"{name} begins before {begun[0]} has ended")
            if name in seen:
                raise MarkerError(number + 1, f"a second section for {name}")
            begun = (name, number)
            seen.add(name)
        elif begun and begun[0] == name:
            found.append(Section(name, begun[1], number))
            begun = None
        else:
            raise MarkerError(number + 1, f"{name} ends without having begun")
    if begun:
        raise MarkerError(begun[1] + 1, f"{begun[0]} begins and never ends")
    return tuple(found)


def replaced(text: str, contents: dict[str, str | None]) -> str:
    """`text` with the sections named in `contents` holding that instead; those of `None` go.

    A name without a section gets one at the end. Raises `MarkerError` where markers do not pair up.
    """
    lines = split(text)
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    known = {section.name: section for section in sections(text)}
    for section in reversed(known.values()):
        if section.name not in contents:
            continue
        content = contents[section.name]
        if content is None:
            lines[section.begin : section.end + 1] = []
        else:
            own = "\r\n" if lines[section.begin].endswith("\r\n") else "\n"
            lines[section.begin + 1 : section.end] = [content.replace("\n", own)]
    result = "".join(lines)
    for name, content in contents.items():
        if name in known or content is None:
            continue
        gap = "" if not result else end if result.endswith("\n") else end * 2
        result += gap + block(name, content).replace("\n", end)
    return result


def block(name: str, content: str) -> str:
    """A whole section, markers included; `content` ends with a line feed."""
    return f"<!-- figspec:begin {name} -->\n{content}<!-- figspec:end {name} -->\n"


def content_of(text: str, section: Section) -> str:
    """What a section holds, line ends as LF."""
    return "".join(split(text)[section.begin + 1 : section.end]).replace("\r\n", "\n")


def _markers(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """Line, kind and name of each marker that stands alone on its line, outside of closed fences."""
    fenced = fenced_lines(lines)
    for number, line in enumerate(lines):
        marker = MARKER.match(line.rstrip("\r\n"))
        if marker and number not in fenced:
            yield number, marker[1], marker[2]


def fenced_lines(lines: list[str]) -> set[int]:
    """The lines of fenced code, fences included; a fence that never closes holds nothing."""
    inside: set[int] = set()
    fence, start = "", 0
    for number, line in enumerate(lines):
        mark = FENCE.match(line)
        if not mark:
            continue
        if not fence:
            fence, start = mark[1], number
        elif mark[1].startswith(fence) and not line[mark.end() :].strip():
            inside.update(range(start, number + 1))
            fence = ""
    return inside
