"""What a screen offers next is in its JSON too, as the commands that a person would type."""

import json
import shlex
from typing import Any

import pytest

from tests.conftest import Run

pytestmark = pytest.mark.usefixtures("clock")


def _next(run: Run, *words: str) -> list[dict[str, str]]:
    found: Any = json.loads(run(*words, "--json").out)["next"]
    assert all([*one] == ["command", "why"] for one in found)
    return [*found]


def test_today_offers_the_step_a_session_and_its_question(run: Run) -> None:
    assert _next(run, "today") == [
        {"command": "stepguide show 1", "why": "Read the step"},
        {"command": "stepguide work", "why": "A session on it, one thing at a time"},
        {"command": "stepguide journal add --question 1.1", "why": "Answer the question"},
        {"command": "stepguide journal add", "why": "Write about anything"},
    ]


def test_a_step_whose_questions_are_all_answered_offers_its_end(run: Run) -> None:
    for question in json.loads(run("show", "4", "--json").out)["questions"]:
        assert run("journal", "add", "--question", question["id"], "one").code == 0
    assert [one["command"] for one in _next(run, "show", "4")] == [
        "stepguide finish 4",
        "stepguide show 4 --all",
    ]


def test_an_empty_plan_offers_its_parts_and_a_begun_one_nothing(run: Run) -> None:
    assert [one["command"] for one in _next(run, "plan")] == [
        f"stepguide plan add {part}" for part in ("if", "reason", "steady", "sign")
    ]
    assert run("plan", "add", "reason", "--reason", "my daughter").code == 0
    assert _next(run, "plan") == []


def test_days_without_a_beginning_offer_one(run: Run) -> None:
    (offered,) = _next(run, "days")
    assert offered["command"] == "stepguide days began 2026-03-01"
    assert run(*shlex.split(offered["command"])[1:]).code == 0
    assert _next(run, "days") == []


def test_days_with_nothing_noted_offer_to_note_something(run: Run) -> None:
    assert _next(run, "insight") == [
        {"command": "stepguide checkin", "why": "For how you are"},
        {"command": "stepguide craving log 4", "why": "For a craving"},
    ]
    assert run("craving", "log", "4").code == 0
    assert _next(run, "insight") == []


def test_the_screen_for_help_now_offers_the_rest(run: Run) -> None:
    assert _next(run, "sos") == [
        {"command": "stepguide sos more", "why": "More"},
        {"command": "stepguide sos numbers", "why": "All numbers"},
    ]


@pytest.mark.parametrize(
    "words",
    [("today",), ("show", "4"), ("learn", "overdose"), ("plan",), ("insight",), ("sos",)],
    ids=" ".join,
)
def test_what_is_offered_is_understood(run: Run, words: tuple[str, ...]) -> None:
    for one in _next(run, *words):
        typed = shlex.split(one["command"])
        assert typed[0] == "stepguide"
        assert run(*typed[1:], "--help").code == 0
