"""What a person can do with measures: take one when it is due, and see the totals so far."""

from datetime import date, datetime, timedelta

from stepguide.advice import Do
from stepguide.errors import FailedError, UsageError
from stepguide.guide.measures import Measure
from stepguide.home import rows
from stepguide.home.dates import Dates
from stepguide.home.row import Content, Row
from stepguide.home.store import Home

SHEET = "measure"


def total(row: Row) -> int:
    """The sum of the answers."""
    return sum(points for points in row.cells.values() if isinstance(points, int))


def taken(home: Home, measure: Measure) -> list[Row]:
    """Every time a measure was taken, oldest first."""
    return [row for row in rows.every(home, SHEET) if row.sheet == measure.id]


def due(last: Row | None, measure: Measure, dates: Dates) -> date | None:
    """The day from which on it can be taken again; None when it has not been taken yet."""
    return dates.day(last.at) + timedelta(days=measure.every_days) if last else None


def check_due(home: Home, measure: Measure, today: date, dates: Dates) -> None:
    """FailedError while it is too early to take it again."""
    last = next(reversed(taken(home, measure)), None)
    day = due(last, measure, dates)
    if last and day and dates.day(last.at) <= today < day:
        raise FailedError(
            f"You took the {measure.id.upper()} on {dates.day(last.at)}, and more often than every "
            f"{measure.every_days} days it says little.",
            Do(f"measure take {measure.id}", f"From {day} on"),
        )


def points_from(measure: Measure, typed: str) -> int:
    """The points of an answer typed as a number; UsageError for one there is not."""
    known = [option.value for option in measure.options]
    if typed.strip() not in map(str, known):
        raise UsageError(f"It is answered with {known[0]} to {known[-1]}, not {typed.strip()!r}.")
    return int(typed)


def cells_from(points: list[int]) -> dict[str, Content]:
    """The cells of a row with these answers, one for each item in order."""
    return {str(number): one for number, one in enumerate(points, start=1)}


def all_points_from(measure: Measure, typed: str) -> list[int]:
    """The points of every answer, typed with commas between; UsageError where one is missing."""
    given = [part for part in typed.replace(";", ",").split(",") if part.strip()]
    if len(given) != len(measure.items):
        raise UsageError(f"{measure.id} has {len(measure.items)} answers, not {len(given)}.")
    return [points_from(measure, part) for part in given]


def add(home: Home, measure: Measure, points: list[int], at: datetime, now: datetime) -> Row:
    """Keep the answers, one for each item in order."""
    row = rows.new(SHEET, measure.id, cells_from(points), at, now)
    rows.collection(home, SHEET).add(row, now)
    return row
