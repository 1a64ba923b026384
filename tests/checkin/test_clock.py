"""The clock chooses between morning and evening, wherever and on whatever day it is."""

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine

from stepguide.checkin import asking
from tests.checkin import TEXTS, only
from tests.checkin.conftest import CheckIn
from tests.conftest import Run, records

DUBLIN = "Europe/Dublin"
# A moment, the zone of the computer, and what it is there.
MOMENTS = {
    "just before three": ("2026-11-24T02:59:59", DUBLIN, "evening"),
    "three": ("2026-11-24T03:00:00", DUBLIN, "morning"),
    "just before two": ("2026-11-24T13:59:59", DUBLIN, "morning"),
    "two": ("2026-11-24T14:00:00", DUBLIN, "evening"),
    "before midnight": ("2026-11-24T23:59:59", DUBLIN, "evening"),
    "midnight": ("2026-11-25T00:00:00", DUBLIN, "evening"),
    "a leap day": ("2028-02-29T03:00:00", DUBLIN, "morning"),
    "summer time begins": ("2026-03-29T02:59:59+01:00", DUBLIN, "evening"),
    "the hour after it begins": ("2026-03-29T03:00:00+01:00", DUBLIN, "morning"),
    "two skipped hours, three at once": (
        "2026-03-08T03:00:00-04:00",
        "America/New_York",
        "morning",
    ),
    "one o'clock again": ("2026-10-25T01:30:00+00:00", DUBLIN, "evening"),
    "the other side of the world": ("2026-11-24T03:00:00", "Pacific/Kiritimati", "morning"),
    "half an hour off": ("2026-11-24T13:59:59", "Asia/Kolkata", "morning"),
}


@pytest.mark.parametrize("name", MOMENTS)
def test_it_is_a_morning_from_three_until_two(name: str, run: Run, home: Path) -> None:
    moment, zone, time = MOMENTS[name]
    local = datetime.fromisoformat(moment)
    local = (
        local.astimezone(ZoneInfo(zone)) if local.tzinfo else local.replace(tzinfo=ZoneInfo(zone))
    )
    with time_machine.travel(local, tick=False):
        ran = run("checkin", "--mood=5")
    found = only(home)
    assert ran.out == f"Saved {found['id'][:6]} ({time}).\n"
    assert ran.err == f"{getattr(TEXTS.closing, time)}\n"
    assert found["cells"]["time"] == time
    assert datetime.fromisoformat(found["at"]).isoformat() == local.isoformat()


def test_every_hour_is_one_or_the_other() -> None:
    found = [asking.time_of(hour) for hour in range(24)]
    assert found == ["evening"] * 3 + ["morning"] * 11 + ["evening"] * 10


@pytest.mark.parametrize(
    ("at", "time", "kept"),
    [
        ("2026-11-23 02:59", "evening", "2026-11-23T02:59:00Z"),
        ("2026-11-23T03:00:00+05:30", "morning", "2026-11-23T03:00:00+05:30"),
        ("2026-07-01 14:00", "evening", "2026-07-01T14:00:00+01:00"),
        ("yesterday", "morning", "2026-11-23T12:00:00Z"),
        ("yesterday 9pm", "evening", "2026-11-23T21:00:00Z"),
        ("2024-02-29 08:00", "morning", "2024-02-29T08:00:00Z"),
    ],
)
@pytest.mark.usefixtures("clock")
def test_with_at_it_is_the_clock_of_that_time(
    at: str, time: str, kept: str, run: Run, home: Path
) -> None:
    assert run("checkin", "--at", at, "--mood=5").code == 0
    found = only(home)
    assert (found["cells"]["time"], found["at"]) == (time, kept)


def test_at_the_terminal_the_questions_follow_the_time_that_is_given(
    start_at: CheckIn, home: Path
) -> None:
    for number, (hour, time) in enumerate((("13:59", "morning"), ("14:00", "evening")), start=1):
        sitting = start_at(time, "--at", f"2026-03-01 {hour}").answers(mood="5")
        assert sitting.ends() == 0
        assert f" ({time})" in sitting.screen
        assert len(records(home, "checkin")) == number
    kept = [json.loads(file.read_bytes()) for file in records(home, "checkin")]
    assert [one["cells"]["time"] for one in kept] == ["morning", "evening"]
    assert [one["at"] for one in kept] == ["2026-03-01T13:59:00Z", "2026-03-01T14:00:00Z"]
