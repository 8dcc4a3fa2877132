"""What a site decides about its figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..diagnostics import Diagnostic
from ..errors import OptionError
from ..lint import apply_severities


@dataclass(frozen=True)
class Options:
    """All options, with absolute folders; `mkdocs.yml` and the command line fill the same ones."""

    root: Path
    """The folder that `mkdocs.yml` stands in: what `Location` paths start from."""
    specs: Path
    """The folder with the figspecs."""
    docs: Path
    """The folder with the site's own pages."""
    section: str = "Figures"
    """Navigation section for generated pages that an explicit `nav` does not list."""
    folder: str = "figures"
    """Folder in the site for figures whose location names none."""
    index: bool = True
    """Whether a page that lists all figures is made."""
    figure_label: str = "Figure"
    """What stands before a figure's number."""
    engine: str = "graphviz-pure"
    """Which Graphviz lays out: `graphviz-pure` or `dot`."""
    png: bool = True
    """Whether PNG pictures are made too."""
    rules: Mapping[str, str] = field(default_factory=dict)
    """Severity by diagnostic name: `error`, `warning`, `note` or `off`."""
    root_pages: tuple[str, ...] = ("ARCHITECTURE.md",)
    """Markdown files of the repository that are pages of the site too."""
    site_url: str | None = None
    repo_url: str | None = None
    directory_urls: bool = True
    templates: tuple[Path, ...] = ()
    """Folders whose templates go before ours."""

    @property
    def drawn(self) -> Path:
        """Where `figspec sync` puts the pictures that managed sections show."""
        return self.specs / "drawn"

    def holds(self, path: Path) -> bool:
        """Whether `path`, all links followed, lies in the project or in its figspecs' or docs' own folder."""
        folders = (self.root, self.specs, self.docs)
        return any(path.resolve().is_relative_to(folder.resolve()) for folder in folders)

    def owns(self, path: Path) -> bool:
        """Whether `path` is a file of the project, links followed, that may hold sections: no figspec."""
        if not path.is_file():
            return False
        target = path.resolve()
        return target.is_relative_to(self.root.resolve()) and not target.is_relative_to(self.specs.resolve())

    def shown(self, path: Path) -> str:
        """`path` as people see it: POSIX, from the root where it lies below it."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()

    def judged(self, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """What was found, with the severities that the site wants."""
        return tuple(apply_severities(tuple(found), self.rules))

    @property
    def docs_name(self) -> str:
        """The docs folder as a location names it: `docs`."""
        return self.shown(self.docs)


def rule_severities(rules: Any) -> dict[str, str]:
    """The option `rules`, checked; raises `OptionError` where it cannot be used."""
    if not isinstance(rules, Mapping):
        raise OptionError("figspec: rules is a mapping of rule names to error, warning, note or off")
    # YAML reads an unquoted `off` as false.
    checked = {str(name): "off" if value is False else str(value) for name, value in rules.items()}
    apply_severities((), checked)
    return checked
