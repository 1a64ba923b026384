"""Sessions at terminals of 80 by 24, in a home that has been used before."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from stepguide.home import drafts
from stepguide.home.store import Home
from tests.conftest import Run, write_line_by_line
from tests.terminal.conftest import editor, start
from tests.terminal.terminals import Start
from tests.work import Sitting

__all__ = ["editor", "start"]

Work = Callable[..., Sitting]
Earlier = Callable[..., None]


@pytest.fixture
def earlier(run: Run) -> Earlier:
    """Runs a command on a day of January 2026: `earlier(5, "start", "4")`."""

    def earlier(day: int, *words: str) -> None:
        with time_machine.travel(f"2026-01-{day:02}T09:30:00+00:00", tick=False):
            ran = run(*words)
        assert ran.code == 0, ran.err

    return earlier


@pytest.fixture
def known(earlier: Earlier) -> None:
    """A home with an entry in it, so that nothing is said that is said once."""
    earlier(1, "journal", "add", "The first entry.")


@pytest.fixture
def left(home: Path, run: Run) -> Path:
    """A home in which an answer to 2.3 was left in the middle."""
    assert run("journal", "add", "The first entry.").code == 0
    note = drafts.new_note("journal add", datetime.now(UTC), options={"question": "2.3"})
    drafts.start(Home(home), note, b"one\ntwo\n").leave()
    return home


@pytest.fixture
def work(start: Start, home: Path) -> Work:
    """Starts `stepguide work` with these words at a terminal, where answers are written at a
    prompt."""

    def work(*words: str, columns: int = 80, **env: str) -> Sitting:
        place = Path(env.get("STEPGUIDE_HOME", home))
        write_line_by_line(place)
        terminal = start("work", *words, rows=24, columns=columns, **env)
        vars(terminal.child)["ptyproc"].delayafterclose = 0  # it is waited for before that
        return Sitting(terminal, place)

    return work
