"""Check-ins at terminals of 80 by 24."""

from collections.abc import Callable

import pytest

from tests.checkin import Sitting, sitting_of
from tests.terminal.conftest import editor, start
from tests.terminal.terminals import Start

__all__ = ["editor", "start"]

CheckIn = Callable[..., Sitting]


@pytest.fixture
def check_in(start: Start) -> CheckIn:
    """Starts a check-in of the morning or the evening at a terminal."""

    def check_in(time: str, *words: str, columns: int = 80, **env: str) -> Sitting:
        terminal = start("checkin", f"--{time}", *words, rows=24, columns=columns, **env)
        return sitting_of(terminal, time)

    return check_in


@pytest.fixture
def start_at(start: Start) -> CheckIn:
    """The same, where the clock is to choose; `time` says only what will be asked."""

    def start_at(time: str, *words: str) -> Sitting:
        return sitting_of(start("checkin", *words, rows=24), time)

    return start_at
