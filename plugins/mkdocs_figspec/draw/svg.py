"""SVG markup of scenes, made once: page and stand-alone pictures share it and differ in their styles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal, NamedTuple

from jinja2 import Environment, PackageLoader, Template
from markupsafe import Markup

from . import emoji, fonts, icons, theme
from .labels import fit_for_xml, label_width, run_width
from .numbers import number
from .scene import GLUE, Face, Group, Icon, Label, Path, Rect, Run, Scene

FACE_CLASSES: dict[Face, str] = {
    "sans": "",
    "sans-bold": "fs-bold",
    "mono": "fs-mono",
    "mono-bold": "fs-mono fs-bold",
}


EMOJI = 1.25
"""Side of an emoji in em."""


@dataclass(frozen=True)
class Body:
    """A scene as markup, and what it needs to be shown."""

    markup: Markup
    styles: frozenset[str]
    """Class names of `theme` that occur."""
    words: tuple[tuple[Face, str], ...]
    """All text, by the face that it is set in."""

    @cached_property
    def face_css(self) -> str:
        """The rules for the faces, their files inside."""
        return fonts.face_css(self.words)


class _Piece(NamedTuple):
    """A stretch of a text, in the order in which the template takes it apart."""

    text: str
    style: str
    x: str = ""


class _Shape(NamedTuple):
    """What the template writes, in the order in which it takes it apart."""

    kind: Literal["text", "rect", "path", "markup", "open", "close"]
    """A shape, what is written already, or where a group opens and closes."""
    style: str = ""
    x: str = ""
    y: str = ""
    width: str = ""
    height: str = ""
    radius: str = ""
    size: str = ""
    anchor: str = ""
    d: str = ""
    transform: str = ""
    pieces: tuple[_Piece, ...] = ()
    markup: Markup = Markup("")


_CLOSE = _Shape("close")


@cache
def template(name: str) -> Template:
    """The template `name` of this room, autoescape on."""
    environment = Environment(loader=PackageLoader("mkdocs_figspec.draw"), autoescape=True)
    return environment.get_template(name)


class Pen:
    """Writes scenes of one figure; a drawing of the page is not written again for the picture."""

    def __init__(self) -> None:
        self._written: dict[int, tuple[Scene, Body]] = {}

    def body(self, scene: Scene) -> Body:
        """The markup of the scene's shapes, without an `svg` element around them."""
        known = self._written.get(id(scene))
        if known is None:
            known = self._written[id(scene)] = (scene, self._write(scene))
        return known[1]

    def drawing(self, scene: Scene, *, hidden: bool = False) -> Markup:
        """The scene as an inline `svg` element for a page; `hidden` from screen readers where told."""
        return Markup(  # noqa: S704 - made by an escaping template
            template("drawing.svg.j2").render(
                width=number(scene.width),
                height=number(scene.height),
                body=self.body(scene).markup,
                hidden=hidden,
            )
        )

    def picture(self, scene: Scene, palette: dict[str, str], name: str) -> str:
        """The scene as an SVG file that stands alone: styles, colours and fonts inside."""
        body = self.body(scene)
        css = body.face_css + theme.picture_css(palette, body.styles)
        return template("picture.svg.j2").render(
            width=number(scene.width),
            height=number(scene.height),
            name=fit_for_xml(name),
            css=Markup(css),  # noqa: S704 - numbers, our own names and base64 only
            body=body.markup,
        )

    def _write(self, scene: Scene) -> Body:
        shapes: list[_Shape] = []
        styles: set[str] = set()
        words: dict[Face, list[str]] = {}
        self._collect(scene, shapes, styles, words)
        return Body(
            Markup(template("scene.svg.j2").render(shapes=shapes)),  # noqa: S704 - made by an escaping template
            frozenset(name for style in styles for name in style.split()),
            tuple((face, "".join(sorted(set("".join(texts))))) for face, texts in sorted(words.items())),
        )

    def _collect(
        self, scene: Scene, shapes: list[_Shape], styles: set[str], words: dict[Face, list[str]]
    ) -> None:
        """Add what the scene holds; what was written before is taken as it is."""
        held = scene.shapes
        at = 0
        while at < len(held):
            shape = held[at]
            at += 1
            if isinstance(shape, Label):
                labels = [shape]
                while labels[-1].glued and at < len(held):
                    after = held[at]
                    if not isinstance(after, Label) or after.size != shape.size:
                        break
                    labels.append(after)
                    at += 1
                for label in labels:
                    for text, face, style in label.runs:
                        styles.add(style)
                        words.setdefault(face, []).append(text)
                if len(labels) > 1:
                    shapes.append(_glued_text(labels))
                elif all(text.isascii() for text, _, _ in shape.runs):
                    shapes.append(_whole_text(shape))
                else:
                    emoji_ = _emoji(shape)
                    if emoji_:
                        styles.update(emoji.STYLES)
                    shapes += emoji_
                    if not (emoji_ and _is_emoji(shape)) or emoji.key_of(shape.text.strip()):
                        shapes.append(_text(shape))
            elif isinstance(shape, Group):
                move = f"translate({number(shape.x)} {number(shape.y)})"
                scale = f" scale({shape.scale:.4g})" if shape.scale != 1.0 else ""
                shapes.append(_Shape("open", transform=move + scale))
                if id(shape.scene) in self._written:
                    inner = self.body(shape.scene)
                    styles |= inner.styles
                    for face, text in inner.words:
                        words.setdefault(face, []).append(text)
                    shapes.append(_Shape("markup", markup=inner.markup))
                else:
                    self._collect(shape.scene, shapes, styles, words)
                shapes.append(_CLOSE)
            else:
                styles.update(shape.style.split())
                shapes.append(_area(shape))


def _area(shape: Rect | Path | Icon) -> _Shape:
    style = theme.class_names(shape.style)
    if isinstance(shape, Rect):
        return _Shape(
            "rect",
            style,
            number(shape.x),
            number(shape.y),
            number(max(shape.width, 0)),
            number(max(shape.height, 0)),
            number(shape.radius) if shape.radius else "",
        )
    if isinstance(shape, Path):
        return _Shape("path", style, d=shape.d)
    scale = shape.size / icons.SIDE
    move = f"translate({number(shape.x)} {number(shape.y)}) scale({scale:.4g})"
    return _Shape("path", style, d=icons.icon_path(shape.name), transform=move)


@cache
def _classes(face: Face, style: str) -> str:
    return " ".join(filter(None, (FACE_CLASSES[face], theme.class_names(style))))


def _text(label: Label) -> _Shape:
    # A browser takes what a face lacks from the next; the PNG renderer takes the whole stretch from there.
    if all(fonts.is_drawn_by(fit_for_xml(run.text), run.face) for run in label.runs):
        return _whole_text(label)
    pieces = tuple(_placed_pieces(label))
    return _Shape("text", "", number(_left(label)), number(label.y), size=number(label.size), pieces=pieces)


def _whole_text(label: Label) -> _Shape:
    """A text that our faces draw from end to end."""
    style = ""
    pieces = [_Piece(fit_for_xml(text), _classes(face, style)) for text, face, style in label.runs if text]
    if len(pieces) == 1:
        ((words, style, _),) = pieces
        pieces = [_Piece(words, "")]
    anchor = "" if label.anchor == "start" else label.anchor
    x, y, size = number(label.x), number(label.y), number(label.size)
    return _Shape("text", style, x, y, size=size, anchor=anchor, pieces=tuple(pieces))


def _is_emoji(label: Label) -> bool:
    """Whether the label is a single emoji."""
    return [drawn for _, drawn in emoji.clusters(label.text.strip())] == [True]


def _emoji(label: Label) -> list[_Shape]:
    """The emoji of a label as shapes, where it is the only place that they stand in."""
    found: list[_Shape] = []
    x = _left(label)
    alone = _is_emoji(label)
    for run in label.runs:
        for text, known in fonts.stretches(fit_for_xml(run.text), run.face):
            for words, drawn in [(text, False)] if known and not alone else emoji.clusters(text):
                room = (
                    fonts.EMOJI_ADVANCE * label.size
                    if alone
                    else run_width(Run(words, run.face, run.style), label.size)
                )
                if drawn:
                    scale = min(EMOJI * label.size, room) / emoji.SIDE
                    left = x + (room - emoji.SIDE * scale) / 2
                    top = label.y - 0.36 * label.size - emoji.SIDE * scale / 2
                    move = f"translate({number(left)} {number(top)}) scale({scale:.4g})"
                    markup = f'\n<g transform="{move}" class="fs-emoji">{emoji.emoji_markup(words)}</g>'
                    found.append(_Shape("markup", markup=Markup(markup)))  # noqa: S704 - shapes and numbers only
                x += room
    return found


def _left(label: Label) -> float:
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor]
    return label.x - share * label_width(label) if share else label.x


def _placed_pieces(label: Label) -> Iterator[_Piece]:
    """Pieces with a place of their own wherever glyphs of other fonts stand, unless a word goes on there."""
    x, before = _left(label), ""
    key = emoji.key_of(label.text.strip())
    if key:
        own = label.runs[0]._replace(text=key)
        x += (fonts.EMOJI_ADVANCE * label.size - run_width(own, label.size)) / 2
        yield _Piece(key, _classes(own.face, own.style), number(x))
        return
    for run in label.runs:
        for text, ours in fonts.stretches(fit_for_xml(run.text), run.face):
            for words, face in fonts.by_face(text, run.face) if ours else ((text, run.face),):
                for part, drawn in [(words, False)] if ours else emoji.clusters(words):
                    if not drawn:
                        style = _classes(face, run.style) + ("" if ours else " fs-other")
                        goes_on = not ours and before.isalnum() and part[0].isalnum()
                        yield _Piece(part, style, "" if goes_on else number(x))
                    before = "" if drawn else part[-1]
                    x += run_width(Run(part, face, run.style), label.size)


def _glued_text(labels: list[Label]) -> _Shape:
    """One text for a word that goes on in the next line: each character has its place."""
    xs: list[str] = []
    ys: list[str] = []
    pieces: list[_Piece] = []
    for label in labels:
        x = _left(label)
        for run in label.runs:
            text = fit_for_xml(run.text.replace(GLUE, ""))
            spacing = theme.letter_spacing(run.style)
            for char in text:
                xs.append(number(x))
                ys.append(number(label.y))
                x += (fonts.advance(char, run.face) + spacing) * label.size
            pieces.append(_Piece(text, _classes(run.face, run.style)))
    return _Shape("text", "", " ".join(xs), " ".join(ys), size=number(labels[0].size), pieces=tuple(pieces))
