"""The steps as data: the names other programs rely on."""

import json
from datetime import datetime
from typing import Any

import pytest
import time_machine

from tests.conftest import NOW, Ran, Run
from tests.known import GUIDE

STEPS = GUIDE.steps.steps

ROW = [
    *("number", "title", "summary", "status", "round", "answered", "questions"),
    *("exercises_done", "exercises", "rows"),
]

pytestmark = pytest.mark.usefixtures("clock")


def _data(ran: Ran) -> Any:
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith(("}\n", "]\n"))
    return json.loads(ran.out)


def _moment(typed: str) -> datetime:
    moment = datetime.fromisoformat(typed)
    assert moment.tzinfo is not None
    return moment


@pytest.mark.parametrize("step", STEPS, ids=lambda step: str(step.number))
def test_a_step_comes_with_all_the_guide_has_on_it(run: Run, step: Any) -> None:
    data = _data(run("show", str(step.number), "--json"))
    assert list(data) == [
        "number",
        "title",
        "summary",
        "principle",
        "hard",
        "care",
        "explanation",
        "opioid_recovery",
        "readings",
        "actions",
        "questions",
        "exercises",
        "ready_when",
        "pitfalls",
        "sources",
        "status",
        "round",
        "rows",
        "instructions",
        "next",
    ]
    assert (data.pop("status"), data.pop("round")) == ("not_started", 1)
    assert (data.pop("rows"), data.pop("instructions")) == (0, [])
    assert data.pop("next") == [
        {
            "command": f"stepguide journal add --question {step.number}.1",
            "why": "To answer one",
        },
        {"command": f"stepguide work {step.number}", "why": "To work the step"},
        {"command": f"stepguide show {step.number} --all", "why": "Everything at once"},
    ]
    for question in data["questions"]:
        assert list(question) == ["id", "text", "help", "answered"]
        assert question.pop("answered") is False
    for exercise in data["exercises"]:
        assert list(exercise) == ["id", "title", "minutes", "days", "instructions", "done"]
        assert exercise.pop("done") is False
    assert data == step.model_dump(exclude={"explains", "first"})


def test_a_step_tells_which_questions_are_answered_in_this_round(run: Run) -> None:
    run("journal", "add", "--question", "4.1", "one")
    run("journal", "add", "--question", "4.3", "two")
    data = _data(run("show", "4", "--json"))
    assert (data["status"], data["round"]) == ("in_progress", 1)
    assert [q["id"] for q in data["questions"] if q["answered"]] == ["4.1", "4.3"]
    run("finish", "4")
    assert _data(run("show", "4", "--json"))["status"] == "finished"


def test_the_options_of_the_page_do_not_change_the_data(run: Run) -> None:
    data = run("show", "4", "--json")
    for words in (["--all"], ["--section", "care"], ["--wording", "secular"], ["--no-pager"]):
        assert run("show", "4", "--json", *words) == data


def test_the_steps_come_as_twelve_rows(run: Run) -> None:
    rows = _data(run("steps", "--json"))
    assert rows == [
        {
            "number": step.number,
            "title": step.title,
            "summary": step.summary,
            "status": "not_started",
            "round": 1,
            "answered": 0,
            "questions": len(step.questions),
            "exercises_done": 0,
            "exercises": 3,
            "rows": 0,
        }
        for step in STEPS
    ]
    assert [list(row) for row in rows] == [ROW] * 12


def test_progress_before_anything_was_done(run: Run) -> None:
    data = _data(run("progress", "--json"))
    assert data["current_step"] == 1
    assert {key: data[key] for key in ("entries", "words", "first_entry_at", "last_entry_at")} == {
        "entries": 0,
        "words": 0,
        "first_entry_at": None,
        "last_entry_at": None,
    }
    for row in data["steps"]:
        assert list(row) == [*ROW, "started_at", "finished_at", "last_written_at"]
        assert row["started_at"] is row["finished_at"] is row["last_written_at"] is None
    assert [{key: row[key] for key in ROW} for row in data["steps"]] == _data(
        run("steps", "--json")
    )


def test_progress_tells_when_each_thing_happened(run: Run, clock: time_machine.Traveller) -> None:
    days = {}
    for day, words in enumerate(
        [
            ["journal", "add", "just three words"],
            ["start", "4"],
            ["journal", "add", "--question", "4.1", "one two three four"],
            ["finish", "4"],
            ["journal", "add", "--question", "4.2", "five"],
            ["journal", "add", "--step", "6", "six seven"],
            ["start", "9"],
        ]
    ):
        clock.move_to(NOW.replace(day=1 + day))
        days[day + 1] = NOW.replace(day=1 + day)
        assert run(*words).code == 0
    data = _data(run("progress", "--json"))
    assert (data["entries"], data["words"], data["current_step"]) == (4, 10, 9)
    assert _moment(data["first_entry_at"]) == days[1]
    assert _moment(data["last_entry_at"]) == days[6]
    four = data["steps"][3]
    assert {key: four[key] for key in ROW[3:]} == {
        "status": "finished",
        "round": 1,
        "answered": 2,
        "questions": 8,
        "exercises_done": 0,
        "exercises": 3,
        "rows": 0,
    }
    assert _moment(four["started_at"]) == days[2]
    assert _moment(four["finished_at"]) == days[4]
    assert _moment(four["last_written_at"]) == days[5]
    six = data["steps"][5]
    assert (six["status"], six["started_at"]) == ("not_started", None)
    assert _moment(six["last_written_at"]) == days[6]


def test_in_a_new_round_the_count_begins_anew(run: Run, clock: time_machine.Traveller) -> None:
    run("journal", "add", "--question", "4.1", "one")
    run("finish", "4")
    clock.shift(86400)
    run("start", "4", "--again")
    four = _data(run("progress", "--json"))["steps"][3]
    assert (four["status"], four["round"], four["answered"]) == ("in_progress", 2, 0)
    assert (_moment(four["started_at"]) - NOW).days == 1
    assert four["finished_at"] is None
    assert _moment(four["last_written_at"]) == NOW


def test_with_all_finished_no_step_is_in_hand(run: Run) -> None:
    for number in range(1, 13):
        run("finish", str(number))
    assert _data(run("progress", "--json"))["current_step"] is None
    assert _data(run("--json"))["current_step"] is None
    assert run("steps").out.endswith(
        "All of them are finished. Any can be worked again: stepguide start 1 --again\n"
    )


def test_the_current_step_is_the_same_wherever_it_is_told(
    run: Run, clock: time_machine.Traveller
) -> None:
    for words, number in (
        (["start", "2"], 2),
        (["start", "5"], 5),
        (["journal", "add", "--question", "2.1", "x"], 2),
        (["finish", "2"], 5),
        (["reopen", "2"], 2),
        (["finish", "2"], 5),
        (["finish", "5"], 1),
    ):
        clock.shift(60)
        assert run(*words).code == 0
        assert _data(run("progress", "--json"))["current_step"] == number
        assert _data(run("--json"))["current_step"] == number
        assert f"In hand: step {number}," in run("steps").out
        assert f"In hand: step {number}," in run("progress").out
