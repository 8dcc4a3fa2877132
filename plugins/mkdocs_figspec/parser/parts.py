"""Which part of a figspec a heading or the name of a field stands for."""

from __future__ import annotations

import re
from functools import lru_cache

from .outline import Section, heading_key
from .spellings import FIELDS, HEADINGS, Part

__all__ = ["CONCEPT", "PANEL", "Part", "field_named", "part_named", "part_of", "rank"]


CONCEPT = re.compile(r"visual concept|content specification|visual layout|ascii layout|layout", re.IGNORECASE)
"""Headings under which every fence belongs to the visual concept."""

_ABOUT = (
    r"(?! (?:check|checklist|considerations?|conventions?|examples?|guide|guidance|guidelines?|length|notes?"
    r"|policy|requirements?|review|rules?|style|styles|tips)\b)"
)
"""Not followed by what makes a heading one about captions or alt texts in general."""

_PATTERNS: tuple[tuple[re.Pattern[str], Part], ...] = (
    (re.compile(r"\bprompts?\b"), Part.PROMPTS),
    (re.compile(r"\bjson\b|\byaml\b|spatial anchors|\banchors\b|\bexport\b"), Part.EXPORT),
    (
        re.compile(r"\bcaptions?\b.*(?:&|\+|,|\band\b).*\balt\b|\balt\b.*(?:&|\+|,|\band\b).*\bcaptions?$"),
        Part.TEXT_CONTENT,
    ),
    (re.compile(rf"\balt(?:ernative|ernate)? ?text\b{_ABOUT}|\bscreen readers?\b"), Part.ALT),
    (re.compile(rf"\bcaptions?\b{_ABOUT}"), Part.CAPTION),
    (re.compile(r"^purpose (?:&|and|\+)? ?.*\b(?:message|takeaway)s?\b"), Part.PURPOSE_AND_KEY_MESSAGE),
    (re.compile(r"^purpose\b(?! (?:built|driven|made)\b)"), Part.PURPOSE),
    (re.compile(r"^key message\b"), Part.KEY_MESSAGE),
    (re.compile(r"^(?:current |figure |production |generation )?status(?: |$)"), Part.STATUS),
    (re.compile(r"^metadata\b"), Part.METADATA),
    (
        re.compile(
            r"^(?:related|relation(?:ship)?s? (?:to|with)) .*"
            r"(?:figure|infographic|figspec|doc|content|diagram)"
        ),
        Part.RELATED,
    ),
    (re.compile(r"^(?:visual concept|content specification|visual layout|ascii layout)\b"), Part.CONCEPT),
)

_FIELD_PATTERNS: tuple[tuple[re.Pattern[str], Part], ...] = (
    (re.compile(r"\baspect\b"), Part.ASPECT_RATIO),
    (re.compile(r"^(?:figure |fig )?id\b"), Part.ID),
    (re.compile(r"\b(?:location|placement)s?\b"), Part.LOCATION),
    (re.compile(r"\b(?:personas?|audiences?)\b"), Part.PERSONA),
    (re.compile(r"\bpriority\b"), Part.PRIORITY),
    (re.compile(r"\bcomplexity\b"), Part.LEVEL),
    (re.compile(r"\bdimensions?\b"), Part.DIMENSIONS),
    (re.compile(r"\balt(?:ernative|ernate)? ?text\b"), Part.ALT),
)

_HANDED_DOWN = {
    Part.PROMPTS,
    Part.STATUS,
    Part.RELATED,
    Part.ELEMENTS,
    Part.METADATA,
    Part.EXPORT,
    Part.READER_FLOW,
}
"""Parts that hold for the headings under them too."""

_OWN_WITHIN_CONCEPT = {
    Part.CAPTION,
    Part.ALT,
    Part.HEADLINE,
    Part.PURPOSE,
    Part.KEY_MESSAGE,
    Part.STATUS,
    Part.PROMPTS,
}
"""Parts that hold under a concept's heading too, where an author forgot to go back up a level."""

PANEL = re.compile(
    r"^(?:(?:sub-?)?(?:panel|column|row|zone|frame|figure part|layer|strip|quadrant|diagram|view)\s+"
    r"(?:\d{1,3}[a-z]?|[A-Za-z]|[IVX]{1,4})\b|(?:left|right|top|bottom|middle|center|centre|main"
    r"|upper|lower|first|second|third|fourth|fifth|sixth|last)\s+panel\b)"
    r"\s*[:.)–—-]*\s*(.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""A heading that numbers a panel; its group is the panel's name."""


@lru_cache(maxsize=4096)
def part_named(heading: str) -> Part | None:
    """The part that `heading` stands for by itself."""
    key = heading_key(heading)
    if key in HEADINGS:
        return HEADINGS[key]
    return next((part for pattern, part in _PATTERNS if pattern.search(key)), None)


def part_of(section: Section) -> Part | None:
    """The part that stands in `section`, by its own heading or by those above it."""
    return _part_at(*(above.heading for above in section.parents), section.heading)


@lru_cache(maxsize=4096)
def _part_at(*headings: str) -> Part | None:
    inherited: Part | None = None
    for depth, heading in enumerate(headings):
        inherited = _below(inherited, heading, nested=depth > 0)
    return inherited


def _below(inherited: Part | None, heading: str, *, nested: bool) -> Part | None:
    own = part_named(heading)
    if inherited is Part.PROMPTS or inherited is Part.EXPORT:
        return inherited
    if own is Part.TITLE and nested:
        return Part.HEADLINE
    if inherited is Part.CONCEPT and (own not in _OWN_WITHIN_CONCEPT or _tells_of_prompts(own, heading)):
        return Part.CONCEPT
    if own is None and inherited in _HANDED_DOWN:
        return inherited
    return own


def _tells_of_prompts(own: Part | None, heading: str) -> bool:
    """Whether a heading has prompts as its subject, `Prompt life cycle`, rather than one below it."""
    return own is Part.PROMPTS and not re.search(r"\bprompts?$|^prompts? (?:for|to)\b", heading_key(heading))


_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_RANKS = {name: place for place, name in enumerate(FIELDS)}


def rank(name: str) -> int:
    """How usual `name` is for what it says: of two fields that say the same, the lower one counts."""
    return _RANKS.get(heading_key(name), len(_RANKS))


@lru_cache(maxsize=4096)
def field_named(name: str) -> Part | None:
    """What the field `name` of a metadata table says; `aspectRatio` is `aspect ratio`."""
    key = heading_key(_HUMP.sub(" ", name))
    if key in FIELDS:
        return FIELDS[key]
    return next((part for pattern, part in _FIELD_PATTERNS if pattern.search(key)), None)
