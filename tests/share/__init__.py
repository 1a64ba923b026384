"""A person's pages: records of every kind, each with a word of its own, by step and time mixed."""

import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine

from tests.conftest import NOW, Run
from tests.home.tree import bound_by_modes
from tests.known import GUIDE

ANSWER = "alpha\n\n    # not a head\n<b>1. x</b>"

# The word of each record, how many days ago it was written, and the command that wrote it.
RECORDS = [
    ("alpha", 30, ("journal", "add", "--question", "4.3", ANSWER)),
    (
        "bravo",
        29,
        (*("inventory", "add", "resentment", "--who", "Sam O'Neill", "--happened", "bravo *& co*"),
         *("--touched", "money, safety", "--part", "Not my part")),
    ),
    ("charlie", 28, ("amends", "add", "--who", "Sam O'Neill", "--did", "charlie")),
    ("delta", 27, ("journal", "add", "--tag", "share", "delta, and called Ana Ruiz")),
    ("echo", 26, ("inventory", "add", "harm", "--who", "M.", "--did", "echo", "--tag", "share")),
    ("foxtrot", 25, ("journal", "add", "--question", "1.1", "foxtrot, with Sam")),
    ("golf", 24, ("pattern", "add", "--pattern", "golf", "--willing", "3")),
    ("hotel", 23, ("journal", "add", "--step", "4", "--tag", "Share", "hotel")),
    ("india", 22, ("instruction", "add", "--step", "4", "--text", "india")),
    ("juliet", 21, ("inventory", "add", "spot", "--happened", "juliet")),
    ("kilo", 20, ("journal", "add", "kilo")),
]  # fmt: skip

# By step, those without one first, then in the order in which they were written.
IN_ORDER = (
    *("delta", "kilo", "foxtrot", "alpha", "bravo", "echo", "hotel", "india"),
    *("golf", "charlie", "juliet"),
)
OF_STEP_4 = ("alpha", "bravo", "echo", "hotel", "india")

GO_ON = "Enter to go on, q to stop: "
KEEP_OR_REMOVE = "Type remove to remove them for good, Enter to keep them: "


@pytest.fixture(scope="session")
def first_written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the first home with all of RECORDS is kept, for others to begin as its copy."""
    return tmp_path_factory.mktemp("written") / "copy"


@pytest.fixture
def written(run: Run, home: Path, first_written: Path) -> Path:
    """A home with all of RECORDS; the guide is in its cache, so that reading writes nothing."""
    if first_written.exists():
        shutil.copytree(first_written, home.parent, dirs_exist_ok=True)
        return home
    for _, days, words in RECORDS:
        with time_machine.travel(NOW - timedelta(days=days), tick=False):
            ran = run(*words)
        assert ran.code == 0, ran.err
    assert run("share", "--read", "--marked").code == 0
    shutil.copytree(home.parent, first_written)
    return home


@pytest.fixture
def open_umask() -> Iterator[None]:
    """A umask that takes nothing away."""
    kept = os.umask(0)
    yield
    os.umask(kept)


@pytest.fixture
def bound() -> list[str]:
    """What to put before a command so that the modes of files bind it."""
    try:
        return bound_by_modes()
    except OSError as error:
        pytest.skip(f"root cannot be bound by the modes of files here: {error}")


def legal() -> str:
    """The legal note as a command without a terminal says it."""
    return f"{GUIDE.sessions.share.legal}\n"


def file_of(home: Path, word: str) -> Path:
    """The record in which `word` stands."""
    (file,) = [path for path in home.glob("records/*/*.json") if word in path.read_text()]
    return file


def id_of(home: Path, word: str) -> str:
    """The id of the record in which `word` stands."""
    return file_of(home, word).stem.split("-")[1]


def holding(root: Path, word: str) -> list[Path]:
    """Every file below `root` in whose bytes `word` stands."""
    files = [path for path in root.rglob("*") if path.is_file() and not path.is_symlink()]
    return sorted(path for path in files if word.encode() in path.read_bytes())
