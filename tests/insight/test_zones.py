"""What day something was of: a note's own, where it was made; of practice, the day it was here."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from tests.conftest import Run
from tests.insight import entry, keep, measured, row

DUBLIN = "Europe/Dublin"


def _found(run: Run, now: str, zone: str, days: int) -> dict[str, Any]:
    """What is found when the clock says `now` in this zone."""
    with time_machine.travel(
        datetime.fromisoformat(now).replace(tzinfo=ZoneInfo(zone)), tick=False
    ):
        ran = run("insight", "--days", str(days), "--json")
    assert (ran.code, ran.err) == (0, "")
    found: dict[str, Any] = json.loads(ran.out)
    return found


def _named(groups: list[dict[str, Any]]) -> dict[str, int]:
    return {group["name"]: group["times"] for group in groups if group["times"]}


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("noted", "hour", "weekday", "practised"),
    [
        ("2026-11-20T06:00:00+14:00", "06 to 09", "Fri", "2026-11-19"),
        ("2026-11-20T20:00:00-10:00", "18 to 21", "Fri", "2026-11-21"),
        ("2026-11-20T23:59:59+00:00", "21 to 24", "Fri", "2026-11-20"),
        ("2026-11-20T00:00:00+05:45", "00 to 03", "Fri", "2026-11-19"),
        ("2026-11-20T02:59:00-03:30", "00 to 03", "Fri", "2026-11-20"),
    ],
)
def test_a_craving_is_of_the_hour_and_day_it_was_where_it_was_noted(
    noted: str, hour: str, weekday: str, practised: str, run: Run, home: Path
) -> None:
    keep(home, [row("craving", _moment(noted), strength=4)])
    found = _found(run, "2026-11-24T12:00", DUBLIN, 30)
    assert _named(found["by_hour"]) == {hour: 1}
    assert _named(found["by_weekday"]) == {weekday: 1}
    assert found["practised"] == [practised]


def test_at_the_edge_each_goes_by_its_own_day(run: Run, home: Path) -> None:
    keep(
        home,
        [
            # The first day begins on 20 November.
            row("craving", _moment("2026-11-20T06:00:00+14:00"), strength=1),  # here the 19th
            row("checkin", _moment("2026-11-19T20:00:00-10:00"), mood=9),  # here the 20th
            measured("phq-2", _moment("2026-11-20T00:30:00+14:00"), 1, 1),
            measured("gad-2", _moment("2026-11-19T23:30:00-10:00"), 1, 1),
        ],
    )
    found = _found(run, "2026-11-24T12:00", DUBLIN, 5)
    assert (found["cravings"], found["checkins"]) == (1, 0)
    assert [one["id"] for one in found["measures"]] == ["phq-2"]
    assert found["practised"] == ["2026-11-20"]


def test_who_comes_back_from_a_later_day_finds_everything_counted(run: Run, home: Path) -> None:
    keep(
        home,
        [
            row("checkin", _moment("2026-11-25T01:00:00+13:00"), mood=6),
            row("craving", _moment("2026-11-25T01:00:00+13:00"), strength=6),
        ],
    )
    found = _found(run, "2026-11-24T12:30", DUBLIN, 30)
    assert (found["cravings"], found["checkins"]) == (1, 1)
    points = found["lines"][0]["points"]
    assert [(point["times"], point["mean"]) for point in points] == [(1, 6.0)]
    assert found["practised"] == ["2026-11-24"]


@pytest.mark.parametrize(
    ("zone", "moments", "days"),
    [
        ("Asia/Kolkata", ["18:29:59", "18:30:00"], ["2026-11-20", "2026-11-21"]),
        ("Asia/Kathmandu", ["18:14:59", "18:15:00"], ["2026-11-20", "2026-11-21"]),
        ("America/St_Johns", ["03:29:59", "03:30:00"], ["2026-11-19", "2026-11-20"]),
        (DUBLIN, ["23:00:00", "23:59:59"], ["2026-11-20"]),
    ],
)
def test_a_day_may_begin_within_an_hour_of_utc(
    zone: str, moments: list[str], days: list[str], run: Run, home: Path
) -> None:
    keep(home, [entry(_moment(f"2026-11-20T{moment}+00:00")) for moment in moments])
    assert _found(run, "2026-11-24T12:00", zone, 30)["practised"] == days


@pytest.mark.parametrize(
    ("now", "days", "noted", "practised"),
    [
        # The clocks went back within the days: their first hour was one of summer time.
        ("2026-11-24T12:00", 31, "2026-10-25T00:30:00+01:00", ["2026-10-25"]),
        ("2026-11-24T12:00", 31, "2026-10-24T23:59:59+01:00", []),
        ("2026-11-24T12:00", 60, "2026-09-26T00:00:00+01:00", ["2026-09-26"]),
        # They went forward within them.
        ("2026-03-29T12:00", 1, "2026-03-28T23:30:00+00:00", []),
        ("2026-03-29T12:00", 1, "2026-03-29T00:00:00+00:00", ["2026-03-29"]),
        ("2026-04-10T12:00", 30, "2026-03-11T23:30:00+00:00", []),
    ],
)
def test_the_change_of_the_clocks_moves_no_day(
    now: str, days: int, noted: str, practised: list[str], run: Run, home: Path
) -> None:
    keep(home, [entry(_moment(noted))])
    assert _found(run, now, DUBLIN, days)["practised"] == practised


def test_an_hour_that_comes_twice_is_counted_as_the_hour_it_was(run: Run, home: Path) -> None:
    keep(
        home,
        [
            row("craving", _moment("2026-10-25T01:30:00+01:00"), strength=4),
            row("craving", _moment("2026-10-25T01:30:00+00:00"), strength=6),
        ],
    )
    found = _found(run, "2026-10-25T12:00", DUBLIN, 1)
    assert _named(found["by_hour"]) == {"00 to 03": 2}
    assert found["by_hour"][0]["mean"] == 5.0
    assert found["practised"] == ["2026-10-25"]


@pytest.mark.parametrize("days", [30, 93])
def test_a_leap_day_is_a_day(days: int, run: Run, home: Path) -> None:
    keep(
        home,
        [row("checkin", _moment(f"2028-02-29T{hour:02}:00+00:00"), mood=7) for hour in range(5)],
    )
    now = "2028-03-01T12:00"
    found = _found(run, now, DUBLIN, days)
    assert found["practised"] == ["2028-02-29"]
    assert sum(point["times"] for point in found["lines"][0]["points"]) == 5
    with time_machine.travel(_moment(f"{now}:00+00:00"), tick=False):
        out = run("insight", "--days", str(days)).out
    assert ("\nFeb 2028 ──────────── 1 of 29 days\n".replace("─", "━", 1) in out) is (days == 93)
    assert ("\n28 Feb .  x  .\n" in out) is (days == 30)
