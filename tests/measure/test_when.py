"""How often a measure can be taken: not within its days, and a wrong clock locks nobody out."""

from pathlib import Path

import pytest
from time_machine import Traveller

from stepguide.guide import measures
from tests.conftest import NOW, Ran, Run, records
from tests.known import GUIDE

DAY = 86400
POINTS = {"phq-2": "1,1", "gad-2": "1,1", "barc-10": "3,3,3,3,3,3,3,3,3,3"}


def _take(run: Run, which: str) -> Ran:
    return run("measure", "take", which, "--answers", POINTS[which])


@pytest.mark.parametrize(
    ("which", "days", "day"),
    [("phq-2", 7, "2026-12-01"), ("gad-2", 7, "2026-12-01"), ("barc-10", 30, "2026-12-24")],
)
def test_too_early_it_names_the_day(
    which: str, days: int, day: str, clock: Traveller, run: Run, home: Path
) -> None:
    assert _take(run, which).code == 0
    told = (
        f"stepguide: You took the {which.upper()} on 2026-11-24, and more often than every "
        f"{days} days it says little.\n  From {day} on: stepguide measure take {which}\n"
    )
    for passed in (0, 1, days - 1):
        clock.move_to(NOW)
        clock.shift(passed * DAY)
        assert _take(run, which) == Ran(1, "", told)
    assert len(records(home, "measure")) == 1
    clock.move_to(NOW.replace(hour=0, minute=0, second=1))
    clock.shift(days * DAY)
    assert _take(run, which).code == 0
    assert len(records(home, "measure")) == 2


def test_the_last_one_counts_and_each_measure_for_itself(clock: Traveller, run: Run) -> None:
    assert _take(run, "phq-2").code == 0
    assert _take(run, "gad-2").code == 0
    clock.shift(7 * DAY)
    assert _take(run, "phq-2").code == 0
    clock.shift(6 * DAY)
    assert _take(run, "phq-2").code == 1
    assert _take(run, "gad-2").code == 0


@pytest.mark.parametrize("back", [1, 3, 365])
def test_a_clock_that_was_set_back_does_not_lock_it(
    back: int, clock: Traveller, run: Run, home: Path
) -> None:
    assert _take(run, "phq-2").code == 0
    clock.shift(-back * DAY)
    assert _take(run, "phq-2").code == 0
    assert len(records(home, "measure")) == 2


def test_one_that_was_deleted_does_not_count_any_more(clock: Traveller, run: Run) -> None:
    assert _take(run, "phq-2").code == 0
    assert run("measure", "delete", "last", "--yes").code == 0
    assert _take(run, "phq-2").code == 0


def test_the_page_says_from_when_it_can_be_taken(clock: Traveller, run: Run) -> None:
    assert "To take it: stepguide measure take phq-2\n" in run("measure").out
    _take(run, "phq-2")
    out = run("measure").out
    assert "From Tue 1 Dec 2026 on: stepguide measure take phq-2\n" in out
    assert "To take it: stepguide measure take gad-2\n" in out


def test_over_the_change_of_the_clocks_a_week_is_seven_days(clock: Traveller, run: Run) -> None:
    clock.move_to(NOW.replace(month=10, day=22, hour=23, minute=30))
    assert _take(run, "phq-2").code == 0
    clock.move_to(NOW.replace(month=10, day=28, hour=23, minute=59))
    assert _take(run, "phq-2").code == 1
    clock.move_to(NOW.replace(month=10, day=29, hour=0, minute=1))
    assert _take(run, "phq-2").code == 0


def test_a_leap_day_has_a_week_after_it(clock: Traveller, run: Run) -> None:
    clock.move_to(NOW.replace(year=2028, month=2, day=29))
    assert _take(run, "phq-2").code == 0
    ran = _take(run, "phq-2")
    assert "on 2028-02-29" in ran.err
    assert "From 2028-03-07 on" in ran.err


@pytest.mark.parametrize("one", GUIDE.measures.measures, ids=lambda one: str(one.id))
def test_the_days_are_those_of_the_guide(one: measures.Measure) -> None:
    assert one.every_days == {"phq-2": 7, "gad-2": 7, "barc-10": 30}[one.id]
