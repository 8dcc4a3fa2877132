"""All that a site gets from its figspecs: pages, files and what was found on the way."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..diagnostics import Diagnostic, Severity
from ..pages import Entry, Library, Options, anchors, place
from ..pages.assets import shared_assets
from ..pages.manifest import MANIFEST, manifest
from ..pages.markup import page_title
from ..pages.roots import root_page
from ..pages.urls import ASSETS
from ..source import Span
from .compile import Compiled
from .folder import compile_figures, figspec_files
from .pictures import no_png, png_pictures


@dataclass(frozen=True)
class Site:
    """What the figspecs of a project add to its site."""

    library: Library
    pages: Mapping[str, str] = field(default_factory=dict)
    """Markdown of the pages to generate, by source from the docs folder."""
    origins: Mapping[str, Path] = field(default_factory=dict)
    """The file that each of these pages is made from, where it is one file."""
    sections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Names of the figures that each page of the site gets at its end unless it embeds them itself."""
    diagnostics: tuple[Diagnostic, ...] = ()

    def assets(self) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
        """The files below `assets/figspec/`, by name, but for the manifest, and what went wrong with them.

        Pages made after this link to no picture that is not among them.
        """
        files = shared_assets()
        for entry in self.library.entries:
            stem = entry.spec.stem
            files[f"{stem}.svg"] = entry.drawing.svg.encode()
            files[f"{stem}-dark.svg"] = entry.drawing.svg_dark.encode()
            files[f"{stem}.txt"] = entry.spec.source.text.encode("utf-8", "replace")
        if not self.library.options.png:
            return files, ()
        pictures = {f"{entry.spec.stem}.png": entry for entry in self.library.entries}
        made = png_pictures(
            ((name, entry.drawing.svg) for name, entry in pictures.items()), self.library.options.root
        )
        self.library.missing = frozenset(pictures) - frozenset(made)
        lost = [
            no_png(entry.spec.source, entry.drawing.svg)
            for name, entry in pictures.items()
            if name not in made
        ]
        return files | made, self.library.options.judged(lost)

    def assets_in_site(self) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
        """The same by their path in the site, and the manifest with the numbers as they stand."""
        files, lost = self.assets()
        files[MANIFEST] = manifest(self.library).encode()
        return {ASSETS + name: content for name, content in files.items()}, lost


def own_pages(options: Options) -> list[str]:
    """The pages that the site has without figspecs, from the docs folder."""
    return [path.relative_to(options.docs).as_posix() for path in sorted(options.docs.rglob("*.md"))]


def build_site(options: Options, pages: Collection[str]) -> Site:
    """What the figspecs add to a site that has the source files `pages`, from the docs folder."""
    if not options.specs.is_dir():
        shown = options.shown(options.specs)
        message = "there is no folder of figspecs here, so there are no figures"
        none = Diagnostic("no-figspecs", Severity.NOTE, message, shown, Span(1))
        return Site(Library(options), diagnostics=options.judged([none]))
    files = figspec_files([options.specs])
    shown_as = {file: options.shown(file) for file in files}
    compiled = compile_figures(files, shown_as, options.rules, options.engine, options.holds)
    entries, problems = entries_of(compiled, options, pages)
    library = Library(options, entries)
    generated, origins = _generated(library, pages)
    found = [problem for entry in entries for problem in entry.figure.diagnostics]
    return Site(
        library, generated, origins, _sections(library, generated), (*found, *options.judged(problems))
    )


def entries_of(
    compiled: list[Compiled], options: Options, pages: Collection[str]
) -> tuple[list[Entry], list[Diagnostic]]:
    """The compiled figures in their places; of two files with one stem only the first has one."""
    single, problems = single_stems(compiled)
    entries: list[Entry] = []
    taken: set[str] = set()
    names = anchors([one.figure.figspec for one in single])
    for one, name in zip(single, names, strict=True):
        where = place(one.figure.figspec, options, pages, taken)
        taken.add(where.page)
        figure = one.figure.with_diagnostics(options.judged(where.problems))
        entries.append(Entry(figure, one.drawing, name, where))
    return entries, problems


def single_stems(compiled: list[Compiled]) -> tuple[list[Compiled], list[Diagnostic]]:
    """Those whose pictures have names of their own, and what is wrong with the others."""
    problems: list[Diagnostic] = []
    single: dict[str, Compiled] = {}
    stems = {one.figure.figspec.stem for one in compiled}
    for one in compiled:
        spec = one.figure.figspec
        light = spec.stem.removesuffix("-dark")
        if spec.stem in single:
            first = single[spec.stem].figure.figspec.source.path
            message = f"{first} has the same file name, so this figure is left out"
        elif light != spec.stem and light in stems:
            message = f"the dark picture of {light} has the same file name, so this figure is left out"
        else:
            single[spec.stem] = one
            continue
        hint = "file names are unique among the figspecs of a site"
        problems.append(
            Diagnostic("duplicate-stem", Severity.ERROR, message, spec.source.path, Span(1), hint)
        )
    return list(single.values()), problems


def _generated(library: Library, pages: Collection[str]) -> tuple[dict[str, str], dict[str, Path]]:
    options = library.options
    made: dict[str, str] = {}
    origins: dict[str, Path] = {}
    index = posixpath.join(options.folder, "index.md")
    own = {entry.placement.page for entry in library.entries}
    if options.index and own and index not in {*pages, *own}:
        made[index] = f"# {options.section}\n\n[FIGURES]\n"
    for entry in library.entries:
        # Without it, themes and other plugins make a title of the heading or of the file's name, unescaped.
        title = json.dumps(page_title(entry.title))
        made[entry.placement.page] = f"---\ntitle: {title}\n---\n\n![](fig-page:{entry.anchor})\n"
        origins[entry.placement.page] = options.root / entry.spec.source.path
    roots = [name for name in options.root_pages if name not in pages and options.owns(options.root / name)]
    known = {*pages, *made, *roots}
    for name in roots:
        text = (options.root / name).read_text("utf-8-sig", "replace")
        made[name] = root_page(text, name, library, known)
        origins[name] = options.root / name
    return made, origins


def _sections(library: Library, generated: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The figures that go to the end of other pages; a generated page holds its own already."""
    sections: dict[str, list[str]] = {}
    for entry in library.entries:
        for page in entry.placement.embeds:
            if page not in generated:
                sections.setdefault(page, []).append(entry.anchor)
    return {page: tuple(names) for page, names in sections.items()}
