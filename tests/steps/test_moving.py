"""Starting, finishing and reopening steps: what is said, what is stored, and what it leads to."""

import json
from pathlib import Path
from typing import Any

import pytest
import time_machine

from tests.conftest import Ran, Run, records
from tests.terminal.conftest import start as start
from tests.terminal.terminals import Start

SELF = "Step 4, Self-Reflection,"
READ = "Read it with: stepguide show 4"
EARLY = "It builds on step 3, Letting Go of Control, which you can read whenever you like."

pytestmark = pytest.mark.usefixtures("clock")


def _said(line: str) -> Ran:
    return Ran(0, f"{line}\n", "")


def _row(run: Run, number: int) -> dict[str, Any]:
    rows: list[dict[str, Any]] = json.loads(run("steps", "--json").out)
    return rows[number - 1]


def _where(run: Run, number: int) -> tuple[str, int, int]:
    row = _row(run, number)
    return row["status"], row["round"], row["answered"]


def _in_hand(run: Run) -> int | None:
    found: int | None = json.loads(run("progress", "--json").out)["current_step"]
    return found


def _events(home: Path) -> list[dict[str, Any]]:
    return [json.loads(file.read_bytes()) for file in records(home, "step")]


def test_a_step_is_started_and_says_how_to_read_it(run: Run) -> None:
    assert run("start", "1") == _said(
        "Step 1, Accepting Loss of Control, is started. Read it with: stepguide show 1"
    )
    assert _where(run, 1) == ("in_progress", 1, 0)


def test_a_step_taken_early_gets_one_kind_line(run: Run) -> None:
    assert run("start", "4") == _said(f"{SELF} is started. {EARLY} {READ}")
    assert _where(run, 4) == ("in_progress", 1, 0)


@pytest.mark.parametrize("before", [["start", "3"], ["finish", "3"]])
def test_a_step_after_the_one_it_builds_on_gets_none(run: Run, before: list[str]) -> None:
    run(*before)
    assert run("start", "4") == _said(f"{SELF} is started. {READ}")


def test_an_answer_to_the_step_before_is_enough(run: Run) -> None:
    run("journal", "add", "--question", "3.1", "trust")
    assert run("start", "4") == _said(f"{SELF} is started. {READ}")


IN_HAND = f"{SELF} is the step in hand now, in progress since Tue 24 Nov 2026. {READ}"


def test_starting_what_is_in_progress_takes_it_in_hand_in_its_round(run: Run, home: Path) -> None:
    run("start", "4")
    run("journal", "add", "--question", "4.1", "patterns")
    run("start", "1")
    assert _in_hand(run) == 1
    assert run("start", "4") == _said(IN_HAND)
    assert (_in_hand(run), _where(run, 4)) == (4, ("in_progress", 1, 1))
    assert [record["step"] for record in _events(home)] == [4, 1, 4]


def test_an_answer_starts_a_step_and_starting_it_then_keeps_its_day(
    run: Run, clock: time_machine.Traveller
) -> None:
    run("journal", "add", "--question", "4.1", "patterns")
    clock.shift(3 * 24 * 3600)
    assert run("start", "4") == _said(IN_HAND)
    assert _where(run, 4) == ("in_progress", 1, 1)


def test_an_entry_about_a_step_does_not_start_it(run: Run) -> None:
    run("journal", "add", "--step", "4", "only a thought")
    assert _where(run, 4) == ("not_started", 1, 0)


def test_a_step_is_finished(run: Run) -> None:
    run("finish", "3")  # of the first one more is said
    run("start", "4")
    said = f"{SELF} is finished. You can come back to it any time."
    assert run("finish", "4") == _said(said)
    assert _where(run, 4) == ("finished", 1, 0)


def test_a_step_may_be_finished_that_was_never_started(run: Run) -> None:
    run("finish", "3")
    said = f"{SELF} is finished. You can come back to it any time."
    assert run("finish", "4") == _said(said)
    assert _where(run, 4) == ("finished", 1, 0)


def test_finishing_again_changes_nothing_and_says_so(run: Run, home: Path) -> None:
    run("finish", "4")
    said = f"{SELF} was finished on Tue 24 Nov 2026 already. Nothing was changed."
    assert run("finish", "4") == _said(said)
    assert len(records(home, "step")) == 1


def test_starting_a_finished_step_opens_its_next_round(
    run: Run, clock: time_machine.Traveller
) -> None:
    run("start", "3")
    run("start", "4")
    run("journal", "add", "--question", "4.1", "the first time")
    run("finish", "4")
    clock.shift(60)
    assert run("start", "4", "--again") == _said(f"{SELF} is started, round 2. {READ}")
    assert _where(run, 4) == ("in_progress", 2, 0)
    since = "in progress since Tue 24 Nov 2026, round 2"
    assert run("start", "4") == _said(f"{SELF} is the step in hand now, {since}. {READ}")


def test_a_finished_step_is_not_begun_again_unasked(run: Run, home: Path) -> None:
    run("finish", "4")
    said = (
        f"stepguide: {SELF} was finished on Tue 24 Nov 2026 already.\n"
        "  To begin it again, as round 2: stepguide start 4 --again\n"
        "  To go on with it in the same round: stepguide reopen 4\n"
    )
    for more in ([], ["--json"]):
        assert run("start", "4", *more) == Ran(2, "", said)
    assert [event["event"] for event in _events(home)] == ["finish"]


@pytest.mark.parametrize(
    ("answer", "code", "round_"), [("y", 0, 2), ("n", 130, 1), ("", 130, 1), (":stop", 130, 1)]
)
def test_at_a_terminal_it_is_asked(
    run: Run, start: Start, answer: str, code: int, round_: int
) -> None:
    run("finish", "4")
    terminal = start("start", "4", columns=80)
    terminal.sees(f"{SELF} was finished on Tue 24 Nov 2026 already. Begin it")
    terminal.sees("again, as round 2? [y/N] ")
    terminal.is_ready_for_a_line()
    terminal.types(f"{answer}\r")
    assert terminal.ends() == code
    assert _where(run, 4)[:2] == ("in_progress" if code == 0 else "finished", round_)


ROWS = [
    (["inventory", "add", "fear", "--fear", "being alone"], 4),
    (["pattern", "add", "--pattern", "say yes, then do not turn up"], 6),
    (["amends", "add", "--who", "M."], 8),
    (["instruction", "add", "--step", "9", "--text", "one name"], 9),
]


@pytest.mark.parametrize(("row", "number"), ROWS, ids=lambda value: str(value))
def test_a_row_never_moves_the_step_in_hand(
    run: Run, clock: time_machine.Traveller, row: list[str], number: int
) -> None:
    assert _in_hand(run) == 1
    assert run(*row).code == 0
    assert _in_hand(run) == 1
    clock.shift(60)
    run("start", "2")
    clock.shift(60)
    assert run(*row).code == 0
    assert _in_hand(run) == 2
    clock.shift(60)
    assert run("start", str(number)).code == 0
    assert _in_hand(run) == number


def test_a_row_is_work_on_its_step_and_counted(run: Run) -> None:
    run("amends", "add", "--who", "M.")
    row = _row(run, 8)
    assert (row["status"], row["rows"]) == ("in_progress", 1)
    for number in range(1, 8):
        run("finish", str(number))
    assert _in_hand(run) == 8, "it is the lowest that is not finished"


def test_an_answer_takes_its_step_in_hand(run: Run, clock: time_machine.Traveller) -> None:
    run("start", "1")
    clock.shift(60)
    run("journal", "add", "--question", "3.1", "trust")
    assert _in_hand(run) == 3
    clock.shift(60)
    run("journal", "add", "--step", "5", "only a thought")
    assert _in_hand(run) == 3


def test_a_finished_step_is_reopened_in_its_round(run: Run) -> None:
    run("start", "4")
    run("journal", "add", "--question", "4.1", "the first time")
    run("finish", "4")
    said = f"{SELF} is open again, round 1 as before. Nothing you wrote changed."
    assert run("reopen", "4") == _said(said)
    assert _where(run, 4) == ("in_progress", 1, 1)


def test_reopening_what_is_open_changes_nothing_and_says_so(run: Run, home: Path) -> None:
    run("start", "4")
    said = f"{SELF} has been in progress since Tue 24 Nov 2026. Nothing was changed."
    assert run("reopen", "4") == _said(said)
    assert len(records(home, "step")) == 1


def test_reopening_what_was_never_started_says_how_to_begin(run: Run, home: Path) -> None:
    said = f"{SELF} has not been started. Begin it with: stepguide start 4"
    assert run("reopen", "4") == _said(said)
    assert records(home, "step") == []


def test_the_days_are_written_as_the_person_chose(run: Run) -> None:
    run("settings", "set", "date_format", "iso")
    run("finish", "4")
    said = f"{SELF} was finished on 2026-11-24 already. Nothing was changed."
    assert run("finish", "4") == _said(said)


@pytest.mark.parametrize("command", ["start", "finish", "reopen"])
@pytest.mark.parametrize(
    ("typed", "code", "message"),
    [
        ("13", 3, "There is no step 13.\n  The steps go from 1 to 12."),
        ("0", 3, "There is no step 0.\n  The steps go from 1 to 12."),
        ("amens", 3, "No step is called 'amens'.\n  To see them all: stepguide steps"),
        (
            "self",
            2,
            "'self' fits more than one step: 4 Self-Reflection, 10 Ongoing Self-Check.\n"
            "  Type its number.",
        ),
    ],
)
def test_a_step_that_is_not_meant_clearly_changes_nothing(
    run: Run, home: Path, command: str, typed: str, code: int, message: str
) -> None:
    assert run(command, typed) == Ran(code, "", f"stepguide: {message}\n")
    assert not home.exists()


def test_a_change_is_stored_as_a_record_of_its_own(run: Run, home: Path) -> None:
    run("start", "4")
    (file,) = records(home, "step")
    assert file.name.startswith("20261124T201530.000000Z-")
    record = json.loads(file.read_bytes())
    assert record == {
        "format": 1,
        "kind": "step",
        "id": file.stem[-10:],
        "at": "2026-11-24T20:15:30Z",
        "updated_at": "2026-11-24T20:15:30Z",
        "program": "twelve-steps",
        "step": 4,
        "event": "start",
    }


def test_a_change_comes_as_data(run: Run) -> None:
    ran = run("start", "4", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == _row(run, 4)
    assert _where(run, 4) == ("in_progress", 1, 0)
    assert json.loads(run("finish", "4", "--json").out)["status"] == "finished"
    assert json.loads(run("reopen", "4", "--json").out)["status"] == "in_progress"


def test_answers_keep_their_round_when_the_step_is_worked_again(
    run: Run, clock: time_machine.Traveller
) -> None:
    for words in (
        ["start", "4"],
        ["journal", "add", "--question", "4.1", "first round"],
        ["finish", "4"],
        ["journal", "add", "--question", "4.2", "an afterthought"],
        ["start", "4", "--again"],
        ["journal", "add", "--question", "4.1", "second round"],
    ):
        assert run(*words).code == 0
        clock.shift(60)
    rounds = {
        record["text"]: record["round"]
        for record in json.loads(run("journal", "list", "--json").out)
    }
    assert rounds == {"first round": 1, "an afterthought": 1, "second round": 2}
    assert _where(run, 4) == ("in_progress", 2, 1)


def test_an_answer_dated_back_belongs_to_the_round_of_its_day(
    run: Run, clock: time_machine.Traveller
) -> None:
    run("start", "4")
    run("finish", "4")
    clock.shift(2 * 24 * 3600)
    run("start", "4", "--again")
    run("journal", "add", "--question", "4.1", "from the first time", "--at", "yesterday")
    assert json.loads(run("journal", "show", "last", "--json").out)["round"] == 1
    assert _where(run, 4) == ("in_progress", 2, 0)


def test_a_clock_that_was_set_back_does_not_undo_what_is_done_after(
    run: Run, home: Path, clock: time_machine.Traveller
) -> None:
    run("start", "4")
    clock.shift(-3600)
    assert run("finish", "4").code == 0
    assert _where(run, 4) == ("finished", 1, 0)
    assert run("start", "4", "--again").code == 0
    assert _where(run, 4) == ("in_progress", 2, 0)
    assert run("finish", "4").code == 0
    assert run("reopen", "4").code == 0
    assert _where(run, 4) == ("in_progress", 2, 0)
    events = [json.loads(file.read_bytes()) for file in records(home, "step")]
    assert [event["event"] for event in events] == ["start", "finish", "start", "finish", "reopen"]
    assert [event["at"][17:] for event in events] == [
        "30Z",
        "30.000001Z",
        "30.000002Z",
        "30.000003Z",
        "30.000004Z",
    ]


def test_the_steps_of_another_program_are_ignored(run: Run, home: Path) -> None:
    run("start", "4")
    (file,) = records(home, "step")
    file.write_text(file.read_text().replace("twelve-steps", "my-own-steps"))
    assert _where(run, 4) == ("not_started", 1, 0)
    assert run("start", "4") == _said(f"{SELF} is started. {EARLY} {READ}")
    assert len(records(home, "step")) == 2
