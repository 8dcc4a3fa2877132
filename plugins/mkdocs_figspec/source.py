"""Where things stand: lines and columns in a figspec.

Lines and columns count from 1; columns are code points.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of a file, from its first line and column to its last line."""

    line: int
    column: int = 1
    end_line: int = 0
    """Last line, inclusive; never before `line`."""
    end_column: int = 0
    """Column after the last code point on `end_line`; 0 where only lines are known."""

    def __post_init__(self) -> None:
        if self.end_line < self.line:
            object.__setattr__(self, "end_line", self.line)

    @classmethod
    def lines(cls, first: int, last: int) -> Span:
        """The whole lines from `first` to `last`, both inclusive."""
        return cls(first, 1, last)

    def __or__(self, other: Span) -> Span:
        """The smallest stretch that holds both."""
        start = min((self.line, self.column), (other.line, other.column))
        end = max((self.end_line, self.end_column), (other.end_line, other.end_column))
        return Span(*start, *end)


@dataclass(frozen=True)
class Source:
    """A figspec file as read."""

    path: str
    """As shown to people: POSIX, relative to the folder the command or the site stands in."""
    text: str
    """Its contents, line ends as LF, without a byte order mark."""
    whole: bool = True
    """Whether they are all that the file holds; else what was made of it before stays."""

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends; line 1 is `lines[0]`."""
        return tuple(self.text.split("\n"))

    def line(self, number: int) -> str:
        """Line `number` without its end; empty where the file has no such line."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    @property
    def stem(self) -> str:
        """The file name without folder and `.md`: unique in a folder, safe in a URL path once quoted."""
        name = self.path.rsplit("/", 1)[-1]
        return name[:-3] if name.endswith(".md") else name
