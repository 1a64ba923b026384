"""How today's page and the first welcome are shown."""

from datetime import datetime
from typing import Any

from stepguide.advice import Do
from stepguide.guide import numbers
from stepguide.guide.help import Help
from stepguide.guide.screens import Screens
from stepguide.home.settings import Settings
from stepguide.safety.notice import lost_tolerance
from stepguide.steps.views import as_row, standing_line
from stepguide.terminal.dates import ago, shown
from stepguide.terminal.page import Heading, Items, Page, Paragraph, Rows
from stepguide.today.actions import Today


def today(today: Today, settings: Settings, texts: Screens, known: Help, first: Page) -> Page:
    """Today's page; `first` is whom to call and the numbers, where there was a break of late."""
    greeting = f"Hello {settings.name}. " if settings.name else ""
    page: Page = [Heading(f"{greeting}{shown(today.now, settings.date_format)}")]
    if today.after_break:
        page += [lost_tolerance(texts.tolerance, "short"), *first]
    if today.step and today.standing:
        standing = standing_line(today.standing, settings.date_format)
        page.append(Paragraph(f"Step {today.step.number}: {today.step.title}, {standing}."))
    else:
        page.append(Paragraph("All steps are finished. Any of them can be worked again."))
    if today.question:
        page.append(Items([(f"{today.question.id}  {today.question.text}", today.question.help)]))
    page.append(Paragraph(_last_wrote(today)))
    page.append(Paragraph(f"For today, if you like: {today.suggestion}"))
    page.append(Rows(_next(today)))
    return [*page, *help_numbers(known, settings.country)]


def welcome(texts: Screens, known: Help, country: str | None) -> Page:
    """The page of the very first run."""
    page: Page = [Heading("Welcome"), *help_numbers(known, country)]
    warned = lost_tolerance(texts.tolerance, "full")
    for part in texts.welcome:
        page += [Heading(part.title, 2), Paragraph(part.text)]
    # After what the program is and is not, and before privacy and the first commands.
    page.insert(-4, warned)
    return page


def help_numbers(known: Help, country: str | None) -> Page:
    """What to do when someone may be dying, and where help is."""
    return [Paragraph(f"{known.first}\n{numbers.one_line(known.plain(), country)}")]


def numbers_note(known: Help, now: datetime) -> str:
    """How far the numbers have been checked."""
    return f"Numbers: {numbers.how_sure(known.plain()['resources'], now.date()).lower()}"


def as_data(today: Today, first_run: bool) -> dict[str, Any]:
    """Today's page as data."""
    row = as_row(today.step, today.standing) if today.step and today.standing else None
    return {
        "date": today.now.date(),
        "first_run": first_run,
        "current_step": today.step.number if today.step else None,
        "step": row,
        "question": today.question,
        "last_written_at": today.last_wrote_at,
        "suggestion": today.suggestion,
        "after_break": today.after_break,
        "next": [one.as_data() for one in _next(today)],
    }


def _last_wrote(today: Today) -> str:
    if today.last_wrote_at is None:
        return "You have not written anything here yet. One line is enough to begin."
    when = ago(today.last_wrote_at, today.now)
    return (
        f"You last wrote {when}."
        if when in ("today", "yesterday")
        else f"You last wrote {when}. Good to see you."
    )


def _next(today: Today) -> list[Do]:
    found: list[Do] = []
    if today.step:
        found.append(Do(f"show {today.step.number}", "Read the step"))
        found.append(Do("work", "A session on it, one thing at a time"))
    if today.question:
        found.append(Do(f"journal add --question {today.question.id}", "Answer the question"))
    return [*found, Do("journal add", "Write about anything")]
