"""Terminals that are put away after each test, and editors made on the spot."""

import os
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.terminals import MakeEditor, Start, Terminal, argv_of


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts a command in a pseudo-terminal: `start("show", "4", rows=24, PAGER="less")`.

    With `shell` the words are handed to sh instead, where `$STEPGUIDE` is the program.
    """
    monkeypatch.delenv("COLUMNS")
    started: list[Terminal] = []

    def start(
        *words: str, rows: int = 24, columns: int = 240, shell: str = "", **env: str
    ) -> Terminal:
        argv = ["/bin/sh", "-c", shell] if shell else argv_of(words)
        whole = {**os.environ, "STEPGUIDE": shlex.join(argv_of([])), **env}
        terminal = Terminal(argv, whole, rows, columns)
        started.append(terminal)
        return terminal

    yield start
    for terminal in started:
        terminal.is_put_away()


@pytest.fixture
def editor(tmp_path: Path) -> MakeEditor:
    """Makes an editor from lines of shell, in which `$1` is the file; returns its path."""

    def make(body: str, name: str = "editor", interpreter: str = "/bin/sh") -> str:
        path = tmp_path / name
        path.write_text(f"#!{interpreter}\n{body}\n")
        path.chmod(0o755)
        return str(path)

    return make
