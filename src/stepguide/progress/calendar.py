"""The days on which something was written or noted, as a calendar; nothing is asked of the rest."""

from datetime import date, timedelta
from typing import Any

from stepguide.home.dates import Dates
from stepguide.home.folder import days_of
from stepguide.home.kinds import KINDS
from stepguide.home.store import Home
from stepguide.progress.period import Period
from stepguide.terminal.page import Cell, Heading, Items, Page, Paragraph, Rows
from stepguide.terminal.text import counted

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WRITTEN = "●"
LEGEND = f"{WRITTEN} something was written or noted"
FINE = "Days without writing are fine."


def written(home: Home, period: Period, today: date, dates: Dates) -> list[date]:
    """The days of it, until today, of which there is something a person wrote or noted."""
    kinds = [one.id for one in KINDS if one.practice or one.sheet or one.id == "measure"]
    return days_of(home, kinds, period.first, min(period.last, today), dates)


def page(period: Period, days: list[date], today: date) -> Page:
    """The calendar: a week a row, Monday first. Of a year no week that is still to come."""
    last = min(period.last, today) if period.is_year else period.last
    found = {*days}
    monday = period.first - timedelta(days=period.first.weekday())
    rows: list[list[Cell]] = [[*([""] if period.is_year else []), *WEEKDAYS]]
    while monday <= last:
        week = [monday + timedelta(days=place) for place in range(len(WEEKDAYS))]
        label = [_month_begun(week, period)] if period.is_year else []
        rows.append([*label, *(_cell(day, period, found) for day in week)])
        monday += timedelta(days=7)
    said = f"{_count(days).capitalize()} in {period.name}. {FINE}"
    return [Heading(period.name), Rows(rows), Paragraph(LEGEND, quiet=True), Paragraph(said)]


def in_words(period: Period, days: list[date], today: date) -> Page:
    """The same without a grid, a line for each month that has begun."""
    if not period.is_year:
        return [Paragraph(_month_in_words(period, days)), Paragraph(FINE)]
    begun = [_month_in_words(month, days) for month in period.months if month.first <= today]
    return [Paragraph(f"{period.name}: {_count(days)}."), Items(begun), Paragraph(FINE)]


def as_data(period: Period, days: list[date]) -> dict[str, Any]:
    """The days as data."""
    return {"first": period.first, "last": period.last, "count": len(days), "days": days}


def _count(days: list[date]) -> str:
    return f"{counted(len(days), 'day') if days else 'no days'} with writing"


def _month_in_words(month: Period, days: list[date]) -> str:
    own = [day for day in days if month.first <= day <= month.last]
    which = f": {', '.join(str(day.day) for day in own)}" if own else ""
    return f"{month.name}: {_count(own)}{which}."


def _month_begun(week: list[date], period: Period) -> str:
    """The month that begins in a week."""
    begun = [day for day in week if day.day == 1 and day.year == period.first.year]
    return f"{begun[0]:%b}" if begun else ""


def _cell(day: date, period: Period, found: set[date]) -> str:
    if not period.first <= day <= period.last:
        return ""
    return f"{day.day:2}{WRITTEN if day in found else ''}"
