"""A stream that is closed, full or gone: what is to be saved is saved, and what is said of it comes
on the other stream."""

import os
import re
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from stepguide.safety.screen import FIRST
from tests.conftest import Ran, Run, records
from tests.terminal.conftest import start
from tests.terminal.terminals import Start, argv_of

__all__ = ["start"]

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
Begun = Callable[[str], Path]
GONE = ">(exec <&-)"  # a reader who has gone before the first word comes
WRITING = [
    "journal add W --tag used",
    "journal add W --json",
    "journal edit last --tag calm",
    "journal delete last --yes",
    "days used",
    "craving log 9 --note W",
    "checkin --mood 5 --use yes",
    "gratitude add W",
    "people add W --reach 5550100",
    "meeting add W",
    "plan add reason W",
    "inventory add resentment --who W",
    "amends add W",
    "start 1",
    "settings set country us",
    "share --marked --output HERE/pages.md",
    "wipe --yes",
]


@pytest.fixture
def begun(run: Run, tmp_path: Path) -> Begun:
    """Makes a folder with one entry in it, for one run."""

    def begun(name: str) -> Path:
        home = tmp_path / name / "kept"
        words = ("journal", "add", "mine", "--tag", "share")
        assert run(*words, STEPGUIDE_HOME=str(home)).code == 0
        return home

    return begun


def ran(command: str, streams: str, home: Path) -> Ran:
    """How a command went with this folder, its streams led elsewhere."""
    words = shlex.join(argv_of(words_of(command, home)))
    wait = "sleep 0.2; " if "(" in streams else ""
    done = subprocess.run(
        ["bash", "-c", f"{wait}{words} {streams}"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env={**os.environ, "STEPGUIDE_HOME": str(home)},
        text=True,
        start_new_session=True,
        timeout=60,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def words_of(command: str, home: Path) -> list[str]:
    return command.replace("HERE", str(home.parent)).split()


def lines(home: Path, *texts: str) -> list[str]:
    """What is said, without the ids and times that are another each time."""
    said = "".join(texts).replace(str(home.parent), "HERE")
    said = re.sub(r"\b[0-9a-z]{6}(?:[0-9a-z]{4})?\b|\d\d:\d\d:\S+", "-", said)
    return sorted(said.splitlines())


@pytest.mark.parametrize("command", WRITING)
def test_whatever_writes_saves_and_says_all_of_it_on_the_stream_that_is_left(
    command: str, run: Run, begun: Begun
) -> None:
    homes = [begun("one"), begun("two"), begun("three")]
    whole = run(*words_of(command, homes[0]), STEPGUIDE_HOME=str(homes[0]))
    assert whole.code == 0
    no_out = ran(command, ">/dev/full", homes[1])
    assert (no_out.code, no_out.out) == (0, "")
    assert lines(homes[1], no_out.err) == lines(homes[0], whole.out, whole.err)
    no_err = ran(command, "2>/dev/full", homes[2])
    assert (no_err.code, no_err.err) == (0, "")
    # Beside JSON on stdout nothing else is said there.
    beside = "" if "--json" in command else whole.err
    assert lines(homes[2], no_err.out) == lines(homes[0], whole.out, beside)
    assert len({len([*home.glob("*/*/*.json")]) for home in homes}) == 1


@pytest.mark.parametrize(
    "streams",
    [
        ">&-",
        "2>&-",
        "<&- >&-",
        "<&- 2>&-",
        f"2> {GONE}",
        f"> {GONE}",
        ">&- 2>&-",
        ">/dev/full 2>&-",
    ],
)
def test_nothing_a_stream_can_be_keeps_words_from_being_saved(streams: str, tmp_path: Path) -> None:
    one = ran("craving log 9 --note W", streams, tmp_path)
    assert one.code == 0
    assert len(records(tmp_path, "craving")) == 1
    if streams.count(">") == 1 and streams != f"> {GONE}":
        assert FIRST in one.out + one.err
        assert "\nSaved " in one.out + one.err


def test_with_both_of_them_closed_it_comes_on_the_terminal(start: Start) -> None:
    terminal = start(shell="exec $STEPGUIDE days used >&- 2>/dev/full")
    assert terminal.ends() == 0
    assert FIRST in terminal.text
    assert "\nSaved " in terminal.text


def test_what_could_be_shown_nowhere_is_no_success(tmp_path: Path) -> None:
    assert ran("lapse", ">&- 2>&-", tmp_path).code == 1


@pytest.mark.parametrize("streams", [">/dev/full", f"> {GONE}"])
def test_the_version_makes_no_fault_of_it(streams: str, tmp_path: Path) -> None:
    said = ran("--version", streams, tmp_path)
    assert said.code == 0
    assert said.out == ""
    assert said.err in ("", "stepguide 0.1.0\n")


def test_a_refusal_is_heard_too(begun: Begun) -> None:
    refused = ran("journal delete last", "2>/dev/full", begun("one"))
    assert (refused.code, refused.err) == (2, "")
    assert refused.out.startswith("stepguide: This asks first")
