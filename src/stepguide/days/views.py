"""How days are shown: several counts side by side, and none of them a verdict."""

from typing import Any

from stepguide.advice import Do
from stepguide.days import milestones
from stepguide.days.counting import Count
from stepguide.days.lengths import is_length
from stepguide.days.milestones import Own
from stepguide.days.records import RecoveryEvent
from stepguide.guide.daily import Daily
from stepguide.home.settings import DateFormat
from stepguide.terminal.dates import shown
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


def counts(found: Count, known: Daily, order: DateFormat | None, own: Own = ()) -> Page:
    """The counts side by side, with the milestone of today or the next one."""
    page: Page = [Heading("Your days")]
    if found.first is None:
        return [*page, NONE_YET, *_medication(found, known)]
    rows: list[list[Cell]] = [
        ["days in recovery in all", f"{found.total:,}"],
        ["this month", f"{found.this_month:,}"],
        ["in a row now", f"{found.current:,}"],
        ["most in a row", f"{found.longest:,}"],
        ["first begun", shown(found.first, order)],
    ]
    page.append(Rows(rows))
    reached = milestones.today(known, found.current, own)
    if reached:
        page.append(Paragraph(f"{reached.name}. {reached.says}"))
    else:
        ahead = milestones.after(known, found.current, own)
        left = counted(ahead.days - found.current, "day")
        page.append(Paragraph(f"Next on the way: {ahead.name}, in {left}."))
    return [*page, *_medication(found, known)]


def events(found: list[RecoveryEvent], order: DateFormat | None, in_trash: bool) -> Page:
    """Every event."""
    page: Page = [Heading("What is recorded" if not in_trash else "In the trash")]
    if not found:
        return [*page, Paragraph("Nothing is here.") if in_trash else NONE_YET]
    rows: list[list[Cell]] = [[one.short_id, shown(one.at, order), in_words(one)] for one in found]
    return [*page, Rows(rows)]


def in_words(one: RecoveryEvent) -> str:
    """What an event is."""
    if not (one.event == "milestone" and one.days):
        return NAMES[one.event]
    days = counted(one.days, "day")
    if one.name and one.name != days and is_length(one.name):
        return f"{NAMES[one.event]} at {one.name} ({days})"
    own = one.name if one.name != days else ""
    return f"{NAMES[one.event]}: {own}, at {days}" if own else f"{NAMES[one.event]} at {days}"


def as_data(found: Count, known: Daily, own: Own = ()) -> dict[str, Any]:
    """The counts as data."""
    return {
        **found._asdict(),
        "milestones": [one._asdict() for one in milestones.up_to(known, found.longest, own)],
        "next": [] if found.first else [NONE_YET.as_data()],
    }


def event_data(one: RecoveryEvent) -> dict[str, Any]:
    """An event as data."""
    return {**one.model_dump(mode="json"), "short_id": one.short_id, "day": one.at.date()}


def _medication(found: Count, known: Daily) -> Page:
    if not found.medication:
        return []
    days = counted(found.medication, "day")
    reached = milestones.today(known, found.medication)
    name = f"{reached.name} on medication. " if reached else ""
    return [Paragraph(f"Medication days: {days}. {name}{known.milestones_medication}")]
