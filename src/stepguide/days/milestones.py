"""Milestones: those reached, and the next; own and yearly ones among them."""

from typing import NamedTuple

from stepguide.guide.daily import Daily, Milestone

YEAR = 365


class Reached(NamedTuple):
    """A milestone, and what is said of it."""

    days: int
    name: str
    says: str


def up_to(known: Daily, days: int) -> list[Reached]:
    """Every milestone of a run, or a total, of so many days."""
    found = [Reached(*_fields(one)) for one in known.milestones if one.days <= days]
    years = range(2, days // YEAR + 1)
    return found + [
        Reached(year * YEAR, f"{year} years", known.milestones_yearly.says) for year in years
    ]


def today(known: Daily, days: int) -> Reached | None:
    """The milestone that falls on exactly this day, if one does."""
    return next((one for one in up_to(known, days) if one.days == days), None)


def after(known: Daily, days: int) -> Reached:
    """The next one to come."""
    ahead = [Reached(*_fields(one)) for one in known.milestones if one.days > days]
    year = max(2, days // YEAR + 1)
    yearly = Reached(year * YEAR, f"{year} years", known.milestones_yearly.says)
    return min([*ahead, yearly], key=lambda one: one.days)


def _fields(one: Milestone) -> tuple[int, str, str]:
    return one.days, one.name, one.says
