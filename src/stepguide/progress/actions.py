"""How far the person has come, worked out from everything they recorded."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from stepguide.guide.steps import Program
from stepguide.home.dates import Dates
from stepguide.home.store import Home
from stepguide.journal import finding as journal
from stepguide.steps import actions as steps
from stepguide.steps.actions import Where
from stepguide.steps.records import Answer

WEEKS = 8


@dataclass(frozen=True)
class Progress:
    """Where the person is, and their writing.

    `weeks` holds (Monday, pieces of writing), oldest first, from the first week with any; `days`
    counts different days with writing; `words` is None when not asked for.
    """

    where: Where
    last_written: dict[int, datetime]
    entries: int
    words: int | None
    days: int
    first_at: datetime | None
    last_at: datetime | None
    weeks: list[tuple[date, int]]


def progress(
    home: Home, program: Program, now: datetime, dates: Dates, with_words: bool
) -> Progress:
    """Everything `progress` shows, in one reading of the journal."""
    answers: list[Answer] = []
    last_written: dict[int, datetime] = {}
    days: Counter[date] = Counter()
    entries = words = 0
    first: datetime | None = None
    last: datetime | None = None
    for writing in journal.everything(home):
        entries += 1
        at = writing.at
        first = at if first is None or at < first else first
        last = at if last is None or at > last else last
        days[dates.day(at)] += 1
        if isinstance(writing, Answer):
            answers.append(writing)
        step = writing.step
        if step and (step not in last_written or at > last_written[step]):
            last_written[step] = at
        if with_words:
            words += len(writing.text.split())
    return Progress(
        where=steps.where(home, program, answers),
        last_written=last_written,
        entries=entries,
        words=words if with_words else None,
        days=len(days),
        first_at=first,
        last_at=last,
        weeks=_weeks(days, dates.day(now)),
    )


def _weeks(days: Counter[date], today: date) -> list[tuple[date, int]]:
    monday = today - timedelta(days=today.weekday())
    starts = [monday - timedelta(weeks=back) for back in reversed(range(WEEKS))]
    if days:
        # A person in their second week is not shown six empty ones.
        starts = [start for start in starts if start + timedelta(days=6) >= min(days)]
    return [(start, sum(days[start + timedelta(days=day)] for day in range(7))) for start in starts]
