"""`:back` in a session: the answer before is opened, what was being written is saved."""

import os
import signal
from pathlib import Path

import pytest

from tests.conftest import Run, records
from tests.terminal.terminals import draft_texts
from tests.work import ADDED, CHOICE, GO_ON, PROGRAM, Sitting, answers
from tests.work.conftest import Work

pytestmark = pytest.mark.usefixtures("known")

NOTHING = "There is nothing to go back to yet."


def _answered(sitting: Sitting, *ids: str) -> Sitting:
    """Answer these questions, one after the other, each with its own id as the words."""
    for asked in ids:
        sitting.at(CHOICE).says("").asks(asked).writes(f"to {asked}").at("Saved ")
    return sitting.at(CHOICE)


def test_back_in_the_middle_saves_what_was_written_and_opens_the_one_before(
    work: Work, home: Path
) -> None:
    sitting = _answered(work("2"), "2.1").says("").asks("2.2").writes("two", last=":back")
    sitting.at("Saved ").asks("2.1").at(ADDED, "So far: to 2.1")
    assert answers(home) == {"2.1": "to 2.1", "2.2": "two"}
    sitting.writes("more").at("Saved ", "1  answer 2.3", CHOICE).says("q")
    assert sitting.terminal.ends() == 0
    assert answers(home) == {"2.1": "to 2.1\nmore", "2.2": "two"}
    assert draft_texts(home) == []


def test_back_twice_goes_back_two_and_then_there_is_no_more(work: Work, home: Path) -> None:
    sitting = _answered(work("2"), "2.1", "2.2", "2.3")
    sitting.says("").asks("2.4").says(":back").asks("2.3").at(ADDED).says(":b")
    sitting.asks("2.2").at(ADDED).writes("more", last=":b").at("Saved ").asks("2.1").at(ADDED)
    sitting.says(":b").at(NOTHING, CHOICE).says(":b").asks("2.3").at(ADDED).saves()
    assert sitting.stops() == 0
    assert answers(home) == {"2.1": "to 2.1", "2.2": "to 2.2\nmore", "2.3": "to 2.3"}
    assert draft_texts(home) == []


def _killed_in_the_middle(work: Work) -> None:
    sitting = _answered(work("2"), "2.1").says(":b").at(ADDED).writes("two", last=None)
    os.kill(sitting.terminal.pid, signal.SIGKILL)
    assert sitting.terminal.ends() == -9


def test_what_was_killed_in_the_middle_of_going_back_is_offered_by_the_next_session(
    work: Work, home: Path
) -> None:
    _killed_in_the_middle(work)
    (before,) = records(home, "answer")
    assert (answers(home), draft_texts(home)) == ({"2.1": "to 2.1"}, [b"to 2.1\ntwo\n"])
    again = work("2").at(GO_ON)
    assert f"You were in the middle of 2.1: {PROGRAM.question('2.1')[1].text}\n" in again.screen
    again.says("").asks("2.1").at("So far:", "  to 2.1", "  two").writes("three")
    assert again.stops() == 0
    assert records(home, "answer") == [before]
    assert answers(home) == {"2.1": "to 2.1\ntwo\nthree"}
    assert draft_texts(home) == []


@pytest.mark.parametrize("change", ["edit", "delete"])
def test_it_is_not_offered_when_its_answer_is_not_what_it_was(
    work: Work, run: Run, home: Path, change: str
) -> None:
    _killed_in_the_middle(work)
    (file,) = records(home, "answer")
    words = {"edit": ["--text-from", "-"], "delete": ["--yes"]}[change]
    ran = run("journal", change, file.stem.split("-")[1], *words, input="other words")
    assert ran.code == 0, ran.err
    again = work("2")
    assert again.stops() == 0
    assert GO_ON not in again.screen
    assert draft_texts(home) == [b"to 2.1\ntwo\n"]
    assert answers(home) == ({"2.1": "other words"} if change == "edit" else {})
