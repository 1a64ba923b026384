"""How far back it looks: days as weeks, weeks as months, and not one record from before."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from stepguide.home import files
from tests.conftest import Run
from tests.insight import at, entry, keep, lived, measured, row

pytestmark = pytest.mark.usefixtures("clock")


@pytest.mark.parametrize("days", [1, 30, 92, 93, 400])
def test_weeks_become_months_beyond_ninety_two_days(
    days: int, run: Run, home: Path, snapshot: SnapshotAssertion
) -> None:
    keep(home, lived(410))
    ran = run("insight", "--days", str(days))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot
    assert ("x something was noted" in ran.out) is (days <= 92)


@pytest.mark.parametrize(
    ("days", "starts"),
    [
        ("1", ["2026-11-24"]),
        ("2", ["2026-11-23"]),
        ("3", ["2026-11-22", "2026-11-23"]),
        ("92", ["2026-08-25", "2026-08-31", "2026-09-07"]),
        ("93", ["2026-08-24", "2026-09-01", "2026-10-01", "2026-11-01"]),
    ],
)
def test_a_line_begins_at_the_first_day_then_at_mondays_or_firsts(
    days: str, starts: list[str], run: Run, home: Path
) -> None:
    keep(home, [row("checkin", at(day), mood=5) for day in range(93)])
    (mood, *_) = json.loads(run("insight", "--days", days, "--json").out)["lines"]
    found = [point["name"] for point in mood["points"]]
    assert found[: len(starts)] == starts
    assert sum(point["times"] for point in mood["points"]) == int(days)


@pytest.mark.parametrize("days", ["0", "-1", "36501", "many", "1.5", "9" * 5000])
def test_other_numbers_of_days_are_refused(days: str, run: Run, home: Path) -> None:
    ran = run("insight", f"--days={days}")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("stepguide: Invalid value for '--days'")
    assert not home.exists()


def test_a_hundred_years_can_be_looked_at(run: Run, home: Path) -> None:
    keep(home, lived(30))
    ran = run("insight", "--days", "36500")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Looking back, Mon 20 Dec 1926 to Tue 24 Nov 2026\n")


def test_the_first_day_is_in_it_from_its_first_minute_and_the_day_before_is_not(
    run: Run, home: Path
) -> None:
    keep(home, [row("craving", at(30, 23, 59), strength=9), row("craving", at(29, 0), strength=2)])
    found = json.loads(run("insight", "--days", "30", "--json").out)
    assert found["cravings"] == 1
    assert found["practised"] == ["2026-10-26"]
    assert json.loads(run("insight", "--days", "31", "--json").out)["cravings"] == 2


def test_nothing_from_before_the_days_is_read(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = [
        row("craving", at(40), strength=9),
        row("checkin", at(40), mood=9),
        measured("phq-2", at(40), 3, 3),
        row("visit", at(40), heard="x"),
        entry(at(40)),
    ]
    keep(home, [*older, *lived(20)])
    for record in older:
        (home / "records" / record.kind / record.file_name).write_text("{")
    opened: list[str] = []
    read_file = files.read_file

    def reading(path: str | Path, **limits: Any) -> bytes:
        opened.append(Path(path).name)
        return read_file(path, **limits)

    monkeypatch.setattr(files, "read_file", reading)
    ran = run("insight", "--days", "30")
    assert (ran.code, ran.err) == (0, "")
    least = f"{at(30) - timedelta(days=1):%Y%m%d}"
    assert [name for name in opened if name[0].isdigit() and name < least] == []
    assert [name for name in opened if name[0].isdigit()]


def test_writing_is_told_by_its_names_and_never_read(run: Run, home: Path) -> None:
    written = [entry(at(2)), row("visit", at(3), heard="x"), row("gratitude", at(4), first="x")]
    keep(home, written)
    for record in written:
        (home / "records" / record.kind / record.file_name).write_text("{")
    found = json.loads((ran := run("insight", "--json")).out)
    assert (ran.code, ran.err) == (0, "")
    assert found["practised"] == ["2026-11-20", "2026-11-21", "2026-11-22"]
