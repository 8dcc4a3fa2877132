"""The options of the plugin, as `mkdocs.yml` gives them."""

from __future__ import annotations

from mkdocs.config import config_options as opt
from mkdocs.config.base import Config


class FigspecConfig(Config):  # type: ignore[no-untyped-call]
    """Every option has a default that does for most sites."""

    specs_dir = opt.Type(str, default="figspecs")
    """Folder with the figspec files, relative to mkdocs.yml; without one the site has no figures."""

    section = opt.Type(str, default="Figures")
    """Section of an explicit `nav` for the generated pages that it does not list; title of the index too."""

    folder = opt.Type(str, default="figures")
    """Folder in the site for figures whose location names none."""

    index = opt.Type(bool, default=True)
    """Whether `figures/` lists all figures."""

    figure_label = opt.Type(str, default="Figure")
    """What stands before a figure's number."""

    engine = opt.Choice(("graphviz-pure", "dot"), default="graphviz-pure")
    """Which Graphviz lays out: the embedded one or the system's."""

    png = opt.Type(bool, default=True)
    """Whether each figure is served as PNG too."""

    rules = opt.Type(dict, default={})
    """Severity by rule: `error`, `warning`, `note` or `off`."""

    root_pages = opt.ListOfItems(opt.Type(str), default=["ARCHITECTURE.md"])
    """Markdown files beside mkdocs.yml that are pages of the site too."""
