"""Which part of a figspec a heading or the name of a field stands for."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from .outline import Section, heading_key


class Part(Enum):
    """What a section or a field of a figspec can be."""

    METADATA = "metadata"
    ID = "ID"
    TITLE = "title"
    HEADLINE = "title text"
    LEVEL = "level"
    PERSONA = "persona"
    PRIORITY = "priority"
    LOCATION = "location"
    ASPECT_RATIO = "aspect ratio"
    DIMENSIONS = "dimensions"
    PURPOSE = "purpose"
    KEY_MESSAGE = "key message"
    PURPOSE_AND_KEY_MESSAGE = "purpose and key message"
    CONCEPT = "visual concept"
    ELEMENTS = "content elements"
    TEXT_CONTENT = "text content"
    CAPTION = "caption"
    ALT = "alt text"
    PROMPTS = "prompts"
    RELATED = "related figures"
    READER_FLOW = "cross-references"
    STATUS = "status"
    EXPORT = "export"
    SPECIFICATIONS = "technical specifications"


FIELDS: dict[str, Part] = {
    **dict.fromkeys(("id", "figure id", "fig id", "figspec id", "figure", "identifier", "fig"), Part.ID),
    **dict.fromkeys(("title", "figure title", "name", "figure name"), Part.TITLE),
    **dict.fromkeys(
        ("complexity level", "level", "complexity", "audience level", "technical level", "difficulty"),
        Part.LEVEL,
    ),
    **dict.fromkeys(
        (
            "target persona",
            "target personas",
            "persona",
            "personas",
            "target audience",
            "audience",
            "audiences",
            "primary audience",
            "target reader",
            "target readers",
            "reader",
            "readers",
            "primary persona",
        ),
        Part.PERSONA,
    ),
    **dict.fromkeys(
        (
            "location",
            "locations",
            "target location",
            "target locations",
            "placement",
            "target placement",
            "destination",
            "document location",
            "doc location",
            "placed in",
            "used in",
            "target file",
            "target files",
            "target document",
            "target page",
            "where",
            "docs location",
            "figure location",
        ),
        Part.LOCATION,
    ),
    **dict.fromkeys(("priority", "figure priority"), Part.PRIORITY),
    **dict.fromkeys(("aspect ratio", "aspect", "ratio", "figure aspect ratio"), Part.ASPECT_RATIO),
    **dict.fromkeys(("dimensions", "dimension", "size", "figure size", "canvas"), Part.DIMENSIONS),
    **dict.fromkeys(("alt text", "alttext", "alternative text"), Part.ALT),
    **dict.fromkeys(("caption", "figure caption"), Part.CAPTION),
    **dict.fromkeys(("purpose", "goal"), Part.PURPOSE),
    **dict.fromkeys(("key message", "message", "takeaway", "key takeaway"), Part.KEY_MESSAGE),
    **dict.fromkeys(("title text", "headline", "heading"), Part.HEADLINE),
}
"""The names of fields, as `heading_key` makes them, and what they say."""

HEADINGS: dict[str, Part] = {
    **dict.fromkeys(
        (
            "metadata",
            "meta data",
            "figure metadata",
            "meta",
            "figure details",
            "figure information",
            "identification",
        ),
        Part.METADATA,
    ),
    **dict.fromkeys(("title", "figure title"), Part.TITLE),
    **dict.fromkeys(
        ("title text", "headline", "main title", "heading text", "title in figure", "figure headline"),
        Part.HEADLINE,
    ),
    **dict.fromkeys(
        ("purpose", "goal", "objective", "intent", "purpose statement", "figure purpose", "aim"), Part.PURPOSE
    ),
    **dict.fromkeys(
        (
            "key message",
            "main message",
            "core message",
            "key takeaway",
            "takeaway",
            "take home message",
            "primary message",
            "message",
            "key message text",
            "central message",
        ),
        Part.KEY_MESSAGE,
    ),
    **dict.fromkeys(
        (
            "purpose & key message",
            "purpose and key message",
            "key message & purpose",
            "key message and purpose",
            "purpose + key message",
        ),
        Part.PURPOSE_AND_KEY_MESSAGE,
    ),
    **dict.fromkeys(
        (
            "content elements",
            "content",
            "elements",
            "required elements",
            "optional elements",
            "key elements",
            "key structures",
            "visual elements",
        ),
        Part.ELEMENTS,
    ),
    **dict.fromkeys(
        ("text content", "text", "texts", "text elements", "labels and text", "copy"), Part.TEXT_CONTENT
    ),
    **dict.fromkeys(
        (
            "alt text",
            "alternative text",
            "alternate text",
            "alttext",
            "accessibility",
            "alt",
            "accessible description",
            "alt text description",
        ),
        Part.ALT,
    ),
    **dict.fromkeys(
        (
            "related figures",
            "related",
            "related figure",
            "related documentation",
            "related infographics",
            "see also",
            "relationship to other figures",
            "relation to other figures",
            "relationships to other figures",
            "related figspecs",
            "related content",
            "related figures and documentation",
            "connected figures",
            "companion figures",
        ),
        Part.RELATED,
    ),
    **dict.fromkeys(
        (
            "cross references",
            "cross reference",
            "cross refs",
            "reader flow",
            "reading flow",
            "reading order",
            "reader journey",
            "figure sequence",
        ),
        Part.READER_FLOW,
    ),
    **dict.fromkeys(
        ("location", "locations", "placement", "target location", "figure placement", "embedding location"),
        Part.LOCATION,
    ),
    **dict.fromkeys(("target persona", "target audience", "persona", "audience", "personas"), Part.PERSONA),
    **dict.fromkeys(
        (
            "technical specifications",
            "specifications",
            "technical specs",
            "technical specification",
            "format",
            "output specifications",
            "layout specifications",
        ),
        Part.SPECIFICATIONS,
    ),
}
"""The headings of sections, as `heading_key` makes them, and the parts that stand under them."""

CONCEPT = re.compile(r"visual concept|content specification|visual layout|ascii layout|layout", re.IGNORECASE)
"""Headings under which every fence belongs to the visual concept."""

_PATTERNS: tuple[tuple[re.Pattern[str], Part], ...] = (
    (re.compile(r"\bprompts?\b"), Part.PROMPTS),
    (re.compile(r"\bjson\b|\byaml\b|spatial anchors|\banchors\b|\bexport\b"), Part.EXPORT),
    (re.compile(r"\balt(?:ernative)? text\b"), Part.ALT),
    (re.compile(r"\bcaptions?\b(?! (?:guide|rules|notes|style))"), Part.CAPTION),
    (re.compile(r"^purpose (?:&|and|\+|/) "), Part.PURPOSE_AND_KEY_MESSAGE),
    (re.compile(r"^(?:current |figure |production |generation )?status(?: |$)"), Part.STATUS),
    (re.compile(r"^metadata\b"), Part.METADATA),
    (re.compile(r"^related (?:figures|infographics)\b"), Part.RELATED),
    (re.compile(r"^(?:visual concept|content specification|visual layout|ascii layout)\b"), Part.CONCEPT),
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
    r"^(?:sub-?)?(?:panel|column|row|zone|frame|figure part|layer|strip|quadrant|diagram|view)\s+"
    r"(?:\d{1,3}[a-z]?|[A-Za-z]|[IVX]{1,4})\b\s*[:.)–—-]*\s*(.*)$",
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
    inherited: Part | None = None
    for above in section.parents:
        inherited = _below(inherited, above.heading)
    return _below(inherited, section.heading)


def _below(inherited: Part | None, heading: str) -> Part | None:
    own = part_named(heading)
    if inherited is Part.PROMPTS or inherited is Part.EXPORT:
        return inherited
    if own is Part.TITLE and inherited is Part.TEXT_CONTENT:
        return Part.HEADLINE
    if inherited is Part.CONCEPT and own not in _OWN_WITHIN_CONCEPT:
        return Part.CONCEPT
    if own is None and inherited in _HANDED_DOWN:
        return inherited
    return own


def field_named(name: str) -> Part | None:
    """What the field `name` of a metadata table says."""
    return FIELDS.get(heading_key(name))
