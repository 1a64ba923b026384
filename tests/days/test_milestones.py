"""Milestones and lengths by the calendar, whatever day it began and whatever day it is."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from stepguide.days import lengths, milestones
from stepguide.days.counting import count
from tests.known import GUIDE

DAY = timedelta(days=1)
KNOWN = GUIDE.daily
began = st.dates(date(1960, 1, 1), date(2026, 11, 30))
later = st.integers(0, 25_000).map(timedelta)


@given(began, st.integers(1, 60))
def test_every_anniversary_falls_on_its_date(start: date, years: int) -> None:
    last = {True: 28, False: start.day}[(start.month, start.day) == (2, 29)]
    is_leap = (start.year + years) % 4 == 0  # from 1960 to 2086
    day = date(start.year + years, start.month, start.day if is_leap else last)
    reached = milestones.lately(KNOWN, start, day)
    assert reached is not None
    assert reached.name == ("One year" if years == 1 else f"{years} years")
    assert (reached.on, reached.is_moved) == (day, day.day != start.day)
    before = milestones.lately(KNOWN, start, day - DAY)
    assert before is None or before.name != reached.name
    assert milestones.lately(KNOWN, start, day + 2 * DAY) == reached
    assert lengths.between(start, day) == f"{years} year{'s' * (years > 1)}"


@given(began, later)
def test_counts_never_fall_and_grow_by_the_day(start: date, passed: timedelta) -> None:
    today = start + passed
    now, then = (count([start], [], [], day) for day in (today, today + DAY))
    assert (now.current, now.total) == (passed.days + 1, passed.days + 1)
    assert (then.current, then.total) == (now.current + 1, now.total + 1)
    known = milestones.up_to(KNOWN, start, today)
    assert milestones.up_to(KNOWN, start, today + DAY)[: len(known)] == known
    ahead = milestones.after(KNOWN, start, today)
    assert ahead.on > today
    assert [one for one in known if one.on > today] == []
    assert milestones.lately(KNOWN, start, ahead.on) is not None


@given(began, later)
def test_a_length_leads_from_the_first_day_to_the_last(start: date, passed: timedelta) -> None:
    said = lengths.between(start, start + passed)
    parts = lengths.parts_of(said) if said else []
    assert lengths.after(start, parts) == start + passed
    assert [unit for _, unit in parts] == [
        unit for unit in ("year", "month", "day") if unit in said
    ]


def test_the_sentences_differ_from_year_to_year() -> None:
    start = date(2000, 5, 5)
    said = [one.says for one in milestones.up_to(KNOWN, start, date(2012, 5, 5))]
    assert len(said) == len(set(said))
