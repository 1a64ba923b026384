"""A clock that is wrong, or was once: it is told of, and nothing that came of it stands in the
way."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from tests.conftest import NOW, Run, records

LATER = datetime(2031, 5, 5, 10, tzinfo=UTC)


@pytest.fixture
def of_later(run: Run, clock: time_machine.Traveller) -> str:
    """An entry of when the clock was years ahead, and one of today; the id of the first."""
    clock.move_to(LATER)
    saved = run("journal", "add", "the clock was wrong")
    run("gratitude", "add", "--first", "tea")
    clock.move_to(NOW)
    run("journal", "add", "of today")
    return saved.out.split()[1].rstrip(".")


@pytest.mark.parametrize(
    "words",
    [
        ("journal", "add", "x"),
        ("days", "began"),
        ("checkin", "--mood", "5"),
        ("craving", "log", "3"),
        ("people", "add", "Ann", "--role", "friend", "--reach", "555"),
    ],
)
def test_a_clock_before_the_program_was_made_is_told_of_at_each_save(
    run: Run, clock: time_machine.Traveller, words: tuple[str, ...]
) -> None:
    clock.move_to(datetime(1970, 1, 1, 0, 5, tzinfo=UTC))
    told = (
        "stepguide: this computer's clock says 1970-01-01, which cannot be right, and what you "
        "saved has that date. Once the clock is set, edit --at gives it the right one.\n"
    )
    for _ in range(2):
        done = run(*words)
        assert done.code == 0
        assert done.err.count(told) == 1
    assert "clock" not in run("journal", "list").err
    run("journal", "add", "y")
    assert told in run("journal", "edit", "last", "--tag", "z").err


def test_the_last_is_never_of_a_time_to_come(run: Run, home: Path, of_later: str) -> None:
    assert "of today" in run("journal", "show", "last").out
    assert run("journal", "edit", "last", "--tag", "mine").code == 0
    (file,) = (one for one in records(home, "entry") if b"mine" in one.read_bytes())
    assert b"of today" in file.read_bytes()
    done = run("gratitude", "show", "last")
    assert (done.code, done.out) == (3, "")
    assert done.err == (
        "stepguide: All that is here is about a time to come, so none of it is the last.\n"
        "  To choose one, type the beginning of its id.\n"
    )
    assert "You last wrote today." in run().out


def test_a_clock_that_runs_a_little_ahead_is_none_that_was_wrong(
    run: Run, clock: time_machine.Traveller
) -> None:
    clock.move_to(NOW + timedelta(minutes=40))
    run("journal", "add", "written on the other laptop")
    clock.move_to(NOW)
    run("journal", "add", "of now")
    assert "the other laptop" in run("journal", "show", "last").out
    assert run("journal", "list").err == ""


@pytest.mark.parametrize("how", [("--json",), (), ("--all",), ("--long",)])
def test_lists_name_what_is_of_a_time_to_come_and_how_to_change_it(
    run: Run, of_later: str, how: tuple[str, ...]
) -> None:
    done = run("journal", "list", *how)
    assert done.code == 0
    assert done.err == (
        f"stepguide: {of_later} is about a time to come, as if a clock had been wrong. "
        f"To change it: stepguide journal edit {of_later} --at yesterday\n"
    )
    assert run("journal", "edit", of_later, "--at", "yesterday").code == 0
    assert run("journal", "list", *how).err == ""


@pytest.mark.parametrize(
    "words",
    [
        ("gratitude", "add", "--first", "tea"),
        ("craving", "log", "3"),
        ("checkin", "--mood", "5"),
        ("inventory", "add", "fear", "--fear", "the letter"),
        ("days", "began"),
    ],
)
def test_what_a_list_says_to_type_changes_it(
    run: Run, clock: time_machine.Traveller, words: tuple[str, ...]
) -> None:
    clock.move_to(LATER)
    assert run(*words).code == 0
    clock.move_to(NOW)
    told = run(words[0], "list").err
    typed = told.partition("To change it: stepguide ")[2].split()
    assert run(*typed).code == 0
    (one,) = json.loads(run(words[0], "list", "--json").out)
    assert one["at"][:10] == "2026-11-23"


def test_doctor_names_them(run: Run, of_later: str) -> None:
    done = run("doctor")
    assert done.code == 0
    assert "it is about a time to come (2031-05-05), as if a clock had been wrong" in done.out
    assert f"stepguide journal edit {of_later}" in done.out


def test_people_are_about_no_time(run: Run, clock: time_machine.Traveller) -> None:
    clock.move_to(LATER)
    run("people", "add", "Ann", "--role", "friend", "--reach", "555")
    clock.move_to(NOW)
    assert run("people", "list").err == ""
    assert "Ann" in run("people", "show", "last").out
    assert "a time to come" not in run("doctor").out
