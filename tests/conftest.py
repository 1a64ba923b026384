"""What every test stands on: a home of its own, a fixed clock, and ways to run commands."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from typer.testing import CliRunner

NOW = datetime(2026, 11, 24, 20, 15, 30, tzinfo=ZoneInfo("Europe/Dublin"))

CHECKOUT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Ran:
    """How one run of the program went."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home that does not exist yet, and an environment in which nothing else decides."""
    root = tmp_path / "home"
    for name in list(os.environ):
        if name.startswith(("STEPGUIDE", "XDG", "LC_", "LESS")) or name in (
            "VISUAL",
            "EDITOR",
            "PAGER",
            "NO_COLOR",
            "FORCE_COLOR",
            "CLICOLOR",
            "PY_COLORS",
            "GITHUB_ACTIONS",
            "LINES",
        ):
            monkeypatch.delenv(name)
    monkeypatch.setenv("STEPGUIDE_HOME", str(root))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TZ", "Europe/Dublin")
    return root


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """The clock stands at NOW; `clock.move_to` and `clock.shift` set it on."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def run() -> Run:
    """Runs a command in this process: `run("journal", "add", "hello", input=b"...")`."""

    def run(*words: str, input: str | bytes | None = None, **env: str) -> Ran:
        from stepguide.app import app

        result = CliRunner().invoke(app, list(words), input=input, env=env)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    return run


@pytest.fixture
def process() -> Run:
    """Runs a command in a process of its own, as the shell would."""

    def process(*words: str, input: bytes | None = None, **env: str) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "stepguide", *words],
            input=input,
            stdin=subprocess.DEVNULL if input is None else None,
            capture_output=True,
            env={**os.environ, **env},
            timeout=120,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    return process


def records(home: Path, kind: str = "entry") -> list[Path]:
    """The record files of a kind, sorted by name."""
    return sorted((home / "records" / kind).glob("*.json"))
