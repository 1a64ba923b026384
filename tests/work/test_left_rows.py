"""A row left half-filled keeps the field it was cut off at, and goes on there."""

import os
import signal
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.known import GUIDE
from tests.terminal.terminals import CTRL_C, Start
from tests.work import CELL, CHOICE, GO_ON, GOODBYE, Sitting, stored
from tests.work.conftest import Work

pytestmark = pytest.mark.usefixtures("known")

SPOT = GUIDE.sheets.sheet("inventory").kind("spot")
ASKS = [cell.ask for cell in SPOT.fields]
WAYS = {"kill": -9, "Ctrl-C": 130, ":stop": 0}


def _left(work: Work, way: str = ":stop") -> Sitting:
    """A spot-check with two of its five fields filled, ended like this."""
    sitting = work("10").at(CHOICE).says("2").at(CELL).says("he did not call").at(CELL)
    sitting.says("hungry").at(CELL)
    if way == "kill":
        os.kill(sitting.terminal.pid, signal.SIGKILL)
    elif way == "Ctrl-C":
        sitting.terminal.types(CTRL_C)
    else:
        sitting.says(way)
    assert sitting.terminal.ends() == WAYS[way]
    return sitting


def _row(home: Path) -> tuple[dict[str, object], str | None]:
    (row,) = stored(home, "inventory")
    return row["cells"], row["asking"]


def _asked(screen: str) -> list[int]:
    return [ASKS.index(line) for line in screen.split("\n") if line in ASKS]


CELLS = {"happened": "he did not call", "name": ["hungry"]}


@pytest.mark.parametrize("way", WAYS)
def test_the_next_session_goes_on_at_the_field_where_a_row_was_left(
    work: Work, home: Path, way: str
) -> None:
    _left(work, way)
    assert _row(home) == (CELLS, "true")
    again = work("10").at(GO_ON)
    assert f"You were in the middle of {SPOT.one}: he did not call\n" in again.screen
    again.says("").at(CELL)
    assert _asked(again.screen) == [2]
    again.says("no message").at(CELL)
    assert _row(home) == ({**CELLS, "true": "no message"}, "mine")
    again.says(":back").at(CELL).says("").at(CELL).says("").at(CELL).says("")
    assert again.stops() == 0
    assert _asked(again.screen) == [2, 3, 2, 3, 4]
    assert _row(home) == ({**CELLS, "true": "no message"}, None)
    assert GO_ON not in work("10").at(CHOICE).screen


def test_inventory_edit_goes_on_there_too(work: Work, start: Start, home: Path) -> None:
    _left(work)
    edit = Sitting(start("inventory", "edit", "last", columns=80), home).at(CELL)
    assert _asked(edit.screen) == [2]
    edit.says("").at(CELL).says("my tone").at(CELL)
    assert _row(home) == ({**CELLS, "mine": "my tone"}, "next")
    edit.says("")
    assert edit.terminal.ends() == 0
    assert _row(home) == ({**CELLS, "mine": "my tone"}, None)
    again = Sitting(start("inventory", "edit", "last", columns=80), home).at(CELL)
    assert _asked(again.screen) == [0]


def test_something_else_leaves_the_row_and_stop_ends_the_session(work: Work, home: Path) -> None:
    _left(work)
    sitting = work("10").at(GO_ON).says("n").at("1  answer 10.1", CHOICE).says(":stop")
    assert sitting.terminal.ends() == 0
    stopped = work("10").at(GO_ON).says(":stop")
    stopped.terminal.sees(GOODBYE)
    assert stopped.terminal.ends() == 0
    assert CHOICE not in stopped.screen
    assert _row(home) == (CELLS, "true")


def test_a_row_given_with_options_and_a_deleted_one_are_not_offered(work: Work, run: Run) -> None:
    _left(work)
    assert run("inventory", "delete", "last", "--yes").code == 0
    assert run("inventory", "add", "spot", "--happened", "he called").code == 0
    sitting = work("10")
    assert sitting.stops() == 0
    assert GO_ON not in sitting.screen


def test_a_row_of_another_step_is_not_offered(work: Work) -> None:
    left = work("7").at(CHOICE).says("2").at(CELL).says("quiet").at(CELL).says(":stop")
    assert left.terminal.ends() == 0
    other = work("7").at(GO_ON)
    other.terminal.types(CTRL_C)
    assert other.terminal.ends() == 130
    sitting = work("6")
    assert sitting.stops() == 0
    assert GO_ON not in sitting.screen
