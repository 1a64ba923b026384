"""What was noted in some days, counted: cravings, check-ins, practice, measures.

Every number comes with how many records it rests on.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from stepguide.advice import Do
from stepguide.guide.measures import Measure
from stepguide.home import rows
from stepguide.home.dates import Dates
from stepguide.home.folder import days_of
from stepguide.home.kinds import KINDS
from stepguide.home.row import Content, Row
from stepguide.home.store import Home
from stepguide.measure.actions import total

WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
BEGIN = [Do("checkin", "For how you are"), Do("craving log 4", "For a craving")]
BLOCK = 3  # hours that are counted as one
BY_WEEK = 92  # days up to which a line is a week; beyond, a month


class Average(NamedTuple):
    """Records that have something alike: how many there are, how many of them have a number, and
    the mean of those."""

    name: str
    times: int
    rated: int
    mean: float | None


class BeforeAfter(NamedTuple):
    """How a craving was before and after something helped, over those with both numbers."""

    name: str
    times: int
    before: float
    after: float


class Series(NamedTuple):
    """A number over time: one group for each week or month, the first of its days in `starts`."""

    name: str
    starts: list[date]
    groups: list[Average]


class Insight(NamedTuple):
    """Everything that is shown of the days from `first` to `last`, both included."""

    first: date
    last: date
    cravings: int
    by_hour: list[Average]
    by_weekday: list[Average]
    by_trigger: list[Average]
    helped: list[BeforeAfter]
    checkins: int
    lines: list[Series]
    practised: list[date]
    measures: list[tuple[str, int, list[tuple[date, int]]]]

    @property
    def is_noted(self) -> bool:
        """Whether there is anything to look back at."""
        return bool(self.cravings or self.checkins or self.practised or self.measures)


def look_back(home: Home, days: int, now: datetime, known: list[Measure], dates: Dates) -> Insight:
    """The last so many days, today included; no record from before is read."""
    last = dates.day(now)
    first = last - timedelta(days=days - 1)
    start = datetime(first.year, first.month, first.day, tzinfo=now.tzinfo)
    begun = start - _AN_OFFSET
    cravings = _from(rows.collection(home, "craving").since(begun), first, dates)
    checkins = _from(rows.collection(home, "checkin").since(begun), first, dates)
    measured = _from(rows.collection(home, "measure").since(begun), first, dates)
    strength = _number("strength")

    def weekday(row: Row) -> list[str]:
        return [WEEKDAYS[dates.day(row.at).weekday()]]

    return Insight(
        first=first,
        last=last,
        cravings=len(cravings),
        by_hour=_grouped(cravings, _block, strength, _blocks()),
        by_weekday=_grouped(cravings, weekday, strength, WEEKDAYS),
        by_trigger=_commonest(_grouped(cravings, _words("trigger"), strength)),
        helped=_helped(cravings),
        checkins=len(checkins),
        lines=[
            _line(name, checkins, field, first, last, dates)
            for name, field in (("Mood", "mood"), ("Sleep", "sleep"), ("Craving", "craving"))
        ],
        practised=practised(home, first, last, dates),
        measures=_measures(measured, known, dates),
    )


_AN_OFFSET = timedelta(hours=26)  # a record's own day may be another one elsewhere


def practised(home: Home, first: date, last: date, dates: Dates) -> list[date]:
    """The days from `first` to `last` of which something was recorded."""
    return days_of(home, (kind.id for kind in KINDS if kind.practice), first, last, dates)


def _from(found: Iterable[Row], first: date, dates: Dates) -> list[Row]:
    return [row for row in found if dates.day(row.at) >= first]


def _number(field: str) -> Callable[[Row], float | None]:
    def number(row: Row) -> float | None:
        said = row.cells.get(field)
        return said if isinstance(said, int | float) else None

    return number


def _words(field: str) -> Callable[[Row], list[str]]:
    def words(row: Row) -> list[str]:
        said: Content = row.cells.get(field, ())
        several = said if isinstance(said, tuple) else (str(said),)
        return list(dict.fromkeys(word.strip().casefold() for word in several if word.strip()))

    return words


def _block(row: Row) -> list[str]:
    return [_block_name(row.at.hour // BLOCK * BLOCK)]


def _block_name(hour: int) -> str:
    return f"{hour:02} to {hour + BLOCK:02}"


def _blocks() -> list[str]:
    return [_block_name(hour) for hour in range(0, 24, BLOCK)]


def _grouped(
    found: list[Row],
    names: Callable[[Row], list[str]],
    number: Callable[[Row], float | None],
    every: Iterable[str] = (),
) -> list[Average]:
    """The rows by the names they have; a row may have several."""
    groups: dict[str, list[float | None]] = {name: [] for name in every}
    for row in found:
        for name in names(row):
            groups.setdefault(name, []).append(number(row))
    return [_group(name, numbers) for name, numbers in groups.items()]


def _group(name: str, numbers: list[float | None]) -> Average:
    known = [number for number in numbers if number is not None]
    mean = sum(known) / len(known) if known else None
    return Average(name, len(numbers), len(known), mean)


def _commonest(groups: list[Average]) -> list[Average]:
    return sorted(groups, key=lambda group: (-group.times, group.name))


def _helped(cravings: list[Row]) -> list[BeforeAfter]:
    before, after = _number("strength"), _number("again")
    pairs: dict[str, list[tuple[float, float]]] = {}
    for row in cravings:
        first, then = before(row), after(row)
        if first is not None and then is not None:
            for name in _words("helped")(row):
                pairs.setdefault(name, []).append((first, then))
    changes = [
        BeforeAfter(
            name,
            len(found),
            sum(first for first, _ in found) / len(found),
            sum(then for _, then in found) / len(found),
        )
        for name, found in pairs.items()
    ]
    return sorted(changes, key=lambda change: (-change.times, change.name))


def _line(
    name: str, checkins: list[Row], field: str, first: date, last: date, dates: Dates
) -> Series:
    by_week = (last - first).days < BY_WEEK
    starts = [first]
    while (following := _after(starts[-1], by_week)) <= last:
        starts.append(following)
    number = _number(field)
    groups = []
    for place, start in enumerate(starts):
        # Where someone has been, their own day may have been a later one than it is here.
        end = starts[place + 1] if place + 1 < len(starts) else date.max
        said = [number(row) for row in checkins if start <= dates.day(row.at) < end]
        groups.append(_group(start.isoformat(), [one for one in said if one is not None]))
    # Before the first time it was noted there is nothing to say of.
    begun = next((place for place, group in enumerate(groups) if group.times), len(groups))
    return Series(name, starts[begun:], groups[begun:])


def _after(start: date, by_week: bool) -> date:
    """The Monday, or the first of a month, that follows."""
    if by_week:
        return start + timedelta(days=7 - start.weekday())
    return (start.replace(day=1) + timedelta(days=32)).replace(day=1)


def _measures(
    taken: list[Row], known: list[Measure], dates: Dates
) -> list[tuple[str, int, list[tuple[date, int]]]]:
    return [
        (one.id, one.most, found)
        for one in known
        if (found := [(dates.day(row.at), total(row)) for row in taken if row.sheet == one.id])
    ]


def as_data(found: Insight) -> dict[str, Any]:
    """Everything as data: means rounded to a hundredth, each with its count."""
    data = found._asdict()
    for name in ("by_hour", "by_weekday", "by_trigger"):
        data[name] = [_plain(group) for group in data[name]]
    data["helped"] = [_plain(change) for change in found.helped]
    data["lines"] = [
        {"name": line.name.lower(), "points": [_plain(group) for group in line.groups]}
        for line in found.lines
    ]
    data["measures"] = [
        {"id": name, "most": most, "taken": [{"day": day, "total": said} for day, said in taken]}
        for name, most, taken in found.measures
    ]
    data["next"] = [] if found.is_noted else [one.as_data() for one in BEGIN]
    return data


def _plain(one: Average | BeforeAfter) -> dict[str, Any]:
    fields = one._asdict().items()
    return {name: round(said, 2) if isinstance(said, float) else said for name, said in fields}
