"""What these tests give to a process that runs `sos`: a day, a guide and people of its own."""

import os
import subprocess
from datetime import date
from pathlib import Path

from tests.conftest import CHECKOUT, NOW, Run
from tests.terminal.terminals import argv_of

# Found by Python before it runs anything. The screen asks for the day alone.
DAY = """\
import datetime
class Day(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromisoformat("{}")
datetime.date = Day
"""

TODAY = NOW.date()

SAM = ("Sam", "--role", "sponsor", "--reach", "555 0100")
OTHERS = (
    ("Riverside clinic", "--role", "clinic", "--reach", "555 0122, Mon-Fri 9-5"),
    ("Ana", "--role", "family", "--reach", "text 555 0111"),
)


def on_path(*folders: Path) -> dict[str, str]:
    """An environment in which Python looks into `folders` before anything else."""
    known = os.environ.get("PYTHONPATH", "")
    return {"PYTHONPATH": os.pathsep.join([*map(str, folders), known]).rstrip(os.pathsep)}


def bare_env(**more: str) -> dict[str, str]:
    """An environment in which nothing but `more` has a say, for what several tests share."""
    known = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return {**known, "LANG": "C.UTF-8", "TERM": "xterm-256color", **more}


def day_at(folder: Path, day: date = TODAY) -> Path:
    """A folder below `folder` that sets the day for every Python that has it on its path."""
    place = folder / "day"
    place.mkdir(exist_ok=True)
    (place / "sitecustomize.py").write_text(DAY.format(day))
    return place


def guide_with(folder: Path, help_yaml: bytes | None) -> Path:
    """A folder below `folder` with the program in it, and with this guide (None: without one)."""
    source = folder / "checkout" / "src"
    source.mkdir(parents=True, exist_ok=True)
    if not (source / "stepguide").exists():
        (source / "stepguide").symlink_to(CHECKOUT / "src" / "stepguide")
    data = source.parent / "data"
    data.mkdir(exist_ok=True)
    for file in (CHECKOUT / "data").iterdir():
        (data / file.name).write_bytes(file.read_bytes())
    if help_yaml is None:
        (data / "help.yaml").unlink()
    else:
        (data / "help.yaml").write_bytes(help_yaml)
    return source


def copy_of_the_guide(folder: Path) -> str:
    """A folder for caches with a copy of the guide in it: without one, each run reads YAML."""
    env = bare_env(XDG_CACHE_HOME=str(folder), STEPGUIDE_HOME=str(folder / "no-home"))
    subprocess.run(argv_of(["sos", "more"]), env=env, capture_output=True, check=True)
    assert list(folder.glob("stepguide/help.yaml.*.json"))
    return str(folder)


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
