"""Cravings at terminals of 80 by 24, in a home that has been used before."""

from collections.abc import Callable
from pathlib import Path

import pytest
import time_machine

from tests.conftest import Run
from tests.craving import Way
from tests.terminal.conftest import start
from tests.terminal.terminals import Start

__all__ = ["start"]

Begin = Callable[..., Way]
Earlier = Callable[..., None]


@pytest.fixture
def earlier(run: Run) -> Earlier:
    """Runs a command as if at an hour of a day in January 2026: `earlier("05T09:30", "days")`."""

    def earlier(moment: str, *words: str) -> None:
        with time_machine.travel(f"2026-01-{moment}:00+00:00", tick=False):
            ran = run(*words)
        assert ran.code == 0, ran.err

    return earlier


@pytest.fixture
def known(earlier: Earlier) -> None:
    """A home with an entry in it, so that nothing is said that is said once."""
    earlier("01T09:30", "journal", "add", "The first entry.")


@pytest.fixture
def craving(start: Start, home: Path) -> Begin:
    """Starts `stepguide craving` at a terminal."""

    def craving(*words: str, columns: int = 80, rows: int = 24, **env: str) -> Way:
        place = Path(env.get("STEPGUIDE_HOME", home))
        terminal = start("craving", *words, rows=rows, columns=columns, **env)
        vars(terminal.child)["ptyproc"].delayafterclose = 0  # it is waited for before that
        return Way(terminal, place)

    return craving
