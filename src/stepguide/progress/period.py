"""The month or the year that is asked for, in words or numbers."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from stepguide.errors import UsageError
from stepguide.terminal.moments import EARLIEST

EXAMPLES = "Such as 2026-10, October, 2026 or last month."
A_MONTH = timedelta(days=31)
_NUMBERS = r"(\d{4})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{4})"
_NAMED = r"([a-z]{3,9})\.?(?:,? (\d{4}))?"


class Period(NamedTuple):
    """A month or a year, its first and its last day included."""

    first: date
    last: date

    @property
    def is_year(self) -> bool:
        return self.first.month != self.last.month

    @property
    def name(self) -> str:
        """`November 2026`, or `2026`."""
        return f"{self.first:%Y}" if self.is_year else f"{self.first:%B %Y}"

    @property
    def months(self) -> "list[Period]":
        """Each month of it."""
        months = range(self.first.month, self.last.month + 1)
        return [month_of(date(self.first.year, month, 1)) for month in months]


def month_of(day: date) -> Period:
    """The month of a day."""
    first = day.replace(day=1)
    return Period(first, (first + A_MONTH).replace(day=1) - timedelta(days=1))


def year_of(day: date) -> Period:
    """The year of a day."""
    return Period(date(day.year, 1, 1), date(day.year, 12, 31))


def read(typed: str, wants_year: bool, today: date) -> Period:
    """What was typed as a month or a year; nothing means the present one.

    UsageError for what is neither, or still to come.
    """
    text = " ".join(typed.lower().split())
    try:
        found = _read(text, wants_year, today)
    except ValueError:
        found = None
    if found is None or found.first.year < EARLIEST:
        raise UsageError(f"{typed!r} is no month or year this can read.", EXAMPLES)
    if found.first > today:
        raise UsageError(f"{found.name} is still to come.", EXAMPLES)
    return found


def _read(text: str, wants_year: bool, today: date) -> Period | None:
    if not text:
        return year_of(today) if wants_year else month_of(today)
    if re.fullmatch(r"\d{4}", text, re.ASCII):
        return year_of(date(int(text), 1, 1))
    day = _day(text, today)
    if day is None:
        return None
    return year_of(day) if wants_year or text.endswith(" year") else month_of(day)


def _day(text: str, today: date) -> date | None:
    """A day of what was typed."""
    before = {
        "this month": today,
        "last month": today.replace(day=1) - timedelta(days=1),
        "this year": today,
        "last year": date(today.year, 1, 1) - timedelta(days=1),
    }
    if text in before:
        return before[text]
    if numbers := re.fullmatch(_NUMBERS, text, re.ASCII):
        year, month, month_first, year_last = numbers.groups()
        return date(int(year or year_last), int(month or month_first), 1)
    named = re.fullmatch(_NAMED, text)
    month = _month(named[1]) if named else 0
    if not (named and month):
        return None
    if named[2]:
        return date(int(named[2]), month, 1)
    return date(today.year - (month > today.month), month, 1)


def _month(name: str) -> int:
    """The number of a month by its name, or the beginning of it; 0 for none."""
    names = [f"{date(2026, month, 1):%B}".lower() for month in range(1, 13)]
    return next((n for n, one in enumerate(names, start=1) if one.startswith(name)), 0)
