"""Days and times as people write them, and as they are shown."""

import time
from datetime import date, datetime, timedelta
from functools import cache
from itertools import product
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stepguide.errors import UsageError
from stepguide.home.dates import DateFormat, Dates
from stepguide.terminal import dates, moments
from tests.conftest import Run, records

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
    assert moments.read_past(typed, NOW).isoformat() == meant


@pytest.mark.parametrize("typed", ["yesterday 21:05", "one day ago at 21:05", "1 day ago, 9:05pm"])
def test_the_time_of_asking_is_a_time_as_any_other(typed: str) -> None:
    moment = moments.read(typed, NOW.replace(hour=21, minute=5, second=0))
    assert moment == (datetime(2026, 11, 23, 21, 5, tzinfo=DUBLIN), False)


@pytest.mark.parametrize(
    "typed", ["yesterday 25:00", "yesterday 9:75", "today 24:00", "today 13pm"]
)
def test_a_time_there_is_not_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="has no time of day"):
        moments.read(typed, NOW)


@pytest.mark.parametrize("typed", ["", "banana", "5", "12", "2026-02-30", "2026-13-01", "may", "0"])
def test_what_is_no_date_is_told_with_examples(typed: str) -> None:
    with pytest.raises(UsageError) as told:
        moments.read(typed, NOW)
    assert told.value.message == f"{typed!r} is not a date this can read."
    assert "yesterday 9pm" in told.value.hint


@pytest.mark.parametrize("typed", ["tomorrow", "2026-11-25", "2026-11-24 08:31", "in 3 days"])
def test_the_time_to_come_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="is still to come"):
        moments.read_past(typed, NOW)


def test_a_day_that_could_be_two_is_asked_about() -> None:
    with pytest.raises(UsageError, match="could be two different days"):
        moments.read("11/12/2025", NOW)
    assert moments.read("11/12/2025", NOW, Dates("day-first")).day.isoformat() == "2025-12-11"
    assert moments.read("11/12/2025", NOW, Dates("month-first")).day.isoformat() == "2025-11-12"


def test_noon_stays_noon_over_a_change_of_the_clocks() -> None:
    after = datetime(2026, 10, 26, 9, tzinfo=DUBLIN)
    assert moments.read("2 days ago", after).at.isoformat() == "2026-10-24T12:00:00+01:00"
    assert moments.read("yesterday", after).at.isoformat() == "2026-10-25T12:00:00+00:00"


@given(
    st.datetimes(datetime(1900, 1, 1), datetime(2026, 11, 23)),
    st.integers(-14 * 60, 14 * 60).map(lambda minutes: timedelta(minutes=minutes)),
)
def test_iso_with_an_offset_is_taken_as_it_is(moment: datetime, offset: timedelta) -> None:
    from datetime import timezone

    aware = moment.replace(tzinfo=timezone(offset))
    read = moments.read(aware.isoformat(), NOW)
    assert (read.at, read.at.utcoffset(), read.is_day) == (aware, offset, False)


@given(st.text())
def test_anything_typed_is_a_date_or_is_told(typed: str) -> None:
    try:
        moment = moments.read(typed, NOW)
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
    assert dates.shown(NOW, Dates(order), clock=True) == shown


def test_days_are_counted_as_people_count_them() -> None:
    today = NOW.date()
    assert dates.ago(today - timedelta(days=1), today) == "yesterday"
    assert dates.ago(today, today) == "today"
    assert dates.ago(today - timedelta(days=3), today) == "3 days ago"


# Days from which the year is found: in the year, at its ends, around a leap day, at midnight.
MOMENTS = [
    NOW,
    datetime(2026, 1, 1, 0, 0, tzinfo=DUBLIN),
    datetime(2026, 12, 31, 23, 59, tzinfo=DUBLIN),
    datetime(2028, 2, 28, 12, 0, tzinfo=DUBLIN),
    datetime(2028, 2, 29, 0, 5, tzinfo=DUBLIN),
    datetime(2027, 3, 1, 9, 0, tzinfo=DUBLIN),
]
ORDERS: list[DateFormat | None] = [None, "day-first", "month-first", "iso"]


@cache
def _calendar(now: datetime) -> dict[tuple[int, int], date]:
    """Month and day to the latest day until now that has them, from every day there was."""
    first = now.date() - timedelta(days=366 * 8)
    days = (first + timedelta(days=n) for n in range((now.date() - first).days + 1))
    return {(day.month, day.day): day for day in days}


@pytest.mark.parametrize("now", MOMENTS, ids=lambda now: f"{now:%Y-%m-%d}")
@pytest.mark.parametrize("order", ORDERS)
def test_no_pair_of_numbers_holds_a_year(now: datetime, order: DateFormat | None) -> None:
    known = _calendar(now)
    forms = [(joint, form) for joint in (".", "/", "-", " ") for form in ("d", "02d")]
    for place, (first, second) in enumerate(product(range(32), range(32))):
        day_first, month_first = known.get((second, first)), known.get((first, second))
        if None not in (day_first, month_first) and order in ("day-first", "month-first"):
            meant = {day_first if order == "day-first" else month_first}
        else:
            meant = {day_first, month_first} - {None}
        # Each pair in some of the forms; in all of them over the days and orders.
        joint, form = forms[(place + now.day) % len(forms)]
        typed = f"{first:{form}}{joint}{second:{form}}"
        if len(meant) == 1:
            (day,) = meant
            read = moments.read(typed, now, Dates(order))
            assert (read.day, read.is_day, typed) == (day, True, typed)
        else:
            told = "could be two different days" if meant else "is not a date this can read"
            with pytest.raises(UsageError, match=told):
                moments.read(typed, now, Dates(order))


@pytest.mark.parametrize(
    "typed",
    [
        "13.11 21.05",
        "21.05 13.11",
        "01.02, 21.05",
        "on 24.12 21.05",
        "Sat 01.02 09.05",
        "1.10 9.05",
    ],
)
@pytest.mark.parametrize("order", ORDERS)
def test_a_day_and_a_time_with_dots_are_not_guessed_apart(
    typed: str, order: DateFormat | None
) -> None:
    with pytest.raises(UsageError, match="the day and the time cannot be told apart") as told:
        moments.read(typed, NOW, Dates(order))
    assert told.value.hint == "Write the time with a colon, such as 21:05."


@pytest.mark.parametrize(
    "typed", ["13.11. 21.05", "13.11 21:05", "13.11 9.05pm", "13.11 09.05 pm", "13.11 at 21.05"]
)
def test_what_tells_them_apart_is_enough(typed: str) -> None:
    read = moments.read(typed, NOW, Dates("day-first"))
    assert (read.at.month, read.at.day, read.at.hour % 12, read.at.minute) == (11, 13, 9, 5)


JOINTS = st.sampled_from([".", "/", "-", " ", " . ", " / ", " - "])
AFTER = st.sampled_from(
    [" 21:05", " 9:05pm", ", 9:05 pm", " at 21:05", "T21:05", " 21.05", ". 21:05", " 21h05", ""]
)
SATURDAY = 5
BEFORE = st.sampled_from(["", "on ", "Sat ", "saturday, "])


@settings(max_examples=60)
@given(
    st.sampled_from(MOMENTS),
    st.sampled_from(ORDERS),
    st.dates(date(2019, 1, 1), date(2026, 12, 31)),
    st.booleans(),
    JOINTS,
    BEFORE,
    AFTER,
    st.sampled_from(["d", "02d"]),
)
def test_a_pair_is_a_day_whatever_stands_around_it(
    now: datetime,
    order: DateFormat | None,
    day: date,
    turned: bool,
    joint: str,
    before: str,
    after: str,
    form: str,
) -> None:
    pair = (day.month, day.day) if turned else (day.day, day.month)
    typed = f"{before}{pair[0]:{form}}{joint}{pair[1]:{form}}{after}"
    if joint == "." and after == " 21.05" and (form == "02d" or pair[1] >= 10):
        with pytest.raises(UsageError, match="the day and the time cannot be told apart"):
            moments.read(typed, now, Dates(order))
        return
    if day.day <= 12 and order in (None, "iso") and day.day != day.month:
        with pytest.raises(UsageError, match="could be two different days"):
            moments.read(typed, now, Dates(order))
        return
    if day.day <= 12 and turned != (order == "month-first"):
        day = day.replace(month=day.day, day=day.month)
    found = _calendar(now)[day.month, day.day]
    if before.lower().startswith("s") and found.weekday() != SATURDAY:
        with pytest.raises(UsageError, match="and no Saturday"):
            moments.read(typed, now, Dates(order))
        return
    read = moments.read(typed, now, Dates(order))
    assert read.day == found
    assert f"{read.at:%H:%M}" == ("21:05" if after else "12:00")


@pytest.mark.parametrize(
    "typed", ["lunch 11/28", "11/28 of the morning", "11/28 21:30 UTC", "11 28 21:30 UTC"]
)
def test_a_pair_among_other_words_is_refused_before_it_is_a_year(typed: str) -> None:
    with pytest.raises(UsageError, match="is not a date this can read"):
        moments.read(typed, NOW)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (("days", "used", "11/23"), "recovery"),
        (("journal", "add", "--at", "11/23", "words"), "entry"),
        (("craving", "log", "3", "--at", "11/23"), "craving"),
        (("checkin", "--mood", "5", "--at", "11/23"), "checkin"),
        (("gratitude", "add", "--first", "words", "--at", "11/23"), "gratitude"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_room_takes_a_pair_for_a_day(
    run: Run, clock: object, home: Path, words: tuple[str, ...], kept: str
) -> None:
    assert run(*words).code == 0
    (file,) = records(home, kept)
    assert file.name.startswith("20261123T")
