"""The calendar: the days on which something was written or noted, as a grid, in words, as data."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from stepguide.progress import period
from stepguide.progress.period import Period
from tests.conftest import NOW, Ran, Run

TODAY = date(2026, 11, 24)
WRITTEN = {
    "2026-11-01": "journal add a first entry",
    "2026-11-03": "checkin --mood 5",
    "2026-11-04": "craving log 4",
    "2026-11-09": "gratitude add coffee",
    "2026-11-16": "plan add reason my kids",
    "2026-11-17": "instruction add one fear a day",
    "2026-11-23": "inventory add fear dogs",
    "2026-11-24": "measure take phq-2 --answers 0,1",
    "2026-10-31": "meeting log the noon one",
    "2026-02-14": "amends add M.",
    "2025-12-31": "journal add last year",
}
# None of these is writing.
NOT = {
    "2026-11-10": "start 2",
    "2026-11-11": "days began",
    "2026-11-12": "people add Sam",
    "2026-11-13": "settings set plain off",
}


@pytest.fixture
def diary(clock: time_machine.Traveller, run: Run, home: Path) -> Path:
    """A home with something on each of these days."""
    for day, words in {**WRITTEN, **NOT}.items():
        clock.move_to(NOW.replace(year=int(day[:4]), month=int(day[5:7]), day=int(day[8:])))
        assert run(*words.split()).code == 0
    clock.move_to(NOW)
    return home


def test_a_month_is_a_week_a_row(diary: Path, run: Run, snapshot: SnapshotAssertion) -> None:
    ran = run("progress", "--month")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot


@pytest.mark.parametrize("width", ["40", "80", "200"])
@pytest.mark.parametrize("which", ["--month", "--year", "2025"])
def test_every_row_is_whole_at_any_width(diary: Path, run: Run, which: str, width: str) -> None:
    page = run("progress", which, COLUMNS=width).out.splitlines()
    assert max(map(len, page)) <= int(width)
    grid = page[2 : page.index("", 2)]
    assert max(map(len, grid)) <= 31
    assert run("progress", which, COLUMNS="40").out.split() == run("progress", which).out.split()


def test_a_year_is_its_weeks_until_this_one(
    diary: Path, run: Run, snapshot: SnapshotAssertion
) -> None:
    page = run("progress", "--year").out
    assert page == snapshot
    assert page == run("progress", "2026").out == run("progress", "--year", "2026").out
    assert run("progress", "last", "year").out == run("progress", "--year", "2025").out


WORDS = """\
November 2026: 8 days with writing: 1, 3, 4, 9, 16, 17, 23, 24.

Days without writing are fine.
"""


def test_where_nothing_is_drawn_it_is_said_in_words(diary: Path, run: Run) -> None:
    assert run("progress", "--month", TERM="dumb") == Ran(0, WORDS, "")
    run("settings", "set", "plain", "on")
    assert run("progress", "--month") == Ran(0, WORDS, "")
    assert run("progress", "--month", "2026-09").out == (
        "September 2026: no days with writing.\n\nDays without writing are fine.\n"
    )
    assert run("progress", "feb").out.startswith("February 2026: 1 day with writing: 14.\n")


def test_a_year_in_words_is_a_line_a_month(
    diary: Path, run: Run, snapshot: SnapshotAssertion
) -> None:
    page = run("progress", "--year", TERM="dumb").out
    assert page == snapshot
    assert "December 2026" not in page


def test_the_days_are_data(diary: Path, run: Run) -> None:
    month = json.loads(run("progress", "--month", "--json").out)
    assert month == {
        "first": "2026-11-01",
        "last": "2026-11-30",
        "count": 8,
        "days": sorted(day for day in WRITTEN if day.startswith("2026-11")),
    }
    year = json.loads(run("progress", "--year", "--json").out)
    assert year["days"] == sorted(day for day in WRITTEN if day.startswith("2026"))
    assert (year["first"], year["last"], year["count"]) == ("2026-01-01", "2026-12-31", 10)


def test_nothing_in_it_is_a_warning_or_a_streak(diary: Path, run: Run) -> None:
    page = run("progress", "--month", FORCE_COLOR="1").out
    assert "\x1b[31m" not in page
    assert "streak" not in page
    assert "in a row" not in page
    assert "Days without writing are fine." in " ".join(page.split())


def test_an_empty_home_has_an_empty_calendar_and_stays_new(
    clock: object, run: Run, home: Path
) -> None:
    page = run("progress", "--month").out
    assert page.startswith("November 2026\n\nMon Tue Wed Thu Fri Sat Sun\n")
    assert "\nNo days with writing in November 2026. Days without writing are fine.\n" in page
    assert not home.exists()


READ = [
    ("", "2026-11-01", "2026-11-30"),
    ("2026-10", "2026-10-01", "2026-10-31"),
    ("2026/2", "2026-02-01", "2026-02-28"),
    ("2/2024", "2024-02-01", "2024-02-29"),
    ("October", "2026-10-01", "2026-10-31"),
    ("OCT", "2026-10-01", "2026-10-31"),
    ("november", "2026-11-01", "2026-11-30"),
    ("December", "2025-12-01", "2025-12-31"),
    ("dec 2024", "2024-12-01", "2024-12-31"),
    ("this month", "2026-11-01", "2026-11-30"),
    ("last month", "2026-10-01", "2026-10-31"),
    ("2026", "2026-01-01", "2026-12-31"),
    ("last year", "2025-01-01", "2025-12-31"),
]


@pytest.mark.parametrize(("typed", "first", "last"), READ)
def test_a_month_or_a_year_is_read(typed: str, first: str, last: str) -> None:
    found = period.read(typed, False, TODAY)
    assert found == Period(date.fromisoformat(first), date.fromisoformat(last))
    of_year = period.read(typed, True, TODAY)
    assert of_year.is_year
    assert of_year.first.year == found.first.year


SUCH_AS = "  Such as 2026-10, October, 2026 or last month.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--month", "2026-13"], "'2026-13' is no month or year this can read."),
        (["--month", "smarch"], "'smarch' is no month or year this can read."),
        (["4"], "'4' is no month or year this can read."),
        (["0001"], "'0001' is no month or year this can read."),
        (["--month", "2026-12"], "December 2026 is still to come."),
        (["--year", "2027"], "2027 is still to come."),
        (["--month", "2025"], "2025 is a year and no month."),
    ],
)
def test_what_is_none_is_told(clock: object, run: Run, words: list[str], said: str) -> None:
    assert run("progress", *words) == Ran(2, "", f"stepguide: {said}\n{SUCH_AS}")


def test_it_is_one_or_the_other(run: Run) -> None:
    said = "stepguide: A calendar is of a month or of a year.\n  Give --month or --year.\n"
    assert run("progress", "--month", "--year") == Ran(2, "", said)


@given(st.dates(date(1900, 1, 1), TODAY))
def test_a_month_holds_its_days(day: date) -> None:
    month = period.month_of(day)
    assert month.first <= day <= month.last
    assert (month.first.day, (month.last + timedelta(days=1)).day) == (1, 1)
    assert month in period.year_of(day).months
    assert period.read(f"{day:%Y-%m}", False, TODAY) == month
    assert period.read(month.name, False, TODAY) == month


def test_progress_itself_is_as_it_was(diary: Path, run: Run) -> None:
    assert run("progress").out.startswith("How far you have come\n")
    assert "steps" in json.loads(run("progress", "--json").out)
