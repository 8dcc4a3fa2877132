"""The door for shells: the `figspec` command."""

from __future__ import annotations

import json
from pathlib import Path

import click

from .art import recognise
from .contract import to_json
from .draw import draw
from .model import Figure
from .parser import parse
from .source import Source


@click.group()
def main() -> None:
    """Figspecs compiled into figures."""


def _figures(paths: tuple[str, ...]) -> list[Figure]:
    figures = []
    for path in paths:
        files = sorted(Path(path).rglob("*.md")) if Path(path).is_dir() else [Path(path)]
        for file in files:
            spec, found = parse(Source(file.as_posix(), file.read_text("utf-8")))
            figure = recognise(spec)
            figures.append(Figure(spec, figure.frames, figure.panels, found + figure.diagnostics))
    return figures


@main.command()
@click.option("--format", "form", type=click.Choice(["json"]), default="json")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True))
def inspect(form: str, paths: tuple[str, ...]) -> None:
    """Print what PATHS hold."""
    click.echo(json.dumps(to_json(_figures(paths)), ensure_ascii=False, indent=1))


@main.command()
@click.option("--output", required=True, type=click.Path(file_okay=False, path_type=Path))
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True))
def render(output: Path, paths: tuple[str, ...]) -> None:
    """Write the pictures of PATHS."""
    output.mkdir(parents=True, exist_ok=True)
    for figure in _figures(paths):
        drawing = draw(figure)
        (output / f"{figure.figspec.stem}.svg").write_text(drawing.svg, "utf-8")
        (output / f"{figure.figspec.stem}-dark.svg").write_text(drawing.svg_dark, "utf-8")
