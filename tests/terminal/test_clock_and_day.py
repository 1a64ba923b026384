"""A clock of 12 or 24 hours, and a day that begins when the person says."""

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from stepguide.home.dates import LATEST, Dates
from stepguide.terminal import dates, moments
from stepguide.terminal.moments import TwoMomentsError
from tests.conftest import NOW, Run, records

NIGHT = NOW.replace(hour=2, minute=10)  # of Tue 24 Nov 2026, to a clock


@pytest.fixture
def at_night(clock: time_machine.Traveller, run: Run) -> Run:
    """Ten past two, for someone whose day begins at four."""
    clock.move_to(NIGHT)
    assert run("settings", "set", "day_begins", "4").code == 0
    return run


def _at(home: Path, kind: str) -> str:
    (file,) = records(home, kind)
    return str(json.loads(file.read_bytes())["at"])


def test_a_bare_hour_is_what_it_says_to_whoever_has_24(run: Run, home: Path, clock: object) -> None:
    assert run("journal", "add", "x", "--at", "yesterday at 9").code == 2
    assert run("settings", "set", "clock", "24-hour").out == "clock is now 24.\n"
    done = run("gratitude", "add", "--first", "tea", "--at", "yesterday at 9")
    assert done.out.endswith(", for Mon 23 Nov 2026 09:00.\n")
    assert _at(home, "gratitude") == "2026-11-23T09:00:00Z"


@pytest.mark.parametrize("clock_of", [None, 12, 24])
def test_in_the_evening_is_the_evening_to_every_clock(clock_of: object) -> None:
    read = moments.read("yesterday 9 in the evening", NOW, Dates(clock=clock_of))  # type: ignore[arg-type]
    assert read.at.hour == 21


def test_with_12_it_is_shown_with_its_half(run: Run, clock: object) -> None:
    run("settings", "set", "clock", "12")
    done = run("journal", "add", "x", "--at", "yesterday 21:05")
    assert done.out.endswith(", for Mon 23 Nov 2026 9:05 pm.\n")
    assert "Mon 23 Nov 2026 9:05 pm" in run("journal", "show", "last").out
    assert [dates.time_shown(NOW.replace(hour=h), Dates(clock=12)) for h in (0, 12, 23)] == [
        "12:15 am",
        "12:15 pm",
        "11:15 pm",
    ]


def test_the_time_of_a_meeting_and_of_a_reminder_is_asked_for_whole(run: Run, home: Path) -> None:
    for words in (("meeting", "add", "--name", "Hall", "--time", "7"), ("remind", "--at", "7")):
        done = run(*words)
        assert done.code == 2
        assert done.err.startswith(
            "stepguide: 7 could be in the morning or in the evening.\n"
            "  Write 7am or 7pm.\n"
            "  To have it read by a 24-hour clock from now on: stepguide settings set clock 24\n"
        )
    run("settings", "set", "clock", "24")
    assert run("meeting", "add", "--name", "Hall", "--time", "7").code == 0
    assert "07:00" in run("meeting").out
    assert "07:00:00" in run("remind", "--at", "7", "--scheduler", "systemd").out
    run("settings", "set", "clock", "12")
    assert "7:00 am" in run("meeting").out


@pytest.mark.parametrize(
    ("typed", "kept"), [("0", 0), ("6", 6), ("4am", 4), ("04:00", 4), ("midnight", 0), ("5 am", 5)]
)
def test_when_a_day_begins_is_typed_as_people_do(
    run: Run, home: Path, typed: str, kept: int
) -> None:
    assert run("settings", "set", "day_begins", typed).code == 0
    assert json.loads((home / "settings.json").read_bytes())["day_begins"] == kept


@pytest.mark.parametrize("typed", ["7", "noon", "-1", "4.30", "early"])
def test_a_day_begins_at_six_at_the_latest(run: Run, home: Path, typed: str) -> None:
    done = run("settings", "set", "--", "day_begins", typed)
    assert done.code == 7
    assert "It takes 0, 1, 2, 3, 4, 5, 6." in done.err


def test_what_is_saved_at_night_says_which_day_it_took(at_night: Run, home: Path) -> None:
    assert at_night("journal", "add", "cannot sleep").out.endswith(
        ", counted to Mon 23 Nov 2026.\n"
    )
    assert _at(home, "entry") == "2026-11-24T02:10:30Z"  # nothing that is stored is changed
    assert "Saved " in at_night("days", "used").out
    (event,) = json.loads(at_night("days", "list", "--json").out)
    assert event["day"] == "2026-11-23"
    assert ", Mon 23 Nov 2026.\n" in at_night("days", "began").out


def test_today_is_the_day_that_began_last(at_night: Run) -> None:
    at_night("journal", "add", "cannot sleep")
    at_night("journal", "add", "--at", "yesterday 11pm", "the evening before")
    for words, found in (
        (("--since", "today"), ["cannot sleep"]),
        (("--since", "2026-11-24"), []),
        (("--until", "yesterday"), ["the evening before"]),
        (("--since", "yesterday", "--until", "today"), ["cannot sleep", "the evening before"]),
    ):
        listed = json.loads(at_night("journal", "list", *words, "--json").out)
        assert [one["text"] for one in listed] == found
    assert json.loads(at_night("today", "--json").out)["date"] == "2026-11-23"
    assert at_night().out.startswith("Monday, 23 November 2026\n")


def test_days_and_pages_count_by_it(at_night: Run) -> None:
    at_night("days", "began", "2026-11-20")
    assert "\ncurrent\t4\n" in at_night("days").out
    at_night("checkin", "--mood", "5")
    assert "Check in" not in at_night("today").out
    at_night("journal", "add", "one line")
    assert json.loads(at_night("progress", "--json").out)["days"] == 1
    assert json.loads(at_night("insight", "--json").out)["practised"] == ["2026-11-23"]
    at_night("settings", "unset", "day_begins")
    assert "\ncurrent\t5\n" in at_night("days").out
    assert json.loads(at_night("insight", "--json").out)["practised"] == ["2026-11-24"]


@given(
    st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1)),
    st.integers(-14 * 60, 14 * 60),
    st.integers(0, LATEST),
)
def test_what_is_said_of_now_is_now(local: datetime, offset: int, begins: int) -> None:
    here = Dates(clock=24, begins=begins)
    now = local.replace(second=0, microsecond=0, tzinfo=timezone(timedelta(minutes=offset)))
    now = now.astimezone()  # as the computer tells it
    day = here.day(now)
    assert moments.read("today", now, here).day == day
    assert moments.read("yesterday", now, here).day == day - timedelta(days=1)
    assert here.day(moments.read("3 days ago", now, here).at) == day - timedelta(days=3)
    try:
        read = [moments.read(f"today {now:%H:%M}", now, here).at]
    except TwoMomentsError as error:
        read = [one.at for _, one in error.either]
    assert now in read


@pytest.mark.parametrize(("begins", "is_shown"), [("0", True), ("6", False)])
def test_what_was_written_for_tomorrow_is_shown_once_the_day_has_begun(
    run: Run, clock: time_machine.Traveller, begins: str, is_shown: bool
) -> None:
    run("settings", "set", "day_begins", begins)
    run("checkin", "--evening", "--tomorrow", "ring Jo")
    clock.move_to(NOW.replace(hour=5) + timedelta(days=1))
    ahead = json.loads(run("today", "--json").out)["ahead"]
    assert bool(ahead and ahead["is_for_today"]) is is_shown
