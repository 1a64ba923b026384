"""Days and times as people say them: each phrase is the moment that was meant, or it is refused."""

import calendar
import os
import random
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from stepguide.errors import UsageError
from stepguide.home.dates import Dates
from stepguide.terminal import moments
from stepguide.terminal.moments import TwoMomentsError

SUNDAY = datetime(2026, 11, 29, 16)

# What is said, and what it is on that Sunday at four in the afternoon.
READ = {
    "yesterday 9.30pm": "2026-11-28 21:30",
    "yesterday 930pm": "2026-11-28 21:30",
    "yesterday 9.30": "2026-11-28 09:30",
    "9.30 yesterday": "2026-11-28 09:30",
    "yesterday 21h30": "2026-11-28 21:30",
    "yesterday 9 pm": "2026-11-28 21:00",
    "Yesterday, at 9 P.M.": "2026-11-28 21:00",
    "yesterday at 09": "2026-11-28 09:00",
    "yesterday at 21": "2026-11-28 21:00",
    "last night at 11": "2026-11-28 23:00",
    "last night at 11pm": "2026-11-28 23:00",
    "9 in the evening yesterday": "2026-11-28 21:00",
    "yesterday evening at 9:30": "2026-11-28 21:30",
    "yesterday morning at 9": "2026-11-28 09:00",
    "friday 9pm": "2026-11-27 21:00",
    "last friday at 9pm": "2026-11-27 21:00",
    "9pm": "2026-11-28 21:00",
    "3pm": "2026-11-29 15:00",
    "noon": "2026-11-29 12:00",
    "midnight": "2026-11-29 00:00",
    "noon yesterday": "2026-11-28 12:00",
    "12 noon yesterday": "2026-11-28 12:00",
    "this morning": "2026-11-29 09:00",
    "this afternoon": "2026-11-29 15:00",
    "last night": "2026-11-28 20:00",
    "yesterday evening": "2026-11-28 18:00",
    "2 days ago at noon": "2026-11-27 12:00",
    "5th of november, 2025 at 9pm": "2025-11-05 21:00",
    "23.11.2026 21:05": "2026-11-23 21:05",
    "2026-11-05 9pm": "2026-11-05 21:00",
    "half an hour ago": "2026-11-29 15:30",
    "1 hour and 15 minutes ago": "2026-11-29 14:45",
    "just now": "2026-11-29 16:00",
    # Days, which stand for their noon.
    "friday": "2026-11-27",
    "this sunday": "2026-11-29",
    "last sunday": "2026-11-22",
    "the day before yesterday": "2026-11-27",
    "november the 5th": "2026-11-05",
    "sept. 3": "2026-09-03",
    "31 december": "2025-12-31",
    "ninety days ago": "2026-08-31",
    "twenty-one days ago": "2026-11-08",
    "a fortnight ago": "2026-11-15",
    "a month ago": "2026-10-29",
    "1 year and 2 months ago": "2025-09-29",
    "nine months ago": "2026-02-28",
    "20261105": "2026-11-05",
    "11/23/26": "2026-11-23",
    "23/11/1989": "1989-11-23",
    "Thu 5 Nov 2026": "2026-11-05",
}

# What is not read: half of it would be another moment.
REFUSED = [
    *("a", "an", "1 a", "today a", "9", "30", "0", "5th", "the 5th", "the 31st", "on the 30th"),
    *("2200", "1030", "2025", "november", "november 2025", "nov 31", "2026-13-01", "20261301"),
    *("1.5 years ago", "half past nine", "2 weeks ago sunday", "a couple of days ago", "week ago"),
    *("3 am last night", "2 days before yesterday", "last week", "last year", "earlier today"),
    *("9pm eastern", "9pm ET", "yesterday 9pm PT", "3 days", "today at", "yesterday yesterday"),
    *("yesterday morning 21:00", "yesterday evening 9am", "friday 9", "this friday", "evening"),
    *("5 nov 5 dec", "yesterday 9pm 8pm", "in the morning", "yesterday of", "at 9", "at 21"),
    *("sunday", "sunday 9pm", "Wed 5 Nov 2026", "monday yesterday", "99999 years ago"),
    *("yesterday 25:00", "yesterday 9:75", "yesterday 24:00", "yesterday 13pm", "9 at noon"),
]

# An hour that may be in either half of the day.
EITHER = {
    "yesterday at 9": ("2026-11-28 09:00", "2026-11-28 21:00"),
    "yesterday 9 o'clock": ("2026-11-28 09:00", "2026-11-28 21:00"),
    "3 days ago at 7": ("2026-11-26 07:00", "2026-11-26 19:00"),
    "friday at 9": ("2026-11-27 09:00", "2026-11-27 21:00"),
    "5 nov 9": ("2026-11-05 09:00", "2026-11-05 21:00"),
    "yesterday at 12": ("2026-11-28 12:00", "2026-11-28 00:00"),
}

ZONES = [
    *("America/New_York", "Europe/Dublin", "Pacific/Auckland"),
    *("EST5EDT,M3.2.0,M11.1.0", "<+0330>-3:30"),  # as musl and routers have them
]
# Around both changes of the clocks, leap days, ends of months and of years.
NOWS = [
    *((2026, 3, 9, 8), (2026, 11, 2, 1), (2027, 4, 5, 12), (2026, 10, 26, 0)),
    *((2028, 2, 29, 23), (2028, 3, 1, 0), (2027, 3, 1, 9), (2026, 12, 31, 23), (2027, 1, 1, 0)),
]
NOISE = ["a", "7", "30", "utc", "eastern", "ish", "ago", "2", "the", "13pm", "5th", "?"]


@pytest.fixture(params=ZONES)
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The computer is in this zone."""
    before = os.environ.get("TZ")
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.delenv("TZ") if before is None else monkeypatch.setenv("TZ", before)
    time.tzset()


@pytest.mark.parametrize(("typed", "meant"), READ.items())
def test_a_phrase_is_the_moment_it_says(typed: str, meant: str) -> None:
    found = moments.read(typed, SUNDAY.astimezone())
    assert found.is_day == (len(meant) == 10)
    assert f"{found.at:%Y-%m-%d %H:%M}" == (f"{meant} 12:00" if found.is_day else meant)


@pytest.mark.parametrize("typed", REFUSED)
def test_what_is_not_read_whole_is_refused(typed: str) -> None:
    with pytest.raises(UsageError) as told:
        moments.read(typed, SUNDAY.astimezone())
    assert not isinstance(told.value, TwoMomentsError)
    assert told.value.hint


@pytest.mark.parametrize(("typed", "either"), EITHER.items())
def test_an_hour_in_either_half_of_the_day_is_asked_about(
    typed: str, either: tuple[str, str]
) -> None:
    with pytest.raises(TwoMomentsError) as told:
        moments.read(typed, SUNDAY.astimezone())
    assert tuple(f"{one.at:%Y-%m-%d %H:%M}" for _, one in told.value.either) == either


def test_an_evening_that_has_not_come_is_still_to_come() -> None:
    for typed in ("tonight", "this evening", "tonight at 11"):
        with pytest.raises(UsageError, match="is still to come"):
            moments.read_past(typed, SUNDAY.replace(hour=9).astimezone())
    late = SUNDAY.replace(hour=23, minute=30).astimezone()
    assert f"{moments.read_past('tonight', late):%H:%M}" == "20:00"
    early = SUNDAY.replace(hour=7, minute=10).astimezone()
    assert moments.read_past("this morning", early) == early


def phrases(then: datetime, now: datetime, rng: random.Random) -> Iterator[str]:
    """Ways to say a moment of whole minutes at another; `then` and `now` as clocks show them."""
    clocks = [f"{then:%H:%M}", f"{then:%I:%M%p}".lower(), f"{then:%I.%M} {then:%p}".lower()]
    clocks += [f"at {then:%H}h{then:%M}", f"at {then.hour % 12 or 12}:{then:%M} {then:%p}"]
    if then.minute == 0:
        clocks += [f"{then.hour % 12 or 12}{then:%p}".lower(), f"at {then.hour}"]
    if then.hour >= 16:
        clocks += [f"at {then.hour - 12}:{then:%M} in the evening"]
    clock = rng.choice(clocks)
    month = calendar.month_name[then.month]
    ending = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}.get(then.day, "th")
    yield f"{then:%Y-%m-%d} {clock}"
    yield f"{then:%Y%m%d} {clock}"
    yield f"{then.day} {month} {then.year} {clock}"
    yield f"{month[:3].upper()} {then.day}, {then.year}, {clock}"
    yield f"{clock} on {then:%A} the {then.day}{ending} of {month} {then.year}"
    yield f"{then.day}/{then.month}/{then.year} {then:%H:%M}"
    days = (now.date() - then.date()).days
    if 0 <= days <= 2:
        yield f"{('today', 'yesterday', 'the day before yesterday')[days]} {clock}"
    if 0 < days < 7:
        yield f"{then:%A} {clock}"
        yield f"last {then:%a} {clock}"
    yield f"{days} days ago, {clock}"
    if days % 7 == 0:
        yield f"{clock} {days // 7} weeks ago"
    if days < 364:
        yield f"{month} {then.day} {clock}"


def read_as(typed: str, now: datetime) -> list[datetime]:
    """What a phrase is read as: a moment, either of two, or none."""
    try:
        return [moments.read(typed, now, Dates("day-first")).at]
    except TwoMomentsError as error:
        return [one.at for _, one in error.either]
    except UsageError:
        return []


def is_open(then: datetime, typed: str) -> bool:
    """Whether a phrase leaves it open which of two moments it is: an hour alone, or one that came
    twice as the clocks went back."""
    came_twice = then.replace(tzinfo=None).replace(fold=1).astimezone().utcoffset()
    first = then.replace(tzinfo=None, fold=0).astimezone().utcoffset()
    return came_twice != first or bool(re.search(r"\bat \d{1,2}\b(?!:)", typed))


def test_a_phrase_made_from_a_moment_is_that_moment_or_is_refused(zone: str) -> None:
    rng = random.Random(zone)
    tried = read = 0
    for parts in NOWS:
        now = datetime(*parts).astimezone()
        for _ in range(52):
            ago = rng.choice([3 * 1440, 10 * 1440, 400 * 1440, 9000 * 1440])
            minutes = timedelta(minutes=rng.randrange(1, ago))
            then = (now.astimezone(UTC) - minutes).astimezone()
            if rng.random() < 0.3:
                then = then.replace(minute=0)
            for typed in phrases(then.replace(tzinfo=None), now.replace(tzinfo=None), rng):
                tried += 1
                found = read_as(typed, now)
                # Refused is only what may be a day as well: two pairs with dots, an hour alone.
                assert then in found or (not found and re.search(r"\.|at \d+$", typed)), typed
                assert len(found) < 2 or is_open(then, typed), typed
                read += bool(found)
                noise = f"{typed} {rng.choice(NOISE)}"
                assert read_as(noise, now) == [], noise
    assert tried >= 4000
    assert read > 0.9 * tried


def test_hours_ago_are_hours_that_passed(zone: str) -> None:
    for parts in NOWS:
        now = datetime(*parts).astimezone()
        for hours in range(1, 60):
            then = moments.read(f"{hours} hours ago", now).at
            assert now.timestamp() - then.timestamp() == hours * 3600
            assert then == then.astimezone()


def test_an_hour_that_never_was_and_one_that_came_twice_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    now = datetime(2027, 3, 20, 12).astimezone()
    for typed in ("2027-03-14 02:30", "2027-03-14T02:30", "march 14 2:30am"):
        with pytest.raises(UsageError) as told:
            moments.read(typed, now)
        assert told.value.message == (
            "There was no 02:30 on Sun 14 Mar 2027: the clocks went forward."
        )
    for typed in ("2026-11-01 01:30", "nov 1 2026 1:30am"):
        with pytest.raises(TwoMomentsError) as twice:
            moments.read(typed, now)
        assert twice.value.hint == "Write 2026-11-01T01:30-04:00 or 2026-11-01T01:30-05:00."
    assert moments.read("2026-11-01T01:30-04:00", now).at.isoformat() == "2026-11-01T01:30:00-04:00"
