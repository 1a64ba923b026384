"""How days are shown: several counts side by side, and none of them a verdict."""

from datetime import date, timedelta
from typing import Any

from stepguide.advice import Do
from stepguide.days import lengths, milestones
from stepguide.days.counting import Count
from stepguide.days.milestones import Own, Reached
from stepguide.days.records import RecoveryEvent
from stepguide.guide.daily import Daily
from stepguide.home.dates import Dates
from stepguide.terminal.dates import of_late, shown
from stepguide.terminal.page import Cell, Heading, Page, Paragraph, Rows
from stepguide.terminal.text import counted

NONE_YET = Do(
    "days began 2026-03-01",
    "No beginning is recorded. It can be any day you choose, today or long ago",
)
NAMES = {
    "began": "recovery began",
    "used": "used",
    "medication": "on medication since",
    "medication-ended": "on medication until",
    "milestone": "a milestone of your own",
}


def counts(found: Count, today: date, known: Daily, dates: Dates, own: Own = ()) -> Page:
    """The counts side by side, with the milestone of these days or the next one."""
    page: Page = [Heading("Your days")]
    if found.first is None:
        return [*page, NONE_YET, *_medication(found, today, known)]
    if found.since:
        said = _so_far(found.since, today)
        if found.total > found.current:  # nothing began from nothing again
            all_ = counted(found.total, "day")
            said = f"You have {all_} in recovery, and all of them stay. In a row: {said.lower()}"
        page.append(Paragraph(said))
    rows: list[list[Cell]] = [
        ["days in recovery in all", f"{found.total:,}"],
        ["this month", f"{found.this_month:,}"],
        ["in a row now", f"{found.current:,}"],
        ["most in a row", f"{found.longest:,}"],
        ["first begun", shown(found.first, dates)],
    ]
    page += [Rows(rows), *_milestone(found.since or today, today, known, dates, own)]
    return [*page, *_medication(found, today, known), Paragraph(known.days.counted, quiet=True)]


def _so_far(since: date, today: date) -> str:
    """`Today is day 31, and 30 days are behind you: 1 month.`"""
    behind = (today - since).days
    said = f"Today is day {behind + 1:,}"
    if not behind:
        return f"{said}."
    days, length = counted(behind, "day"), lengths.between(since, today)
    are = "is" if behind == 1 else "are"
    return f"{said}, and {days} {are} behind you{'' if length == days else f': {length}'}."


def _milestone(since: date, today: date, known: Daily, dates: Dates, own: Own) -> Page:
    if reached := milestones.lately(known, since, today, own):
        return [Paragraph(f"{reached.name}{of_late(reached.on, today)}. {reached.says}")]
    ahead = milestones.after(known, since, today, own)
    days = (ahead.on - today).days
    left = "tomorrow" if days == 1 else f"in {days:,} days"
    moved = f" {known.days.last_of_month}" if ahead.is_moved else ""
    return [Paragraph(f"Next: {ahead.name}, on {shown(ahead.on, dates)}, {left}.{moved}")]


def events(found: list[RecoveryEvent], dates: Dates, in_trash: bool) -> Page:
    """Every event."""
    page: Page = [Heading("What is recorded" if not in_trash else "In the trash")]
    if not found:
        return [*page, Paragraph("Nothing is here.") if in_trash else NONE_YET]
    rows: list[list[Cell]] = [[one.short_id, shown(one.at, dates), in_words(one)] for one in found]
    return [*page, Rows(rows)]


def in_words(one: RecoveryEvent) -> str:
    """What an event is."""
    if not (one.event == "milestone" and one.days):
        return NAMES[one.event]
    days = counted(one.days, "day")
    if one.name and one.name != days and lengths.parts_of(one.name):
        return f"{NAMES[one.event]} at {one.name} ({days})"
    own = one.name if one.name != days else ""
    return f"{NAMES[one.event]}: {own}, at {days}" if own else f"{NAMES[one.event]} at {days}"


def as_data(found: Count, known: Daily, own: Own = ()) -> dict[str, Any]:
    """The counts as data."""
    return {
        **found._asdict(),
        "milestones": [one._asdict() for one in _reached(found, known, own)],
        "next": [] if found.first else [NONE_YET.as_data()],
    }


def _reached(found: Count, known: Daily, own: Own) -> list[Reached]:
    """Every milestone of the most days in a row there were."""
    if found.longest_since is None:
        return []
    last = found.longest_since + timedelta(days=found.longest - 1)
    return milestones.up_to(known, found.longest_since, last, own)


def event_data(one: RecoveryEvent, dates: Dates) -> dict[str, Any]:
    """An event as data."""
    return {**one.model_dump(mode="json"), "short_id": one.short_id, "day": dates.day(one.at)}


def _medication(found: Count, today: date, known: Daily) -> Page:
    if not found.medication:
        return []
    said = f"Medication days: {counted(found.medication, 'day')}. "
    if found.medication_since:
        reached = milestones.lately(known, found.medication_since, today)
        said += f"{reached.name} on medication{of_late(reached.on, today)}. " if reached else ""
    return [Paragraph(f"{said}{known.milestones_medication}")]
