"""The milestones that today's page speaks of: of days, of steps finished, of meetings been to."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from stepguide.guide.guide import Guide
from stepguide.home import ids, rows
from stepguide.home.dates import Dates
from stepguide.home.store import RECORDS, Home
from stepguide.steps.actions import Where
from stepguide.terminal.dates import LATELY, of_late

if TYPE_CHECKING:
    from stepguide.days.counting import Count

MOST_OF_LATE = 20  # meetings within it


def of_days(home: Home, guide: Guide, today: date, dates: Dates) -> "tuple[Count | None, str]":
    """The count of days, and the milestone that was reached today or of late."""
    if not home.names(RECORDS, "recovery"):
        return None, ""
    from stepguide.days import actions, milestones

    events = actions.events(home)
    count = actions.counted(events, today, dates)
    own = actions.own_milestones(events)
    found = milestones.lately(guide.daily, count.since, today, own) if count.since else None
    said = _said(guide, found.name, found.says, found.on, today) if found else ""
    return (count if count.first else None), said


def of_steps(guide: Guide, where: Where, today: date, dates: Dates) -> str:
    """What the last step that was finished came to, today or of late."""
    done = [one.finished_at for one in where.steps if one.status == "finished"]
    days = [dates.day(at) for at in done if at]
    if not days or not _is_of_late(max(days), today):
        return ""
    found = guide.daily.milestones_steps.at(len(days), len(where.steps))
    return _said(guide, found.name, found.says, max(days), today) if found else ""


def of_meetings(home: Home, guide: Guide, today: date, dates: Dates) -> str:
    """What a meeting that was noted came to, today or of late."""
    names = sorted(rows.collection(home, "visit").names())
    late = filter(ids.is_file_name, names[-MOST_OF_LATE:])
    days = [dates.day(ids.moment_in(name).astimezone()) for name in late]
    if not days or not _is_of_late(days[-1], today):
        return ""
    before = len(names) - len(days)
    for one in reversed(guide.daily.milestones_meetings):
        if before < one.count <= len(names) and _is_of_late(days[one.count - before - 1], today):
            return _said(guide, one.name, one.says, days[one.count - before - 1], today)
    return ""


def _is_of_late(day: date, today: date) -> bool:
    return timedelta() <= today - day <= LATELY


def _said(guide: Guide, name: str, says: str, on: date, today: date) -> str:
    return guide.screens.suggest.milestone.format(name=name + of_late(on, today), says=says)
