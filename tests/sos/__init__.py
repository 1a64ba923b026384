"""What these tests give to a process that runs `sos`: a day, a guide and people of its own."""

import os
from datetime import date, datetime
from pathlib import Path

from tests.clock import CHECKOUT, DUBLIN, NOW, on_path, standing_at
from tests.conftest import Run

__all__ = ["OTHERS", "SAM", "TODAY", "add", "bare_env", "guide_with"]
__all__ += ["module_that_fails", "on_day", "on_path", "without_copies"]

TODAY = NOW.date()

SAM = ("Sam", "--role", "sponsor", "--reach", "555 0100")
OTHERS = (
    ("Riverside clinic", "--role", "clinic", "--reach", "555 0122, Mon-Fri 9-5"),
    ("Ana", "--role", "family", "--reach", "text 555 0111"),
)


def bare_env(**more: str) -> dict[str, str]:
    """An environment in which nothing but `more` has a say, for what several tests share."""
    decide = ("PATH", "PYTHONPATH", "TESTS_", "LD_PRELOAD", "FAKETIME")
    known = {name: os.environ[name] for name in os.environ if name.startswith(decide)}
    return {**known, "LANG": "C.UTF-8", "TERM": "xterm-256color", **more}


def on_day(day: date = TODAY) -> dict[str, str]:
    """An environment in which it is noon on this day."""
    return standing_at(datetime(day.year, day.month, day.day, 12, tzinfo=DUBLIN))


def guide_with(folder: Path, help_yaml: bytes | None) -> Path:
    """A folder below `folder` with the program in it, and with this guide (None: without one)."""
    source = folder / "checkout" / "src"
    source.mkdir(parents=True, exist_ok=True)
    if not (source / "stepguide").exists():
        (source / "stepguide").symlink_to(CHECKOUT / "src" / "stepguide")
    data = source.parent / "data"
    data.mkdir(exist_ok=True)
    for file in (CHECKOUT / "data").glob("*.yaml"):
        (data / file.name).write_bytes(file.read_bytes())
    if help_yaml is None:
        (data / "help.yaml").unlink()
    else:
        (data / "help.yaml").write_bytes(help_yaml)
    return source


def without_copies(folder: Path) -> Path:
    """As `guide_with`, with the guide as it is: a checkout in which no build made copies of it."""
    return guide_with(folder, (CHECKOUT / "data" / "help.yaml").read_bytes())


def module_that_fails(folder: Path, name: str) -> Path:
    """A folder below `folder` with a module that cannot be imported, in place of a library."""
    place = folder / f"no-{name}"
    place.mkdir()
    (place / f"{name}.py").write_text(f"raise ImportError('no {name} here')\n")
    return place


def add(run: Run, *people: tuple[str, ...]) -> None:
    """Put these on the sos screen."""
    for words in people:
        assert run("people", "add", *words, "--sos").code == 0
