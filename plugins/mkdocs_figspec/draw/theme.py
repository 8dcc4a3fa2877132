"""How figures look: class names, sizes and colours.

A shape's style is one or more class names of `STYLES` (in markup they have the prefix `fs-`). Their
colours are tokens; `LIGHT` and `DARK` give each token its value. On a page tokens are custom properties
(`--fs-ink`), in a stand-alone picture they are literal.

Styles for text: ink, quiet, accent, value, title (a panel's), strong (white on accent), mark-yes,
mark-no, mark-warn, segment-1 ... segment-6, on-highlight, code-keyword, code-string, code-number,
code-comment, code-name, code-function, code-operator. Styles for areas: paper, panel, ground (behind
code), box, box-plain, group (around boxes), highlight, badge, disc (a step's number), head-row, stripe,
callout, segment-ground-1 ... segment-ground-6, bar and shade-1 ... shade-3 (filled parts of a plot),
arrow-head, dot-1 ... dot-6, fill-ink, fill-quiet, icon styles folder, file. Styles for lines: guide
(tree), leader (dotted), arrow, arrow-dashed, line (art), line-heavy, line-dashed, rule, box-edge,
group-edge, pointer-1 ... pointer-6.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

PREFIX = "fs-"
SEGMENTS = 6
"""Hues there are for the segments of a naming; further segments start over."""


@dataclass(frozen=True)
class Sizes:
    """Sizes in px at which scenes are laid out, before a picture scales them."""

    text: float = 16.0
    code: float = 15.0
    title: float = 15.0
    line: float = 1.4
    """Line height, times the font size."""
    indent: float = 28.0
    """A tree's step to the right per level."""
    row: float = 28.0
    """Height of a tree's row."""
    gap: float = 12.0
    """Between blocks of a panel."""
    padding: float = 20.0
    """Inside a panel or a box."""
    radius: float = 8.0


SIZES = Sizes()

LIGHT = {
    "paper": "#faf9f4",
    "panel": "#ffffff",
    "panel-edge": "#e2dfd5",
    "ink": "#1b2030",
    "quiet": "#595f6e",
    "accent": "#2a5aa3",
    "on-accent": "#ffffff",
    "value": "#04704f",
    "guide": "#b3ac9f",
    "leader": "#bdb7ab",
    "ground": "#f3f1e8",
    "rule": "#d8d4c8",
    "highlight": "#fdf0c3",
    "highlight-edge": "#d3a118",
    "folder": "#3f74b8",
    "file": "#737986",
    "box": "#f4f7fc",
    "box-edge": "#7f97bd",
    "group": "#faf9f5",
    "group-edge": "#c3bcac",
    "arrow": "#48536a",
    "stripe": "#f7f6f0",
    "callout": "#eaf1fb",
    "line": "#4d5465",
    "bar": "#5b83bf",
    "shade-1": "#d6e0ef",
    "shade-2": "#adc1df",
    "shade-3": "#84a2cf",
    "yes": "#12704a",
    "no": "#b3261e",
    "warn": "#8a5a00",
    "segment-1": "#0a5aa8",
    "segment-2": "#934700",
    "segment-3": "#006b4c",
    "segment-4": "#a5195c",
    "segment-5": "#5a3db0",
    "segment-6": "#5c5a05",
    "segment-ground-1": "#e0edfb",
    "segment-ground-2": "#fdead8",
    "segment-ground-3": "#d6f2e8",
    "segment-ground-4": "#fbe1ec",
    "segment-ground-5": "#ebe5fb",
    "segment-ground-6": "#f1efcb",
    "code-keyword": "#7a2fc0",
    "code-string": "#04704f",
    "code-number": "#934700",
    "code-comment": "#5b6152",
    "code-name": "#7a2fc0",
    "code-function": "#2a5aa3",
    "code-operator": "#595f6e",
}
"""Colours on a light page; text has at least 4.5:1 on paper, panel, ground and its own ground."""

DARK = {
    "paper": "#181a22",
    "panel": "#1f222d",
    "panel-edge": "#343947",
    "ink": "#eceef4",
    "quiet": "#a6adbd",
    "accent": "#8bb4f2",
    "on-accent": "#131a28",
    "value": "#5bd3a5",
    "guide": "#596072",
    "leader": "#535a6b",
    "ground": "#191c24",
    "rule": "#3b4152",
    "highlight": "#3a2f10",
    "highlight-edge": "#d3a118",
    "folder": "#7fb0f5",
    "file": "#8f97a8",
    "box": "#252b3a",
    "box-edge": "#647ca8",
    "group": "#1c1f29",
    "group-edge": "#4a5164",
    "arrow": "#aab4c8",
    "stripe": "#232733",
    "callout": "#22304a",
    "line": "#b4bccd",
    "bar": "#6d98da",
    "shade-1": "#333f58",
    "shade-2": "#465d84",
    "shade-3": "#5a7baf",
    "yes": "#5bd3a5",
    "no": "#ff9a90",
    "warn": "#f0bf5a",
    "segment-1": "#86bdfa",
    "segment-2": "#f8b071",
    "segment-3": "#5bd3a5",
    "segment-4": "#f58cb8",
    "segment-5": "#bfaaf8",
    "segment-6": "#d8d36a",
    "segment-ground-1": "#15304e",
    "segment-ground-2": "#432a12",
    "segment-ground-3": "#0d3a2c",
    "segment-ground-4": "#471a30",
    "segment-ground-5": "#33275a",
    "segment-ground-6": "#38370f",
    "code-keyword": "#cda6f7",
    "code-string": "#5bd3a5",
    "code-number": "#f8b071",
    "code-comment": "#a2a892",
    "code-name": "#cda6f7",
    "code-function": "#8bb4f2",
    "code-operator": "#a6adbd",
}
"""The same tokens on a dark page."""


@dataclass(frozen=True)
class Style:
    """What a class sets; colours are tokens."""

    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    dash: str | None = None
    spacing: float | None = None
    """Letter spacing in em."""


def _line(token: str, width: float = 1.5, dash: str | None = None) -> Style:
    return Style("none", token, width, dash)


def _area(fill: str, edge: str | None = None, width: float = 1.0) -> Style:
    return Style(fill, edge, width)


STYLES: dict[str, Style] = {
    **{
        name: Style(name)
        for name in ("ink", "quiet", "accent", "value", "folder", "file", "arrow", "bar", "line", "guide")
    },
    **{name: Style(name) for name in LIGHT if name.startswith("code-")},
    "title": Style("accent", spacing=0.06),
    "strong": Style("on-accent"),
    "on-highlight": Style("ink"),
    "shade-1": Style("shade-1"),
    "shade-2": Style("shade-2"),
    "shade-3": Style("shade-3"),
    "mark-yes": Style("yes"),
    "mark-no": Style("no"),
    "mark-warn": Style("warn"),
    "good": Style("yes"),
    "bad": Style("no"),
    "warn": Style("warn"),
    "paper": _area("paper"),
    "panel": _area("panel", "panel-edge"),
    "ground": _area("ground"),
    "box": _area("box", "box-edge", 1.25),
    "box-plain": _area("panel", "group-edge", 1.25),
    "group": _area("group", "group-edge"),
    "highlight": _area("highlight", "highlight-edge", 1.5),
    "badge": _area("highlight", "highlight-edge"),
    "disc": _area("accent"),
    "head-row": _area("ground"),
    "stripe": _area("stripe"),
    "callout": _area("callout", "accent"),
    "arrow-head": _area("arrow"),
    "fill-ink": _area("ink"),
    "fill-quiet": _area("quiet"),
    "guide": _line("guide"),
    "leader": _line("leader", 1.4, "0.1 5"),
    "arrow": _line("arrow", 1.6),
    "arrow-dashed": _line("arrow", 1.6, "5 4"),
    "line": _line("line", 1.5),
    "line-heavy": _line("line", 3.0),
    "line-dashed": _line("line", 1.5, "5 4"),
    "line-heavy-dashed": _line("line", 3.0, "5 5"),
    "rule": _line("rule", 1.0),
    "box-edge": _line("box-edge", 1.25),
    "group-edge": _line("group-edge", 1.0),
    "emoji": _line("ink", 2.0),
}
for _number in range(1, SEGMENTS + 1):
    STYLES[f"segment-{_number}"] = Style(f"segment-{_number}")
    STYLES[f"dot-{_number}"] = Style(f"segment-{_number}")
    STYLES[f"segment-ground-{_number}"] = _area(f"segment-ground-{_number}")
    STYLES[f"pointer-{_number}"] = _line(f"segment-{_number}", 2.0)


def segment(index: int) -> int:
    """The number of the hue for the segment at `index`, which counts from 0."""
    return index % SEGMENTS + 1


@cache
def class_names(styles: str) -> str:
    """Class names as they stand in markup: `ink value` is `fs-ink fs-value`."""
    return " ".join(PREFIX + style for style in styles.split())


def custom_properties(palette: dict[str, str]) -> str:
    """The tokens as declarations for a page: `--fs-ink:#1b2030;...`."""
    return ";".join(f"--{PREFIX}{token}:{colour}" for token, colour in palette.items())


def page_css(scope: str = ".figspec") -> str:
    """Rules for drawings within `scope`, their colours from custom properties."""
    return _rules(scope + " ", None, tuple(STYLES))


def picture_css(palette: dict[str, str], used: frozenset[str]) -> str:
    """Rules for a stand-alone picture that uses the class names `used`, with literal colours."""
    return _rules("", "light" if palette is LIGHT else "dark", tuple(name for name in STYLES if name in used))


@cache
def _rules(scope: str, palette_name: str | None, names: tuple[str, ...]) -> str:
    palette = {"light": LIGHT, "dark": DARK}.get(palette_name or "")

    def colour(token: str) -> str:
        if token in {"none"}:
            return token
        return palette[token] if palette else f"var(--{PREFIX}{token})"

    rules = [
        f"{scope}text{{font-family:figspec-sans,figspec-mono,sans-serif;white-space:pre}}",
        f"{scope}.{PREFIX}mono{{font-family:figspec-mono,monospace}}",
        f"{scope}.{PREFIX}bold{{font-weight:700}}",
    ]
    for name in names:
        style = STYLES[name]
        parts = []
        if style.fill:
            parts.append(f"fill:{colour(style.fill)}")
        if style.stroke:
            parts.append(f"stroke:{colour(style.stroke)};stroke-width:{style.width:g}")
        if style.dash:
            parts.append(f"stroke-dasharray:{style.dash};stroke-linecap:round")
        elif style.fill == "none":
            parts.append("stroke-linecap:round;stroke-linejoin:round")
        if style.spacing:
            parts.append(f"letter-spacing:{style.spacing:g}em")
        rules.append(f"{scope}.{PREFIX}{name}{{{';'.join(parts)}}}")
    return "".join(rules)


def letter_spacing(style: str) -> float:
    """Extra room in em after each letter that the style asks for."""
    return max((STYLES[name].spacing or 0.0 for name in style.split() if name in STYLES), default=0.0)
