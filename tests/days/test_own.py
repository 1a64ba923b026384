"""A person's own milestones, medication as a fact of its own, and a count that can be hidden."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from stepguide.days import milestones
from stepguide.days.counting import on_medication
from tests.conftest import Run, records
from tests.known import GUIDE

pytestmark = pytest.mark.usefixtures("clock", "on_a_screen")

TODAY = date(2026, 11, 24)
NOTICE = "After a break, opioids are more dangerous."
past = st.lists(st.integers(0, 900).map(lambda days: TODAY - timedelta(days=days)), max_size=6)


def test_a_milestone_of_ones_own_is_next_and_is_named_on_its_day(run: Run) -> None:
    run("days", "began", "40 days ago")
    run("days", "milestone", "45", "Forty-five", "of", "them")
    assert "Next: Forty-five of them, on Sun 29 Nov 2026, in 5 days." in run("days").out
    run("days", "milestone", "40")
    assert "40 days. This one is yours, and you set it yourself." in run("days").out


def test_a_milestone_is_an_event_like_others(run: Run, home: Path) -> None:
    ran = run("days", "milestone", "1000")
    (file,) = records(home, "recovery")
    written = json.loads(file.read_bytes())
    assert (written["event"], written["days"], written["name"]) == ("milestone", 1000, "1,000 days")
    assert ran.out.endswith(": a milestone of your own at 1,000 days.\n")
    assert "a milestone of your own at 1,000 days" in run("days", "list").out
    assert run("days", "delete", "last", "--yes").code == 0
    assert json.loads(run("days", "--json").out)["milestones"] == []


@pytest.mark.parametrize("words", [["0"], ["-1"], ["36501"], ["ten"], ["5", "x" * 101]])
def test_a_milestone_that_cannot_be_is_told(run: Run, home: Path, words: list[str]) -> None:
    assert run("days", "milestone", "--", *words).code == 2
    assert records(home, "recovery") == []


def test_one_of_a_day_that_is_named_already_is_ones_own_first() -> None:
    known = GUIDE.daily
    start = TODAY - timedelta(days=30)
    reached = milestones.lately(known, start, TODAY, [(30, "Mine")])
    assert reached is not None
    assert (reached.name, reached.on) == ("Mine", TODAY)
    found = [one.on for one in milestones.up_to(known, start, date.max, [(500, "Mine")])]
    assert found == sorted(found)


def test_medication_that_ended_keeps_its_days_and_brings_the_notice(run: Run) -> None:
    run("days", "medication", "2026-10-01")
    ran = run("days", "medication", "2026-10-31", "--ended")
    assert ran.code == 0
    assert "It is noted, and the days before it stay." in ran.err
    assert NOTICE in ran.err
    assert "Medication days: 31 days." in run("days").out
    run("days", "medication", "2026-11-20")
    assert "Medication days: 36 days." in run("days").out


def test_medication_takes_no_day_away_and_has_its_own_milestone(run: Run) -> None:
    run("days", "began", "9 days ago")
    before = run("days").out
    run("days", "medication", "2026-11-17")
    after = run("days").out
    assert before.splitlines()[2:9] == after.splitlines()[2:9]
    assert "Medication days: 8 days. One week on medication." in after


@given(past, past)
def test_days_on_medication_hold_together(since: list[date], until: list[date]) -> None:
    found = on_medication(since, until, TODAY)
    taken = set()
    start = None
    for day in (TODAY - timedelta(days=back) for back in range(1000, -1, -1)):
        if start is None and day in since:
            start = day
        if start is not None:
            taken.add(day)
            if day in until:
                start = None
    assert found == (len(taken), start)


def test_the_count_can_be_hidden_and_looked_at_once(
    run: Run, home: Path, snapshot: SnapshotAssertion
) -> None:
    run("days", "began", "7 days ago")
    run("settings", "set", "day_count", "off")
    assert run("days").out == snapshot
    assert "One week" not in run("today").out
    assert "in a row now            8" in run("days", "--count").out
    assert json.loads(run("days", "--json").out)["current"] == 8
    run("settings", "unset", "day_count")
    assert "One week" in run("today").out
    assert len(records(home, "recovery")) == 1
