"""At forty columns every question of a session stays within the screen."""

from pathlib import Path

import pytest

from tests.conftest import records
from tests.terminal.terminals import MakeEditor
from tests.work import CELL, CHOICE, answers
from tests.work.conftest import Work

pytestmark = pytest.mark.usefixtures("known")

LENGTH, SKIPS, YES_OR_NO, ELSE = "to stop: ", "skips it. ", "[y/N] ", "else: "
WHICH, HERE = ")? ", "as a draft. "


def test_no_line_of_a_session_is_wider_than_the_screen(
    work: Work, home: Path, editor: MakeEditor
) -> None:
    sitting = work("4", columns=40, EDITOR=editor("true")).at(LENGTH).says("").at(SKIPS).says("10")
    sitting.at(CHOICE).says("").asks("4.1").says(":e").at(HERE).says("")
    sitting.at(CHOICE).says("").asks("4.2").writes("words")
    sitting.at(SKIPS).says("10").at(CHOICE).says(":b").at("your editor.").saves()
    sitting.at(CHOICE).says("2").at(WHICH).says("jealousy").at(WHICH).says("resentment")
    sitting.at(CELL).says("J.").at(CELL).says("").at(CELL).says("heart").at(CELL).says("money")
    sitting.at(CELL).says(":help").at(CELL).says(":stop").at(SKIPS).says("9")
    sitting.at(YES_OR_NO).says("")
    assert sitting.terminal.ends() == 0
    again = work("4", columns=40).at(LENGTH).says("").at(SKIPS).says("").at(ELSE).says("maybe")
    again.at("please type", ELSE).says("n").at(CHOICE).says("9").at(CHOICE).says("3").at(WHICH)
    again.says("x").at(WHICH).says("").at(CHOICE).says("q")
    assert again.terminal.ends() == 0
    lines = [*sitting.screen.split("\n"), *again.screen.split("\n")]
    assert [line for line in lines if len(line.rstrip()) > 40] == []
    assert [line for line in lines if "\x1b" in line] == []
    assert (answers(home), len(records(home, "inventory"))) == ({"4.2": "words"}, 1)
