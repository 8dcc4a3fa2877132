"""The parts of a figspec, and how authors spell their names."""

from __future__ import annotations

from enum import Enum


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
    **dict.fromkeys(("id", "figure id", "fig id", "figspec id", "identifier", "figure", "fig"), Part.ID),
    **dict.fromkeys(("title", "figure title", "working title", "name", "figure name"), Part.TITLE),
    **dict.fromkeys(
        (
            "complexity level",
            "level",
            "complexity",
            "audience level",
            "technical level",
            "target level",
            "expertise level",
            "reading level",
            "difficulty",
        ),
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
    **dict.fromkeys(
        (
            "dimensions",
            "dimension",
            "size",
            "figure size",
            "canvas",
            "canvas size",
            "format",
            "orientation",
        ),
        Part.DIMENSIONS,
    ),
    **dict.fromkeys(("alt text", "alttext", "alternative text", "alt"), Part.ALT),
    **dict.fromkeys(("caption", "figure caption"), Part.CAPTION),
    **dict.fromkeys(("purpose", "goal"), Part.PURPOSE),
    **dict.fromkeys(("key message", "message", "takeaway", "key takeaway"), Part.KEY_MESSAGE),
    **dict.fromkeys(("title text", "headline", "heading"), Part.HEADLINE),
    **dict.fromkeys(("related figures", "related figure", "related", "see also"), Part.RELATED),
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
        (
            "purpose",
            "goal",
            "objective",
            "intent",
            "purpose statement",
            "figure purpose",
            "aim",
            "why this figure",
        ),
        Part.PURPOSE,
    ),
    **dict.fromkeys(
        (
            "key message",
            "main message",
            "core message",
            "key takeaway",
            "takeaway",
            "main takeaway",
            "core takeaway",
            "takeaway message",
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
