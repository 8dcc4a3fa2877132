"""The figspecs of a folder, read and held against each other."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from ..diagnostics import Diagnostic, Severity
from ..lint import apply_severities, check_figures
from ..model import Figure
from ..parser import read_source
from ..source import Source, Span
from .compile import Compiled, compile_figure, read_figure

LARGEST = 2_000_000
"""Bytes of the largest figspec that is read."""


def figspec_files(paths: Iterable[Path]) -> list[Path]:
    """The figspec files in `paths`, files as named, folders searched in name order.

    Hidden files and a folder's README are none.
    """
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = (file for file in path.rglob("*.md") if _is_there(file) and _is_figspec(file, path))
        found += sorted(inside, key=lambda file: file.relative_to(path).as_posix())
    return list(dict.fromkeys(found))


def _is_there(file: Path) -> bool:
    """Whether it is a file, or a link that leads nowhere and is to be reported."""
    return file.is_file() or (file.is_symlink() and not file.exists())


def _is_figspec(file: Path, folder: Path) -> bool:
    parts = file.relative_to(folder).parts
    return file.name.casefold() != "readme.md" and not any(part.startswith(".") for part in parts)


def read_figures(files: Iterable[Path], shown: Mapping[Path, str], rules: Mapping[str, str]) -> list[Figure]:
    """The figures of `files`, read, recognised and held against the rules, not drawn.

    `shown` says what a file is called to people; a file outside it goes by its path.
    """
    figures = []
    for source, found in _sources(files, shown):
        figures.append(read_figure(source).with_diagnostics(found))
    return _held(figures, rules)


def compile_figures(
    files: Iterable[Path],
    shown: Mapping[Path, str],
    rules: Mapping[str, str],
    engine: str,
    allowed: Callable[[Path], bool] = Path.exists,
) -> list[Compiled]:
    """The figures of `files`, drawn too; those that are not `allowed` to be read are reported, not read."""
    compiled = []
    for source, found in _sources(files, shown, allowed):
        one = compile_figure(source, engine)
        compiled.append(Compiled(one.figure.with_diagnostics(found), one.drawing))
    figures = _held([one.figure for one in compiled], rules)
    return [Compiled(figure, one.drawing) for figure, one in zip(figures, compiled, strict=True)]


def _sources(
    files: Iterable[Path], shown: Mapping[Path, str], allowed: Callable[[Path], bool] = Path.exists
) -> Iterable[tuple[Source, tuple[Diagnostic, ...]]]:
    for file in files:
        name = shown.get(file, file.as_posix())
        try:
            if file.exists() and not file.is_file():
                yield _unreadable(name, "it is no file but a device, a pipe or the like")
            elif file.stat().st_size > LARGEST:
                yield _unreadable(name, f"it has more than {LARGEST} bytes")
            elif not allowed(file):
                yield _unreadable(name, "it is a link that leads out of the project")
            else:
                yield read_source(file, name)
        except OSError as failure:
            yield _unreadable(name, os.strerror(failure.errno or 0))


def _unreadable(name: str, why: str) -> tuple[Source, tuple[Diagnostic, ...]]:
    message = f"the file cannot be read: {why}"
    return Source(name, "", whole=False), (
        Diagnostic("unreadable-file", Severity.ERROR, message, name, Span(1)),
    )


def _held(figures: list[Figure], rules: Mapping[str, str]) -> list[Figure]:
    """The figures with what was found by holding them against each other; severities as `rules` has them."""
    between: dict[str, list[Diagnostic]] = {}
    for problem in check_figures(figures):
        between.setdefault(problem.path, []).append(problem)
    held = []
    for figure in figures:
        found = figure.diagnostics + tuple(between.get(figure.figspec.source.path, ()))
        kept = apply_severities(found, rules)
        held.append(replace(figure, diagnostics=tuple(sorted(kept, key=lambda each: (each.span, each.name)))))
    return held
