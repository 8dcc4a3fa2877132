"""What the content prompt says about placement and emphasis."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..model import Figspec, Node, Panel, Place, Tree
from .words import every_word, text_of_blocks

_PLACES: dict[str, Place] = {
    "top": "top",
    "upper": "top",
    "middle": "middle",
    "center": "center",
    "centre": "center",
    "central": "center",
    "bottom": "bottom",
    "lower": "bottom",
    "left": "left",
    "right": "right",
}
_HEADER = re.compile(
    r"^\s*(?:[-*+]\s+)?(?:#+\s*)?(?:\*\*)?\s*"
    r"((?:(?:top|upper|middle|center|centre|central|bottom|lower|left|right)(?:[ /-]+(?=\w)|\b))+)"
    r"\s*(?:(?:panel|half|side|section|row|column|third|area|part)\b)?"
    r"\s*(?:\([^)]*\))?\s*(?:[-–—:]\s*)?(.*)$",
    re.IGNORECASE,
)
_EMPHASIS = re.compile(
    r"\b(?:highlight|emphasi[sz]e|accentuate)(?:e?d|s|ing)?\b[:\s]+([^.\n;](?:[^\n;.]|\.(?=\w)){0,200})",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[\w./*{}<>-]+")
_COMMON = frozenset(
    {"the", "and", "with", "for", "from", "each", "all", "this", "that", "are", "showing", "show", "shows"}
    | {"panel", "section", "example", "labels", "label", "its", "into"}
)
_WEIGHT_OF_TITLE = 4


def with_hints(panels: Sequence[Panel], figspec: Figspec) -> tuple[Panel, ...]:
    """The panels with the places and highlights that the figspec's prompts ask for."""
    text = "\n".join(prompt.text for prompt in figspec.prompts if "content" in prompt.name.casefold())
    if not text:
        return tuple(panels)
    placed = _placed(list(panels), _hints(text))
    names = _emphasised(text)
    return tuple(_highlighted(panel, names) if names and panel.concept else panel for panel in placed)


def _hints(text: str) -> list[tuple[frozenset[Place], str, str]]:
    """The places named in a prompt, each with its heading and what is said below it."""
    found: list[tuple[frozenset[Place], str, list[str]]] = []
    for line in text.splitlines():
        header = _HEADER.match(line)
        bold = "**" in line or line.strip()[:6].isupper() or line.strip().startswith("#")
        if header and bold:
            places = frozenset(_PLACES[word.casefold()] for word in re.findall(r"[a-zA-Z]+", header.group(1)))
            found.append((places, header.group(2), []))
        elif found:
            found[-1][2].append(line)
    return [(places, head, "\n".join(lines)) for places, head, lines in found]


def _placed(panels: list[Panel], hints: list[tuple[frozenset[Place], str, str]]) -> list[Panel]:
    scores: list[tuple[float, int, int]] = []
    mine = [_stems(panel.title or "") for panel in panels]
    contents = [_stems(text_of_blocks(panel.blocks)) for panel in panels]
    for h, (_, head, body) in enumerate(hints):
        heading, below = _stems(head), _stems(body)
        for p, panel in enumerate(panels):
            if not panel.concept:
                continue
            score = float(_WEIGHT_OF_TITLE * len(heading & mine[p]) + len(heading & contents[p]))
            score += _share(below, mine[p] | contents[p])
            if score > 0.3:
                scores.append((score, -h, -p))
    taken: set[int] = set()
    used: set[int] = set()
    for _, h, p in sorted(scores, reverse=True):
        if h not in used and p not in taken:
            used.add(h)
            taken.add(p)
            panels[-p] = replace(panels[-p], place=hints[-h][0])
    return panels


def _stems(text: str) -> set[str]:
    """The first letters of the words in `text`, so that `access` and `accessing` are one."""
    return {word[:5] for word in {*every_word(text)} - _COMMON if len(word) > 2}


def _share(words: set[str], others: set[str]) -> float:
    return len(words & others) / len(words) if words else 0.0


def _emphasised(text: str) -> set[str]:
    return {
        token.casefold().strip("./") for phrase in _EMPHASIS.findall(text) for token in _TOKEN.findall(phrase)
    }


def _highlighted(panel: Panel, names: set[str]) -> Panel:
    blocks = tuple(
        replace(block, nodes=tuple(_mark(node, names) for node in block.nodes))
        if isinstance(block, Tree)
        else block
        for block in panel.blocks
    )
    return replace(panel, blocks=blocks)


def _mark(node: Node, names: set[str]) -> Node:
    name = node.name.casefold().strip("./ ")
    return replace(node, highlight=True) if len(name) > 2 and name in names and _specific(name) else node


def _specific(name: str) -> bool:
    """Whether a name can hardly be an ordinary word of the prompt."""
    return any(not glyph.isalpha() for glyph in name) or len(name) > 7
