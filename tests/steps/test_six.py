"""Another program: six steps, shown, counted, worked and finished as the twelve are."""

import json
import os
from pathlib import Path

import pytest
import yaml

from stepguide.guide import place
from stepguide.guide.guide import Guide
from stepguide.home.dates import USUAL
from stepguide.home.store import Home
from stepguide.progress import views as progress_views
from stepguide.progress.actions import progress
from stepguide.steps import actions, views
from stepguide.terminal.page import Heading, Rows
from tests.conftest import CHECKOUT, NOW, Ran, Run
from tests.sos import on_path, without_copies
from tests.terminal.terminals import ENTER, Terminal, argv_of

DONE = "All six are behind you, and any of them can be worked again."
HARD = 3


@pytest.fixture
def program() -> bytes:
    """The first six of the twelve, of which another one is hard, under a name of their own."""
    known = yaml.safe_load((CHECKOUT / "data" / "steps.yaml").read_bytes())
    steps = [step | {"hard": step["number"] == HARD} for step in known["steps"][:6]]
    mine = {"program": "six-steps", "title": "Six steps", "finished": [DONE], "steps": steps}
    return yaml.safe_dump(mine, sort_keys=False, allow_unicode=True).encode()


@pytest.fixture
def six(program: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every process runs from a checkout whose guide has six steps."""
    source = without_copies(tmp_path)
    (source.parent / "data" / "steps.yaml").write_bytes(program)
    monkeypatch.setenv("PYTHONPATH", on_path(source)["PYTHONPATH"])


def _data(ran: Ran) -> object:
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


@pytest.mark.usefixtures("six")
def test_they_are_listed_and_counted(process: Run) -> None:
    listed = process("steps")
    assert listed.out.startswith("Six steps\n")
    assert "\n 6 Readiness for Change " in listed.out
    assert "Asking for Help" not in listed.out
    rows = _data(process("steps", "--json"))
    assert isinstance(rows, list)
    assert [row["number"] for row in rows] == [1, 2, 3, 4, 5, 6]
    found = _data(process("progress", "--json"))
    assert isinstance(found, dict)
    assert (len(found["steps"]), found["current_step"]) == (6, 1)


@pytest.mark.usefixtures("six")
def test_each_is_shown_and_there_is_no_seventh(process: Run) -> None:
    for said in ("6", "six", "sixth", "6th", "readiness"):
        ran = process("show", said)
        assert (ran.code, ran.out.startswith("Step 6: ")) == (0, True), said
    no_seventh = Ran(3, "", "stepguide: There is no step 7.\n  The steps go from 1 to 6.\n")
    for said in ("7", "seven", "seventh", "7th"):
        assert process("show", said) == no_seventh, said
    assert process("6").err.startswith(
        "stepguide: There is no command '6'.\n  To read step 6: stepguide show 6\n"
    )
    assert "show 7" not in process("7").err


@pytest.mark.usefixtures("six")
def test_they_are_started_answered_and_finished_to_the_last(process: Run, home: Path) -> None:
    assert process("start", "6").code == 0
    assert process("journal", "add", "--question", "6.1", "words").code == 0
    (answer,) = (home / "records" / "answer").glob("*.json")
    assert json.loads(answer.read_bytes())["program"] == "six-steps"
    for number in range(1, 7):
        assert process("finish", str(number)).code == 0
    assert "\nAll of them are finished. Any can be worked again: " in process("steps").out
    assert process("progress").out.endswith(f"\n{DONE}\n")
    assert "\nAll steps are finished." in process("today").out
    again = "  To work one again: stepguide start 1 --again\n"
    assert process("work") == Ran(3, "", f"stepguide: All steps are finished.\n{again}")
    assert process("start", "6", "--again").out.startswith("Step 6, ")
    assert "round 2" in process("steps").out


@pytest.mark.usefixtures("six")
@pytest.mark.terminal
@pytest.mark.parametrize("number", [HARD, 4])
def test_a_session_is_held_on_one_and_which_are_hard_is_said_by_the_program(number: int) -> None:
    terminal = Terminal(argv_of(["work", str(number)]), {**os.environ, "PAGER": "cat"}, 24, 80)
    try:
        if number == HARD:
            terminal.sees("s for the short one")
            terminal.types(ENTER)
            terminal.sees("Enter skips it. ")
            terminal.types(ENTER)
        terminal.sees(f"answer {number}.1", "stop to end: ")
        terminal.types(":stop", ENTER)
        assert terminal.ends() == 0
        assert ("the short one" in terminal.text) == (number == HARD)
    finally:
        terminal.is_put_away()


@pytest.mark.usefixtures("six")
def test_rows_of_steps_that_are_not_there_are_neither_offered_nor_taken(process: Run) -> None:
    assert process("pattern", "add", "--act", "I hide", "--step", "6").code == 0
    ran = process("pattern", "add", "--act", "I hide", "--step", "1")
    assert ran.err.startswith("stepguide: A pattern belongs to step 6.\n")
    ran = process("inventory", "add")
    left = "resentment, fear, harm, relationship, asset"
    assert ran.err.startswith(f"stepguide: Say which kind: {left}.\n")
    ran = process("inventory", "add", "spot", "--happened", "a quarrel")
    assert ran.code == 2
    assert ran.err.startswith(f"stepguide: Say which kind: {left}.\n")
    ran = process("amends", "add", "--who", "Ana")
    assert ran.code == 3
    assert ran.err.startswith("stepguide: This program has no step for your amends.\n")


def test_a_guide_of_another_program_is_another_value(
    program: bytes, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = place.read_guide_file
    monkeypatch.setattr(
        place, "read_guide_file", lambda name: program if name == "six.yaml" else read(name)
    )
    six, twelve = Guide(program="six.yaml"), Guide()
    where = actions.where(Home(home), six.steps)
    assert (len(where.steps), len(actions.where(Home(home), twelve.steps).steps)) == (6, 12)
    heading, rows, _ = views.every(six.steps, where)
    assert heading == Heading("Six steps")
    assert isinstance(rows, Rows)
    assert len([*rows.rows]) == 6
    found = progress(Home(home), six.steps, NOW, USUAL, with_words=False)
    assert len(progress_views.as_data(found, six.steps)["steps"]) == 6
    of_six = [[kind.id for _, kind in six.sheets.of_step(step.number)] for step in six.steps.steps]
    assert of_six[5] == ["pattern"]
    assert [kinds for kinds in of_six if "spot" in kinds] == []
