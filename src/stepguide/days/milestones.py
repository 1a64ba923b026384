"""Milestones: those reached, and the next; one's own and yearly ones among them.

Days are reached when so many have passed since the beginning, on the day after them; months and
years on the same day of the month, or on the last of a month that has no such day.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from stepguide.days import lengths
from stepguide.days.lengths import Parts
from stepguide.guide.daily import Daily
from stepguide.terminal.dates import LATELY

A_YEAR = 12  # months
Own = Iterable[tuple[int, str]]  # the person's own: so many days, and what they call them


class Reached(NamedTuple):
    """A milestone: the day it falls on, so many `days` after the beginning, and what is said of
    it. `is_moved` where its month has no such day, and it is the last."""

    on: date
    days: int
    name: str
    says: str
    is_moved: bool = False


def up_to(known: Daily, start: date, today: date, own: Own = ()) -> list[Reached]:
    """Every milestone since a beginning, first to last."""
    found = [one for one in _all(known, start, own) if one.on <= today]
    for one in _years(known, start):
        if one.on > today:
            break
        found.append(one)
    return sorted(found)


def lately(known: Daily, start: date, today: date, own: Own = ()) -> Reached | None:
    """The one that falls on this day, or on one of the two before it; one's own first."""
    of_late = [one for one in up_to(known, start, today, own) if today - one.on <= LATELY]
    return max(of_late, key=lambda one: (one.on, one.says == known.milestones_own), default=None)


def after(known: Daily, start: date, today: date, own: Own = ()) -> Reached:
    """The next one to come."""
    year = next(one for one in _years(known, start) if one.on > today)
    return min([one for one in _all(known, start, own) if one.on > today] + [year])


def _all(known: Daily, start: date, own: Own) -> Iterator[Reached]:
    for one in known.milestones:
        yield _reached(start, one.length, one.name, one.says)
    for days, name in own:
        yield _reached(start, lengths.parts_of(name) or [(days, "day")], name, known.milestones_own)


def _years(known: Daily, start: date) -> Iterator[Reached]:
    """Every year from the second on, each in words of its own for a good while."""
    said = known.milestones_yearly
    for year in range(2, date.max.year - start.year):
        yield _reached(start, [(year, "year")], f"{year} years", said[(year - 2) % len(said)])


def _reached(start: date, length: Parts, name: str, says: str) -> Reached:
    on = lengths.after(start, length)
    is_moved = length[-1][1] in ("month", "year") and on.day != start.day
    return Reached(on, (on - start).days, name, says, is_moved)
