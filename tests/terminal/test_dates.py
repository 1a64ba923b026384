"""Days and times as people write them, and as they are shown."""

import time
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stepguide.errors import UsageError
from stepguide.home.settings import DateFormat
from stepguide.terminal import dates

DUBLIN = ZoneInfo("Europe/Dublin")
NOW = datetime(2026, 11, 24, 8, 30, 12, tzinfo=DUBLIN)


@pytest.fixture(autouse=True)
def in_dublin(home: object) -> None:
    """The computer's zone is Dublin's; the environment names it already."""
    time.tzset()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-11-23", "2026-11-23T12:00:00+00:00"),
        ("2026-07-01", "2026-07-01T12:00:00+01:00"),
        ("2026-11-23T21:30", "2026-11-23T21:30:00+00:00"),
        ("2026-11-23 21:30", "2026-11-23T21:30:00+00:00"),
        ("2026-11-23T21:30:15.123456+05:30", "2026-11-23T21:30:15.123456+05:30"),
        ("2026-11-23T21:30Z", "2026-11-23T21:30:00+00:00"),
        ("yesterday", "2026-11-23T12:00:00+00:00"),
        ("yesterday 9pm", "2026-11-23T21:00:00+00:00"),
        ("Yesterday at 21:05", "2026-11-23T21:05:00+00:00"),
        ("3 days ago", "2026-11-21T12:00:00+00:00"),
        ("two days ago at 8am", "2026-11-22T08:00:00+00:00"),
        ("2 hours ago", "2026-11-24T06:30:12+00:00"),
        ("a week ago", "2026-11-17T12:00:00+00:00"),
        ("last monday", "2026-11-23T12:00:00+00:00"),
        ("3 nov 2025 14:05", "2025-11-03T14:05:00+00:00"),
        ("today", "2026-11-24T08:30:12+00:00"),
        ("2026-11-24", "2026-11-24T08:30:12+00:00"),
        ("23/11/2026", "2026-11-23T12:00:00+00:00"),
    ],
)
def test_what_is_meant(typed: str, meant: str) -> None:
    assert dates.read_past(typed, NOW).isoformat() == meant


@pytest.mark.parametrize("typed", ["", "banana", "5", "12", "2026-02-30", "2026-13-01", "may", "0"])
def test_what_is_no_date_is_told_with_examples(typed: str) -> None:
    with pytest.raises(UsageError) as told:
        dates.read(typed, NOW)
    assert told.value.message == f"{typed!r} is not a date this can read."
    assert "yesterday 9pm" in told.value.hint


@pytest.mark.parametrize("typed", ["tomorrow", "2026-11-25", "2026-11-24 08:31", "in 3 days"])
def test_the_time_to_come_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="is still to come"):
        dates.read_past(typed, NOW)


def test_a_day_that_could_be_two_is_asked_about() -> None:
    with pytest.raises(UsageError, match="could be two different days"):
        dates.read("11/12/2025", NOW)
    assert dates.read("11/12/2025", NOW, "day-first").day.isoformat() == "2025-12-11"
    assert dates.read("11/12/2025", NOW, "month-first").day.isoformat() == "2025-11-12"


def test_noon_stays_noon_over_a_change_of_the_clocks() -> None:
    after = datetime(2026, 10, 26, 9, tzinfo=DUBLIN)
    assert dates.read("2 days ago", after).at.isoformat() == "2026-10-24T12:00:00+01:00"
    assert dates.read("yesterday", after).at.isoformat() == "2026-10-25T12:00:00+00:00"


@given(
    st.datetimes(datetime(1900, 1, 1), datetime(2026, 11, 23)),
    st.integers(-14 * 60, 14 * 60).map(lambda minutes: timedelta(minutes=minutes)),
)
def test_iso_with_an_offset_is_taken_as_it_is(moment: datetime, offset: timedelta) -> None:
    from datetime import timezone

    aware = moment.replace(tzinfo=timezone(offset))
    read = dates.read(aware.isoformat(), NOW)
    assert (read.at, read.at.utcoffset(), read.is_day) == (aware, offset, False)


@given(st.text())
def test_anything_typed_is_a_date_or_is_told(typed: str) -> None:
    try:
        moment = dates.read(typed, NOW)
    except UsageError:
        return
    assert moment.at.tzinfo is not None


@pytest.mark.parametrize(
    ("order", "shown"),
    [
        (None, "Tue 24 Nov 2026 08:30"),
        ("day-first", "Tue 24 Nov 2026 08:30"),
        ("month-first", "Tue Nov 24, 2026 08:30"),
        ("iso", "2026-11-24 08:30"),
    ],
)
def test_how_a_moment_is_shown(order: DateFormat | None, shown: str) -> None:
    assert dates.shown(NOW, order, clock=True) == shown


def test_days_are_counted_as_people_count_them() -> None:
    late = NOW.replace(hour=0, minute=5)
    assert dates.ago(late - timedelta(minutes=10), late) == "yesterday"
    assert dates.ago(late, late) == "today"
    assert dates.ago(late - timedelta(days=3), late) == "3 days ago"
