"""Milestones: those reached, and the next; own and yearly ones among them."""

from collections.abc import Iterable
from typing import NamedTuple

from stepguide.guide.daily import Daily

YEAR = 365
Own = Iterable[tuple[int, str]]  # the person's own: so many days, and what they call them


class Reached(NamedTuple):
    """A milestone, and what is said of it."""

    days: int
    name: str
    says: str


def up_to(known: Daily, days: int, own: Own = ()) -> list[Reached]:
    """Every milestone of a run, or a total, of so many days, first to last."""
    found = [one for one in _all(known, own) if one.days <= days]
    years = range(2, days // YEAR + 1)
    return sorted([*found, *(_year(known, year) for year in years)], key=lambda one: one.days)


def today(known: Daily, days: int, own: Own = ()) -> Reached | None:
    """The milestone that falls on exactly this day, if one does; one's own first."""
    return next((one for one in reversed(up_to(known, days, own)) if one.days == days), None)


def after(known: Daily, days: int, own: Own = ()) -> Reached:
    """The next one to come."""
    ahead = [one for one in _all(known, own) if one.days > days]
    return min([*ahead, _year(known, max(2, days // YEAR + 1))], key=lambda one: one.days)


def _all(known: Daily, own: Own) -> list[Reached]:
    given = [Reached(one.days, one.name, one.says) for one in known.milestones]
    return given + [Reached(days, name, known.milestones_own) for days, name in own]


def _year(known: Daily, year: int) -> Reached:
    return Reached(year * YEAR, f"{year} years", known.milestones_yearly.says)
