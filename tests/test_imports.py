"""Imports point one way, and few files know the outside."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import mkdocs_figspec

PACKAGE = Path(mkdocs_figspec.__file__).parent

ORDER = [
    {"errors", "source"},
    {"diagnostics"},
    {"model"},
    {"contract"},
    {"parser", "art"},
    {"lint", "draw"},
    {"pages"},
    {"build"},
    {"config", "plugin", "cli", "extension"},
    {"__main__"},
]
OUTSIDE = {
    "mkdocs": {"config.py", "plugin.py"},
    "jinja2": {"draw/", "pages/"},
    "subprocess": {"draw/graphviz.py"},
}
"""Who may import what from outside the package."""


def room(path: Path) -> str:
    """The top-level module or package that a file belongs to."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def rank(name: str) -> int:
    return next(place for place, names in enumerate(ORDER) if name in names)


def imports(path: Path) -> Iterator[tuple[int, str, bool]]:
    """Line, dotted name and whether it is inside the package, of each import in a file."""
    inside = path.relative_to(PACKAGE).parts[:-1]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name, False
        elif isinstance(node, ast.ImportFrom):
            if node.level == 0:
                yield node.lineno, node.module or "", False
                continue
            base = [*inside[: len(inside) - node.level + 1], *(node.module or "").split(".")]
            parts = [part for part in base if part]
            if parts:
                yield node.lineno, parts[0], True
            else:
                for alias in node.names:
                    yield node.lineno, alias.name, True


def files() -> list[Path]:
    return [path for path in sorted(PACKAGE.rglob("*.py")) if path != PACKAGE / "__init__.py"]


def test_every_file_has_a_place_in_the_order() -> None:
    known = set().union(*ORDER)
    assert {room(path) for path in files()} <= known


def test_imports_point_one_way() -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)}:{line} imports {name}"
        for path in files()
        for line, name, inside in imports(path)
        if inside and name != room(path) and not name.startswith("__") and rank(name) >= rank(room(path))
    ]
    # The doors share nothing but what lies before them; config.py serves plugin.py alone.
    allowed = {"plugin.py": "config"}
    wrong = [each for each in wrong if allowed.get(each.split(":")[0]) != each.rsplit(" ", 1)[1]]
    assert not wrong


def test_few_files_know_the_outside() -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)}:{line} imports {name}"
        for path in files()
        for line, name, inside in imports(path)
        if not inside
        for library, allowed in OUTSIDE.items()
        if name.split(".")[0] == library
        and not any(str(path.relative_to(PACKAGE).as_posix()).startswith(place) for place in allowed)
    ]
    assert not wrong


def test_no_file_outgrows_its_noun() -> None:
    sizes = {str(path.relative_to(PACKAGE)): len(path.read_text("utf-8").splitlines()) for path in files()}
    assert not {name: size for name, size in sizes.items() if size > 300}
