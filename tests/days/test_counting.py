"""Counts of days: what takes a day away, and what never does."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stepguide.days.counting import Count, Run, count, runs

TODAY = date(2026, 11, 24)
OLD = ("first", "total", "this_month", "current", "longest", "medication")
DAY = timedelta(days=1)


def _ago(days: int) -> date:
    return TODAY - timedelta(days=days)


past = st.integers(min_value=0, max_value=1500).map(_ago)
many = st.lists(past, max_size=8)


@pytest.mark.parametrize(
    ("began", "used", "expected"),
    [
        ([], [], Count(None, 0, 0, 0, 0, 0)),
        ([0], [], Count(_ago(0), 1, 1, 1, 1, 0)),
        ([9], [], Count(_ago(9), 10, 10, 10, 10, 0)),
        ([99], [3], Count(_ago(99), 99, 23, 3, 96, 0)),
        ([99], [0], Count(_ago(99), 99, 23, 0, 99, 0)),
        ([10], [10], Count(_ago(10), 10, 10, 10, 10, 0)),
        ([10], [20], Count(_ago(10), 11, 11, 11, 11, 0)),
        ([30, 5], [10], Count(_ago(30), 26, 19, 6, 20, 0)),
        ([30, 5], [10, 2], Count(_ago(30), 25, 18, 2, 20, 0)),
        ([30, 28], [], Count(_ago(30), 31, 24, 31, 31, 0)),
    ],
    ids=str,
)
def test_counts_are_as_people_count(began: list[int], used: list[int], expected: Count) -> None:
    found = count(map(_ago, began), map(_ago, used), [], TODAY)
    assert found[: len(OLD)] == expected[: len(OLD)]


def test_a_leap_day_and_a_new_year_are_days_like_any_other() -> None:
    assert runs([date(2024, 2, 28)], [], date(2024, 3, 1)) == [
        Run(date(2024, 2, 28), date(2024, 3, 1))
    ]
    found = count([date(2023, 12, 31)], [], [], date(2024, 12, 31))
    assert (found.total, found.this_month) == (367, 31)


def test_days_to_come_count_for_nothing() -> None:
    later = [TODAY + DAY]
    much_later = [TODAY + 2 * DAY]
    assert count(much_later, [], later, TODAY) == Count(TODAY + 2 * DAY, 0, 0, 0, 0, 0)
    assert count([TODAY], much_later, [], TODAY).current == 1


def test_travel_west_takes_the_first_day_from_nobody() -> None:
    found = count([TODAY + DAY], [], [], TODAY)
    assert (found.total, found.current, found.since) == (1, 1, TODAY + DAY)


@given(many, many)
def test_the_counts_hold_together(began: list[date], used: list[date]) -> None:
    found = count(began, used, [], TODAY)
    assert 0 <= found.current <= found.longest <= found.total
    assert 0 <= found.this_month <= min(found.total, TODAY.day)
    assert found.first == min(began, default=None)
    for run in runs(began, used, TODAY):
        assert run.days >= 1
        assert not any(run.first <= day <= run.last for day in used)


@given(many, many)
def test_every_day_that_is_counted_is_counted_once(began: list[date], used: list[date]) -> None:
    days = [run.first + DAY * n for run in runs(began, used, TODAY) for n in range(run.days)]
    assert len(days) == len(set(days)) == count(began, used, [], TODAY).total


@given(many, many, past)
def test_a_use_takes_away_its_own_day_at_most_while_nothing_else_is_said(
    began: list[date], used: list[date], day: date
) -> None:
    began = began[:1]
    before = count(began, used, [], TODAY).total
    after = count(began, [*used, day], [], TODAY).total
    assert before - 1 <= after <= before


@given(many, many, many)
def test_medication_never_counts_against_anyone(
    began: list[date], used: list[date], medication: list[date]
) -> None:
    found = count(began, used, medication, TODAY)
    assert found._replace(medication=0, medication_since=None) == count(began, used, [], TODAY)
    assert found.medication == ((TODAY - min(medication)).days + 1 if medication else 0)


@given(many, many)
def test_a_day_that_passes_in_silence_takes_nothing_away(
    began: list[date], used: list[date]
) -> None:
    today = count(began, used, [], TODAY)
    tomorrow = count(began, used, [], TODAY + DAY)
    assert tomorrow.total == today.total + (1 if began else 0)
    assert tomorrow.longest >= today.longest
