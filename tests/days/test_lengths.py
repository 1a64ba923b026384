"""How long to a milestone: read as it is typed, counted in the calendar, and read back."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stepguide.days import lengths
from tests import kept
from tests.conftest import Ran, Run, records

pytestmark = pytest.mark.usefixtures("clock", "on_a_screen")

OWN = "a milestone of your own"


def _kept(home: Path) -> tuple[int, str]:
    (file,) = records(home, "recovery")
    written = json.loads(file.read_bytes())
    return written["days"], written["name"]


@pytest.mark.parametrize(
    ("typed", "days", "name", "said"),
    [
        (["13", "years"], 4748, "13 years", f"{OWN} at 13 years (4,748 days)"),
        (["13 years"], 4748, "13 years", f"{OWN} at 13 years (4,748 days)"),
        (["6", "months"], 181, "6 months", f"{OWN} at 6 months (181 days)"),
        (["90", "days"], 90, "90 days", f"{OWN} at 90 days"),
        (["90"], 90, "90 days", f"{OWN} at 90 days"),
        (["90d"], 90, "90 days", f"{OWN} at 90 days"),
        (["1"], 1, "1 day", f"{OWN} at 1 day"),
        (["1,000"], 1000, "1,000 days", f"{OWN} at 1,000 days"),
        (["2", "weeks"], 14, "2 weeks", f"{OWN} at 2 weeks (14 days)"),
        (["a", "Year"], 365, "1 year", f"{OWN} at 1 year (365 days)"),
        (
            ["1", "year", "and", "6", "months"],
            547,
            "1 year, 6 months",
            f"{OWN} at 1 year, 6 months (547 days)",
        ),
        (["100", "One", "hundred"], 100, "One hundred", f"{OWN}: One hundred, at 100 days"),
        (["6", "months", "sober"], 181, "sober", f"{OWN}: sober, at 181 days"),
        (["100", "days", "and", "more"], 100, "and more", f"{OWN}: and more, at 100 days"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_length_is_read_and_read_back(
    run: Run, home: Path, typed: list[str], days: int, name: str, said: str
) -> None:
    ran = run("days", "milestone", *typed)
    assert ran.code == 0, ran.err
    assert ran.out.partition(": ")[2] == f"{said}.\n"
    assert _kept(home) == (days, name)
    assert run("days", "list").out.endswith(f" {said}\n")
    assert kept.drafts(home) == []


def test_months_and_years_are_counted_from_the_beginning(run: Run) -> None:
    assert run("days", "began", "2026-03-31").code == 0
    ran = run("days", "milestone", "6", "months")
    assert ran.out.endswith(f": {OWN} at 6 months (183 days).\n")  # to 30 September
    assert run("days", "used", "2026-10-31").code == 0
    ran = run("days", "milestone", "1", "month")
    assert ran.out.endswith(f": {OWN} at 1 month (30 days).\n")  # from 1 November


SUCH_AS = "  Such as 90, 90 days, 6 months or 13 years.\n"
TOO_LONG = f"stepguide: A milestone is at 1 to 36,500 days.\n{SUCH_AS}"


@pytest.mark.parametrize("typed", ["0", "36501", "200 years", "9999999 months", "0 years"])
def test_what_cannot_be_counted_to_is_told(run: Run, home: Path, typed: str) -> None:
    assert kept.apart(run("days", "milestone", *typed.split()), home) == Ran(2, "", TOO_LONG)
    assert records(home, "recovery") == []


@pytest.mark.parametrize("typed", ["soon", "ten", "years 13", "year", "a", "1.5 years", "², days"])
def test_what_is_no_length_is_told(run: Run, home: Path, typed: str) -> None:
    said = f"stepguide: {typed!r} is no length of time.\n{SUCH_AS}"
    assert kept.apart(run("days", "milestone", *typed.split()), home) == Ran(2, "", said)
    assert records(home, "recovery") == []


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)), st.integers(1, 95))
def test_so_many_years_on_is_the_same_day(beginning: date, years: int) -> None:
    found = lengths.read([str(years), "years"], beginning)
    end = beginning + timedelta(days=found.days)
    assert (end.year, end.month) == (beginning.year + years, beginning.month)
    assert end.day in (beginning.day, 28)
    assert lengths.read([str(12 * years), "months"], beginning).days == found.days
    assert lengths.parts_of(found.said)


def test_the_days_in_all_are_one_line_for_a_prompt(run: Run, home: Path) -> None:
    nothing = Ran(0, "", "")
    assert run("days", "--line") == nothing
    assert not home.exists()
    run("days", "milestone", "90")
    assert run("days", "--line") == nothing
    run("days", "began", "20 days ago")
    assert run("days", "--line") == Ran(0, "21 days\n", "")
    assert run("days", "--line", FORCE_COLOR="1") == Ran(0, "21 days\n", "")
    run("days", "used", "today")
    assert run("days", "--line") == Ran(0, "20 days\n", ""), "no day is taken away"
    run("settings", "set", "day_count", "off")
    assert run("days", "--line") == nothing
    assert run("days", "--line", "--count") == Ran(0, "20 days\n", "")


def test_one_day_is_one(run: Run) -> None:
    run("days", "began")
    assert run("days", "--line") == Ran(0, "1 day\n", "")
