"""The door for shells: the `figspec` command."""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from .build import (
    Compiled,
    build_site,
    check_page,
    compile_figures,
    figspec_files,
    no_png,
    own_pages,
    png_picture,
    read_figures,
    read_options,
    single_stems,
    stale_sections,
    synchronise,
    unread,
    written_pages,
)
from .contract import to_json
from .diagnostics import Diagnostic, Severity, one_line
from .errors import FigspecError, OptionError
from .lint import REPORTS
from .lint.reports import printable, text_report
from .pages import Options
from .pages.plain import plain_pages, starting_figspec

PATHS = click.Path(exists=True, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)
config_option = click.option(
    "--config-file",
    "-f",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The mkdocs.yml to take options from; else the one in this folder, if any.",
)


class Doors(click.Group):
    """Says what went wrong for good in one line, with exit status 2."""

    def invoke(self, context: click.Context) -> object:
        try:
            return super().invoke(context)
        except OptionError as failure:
            raise click.UsageError(str(failure)) from failure
        except FigspecError as failure:
            raise _Failure(str(failure)) from failure
        except OSError as failure:
            if failure.errno == errno.EPIPE:  # The reader has seen enough; click knows what to do.
                raise
            place = f"{failure.filename}: " if failure.filename else ""
            raise _Failure(f"{place}{failure.strerror or failure}") from failure


class _Failure(click.ClickException):
    exit_code = 2


@click.group(cls=Doors)
@click.version_option(package_name="mkdocs-figspec")
def main() -> None:
    """Figspecs compiled into figures.

    Options come from the mkdocs.yml in this folder, if there is one. Exit status: 0 done, 1 something has an
    error or is stale, 2 unusable arguments.
    """


def _shown(files: Sequence[Path]) -> dict[Path, str]:
    """What files are called to people: as named on the command line, POSIX."""
    return {file: file.as_posix() for file in files}


def _specs(paths: tuple[Path, ...], options: Options) -> list[Path]:
    """The figspec files in `paths`, or in the project's own folder where none are named."""
    if paths:
        return _some(figspec_files(paths), paths)
    if not options.specs.is_dir():
        name = options.shown(options.specs)
        start = f"figspec new {name}/fig-repo-01-overview.md"
        raise OptionError(f"there is no folder {name} here; name files or folders, or start one: {start}")
    here = Path.cwd()
    folder = options.specs.relative_to(here) if options.specs.is_relative_to(here) else options.specs
    return _some(figspec_files([folder]), [folder])


def _some(files: list[Path], paths: Sequence[Path]) -> list[Path]:
    """`files`; where there are none, says so, for silence would look like success."""
    if not files:
        click.echo(f"there are no figspecs in {', '.join(path.as_posix() for path in paths)}", err=True)
    return files


def _compiled(paths: tuple[Path, ...], options: Options) -> tuple[list[Compiled], list[Diagnostic]]:
    """The figures of `paths` whose pictures have names of their own, and all that was found."""
    files = _specs(paths, options)
    compiled = compile_figures(files, _shown(files), options.rules, options.engine)
    found = [problem for one in compiled for problem in one.figure.diagnostics]
    single, problems = single_stems(compiled)
    return single, [*found, *options.judged(problems)]


def _say(found: Sequence[Diagnostic]) -> None:
    for each in found:
        click.echo(printable(one_line(each)), err=True)


def _worst(found: Sequence[Diagnostic], *, strict: bool = False) -> int:
    bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(any(each.severity in bad for each in found))


@main.command()
@click.option("--format", "form", type=click.Choice(list(REPORTS)), default="text", help="How to print.")
@click.option("--strict", is_flag=True, help="Exit with 1 where there is a warning too.")
@config_option
@click.argument("paths", nargs=-1, type=PATHS)
def check(form: str, strict: bool, config_file: Path | None, paths: tuple[Path, ...]) -> None:
    """Say what is wrong with figspecs.

    PATHS are files or folders; without any, the whole project is checked: its figspecs, their places in the
    site, the pages that name them and the managed sections. Exits with 1 where something is an error; with
    --strict, where something is a warning too.
    """
    options = read_options(config_file)
    if paths:
        compiled, found = _compiled(paths, options)
        figures = [one.figure for one in compiled]
        sources = {}
    else:
        _specs(paths, options)
        site = build_site(options, own_pages(options))
        figures = [entry.figure for entry in site.library.entries]
        written = list(written_pages(site.library, own_pages(options)))
        others = [problem for page in written for problem in check_page(site.library, page)]
        stale = stale_sections(site.library, everywhere=True)
        others += [problem for each in stale for problem in each.problems]
        found = [*site.diagnostics, *options.judged(others)]
        sources = {page.path: page for page in written}
    sources |= {figure.figspec.source.path: figure.figspec.source for figure in figures}
    colours = (
        form == "text" and sys.stdout is not None and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    )
    report = text_report(found, sources, colours=True) if colours else REPORTS[form](found, sources)
    _print(report.rstrip("\n"))
    sys.exit(_worst(found, strict=strict))


@main.command()
@click.option("--format", "form", type=click.Choice(["json"]), default="json", help="How to print.")
@config_option
@click.argument("paths", nargs=-1, type=PATHS)
def inspect(form: str, config_file: Path | None, paths: tuple[Path, ...]) -> None:
    """Print what figspecs hold, as JSON.

    The parts of each figspec in PATHS, its panels and its diagnostics; nothing is drawn or written, so what
    drawing alone can find, such as words-lost, is for check to say.
    """
    options = read_options(config_file)
    files = _specs(paths, options)
    figures = read_figures(files, _shown(files), options.rules)
    _print(json.dumps(to_json(figures), ensure_ascii=False, indent=1))
    sys.exit(_worst([found for figure in figures for found in figure.diagnostics]))


def _print(text: str) -> None:
    if sys.stdout is None:  # closed by whoever started this
        return
    # Figspecs hold what a terminal's encoding may lack; other programs read this as UTF-8.
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


@main.command()
@click.option("--output", "-o", required=True, type=FOLDER, help="Folder to write to.")
@click.option("--format", "form", type=click.Choice(["svg", "png"]), default="svg", help="Kind of picture.")
@config_option
@click.argument("paths", nargs=-1, type=PATHS)
def render(output: Path, form: str, config_file: Path | None, paths: tuple[Path, ...]) -> None:
    """Write the pictures of figspecs, light and dark.

    Each figspec in PATHS gives STEM.svg and STEM-dark.svg, or the same as PNG.
    """
    options = read_options(config_file)
    compiled, found = _compiled(paths, options)
    output.mkdir(parents=True, exist_ok=True)
    lost: dict[Diagnostic, None] = {}
    for one in compiled:
        for name, svg in (("", one.drawing.svg), ("-dark", one.drawing.svg_dark)):
            file = output / f"{one.figure.figspec.stem}{name}.{form}"
            picture = png_picture(svg) if form == "png" else svg.encode("utf-8", "replace")
            if picture is None:
                lost[no_png(one.figure.figspec.source, svg)] = None
            else:
                file.write_bytes(picture)
    unmade = options.judged(lost)
    _say([*(each for each in found if each.severity is Severity.ERROR), *unmade])
    sys.exit(int(bool(unmade)) or _worst(found))


@main.command()
@click.option("--check", is_flag=True, help="Change nothing; exit with 1 where something is stale.")
@click.option(
    "--prune",
    is_flag=True,
    help="Remove sections whose figspec is gone or does not name the file, and pictures that none shows.",
)
@config_option
def sync(check: bool, prune: bool, config_file: Path | None) -> None:
    """Bring managed sections up to date.

    Those are the sections between figspec markers in ARCHITECTURE.md and other Markdown files of the project,
    and the pictures that they show. Prints each file that it changes; all else stays byte for byte.
    """
    options = read_options(config_file)
    if prune and not options.specs.is_dir():
        raise OptionError(f"there is no folder {options.shown(options.specs)} here, so nothing can be pruned")
    site = build_site(options, own_pages(options))
    stale = stale_sections(site.library, everywhere=True, prune=prune, writing=not check)
    found = [problem for figure in unread(site.library) for problem in figure.diagnostics]
    lost = [problem for problem in found if problem.severity is Severity.ERROR]
    if check:
        changes = [problem for each in stale for problem in each.problems]
        _say([*lost, *options.judged(changes)])
        sys.exit(int(bool(lost) or any(prune or each.severity is not Severity.NOTE for each in changes)))
    broken = [problem for each in stale if each.broken for problem in each.problems]
    for path in synchronise(stale, options.root):
        click.echo(options.shown(path))
    gone = [problem for each in stale for problem in each.problems if "--prune" in (problem.hint or "")]
    _say([*lost, *options.judged(broken if prune else [*broken, *gone])])
    sys.exit(int(bool(lost or broken)))


@main.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--title", help="What the figure is called; else taken from the file name.")
def new(path: Path, title: str | None) -> None:
    """Write a figspec to start from.

    PATH is a file that is not there yet, such as figspecs/fig-repo-01-overview.md.
    """
    if not path.name.strip("."):
        raise OptionError("name the file to write, such as figspecs/fig-repo-01-overview.md")
    path = path if path.suffix == ".md" else path.with_name(path.name + ".md")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(starting_figspec(path.stem, title))
    except FileExistsError as failure:
        raise OptionError(f"{path} is there already") from failure
    except OSError as failure:
        raise OptionError(f"{path} cannot be written: {failure.strerror}") from failure
    click.echo(path.as_posix())


@main.command()
@click.option("--output", "-o", required=True, type=FOLDER, help="Folder to write to, such as docs.")
@click.option("--base-url", help="Where that folder stands in the site; links are relative without it.")
@config_option
def pages(output: Path, base_url: str | None, config_file: Path | None) -> None:
    """Write a page for each figure, for any site generator.

    Markdown pages, an index, pictures, style and faces go into one folder; of files that are the same already
    none is written.
    """
    options = read_options(config_file)
    site = build_site(options, [])
    assets, lost = site.assets_in_site()
    found = [*site.diagnostics, *lost]
    for name, content in {**plain_pages(site.library, base_url), **assets}.items():
        file = output / name
        if not file.resolve().is_relative_to(output.resolve()):
            raise _Failure(f"{file.as_posix()} leads out of {output.as_posix()}")
        if file.is_file() and file.read_bytes() == content:
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        click.echo(file.as_posix())
    _say(found)
    sys.exit(_worst(found))
