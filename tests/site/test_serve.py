"""`mkdocs serve` follows the figspecs, outlives broken ones and comes to rest."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from .project import figspec, make_project

PATIENCE = 60
"""Seconds within which a change must show."""


@dataclass
class Server:
    process: subprocess.Popen[bytes]
    address: str
    log: Path
    root: Path

    def page(self, url: str) -> str:
        """The page at `url`; empty while there is none."""
        try:
            with urllib.request.urlopen(self.address + url, timeout=10) as answer:
                return str(answer.read().decode())
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    def builds(self) -> int:
        return len(re.findall(r"Documentation built", self.log.read_text("utf-8")))

    def until(self, true: Callable[[], object]) -> None:
        end = time.monotonic() + PATIENCE
        while not true():
            assert self.process.poll() is None, self.log.read_text("utf-8")
            assert time.monotonic() < end, self.log.read_text("utf-8")
            time.sleep(0.2)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    files = {"figspecs/fig-a-01.md": figspec(), "ARCHITECTURE.md": "# Architecture\n"}
    root = make_project(tmp_path / "project", files)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path / "log.txt"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"],
            cwd=root,
            stdout=out,
            stderr=subprocess.STDOUT,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        )
        try:
            yield Server(process, f"http://127.0.0.1:{port}/", log, root)
        finally:
            process.terminate()
            process.wait(10)


@pytest.mark.slow
def test_serve_follows_the_figspecs(server: Server) -> None:
    first, second = server.root / "figspecs/fig-a-01.md", server.root / "figspecs/fig-a-02.md"
    server.until(lambda: "What runs" in server.page("guide/fig-a-01/"))

    first.write_text(figspec().replace("What runs", "What is run"), "utf-8")
    server.until(lambda: "What is run" in server.page("guide/fig-a-01/"))

    second.write_text(figspec("fig-a-02", "Second"), "utf-8")
    server.until(lambda: "Second" in server.page("guide/fig-a-02/"))

    second.rename(server.root / "figspecs/fig-a-03.md")
    server.until(lambda: server.page("guide/fig-a-03/") and not server.page("guide/fig-a-02/"))

    (server.root / "figspecs/fig-a-03.md").unlink()
    server.until(lambda: not server.page("guide/fig-a-03/"))

    first.write_bytes(b"")
    server.until(lambda: "fig-a-01.md:1:1: error[" in server.log.read_text("utf-8"))
    first.write_text(figspec(), "utf-8")
    server.until(lambda: "What runs" in server.page("guide/fig-a-01/"))

    # Nothing that is watched was written, so no build follows by itself.
    time.sleep(1)
    builds = server.builds()
    time.sleep(3)
    assert server.builds() == builds
