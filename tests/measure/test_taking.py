"""A measure answered at a terminal: whole or not at all."""

import json
import re
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.conftest import Ran, Run, records
from tests.known import GUIDE
from tests.terminal.terminals import CTRL_C, CTRL_D, ENTER, WAYS_ON, Start, Terminal

PHQ, GAD, BARC = GUIDE.measures.measures
MARK = "> "
WAYS = WAYS_ON.replace("Enter skips it", "Every one is answered")


def says(terminal: Terminal, *lines: str) -> Terminal:
    """Type a line at each prompt."""
    for line in lines:
        terminal.sees(MARK)
        terminal.is_ready_for_a_line()
        terminal.types(line, ENTER)
    return terminal


def cells(home: Path) -> dict[str, int]:
    """The points of the one measure that is kept."""
    (file,) = records(home, "measure")
    found: dict[str, int] = json.loads(file.read_bytes())["cells"]
    return found


def shown(terminal: Terminal) -> str:
    """Everything shown, with the id as ID."""
    return re.sub(r"Saved \w{6}", "Saved ID", terminal.text)


@pytest.mark.parametrize("columns", [80, 40])
def test_phq_2_from_its_first_word_to_its_last(
    columns: int, start: Start, home: Path, snapshot: SnapshotAssertion
) -> None:
    terminal = says(start("measure", "take", "phq-2", columns=columns), "2", "1")
    assert terminal.ends() == 0
    assert shown(terminal) == snapshot
    assert cells(home) == {"1": 2, "2": 1}


def test_barc_10_at_a_terminal(start: Start, home: Path, snapshot: SnapshotAssertion) -> None:
    points = [6, 5, 4, 3, 2, 1, 6, 5, 4, 3]
    terminal = says(start("measure", "take", "barc", columns=80), *map(str, points))
    assert terminal.ends() == 0
    assert shown(terminal) == snapshot
    assert [*cells(home).values()] == points
    for number, sentence in enumerate(BARC.items, start=1):
        assert f" {number}. {sentence} > " in " ".join(terminal.text.split())


def test_back_asks_the_one_before_again(start: Start, home: Path) -> None:
    lines = [":back", "3", ":back", "0", ":b", "1", "2"]
    terminal = says(start("measure", "take", "gad-2", columns=200), *lines)
    assert terminal.ends() == 0
    assert cells(home) == {"1": 1, "2": 2}
    asked = [int(n) - 1 for n in re.findall(r"^([12])\. ", shown(terminal), re.MULTILINE)]
    assert asked == [0, 0, 1, 0, 1, 0, 1]
    assert f"\n1. {GAD.items[0]}\n" in shown(terminal)


@pytest.mark.parametrize("typed", [":stop", ":q"])
@pytest.mark.parametrize("answered", [[], ["2"]])
def test_to_stop_keeps_nothing(typed: str, answered: list[str], start: Start, home: Path) -> None:
    terminal = says(start("measure", "take", "phq-2", columns=200), *answered, typed)
    assert terminal.ends() == 130
    assert shown(terminal).endswith(
        f"> {typed}\nstepguide: Stopped. A measure is kept whole or not at all, so nothing was.\n"
    )
    assert not home.exists()


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
def test_broken_off_keeps_nothing(key: str, start: Start, home: Path) -> None:
    terminal = says(start("measure", "take", "phq-2", columns=200), "2")
    terminal.sees(MARK)
    terminal.is_ready_for_a_line()
    terminal.types(key)
    assert terminal.ends() == 130
    assert shown(terminal).endswith("\nstepguide: Stopped. Nothing was changed.\n")
    assert not home.exists()


@pytest.mark.parametrize("wrong", ["4", "-1", "", "often", "1.0", "\u0661", "01", "9" * 5000])
def test_what_is_no_answer_is_told_and_asked_again(wrong: str, start: Start, home: Path) -> None:
    terminal = says(start("measure", "take", "phq-2", columns=9000), wrong, "3", "3")
    assert terminal.ends() == 0
    told = f"stepguide: It is answered with 0 to 3, not {wrong!r}.\n{WAYS}"
    assert f"1. {PHQ.items[0]}\n> {wrong}\n{told}> 3\n" in shown(terminal)
    assert cells(home) == {"1": 3, "2": 3}


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (":skip", "there is no :skip here."),
        (":edit", "This is asked line by line. For more words: stepguide journal add"),
    ],
)
def test_no_sentence_can_be_left_out(typed: str, told: str, start: Start, home: Path) -> None:
    terminal = says(start("measure", "take", "phq-2", columns=200), typed, "0", "1")
    assert terminal.ends() == 0
    assert f"> {typed}\nstepguide: {told}\n{WAYS}> 0\n" in shown(terminal)
    assert cells(home) == {"1": 0, "2": 1}


def test_help_and_the_sos_screen_can_be_had_in_between(start: Start, run: Run) -> None:
    terminal = says(start("measure", "take", "gad-2", columns=100), ":help", "!", "0", "0")
    assert terminal.ends() == 0
    listed = "".join(
        f"{one.typed}  {one.does}\n"
        for one in GUIDE.sessions.commands
        if not one.typed.startswith((":skip", ":edit"))
    )
    assert f"> :help\n{listed}> !\n{run('sos', COLUMNS='100').out}\n" in shown(terminal)
    assert shown(terminal).count("> 0\n") == 2


def test_while_it_is_asked_nothing_is_on_the_disk(start: Start, home: Path) -> None:
    terminal = says(start("measure", "take", "barc-10", columns=200), *"654321654")
    terminal.sees(MARK)
    assert not home.exists()
    terminal.types("3", ENTER)
    assert terminal.ends() == 0
    assert len(records(home, "measure")) == 1


def test_without_a_terminal_it_says_how_to_give_it(process: Run, home: Path) -> None:
    assert process("measure", "take", "gad") == Ran(
        2,
        "",
        "stepguide: This asks one thing at a time, and there is no terminal here to ask at.\n"
        "  Give every answer in order: stepguide measure take gad-2 --answers 0,1\n",
    )
    assert not home.exists()
