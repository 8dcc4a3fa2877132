"""How wide text is in the two faces, and the files of those faces that a page or a picture needs.

`width` measures, `texts.text` breaks lines by it; `face_css` goes into a picture, `font_face_css` and
`font_files` into a site.
"""

from __future__ import annotations

import re
import unicodedata
from base64 import b64encode
from collections.abc import Iterable
from functools import cache, lru_cache

from . import faces
from .scene import Face

FACES: tuple[Face, ...] = ("sans", "sans-bold", "mono", "mono-bold")
FAMILY_NAMES = {"sans": "figspec-sans", "mono": "figspec-mono"}
"""The names of the families in CSS."""
EMOJI_ADVANCE = 1.3
"""Room for an emoji, in em: what Noto, Apple and Segoe need at most."""
_SYMBOLS = frozenset("⌨⏏⏭⏮⏯⏱⏲⏸⏹⏺☀☁☂☃☄☎☘☝☠☢☣☦☪☮☯☸☹☺♀♂♟♠♣♦♨♻⚒⚔⚕⚖⚗⚙⚛⚜⚰⚱⛈⛏⛑⛓⛩⛰⛱⛴⛷⛸⛹✂✈✉✌✍✏✒✝✡✳✴❄❇❣")
"""What Unicode would have as text unless a selector follows, though hardly a face of letters has them."""
_JOINED = re.compile("\u200d.")
CAP_HEIGHT = 0.72
"""Height of capitals in em, about the same in both faces."""


def family(face: Face) -> str:
    """`sans` or `mono`."""
    return "mono" if face.startswith("mono") else "sans"


@lru_cache(maxsize=16384)
def _em(words: str, face: Face) -> float:
    table = _advances(face)
    try:
        return sum(map(table.__getitem__, words))
    except KeyError:
        return sum(advance(char, face) for char in _JOINED.sub("", words))


@cache
def _advances(face: Face) -> dict[str, float]:
    return {chr(code): em for code, em in faces.advances()[face].items()}


@lru_cache(maxsize=4096)
def advance(char: str, face: Face) -> float:
    """Width of one code point in em: the face's own, else room for what stands in for it."""
    own = _advances(face).get(char, _advances(_drawn_in(char, face)).get(char))
    if own is not None:
        return own
    if unicodedata.combining(char) or unicodedata.category(char) in {"Cf", "Mn", "Me", "Cc"}:
        return 0.0
    if is_emoji(char):
        return EMOJI_ADVANCE
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    return 0.6 if face.startswith("mono") else 0.65


def _drawn_in(char: str, face: Face) -> Face:
    """The face that draws the code point: mono steps in where sans has no glyph."""
    if not has_glyph(char, face) and face.startswith("sans"):
        return "mono-bold" if face.endswith("bold") else "mono"
    return face


def has_glyph(char: str, face: Face) -> bool:
    """Whether the face itself can draw the code point."""
    return char in _advances(face)


@lru_cache(maxsize=8192)
def is_drawn_by(words: str, face: Face) -> bool:
    """Whether the face itself can draw all of `words`."""
    return words.isascii() or all(has_glyph(char, face) for char in words)


@lru_cache(maxsize=8192)
def by_face(words: str, face: Face) -> tuple[tuple[str, Face], ...]:
    """`words` cut where mono steps in for sans, each stretch with the face that draws it."""
    if words.isascii() or not face.startswith("sans"):
        return ((words, face),)
    found: list[tuple[str, Face]] = []
    for char in words:
        drawn = _drawn_in(char, face)
        if found and (found[-1][1] == drawn or advance(char, face) == 0):
            found[-1] = (found[-1][0] + char, found[-1][1])
        else:
            found.append((char, drawn))
    return tuple(found)


def stretches(words: str, face: Face) -> list[tuple[str, bool]]:
    """`words` cut where other fonts step in or out, each stretch with whether our faces can draw it."""
    found: list[tuple[str, bool]] = []
    for char in words:
        drawn = has_glyph(char, _drawn_in(char, face))
        joins = not drawn and advance(char, face) == 0
        if found and (joins or found[-1][1] == drawn):
            found[-1] = (found[-1][0] + char, found[-1][1])
        else:
            found.append((char, drawn))
    return found


def is_emoji(char: str) -> bool:
    """Whether a code point, or a cluster by its first, shows as a colourful picture."""
    code = ord(char[0])
    wide = 0x2300 <= code <= 0x2BFF and unicodedata.east_asian_width(char[0]) == "W"
    chosen = any(mark in "\ufe0f\u20e3" for mark in char[1:])
    return 0x1F000 <= code <= 0x1FAFF or wide or char[0] in _SYMBOLS or chosen


def width(words: str, face: Face, size: float) -> float:
    """Width in px of `words` on one line, set in `face` at `size` px."""
    return _em(words, face) * size


def widest_word(words: str, face: Face, size: float) -> float:
    """Width in px of the widest stretch of `words` without a space."""
    return max((width(word, face, size) for word in words.split()), default=0.0)


# --- files -------------------------------------------------------------------------------------


def _chunk_files() -> Iterable[tuple[Face, str, str]]:
    for face in FACES:
        for chunk in faces.CHUNKS:
            yield face, chunk, f"figspec-{face}-{chunk}.woff2"


def font_files() -> dict[str, bytes]:
    """The WOFF2 files that a site serves, by file name; `font_face_css` names them."""
    return {name: data for face, chunk, name in _chunk_files() if (data := faces.face_file(face, chunk))}


def _rule(face: Face, chunk: str, url: str) -> str:
    weight = 700 if face.endswith("bold") else 400
    return (
        f"@font-face{{font-family:{FAMILY_NAMES[family(face)]};font-weight:{weight};font-display:block;"
        f'src:url("{url}") format("woff2");unicode-range:{faces.unicode_range(chunk)}}}'
    )


def font_face_css(url_prefix: str) -> str:
    """The `@font-face` rules for a site that serves `font_files()` under `url_prefix` (empty, or `.../`)."""
    return "\n".join(
        _rule(face, chunk, url_prefix + name)
        for face, chunk, name in _chunk_files()
        if faces.face_file(face, chunk)
    )


@cache
def _embedded_rule(face: Face, chunk: str) -> str:
    data = b64encode(faces.face_file(face, chunk)).decode("ascii")
    return _rule(face, chunk, f"data:font/woff2;base64,{data}") if data else ""


def face_css(used: Iterable[tuple[Face, str]]) -> str:
    """`@font-face` rules with the files inside, for the text given as (face, its characters)."""
    chunks = {
        (face, chunk) for face, words in used for char in set(words) if (chunk := faces.chunk_of(ord(char)))
    }
    order = {(face, chunk): i for i, (face, chunk, _) in enumerate(_chunk_files())}
    return "".join(_embedded_rule(*pair) for pair in sorted(chunks, key=order.__getitem__))
