"""The door for MkDocs: thin hooks around `build`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files

from .build import Site, build_site, say, stale_sections, with_own
from .config import FigspecConfig
from .errors import FigspecError
from .pages import Library, Options, wants_sections
from .pages.manifest import MANIFEST, manifest
from .pages.urls import ASSETS

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page


class FigspecPlugin(BasePlugin[FigspecConfig]):  # type: ignore[no-untyped-call]
    """Pages, embeds, numbers and references for every figspec of a project."""

    site: Site
    library: Library

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        try:
            self.library = Library(with_own(_site_options(config), dict(self.config)))
        except FigspecError as failure:
            raise PluginError(str(failure)) from failure
        config.markdown_extensions.append("figspec")
        config.mdx_configs["figspec"] = {"library": self.library}
        config.extra_css.append(f"{ASSETS}figspec.css")
        config.extra_javascript.append(f"{ASSETS}figspec.js")
        return config

    # After plugins that make pages, before literate-nav (-100), which arranges what it finds.
    @event_priority(-50)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        options = self.library.options
        _without_figspecs(files, options)
        try:
            self.site = build_site(options, set(files.src_uris))
            self.library.fill(self.site.library.entries)
            assets, lost = self.site.assets()
            self.library.missing = self.site.library.missing
            stale = [each for one in stale_sections(self.site.library) for each in one.problems]
        except FigspecError as failure:
            raise PluginError(str(failure)) from failure
        for uri, markdown in self.site.pages.items():
            file = File.generated(config, uri, content=markdown)
            origin = self.site.origins.get(uri)
            file.edit_uri = edit_uri(os.path.relpath(origin, options.docs)) if origin else None
            files.append(file)
        for name, content in {**assets, MANIFEST: b""}.items():
            files.append(File.generated(config, ASSETS + name, content=content))
        if config.nav is not None:
            config.nav = with_section(config.nav, options.section, list(self.site.pages))
        say([*self.site.diagnostics, *lost, *options.judged(stale)])
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self.library.fill(self.site.library.entries, [page.file.src_uri for page in nav.pages])
        listed = files.get_file_from_path(ASSETS + MANIFEST)
        if listed is not None:
            listed.content_string = manifest(self.library)
        return nav

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        self.library.here = page.url
        options, uri = self.library.options, page.file.src_uri
        self.library.source = options.shown(self.site.origins.get(uri, options.docs / uri))
        whole = page.file.content_string
        before = whole.removesuffix(markdown) if markdown else ""
        self.library.lines_before = before.count("\n") if before != whole else 0
        names = wants_sections(markdown, self.site.sections.get(page.file.src_uri, ()), self.library)
        return markdown + "".join(f"\n\n![](fig-section:{name})\n" for name in names)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        options = self.library.options
        for path in (options.specs, *(options.root / name for name in options.root_pages)):
            if path.exists() and not path.is_relative_to(options.docs):
                server.watch(str(path))
        return server


def edit_uri(path: str) -> str:
    """`path` as MkDocs wants it; themes write it into an attribute as it is."""
    return re.sub(r"[\"'<>`{}]", lambda found: quote(found[0]), path.replace(os.sep, "/"))


def with_section(nav: list[Any], section: str, pages: list[str]) -> list[Any]:
    """`nav` with those of `pages` that it does not list in the section called `section`."""
    listed = set(_listed(nav))
    missing = [page for page in pages if page not in listed]
    if not missing:
        return nav
    for place, item in enumerate(nav):
        if isinstance(item, dict) and isinstance(item.get(section), list):
            return [*nav[:place], {**item, section: [*item[section], *missing]}, *nav[place + 1 :]]
    return [*nav, {section: missing}]


def _listed(nav: Any) -> Iterator[str]:
    """The pages that a `nav` names."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for value in nav.values():
            yield from _listed(value)
    elif isinstance(nav, list):
        for item in nav:
            yield from _listed(item)


def _site_options(config: MkDocsConfig) -> Options:
    root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    return Options(
        root.absolute(),
        root.absolute() / "figspecs",
        Path(config.docs_dir),
        site_url=config.site_url or None,
        repo_url=config.repo_url or None,
        directory_urls=config.use_directory_urls,
        templates=tuple(Path(folder, "figspec") for folder in config.theme.dirs),
    )


def _without_figspecs(files: Files, options: Options) -> None:
    """Figspecs that stand inside the docs folder are no pages as such."""
    if options.specs.is_relative_to(options.docs):
        inside = options.specs.relative_to(options.docs).as_posix() + "/"
        for file in [file for file in files if file.src_uri.startswith(inside)]:
            files.remove(file)
