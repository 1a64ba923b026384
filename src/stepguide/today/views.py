"""How today's page, the front page and the first screen are shown."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from stepguide.advice import Do
from stepguide.guide import numbers
from stepguide.guide.help import Help
from stepguide.safety import screen
from stepguide.safety.notice import lost_tolerance
from stepguide.steps.views import as_row, standing_line
from stepguide.terminal.context import Context
from stepguide.terminal.dates import ago, in_words
from stepguide.terminal.page import Heading, Items, Page, Paragraph, Rows, Spoken
from stepguide.terminal.text import counted, one_line, tied
from stepguide.today.actions import Today
from stepguide.today.choices import DEEPER, FRONT, MenuItem

AHEAD = 120  # letters of what was written for a day, which may be long
MORE_WAYS = "A number reads that step. Any command can be typed as well, such as find sister."


def today(context: Context, found: Today) -> Page:
    """Today's page."""
    page = [*_heading(context, found), *_own(found), *_step(context, found, has_help=True)]
    page.append(Paragraph(_last_wrote(context, found)))
    page.append(Paragraph(f"For today, if you like: {found.suggestion}"))
    page.append(Rows(_next(found)))
    return [*page, *help_numbers(context)]


def front(context: Context, found: Today) -> Page:
    """The same as one screen, with what can be chosen. After a break or a hard answer whom to call
    stands first, and less else is said."""
    page = _heading(context, found)
    if found.hard:
        return [*page, *choices(context)]
    if found.after_break:
        return [*page, *_own(found)[:1], *_step(context, found)[:1], *choices(context)]
    page += [*_own(found), *_step(context, found)]
    page.append(Paragraph(f"For today, if you like: {found.suggestion}"))
    return [*page, *choices(context), *help_numbers(context, briefly=True)]


def first(context: Context, waits: bool = False) -> Page:
    """The first screen: what has to be known, in few words, and, where it waits, what can be chosen
    all the same."""
    texts = context.guide.screens
    page: Page = [Heading("Welcome"), *help_numbers(context, briefly=True)]
    page.append(lost_tolerance(texts.tolerance, "short"))
    page += [Paragraph(text) for text in texts.welcome]
    return [*page, *(choices(context) if waits else [])]


def choices(context: Context) -> Page:
    """What can be chosen on the front page."""
    return [Paragraph(_offered(context, FRONT))]


def after(context: Context) -> Page:
    """The same once something was done; whoever has it read aloud heard it already."""
    return [] if context.screen.is_plain else choices(context)


def more(context: Context) -> Page:
    """The second page of what can be chosen."""
    page: Page = [Heading("More")]
    page += [Paragraph(f"{name}: {_offered(context, group)}") for name, group in DEEPER.items()]
    return [*page, Paragraph(MORE_WAYS)]


def _offered(context: Context, group: Sequence[MenuItem]) -> str:
    if context.screen.is_plain:  # read aloud, brackets are noise
        keys = ((one.says, one.aloud or one.key) for one in group)
        return "Type a letter: " + ", ".join(f"{says}: {key}" for says, key in keys) + "."
    return "   ".join(tied(f"[{one.key}] {one.says}") for one in group)


def _heading(context: Context, found: Today) -> Page:
    name = f"Hello {context.settings.name}. " if context.settings.name else ""
    page: Page = [Heading(f"{name}{in_words(found.day, context.dates)}")]
    dangers = [*found.hard]
    if found.after_break:
        dangers.append("report")
        page.append(lost_tolerance(context.guide.screens.tolerance, "short"))
    said = screen.called_for(context, dangers) if dangers else None
    return page + (said.page if said else [])


def _own(found: Today) -> Page:
    page: Page = []
    if found.ahead:
        when = "today" if found.ahead.is_for_today else f"the day after {found.ahead.at:%A}"
        page.append(Paragraph(f"For {when} you wrote: {one_line(found.ahead.text, AHEAD)}"))
    if found.days:
        total = counted(found.days.total, "day")
        page.append(Paragraph(f"{total} in recovery, {found.days.current:,} in a row now."))
    return page


def _step(context: Context, found: Today, has_help: bool = False) -> Page:
    if not (found.step and found.standing):
        return [Paragraph("All steps are finished. Any of them can be worked again.")]
    standing = standing_line(found.standing, context.dates)
    page: Page = [Paragraph(f"Step {found.step.number}: {found.step.title}, {standing}.")]
    if found.question and has_help:
        page.append(Items([(f"{found.question.id}  {found.question.text}", found.question.help)]))
    elif found.question:
        page.append(Paragraph(f"{found.question.id}  {found.question.text}"))
    return page


def help_numbers(context: Context, briefly: bool = False) -> Page:
    """What to do when someone may be dying, and where help is; `briefly` the emergency numbers
    alone while no country is chosen."""
    known, country = context.guide.help, context.settings.country
    if context.screen.is_plain:
        said = numbers.aloud(known.plain(), "emergency", country) if briefly else None
        return [Paragraph(known.first), Spoken(said or numbers.lines_aloud(known.plain(), country))]
    if briefly and not country:
        there = numbers.by_number(known.plain(), "emergency")
        return [Paragraph(f"{known.first} {there}.")]
    return [Paragraph(f"{known.first}\n{numbers.one_line(known.plain(), country)}")]


def numbers_note(known: Help, now: datetime) -> str:
    """How far the numbers have been checked."""
    return f"Numbers: {numbers.how_sure(known.plain()['resources'], now.date()).lower()}"


def as_data(today: Today, first_run: bool) -> dict[str, Any]:
    """Today's page as data."""
    row = as_row(today.step, today.standing) if today.step and today.standing else None
    ahead = today.ahead
    return {
        "date": today.day,
        "first_run": first_run,
        "current_step": today.step.number if today.step else None,
        "step": row,
        "question": today.question,
        "last_written_at": today.last_wrote_at,
        "suggestion": today.suggestion,
        "after_break": today.after_break,
        "hard": today.hard,
        "ahead": ahead._asdict() if ahead else None,
        "days": today.days._asdict() if today.days else None,
        "next": [one.as_data() for one in _next(today)],
    }


def _last_wrote(context: Context, today: Today) -> str:
    if today.last_wrote_at is None:
        return "You have not written anything here yet. One line is enough to begin."
    when = ago(context.dates.day(today.last_wrote_at), today.day)
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
