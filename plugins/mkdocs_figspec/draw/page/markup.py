"""The templates of this room, autoescape on, and what they may call: all of it is pure."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, Template
from markupsafe import Markup, escape

from ...model import Block, Code
from .. import theme
from ..marks import MARK_PATHS
from ..texts.highlight import CodeToken, tokens
from ..texts.inline import bar_name, bar_parts, is_plain, pieces, soft
from ..texts.lists import bullets
from ..texts.names import has_names
from ..texts.prose import paragraphs
from ..texts.steps import commands_of, heading
from ..texts.table import columns

_LONG = 64
"""Characters in a line of code that the usual column of a page holds at the usual size."""


@cache
def template(name: str) -> Template:
    """The template `name`."""
    return _environment().get_template(name)


@lru_cache(4096)
def inline(text: str) -> Markup:
    """`text` with its marks and its inline markup; page and description say the same texts."""
    return escape(text) if is_plain(text) else _dressed()(text)


@lru_cache(4096)
def flowing(text: str) -> Markup:
    """The same for words that flow, with the names in them apart."""
    return _dressed()(text, names=True) if has_names(text) else inline(text)


@lru_cache(1024)
def text_block(block: Block, title: str | None) -> Markup:
    """A block of words, as page and description have it, in a panel of that title."""
    return Markup(_any()(block, title))  # noqa: S704 - made by an escaping template


@cache
def _any() -> Any:
    return template("blocks.html.j2").module.any  # type: ignore[attr-defined]


@cache
def _dressed() -> Any:
    return template("inline.html.j2").module.dressed  # type: ignore[attr-defined]


@cache
def _environment() -> Environment:
    environment = Environment(loader=PackageLoader("mkdocs_figspec.draw", "templates/page"), autoescape=True)
    environment.filters["inline"] = inline
    environment.filters["flowing"] = flowing
    # As globals, so that what templates import of each other is made once.
    environment.globals.update(
        text_block=text_block,
        pieces=pieces,
        bar_name=bar_name,
        bar_parts=bar_parts,
        soft=soft,
        paragraphs=paragraphs,
        bullets=bullets,
        heading=heading,
        commands_of=commands_of,
        columns=columns,
        code_tokens=_code_tokens,
        is_long=_is_long,
        class_names=theme.class_names,
        mark_paths=MARK_PATHS,
    )
    return environment


def _code_tokens(block: Code) -> tuple[CodeToken, ...]:
    return tokens(block.language, block.text.strip("\n"))


def _is_long(block: Code) -> bool:
    """Whether a line is too long for the usual column of a page."""
    return max(map(len, block.text.split("\n")), default=0) > _LONG
