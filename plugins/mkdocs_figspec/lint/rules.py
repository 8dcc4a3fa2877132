"""All names that a diagnostic can have, whichever room finds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..diagnostics import Severity

Room = Literal["parser", "art", "lint", "draw", "pages", "build"]


@dataclass(frozen=True)
class Rule:
    """A kind of finding. Its page in the manual is `docs/diagnostics/NAME.md`."""

    name: str
    severity: Severity
    """As found; `mkdocs.yml` may say otherwise."""
    summary: str
    """One sentence without a full stop."""
    room: Room
    """Who finds it."""


_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

_ALL = (
    Rule("empty-file", _ERROR, "The figspec file is empty", "parser"),
    Rule("unreadable-encoding", _ERROR, "The file holds bytes that are no UTF-8", "parser"),
    Rule("unclosed-fence", _ERROR, "A fence is opened and never closed", "parser"),
    Rule("missing-concept", _ERROR, "There is no visual concept to draw", "parser"),
    Rule("missing-id", _WARNING, "Neither metadata nor heading say the figure's ID", "parser"),
    Rule("id-contradicts-file-name", _WARNING, "The figspec says one ID, its file name another", "parser"),
    Rule("missing-title", _WARNING, "The figure has no title", "parser"),
    Rule("missing-caption", _WARNING, "The figure has no caption", "parser"),
    Rule("missing-alt-text", _WARNING, "The figure has no alt text", "parser"),
    Rule("missing-purpose", _NOTE, "The figspec does not say what the figure is for", "parser"),
    Rule("missing-key-message", _NOTE, "The figspec does not say the figure's key message", "parser"),
    Rule("duplicate-part", _WARNING, "The figspec has the same part twice", "parser"),
    Rule("metadata-row-without-value", _WARNING, "A row of the metadata table has no value", "parser"),
    Rule("unknown-aspect-ratio", _WARNING, "The aspect ratio is no ratio of width to height", "parser"),
    Rule("yaml-syntax", _WARNING, "YAML in the figspec cannot be read", "parser"),
    Rule("unexpected-value", _WARNING, "A value in the front matter is not what its name asks for", "parser"),
    Rule("json-syntax", _WARNING, "JSON in the figspec cannot be read", "parser"),
    Rule("misaligned-wall", _NOTE, "A frame's right wall does not stand under its corner", "art"),
    Rule("unclosed-box", _WARNING, "A box is opened and never closed", "art"),
    Rule("arrow-leads-nowhere", _NOTE, "An arrow leads from or to nothing", "art"),
    Rule("recognised-as-art", _NOTE, "A piece is drawn exactly as it stands", "art"),
    Rule("not-as-labelled", _NOTE, "A fence labelled with a kind holds none of it", "art"),
    Rule("alt-text-too-long", _WARNING, "The alt text is too long to be listened to", "lint"),
    Rule("alt-text-repeats-caption", _WARNING, "The alt text says what the caption says", "lint"),
    Rule("alt-text-says-image-of", _WARNING, "The alt text starts by saying that it is an image", "lint"),
    Rule(
        "caption-against-concept",
        _NOTE,
        "A number or an identifier in title, caption or alt text is not in the visual concept",
        "lint",
    ),
    Rule(
        "disagrees-with-table",
        _NOTE,
        "The relationship table and the drawing disagree about an arrow",
        "lint",
    ),
    Rule("unknown-field", _NOTE, "A field is called nearly as one that means something", "lint"),
    Rule("unknown-kind", _NOTE, "A fence of the concept has a label that is no kind", "lint"),
    Rule("tabs", _NOTE, "There is a tab in the drawing", "lint"),
    Rule("duplicate-id", _WARNING, "Two figspecs have the same ID", "lint"),
    Rule("dangling-reference", _NOTE, "A figspec refers to a figure that does not exist", "lint"),
    Rule("words-lost", _WARNING, "A word of the visual concept is not in the figure", "draw"),
    Rule("aspect-ratio-not-kept", _NOTE, "The picture is taller than the aspect ratio asks for", "draw"),
    Rule("drawn-as-art", _NOTE, "A block is drawn exactly as it stands instead of laid out", "draw"),
    Rule("unknown-location", _NOTE, "A location leads nowhere in the site or the repository", "pages"),
    Rule("unknown-figure", _WARNING, "A page names a figure that does not exist", "pages"),
    Rule("unknown-fence-option", _WARNING, "A figspec fence in a page is told what nobody reads", "pages"),
    Rule("stale-section", _WARNING, "A managed section or its picture is not as the figspec has it", "build"),
    Rule(
        "unplaced-section",
        _NOTE,
        "A managed section stands in a file that its figspec's location does not name",
        "build",
    ),
    Rule("broken-markers", _ERROR, "The markers of a managed section do not pair up", "build"),
    Rule("duplicate-stem", _ERROR, "Two figspecs have the same file name", "build"),
    Rule("unreadable-file", _ERROR, "The file cannot be read", "build"),
    Rule("no-figspecs", _NOTE, "There is no folder of figspecs", "build"),
    Rule("no-png", _NOTE, "The picture is too tall for a PNG", "build"),
    Rule("internal-error", _ERROR, "A figspec could not be made into a figure", "build"),
)

RULES: dict[str, Rule] = {rule.name: rule for rule in _ALL}
"""Every rule by its name."""
