"""A person's own plan: three if-then plans at most, reasons, warning signs, what steadies."""

import json
from pathlib import Path

import pytest
import time_machine
from syrupy.assertion import SnapshotAssertion

from tests import kept
from tests.conftest import Run, records

pytestmark = pytest.mark.usefixtures("clock")


def _if(run: Run, number: int, *more: str) -> str:
    words = ("plan", "add", "if", "--when", f"moment {number}", "--then", f"act {number}")
    ran = run(*words, "--at", f"2026-11-0{number}", *more, "--json")
    return str(json.loads(ran.out)["short_id"]) if ran.code == 0 else ran.err


@pytest.fixture
def whole(run: Run, clock: time_machine.Traveller) -> None:
    """A plan with something of each kind."""
    run("plan", "add", "if", "--when", "If it is Friday", "--then", "take the bus.")
    clock.shift(60)
    run("plan", "add", "if", "--when", "I am alone", "--otherwise", "Jo")
    run("plan", "add", "reason", "--reason", "to hear my phone ring")
    run("plan", "add", "steady", "--steady", "the bench by the river")
    run("plan", "add", "sign", "--signs", "2, 30, I sing, 2")


def test_an_empty_plan_says_how_to_begin(run: Run, home: Path, snapshot: SnapshotAssertion) -> None:
    ran = run("plan")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot
    assert not home.exists()


@pytest.mark.usefixtures("whole")
def test_a_plan_is_shown_in_the_persons_own_words(run: Run, snapshot: SnapshotAssertion) -> None:
    assert run("plan").out == snapshot


@pytest.mark.usefixtures("whole")
def test_a_plan_as_data(run: Run) -> None:
    found = json.loads(run("plan", "--json").out)
    assert [row["cells"] for row in found["if"]] == [
        {"when": "If it is Friday", "then": "take the bus."},
        {"when": "I am alone", "otherwise": "Jo"},
    ]
    assert found["reasons"] == ["to hear my phone ring"]
    assert found["steadies"] == ["the bench by the river"]
    assert found["signs"] == ["I skip meals", "I dodge calls", "I sing"]


def test_a_fourth_is_refused_until_one_is_put_aside(run: Run, home: Path) -> None:
    first, *_ = [_if(run, number) for number in (1, 2, 3)]
    said = _if(run, 4)
    assert "Three if-then plans can be active at a time" in said
    assert f"{first}  If moment 1, then act 1" in said
    assert f"stepguide plan edit {first} --park" in said
    assert len(records(home, "plan")) == 3
    assert run("plan", "add", "if", "--when", "x").code == 1
    assert run("plan", "edit", first, "--park").code == 0
    assert len(_if(run, 4)) == 6
    assert "moment 1" not in run("plan").out
    refused = run("plan", "edit", first, "--no-park")
    assert refused.code == 1
    assert json.loads(run("plan", "show", first, "--json").out)["parked"] is True


def test_one_put_aside_from_the_start_takes_no_room(run: Run) -> None:
    for number in (1, 2, 3):
        _if(run, number)
    assert len(_if(run, 4, "--park")) == 6


def test_one_in_the_trash_does_not_come_back_as_a_fourth(run: Run) -> None:
    first = _if(run, 1)
    run("plan", "delete", first, "--yes")
    for number in (2, 3, 4):
        _if(run, number)
    assert run("plan", "restore", first).code == 1
    assert run("plan", "add", "reason", "--reason", "still room for these").code == 0


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1", ["I have slept badly for days"]),
        ("i skip meals", ["I skip meals"]),
        ("my own sign; another", ["my own sign", "another"]),
        ("I h", ["I h"]),
        ("I have", ["I have"]),
        ("I dod", ["I dodge calls"]),
    ],
)
def test_a_sign_is_picked_by_number_or_beginning_or_is_ones_own(
    run: Run, typed: str, kept: list[str]
) -> None:
    run("plan", "add", "sign", "--signs", typed)
    assert json.loads(run("plan", "--json").out)["signs"] == kept


@pytest.mark.parametrize("typed", ["0", "44", "999"])
def test_a_number_that_no_sign_has_is_told(run: Run, home: Path, typed: str) -> None:
    ran = run("plan", "add", "sign", "--signs", typed)
    assert ran.code == 2
    said = f"stepguide: Signs has no number {typed}.\n  They go from 1 to 43.\n"
    assert ran.err == said + kept.where(home)
    assert not (home / "records").exists()
