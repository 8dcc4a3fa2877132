"""The interface that other programs rely on: figures as plain JSON values.

Versioned by `CONTRACT`: fields may be added, none is ever changed or removed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .diagnostics import Diagnostic
from .model import (
    Arrow,
    Art,
    Block,
    Callout,
    Cards,
    Code,
    Fields,
    Figure,
    Flow,
    Items,
    Naming,
    Panel,
    Plot,
    Prose,
    Steps,
    Table,
    Text,
    Tree,
)
from .source import Span

CONTRACT = 1


def to_json(figures: Iterable[Figure]) -> dict[str, Any]:
    """The object that `figspec inspect` prints, ready for `json.dumps`."""
    return {"contract": CONTRACT, "figures": [figure_json(figure) for figure in figures]}


def figure_json(figure: Figure) -> dict[str, Any]:
    """One figure as the contract has it."""
    spec = figure.figspec
    return {
        "id": spec.id,
        "stem": spec.stem,
        "source": spec.source.path,
        "title": spec.title,
        "headline": spec.headline,
        "purpose": _words(spec.purpose),
        "key_message": _words(spec.key_message),
        "caption": _words(spec.caption),
        "alt": _words(spec.alt),
        "metadata": _by_name((row.name, row.value) for row in spec.metadata),
        "level": list(spec.level),
        "priority": spec.priority,
        "personas": list(spec.personas),
        "locations": [location.text for location in spec.locations],
        "aspect_ratio": list(spec.aspect_ratio) if spec.aspect_ratio else None,
        "related": [{"id": other.id, "note": other.note} for other in spec.related],
        "reader_flow": list(spec.reader_flow),
        "status": [{"text": item.text, "checked": item.checked} for item in spec.status],
        "prompts": _by_name((prompt.name, prompt.text) for prompt in spec.prompts),
        "frames": [
            {"title": frame.title, "subtitle": frame.subtitle, "lines": _lines(frame.span)}
            for frame in figure.frames
        ],
        "panels": [_panel(panel) for panel in figure.panels],
        "diagnostics": [diagnostic_json(found) for found in figure.diagnostics],
    }


def diagnostic_json(found: Diagnostic) -> dict[str, Any]:
    """One diagnostic as the contract has it."""
    return {
        "name": found.name,
        "severity": found.severity.value,
        "message": found.message,
        "path": found.path,
        "line": found.span.line,
        "column": found.span.column,
        "hint": found.hint,
    }


def _words(part: Text | None) -> str | None:
    return part.text if part else None


def _by_name(values: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Values by their names; those of one name together, an empty line between them."""
    found: dict[str, str] = {}
    for name, value in values:
        found[name] = "\n\n".join(filter(None, [found.get(name), value]))
    return found


def _lines(span: Span) -> list[int]:
    return [span.line, span.end_line]


def _panel(panel: Panel) -> dict[str, Any]:
    return {
        "title": panel.title,
        "section": panel.section,
        "concept": panel.concept,
        "row": panel.row,
        "column": panel.column,
        "lines": _lines(panel.span),
        "blocks": [_block(block) for block in panel.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    value: dict[str, Any] = {"kind": block.kind, "lines": _lines(block.span), **_content(block)}
    if block.box is not None:
        value["box"] = block.box
    return value


def _content(block: Block) -> dict[str, Any]:
    match block:
        case Prose(text=text) | Plot(text=text) | Art(text=text):
            return {"text": text}
        case Items(items=items):
            return {"items": [{"text": item.text or None, "marker": item.marker} for item in items]}
        case Fields(items=rows):
            return {"items": [{"name": row.name or None, "value": row.value or None} for row in rows]}
        case Steps(items=steps):
            return {
                "items": [
                    {
                        "title": step.title,
                        "commands": list(step.commands),
                        "note": step.note,
                        "recommended": step.recommended,
                    }
                    for step in steps
                ]
            }
        case Code(language=language, text=text):
            return {"language": language, "text": text}
        case Tree(nodes=nodes):
            return {
                "nodes": [
                    {
                        "depth": node.depth,
                        "name": node.name,
                        "annotation": node.annotation,
                        "highlight": node.highlight,
                        "line": node.line,
                    }
                    for node in nodes
                ]
            }
        case Naming(subject=subject, example=example, segments=segments):
            return {
                "subject": subject,
                "example": example,
                "segments": [{"text": part.text, "label": part.label} for part in segments],
            }
        case Table(header=header, rows=cells):
            return {
                "header": list(header) if header is not None else None,
                "rows": [list(row) for row in cells],
            }
        case Cards(boxes=boxes):
            return {"boxes": [_box(box.id, box.text, box.parent) for box in boxes]}
        case Flow(boxes=boxes, arrows=arrows):
            return {
                "boxes": [_box(box.id, box.text, box.parent) for box in boxes],
                "arrows": [_arrow(arrow) for arrow in arrows if arrow.headed],
                "joins": [_arrow(arrow) for arrow in arrows if not arrow.headed],
            }
        case Callout(title=title, text=text):
            return {"title": title, "text": text}


def _arrow(arrow: Arrow) -> dict[str, Any]:
    return {"from": arrow.source, "to": arrow.target, "label": arrow.label}


def _box(identifier: str, text: str, parent: str | None) -> dict[str, Any]:
    return {"id": identifier, "text": text, "parent": parent}
