"""What every test stands on: one clock, a home of its own, and ways to run commands."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
import time_machine
from hypothesis import settings
from typer.testing import CliRunner

from stepguide.guide import copies
from stepguide.terminal.screen import Screen
from tests import clock as clocks
from tests.clock import CHECKOUT, NOW

__all__ = ["CHECKOUT", "NOW", "Ran", "Run", "records"]

# How long an example takes says nothing on a machine that others use as well.
settings.register_profile("suite", deadline=None)
settings.register_profile("once more", deadline=None, max_examples=10)
settings.load_profile("suite")


@dataclass(frozen=True)
class Ran:
    """How one run of the program went."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


def pytest_addoption(parser: pytest.Parser) -> None:
    """The one choice there is about the clock."""
    parser.addoption(
        "--at-the-real-time",
        action="store_true",
        help="The suite's clock and zone are for tests that ask for `clock`, and no others.",
    )


def pytest_configure(config: pytest.Config) -> None:
    """What is run once more, on another day, is there for the day.

    The guide is read from copies, as in an installed package: reading its YAML outlasts a command.
    """
    if not hasattr(config, "workerinput"):
        copies.write(CHECKOUT / "data", CHECKOUT / "data")
    if config.getoption("at_the_real_time"):
        settings.load_profile("once more")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a pseudo-terminal."""
    for item in items:
        if {"start", "on_terminal"} & {*getattr(item, "fixturenames", ())}:
            item.add_marker("terminal")


@pytest.fixture(scope="session", autouse=True)
def _children(pytestconfig: pytest.Config) -> Iterator[None]:
    """Every Python that is started has the suite's clock, also by what several tests share."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", clocks.on_path(Path(clocks.__file__).parent)["PYTHONPATH"])
        if not pytestconfig.getoption("at_the_real_time"):
            with time_machine.travel(NOW):
                patch.setenv("TESTS_CLOCK", clocks.going_on()["TESTS_CLOCK"])
        yield


@pytest.fixture
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what other programs make and date themselves: they have the machine's clock, and
    the suite's guard does not look there."""
    return tmp_path_factory.mktemp("outside")


@pytest.fixture(autouse=True)
def time_of_the_test(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[time_machine.Traveller | None]:
    """The time is NOW in Dublin, here and in children; it goes on, or stands with `clock`.

    No file that the test leaves behind, and no screen it saw, may hold the real day, unless the
    test names that day itself or moved its clock there.
    """
    clocks.shown.clear()
    stands = "clock" in request.fixturenames
    if request.config.getoption("at_the_real_time") and not stands:
        yield None
        return
    days = clocks.real_days()
    with time_machine.travel(NOW, tick=not stands) as traveller:
        monkeypatch.setenv("TESTS_CLOCK", clocks.going_on()["TESTS_CLOCK"])
        yield traveller
        come_to = datetime.now(NOW.tzinfo).date()
    days |= clocks.real_days()
    days = {day for day in days if not NOW.date() <= day <= come_to}
    leaked = clocks.found(days, tmp_path, request.path)
    assert leaked == [], "The real day is in what this test wrote or saw; see tests/clock."


@pytest.fixture(autouse=True)
def home(time_of_the_test: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
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
    return root


@pytest.fixture
def on_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists come as a person has them at a terminal, though none is there: for how they look."""
    monkeypatch.setattr(Screen, "is_piped", False)


@pytest.fixture
def line_by_line(home: Path) -> None:
    """A home in which words of several lines are asked for at a prompt."""
    write_line_by_line(home)


def write_line_by_line(home: Path) -> None:
    """Choose that prompt, beside whatever else was chosen."""
    home.mkdir(mode=0o700, exist_ok=True)
    file = home / "settings.json"
    chosen = json.loads(file.read_bytes()) if file.exists() else {"format": 1}
    file.touch(mode=0o600)
    file.write_text(json.dumps(chosen | {"editor": False}))


@pytest.fixture
def clock(time_of_the_test: time_machine.Traveller) -> time_machine.Traveller:
    """The clock stands at NOW from the start; `clock.move_to` and `clock.shift` set it on."""
    return time_of_the_test


@pytest.fixture
def run() -> Run:
    """Runs a command in this process: `run("journal", "add", "hello", input=b"...")`."""

    def run(*words: str, input: str | bytes | None = None, **env: str) -> Ran:
        from stepguide.app import app

        result = CliRunner().invoke(app, list(words), input=input, env=env)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        clocks.shown.append(result.output)
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
        clocks.shown += [done.stdout, done.stderr]
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    return process


def records(home: Path, kind: str = "entry") -> list[Path]:
    """The record files of a kind, sorted by name."""
    return sorted((home / "records" / kind).glob("*.json"))
