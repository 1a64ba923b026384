"""Days counted from events: in all, this month, the current run and the longest, side by side.

A day of use is not counted, and the day after it is the first of a new run. Where recovery is
said to have begun again later, the days in between are not counted either. Nothing else takes a
day away: not silence, not medication, not a clock set back.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

DAY = timedelta(days=1)


class Run(NamedTuple):
    """Days in a row, first and last included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


class Count(NamedTuple):
    """What the events come to on a day, with that day counted; `first` is the first beginning of
    all, and `since` that of the days in a row now, if there are any."""

    first: date | None
    total: int
    this_month: int
    current: int
    longest: int
    medication: int
    since: date | None = None
    medication_since: date | None = None
    longest_since: date | None = None


def runs(began: Iterable[date], used: Iterable[date], today: date) -> list[Run]:
    """The runs of recovery days up to `today`, oldest first."""
    return list(_runs(sorted({day for day in began if day <= today}), sorted({*used}), today))


def _runs(began: list[date], used: list[date], today: date) -> Iterator[Run]:
    if not began:
        return
    start: date | None = began[0]
    begun_later = began[1:]
    for day in [*(day for day in used if began[0] <= day <= today), None]:
        last = today if day is None else day - DAY
        if start is not None and start <= last:
            yield Run(start, last)
        if day is None:
            return
        start = day + DAY
        # Said to have begun again after this use, and before any other: from there on.
        following = next((other for other in used if other > day), today + DAY)
        again = [other for other in begun_later if day < other < following]
        if again:
            start = again[0]


class Medication(NamedTuple):
    """How many days someone took it, the first and the last of each stretch included, and since
    when they take it now."""

    days: int
    since: date | None


def on_medication(since: Iterable[date], until: Iterable[date], today: date) -> Medication:
    """What the days on which it began and ended come to."""
    changes = sorted([(day, False) for day in since] + [(day, True) for day in until])
    days, start = 0, None
    for day, is_end in (change for change in changes if change[0] <= today):
        if is_end and start is not None:
            days += (day - start).days + 1
            start = None
        elif not is_end and start is None:
            start = day
    return Medication(days if start is None else days + (today - start).days + 1, start)


def count(
    began: Iterable[date],
    used: Iterable[date],
    medication: Iterable[date],
    today: date,
    medication_ended: Iterable[date] = (),
) -> Count:
    """Everything that is shown, on `today`."""
    firsts, uses = list(began), list(used)
    # Who flies west is a day earlier there, and not before what they have noted.
    today = max(today, *(day for day in (*firsts, *uses) if day <= today + DAY), today)
    found = runs(firsts, uses, today)
    taken = on_medication(medication, medication_ended, today)
    month = today.replace(day=1)
    this_month = sum(max(0, (run.last - max(run.first, month)).days + 1) for run in found)
    current = found[-1] if found and found[-1].last == today else None
    longest = max(found, key=lambda run: run.days, default=None)
    return Count(
        first=min(firsts, default=None),
        total=sum(run.days for run in found),
        this_month=this_month,
        current=current.days if current else 0,
        longest=longest.days if longest else 0,
        medication=taken.days,
        medication_since=taken.since,
        since=current.first if current else None,
        longest_since=longest.first if longest else None,
    )
