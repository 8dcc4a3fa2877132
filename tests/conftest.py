"""What all tests share: cases, which are folders with an input, an expected output and an expected report."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from mkdocs_figspec.diagnostics import Diagnostic, one_line

TESTS = Path(__file__).parent
ROOT = TESTS.parent
SHARED = ROOT.parent / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-cases", action="store_true", help="rewrite the cases' expectations")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--update-cases"):
        os.environ["UPDATE_CASES"] = "1"


@dataclass(frozen=True)
class Case:
    """A folder that holds what goes in and what comes out."""

    folder: Path

    def __str__(self) -> str:
        return self.folder.name

    def text(self, name: str) -> str:
        return (self.folder / name).read_text("utf-8")

    def expect(self, name: str, found: str) -> None:
        """Hold `found` against the file `name`; an absent file expects nothing at all."""
        path = self.folder / name
        found = found.rstrip("\n") + "\n" if found.strip() else ""
        if os.environ.get("UPDATE_CASES"):
            if found:
                path.write_text(found, "utf-8")
            else:
                path.unlink(missing_ok=True)
        expected = path.read_text("utf-8") if path.exists() else ""
        assert found == expected, f"{path} differs; see what changed with --update-cases and git diff"


def cases(folder: str) -> list[Case]:
    """The cases in `tests/FOLDER`, by name."""
    found = [Case(path) for path in sorted((TESTS / folder).iterdir()) if path.is_dir()]
    assert found, f"no cases in tests/{folder}"
    return found


def report(problems: Iterable[Diagnostic]) -> str:
    """Diagnostics as the file `report.txt` of a case holds them."""
    return "\n".join(one_line(problem) for problem in problems)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared figspecs, where there is one."""
    if not SHARED.exists():
        pytest.skip("no shared folder beside this checkout")
    return SHARED
