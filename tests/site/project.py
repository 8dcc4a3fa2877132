"""Small projects, built by real MkDocs with real Material."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

SETTINGS = "site_name: A site\ntheme: {name: material, font: false}\nplugins: [search, figspec]\n"


def figspec(name: str = "fig-a-01", title: str = "Where things are", **changes: str) -> str:
    """A whole figspec without fault; `changes` replace its location, caption and so on."""
    parts = {
        "location": "docs/guide/",
        "caption": "The project keeps its sources apart from its tests.",
        "alt": "A folder tree with two folders, sources and tests.",
        "art": "project/\n├── src/      ← What runs\n└── tests/    ← What shows it",
        "related": "",
        **changes,
    }
    related = f"\n## Related Figures\n\n{parts['related']}\n" if parts["related"] else ""
    return f"""# {name}: {title}

## Metadata

| Field | Value |
|-------|-------|
| **ID** | {name} |
| **Title** | {title} |
| **Location** | {parts["location"]} |
| **Aspect Ratio** | 16:10 |

## Purpose

Show the way around.

## Key Message

"Sources here, tests there."

## Visual Concept

```
{parts["art"]}
```

## Text Content

### Caption
{parts["caption"]}

## Alt Text

{parts["alt"]}
{related}"""


class _Keep(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@dataclass(frozen=True)
class Built:
    """A built site and what was logged about it."""

    folder: Path
    warnings: list[str]
    notes: list[str]

    def page(self, url: str) -> str:
        return (self.folder / url / "index.html").read_text("utf-8")

    def manifest(self) -> list[dict[str, Any]]:
        figures: list[dict[str, Any]] = json.loads(
            (self.folder / "assets/figspec/manifest.json").read_text()
        )["figures"]
        return figures

    def searched(self) -> dict[str, str]:
        """The words that search knows, by page."""
        found: dict[str, str] = {}
        for entry in json.loads((self.folder / "search/search_index.json").read_text("utf-8"))["docs"]:
            page = entry["location"].partition("#")[0]
            found[page] = f"{found.get(page, '')} {entry['title']} {entry['text']}"
        return found


def make_project(root: Path, files: Mapping[str, str], settings: str = SETTINGS) -> Path:
    """A project in `root` with these files, and an index page where they have none."""
    for name, text in {"docs/index.md": "# Home\n", "mkdocs.yml": settings, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


def build_project(root: Path) -> Built:
    """The site of the project in `root`."""
    logger = logging.getLogger("mkdocs")
    keep, level = _Keep(), logger.level
    logger.addHandler(keep)
    logger.setLevel(logging.INFO)
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(root / "site"))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    finally:
        logger.removeHandler(keep)
        logger.setLevel(level)
    said = [(record.levelno, record.getMessage()) for record in keep.records]
    return Built(
        root / "site",
        [text for number, text in said if number >= logging.WARNING],
        [text for number, text in said if number < logging.WARNING],
    )
