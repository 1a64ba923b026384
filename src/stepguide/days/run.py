"""What the commands for recovery days do."""

from contextlib import suppress
from datetime import timedelta

from stepguide import privacy
from stepguide.advice import Do
from stepguide.days import actions, lengths, views
from stepguide.days.handling import DayHandling
from stepguide.days.records import Event, check_name, check_note
from stepguide.errors import StepguideError, UsageError
from stepguide.footer import help_line
from stepguide.safety import rules, screen
from stepguide.safety.notice import lost_tolerance
from stepguide.terminal import when
from stepguide.terminal.context import Context
from stepguide.terminal.dates import shown
from stepguide.terminal.page import Paragraph
from stepguide.terminal.screen import say
from stepguide.terminal.text import counted

TOLD_OF = ("used", "medication-ended")  # of late, these say that tolerance may be lower
EARLY = (0, 7, 14, 30)  # days behind them


def counts(context: Context, is_asked_for: bool, as_json: bool) -> None:
    known = context.guide.daily
    context.tell_if_missing()
    events = actions.events(context.home)
    today = context.today
    found = actions.counted(events, today, context.dates)
    own = actions.own_milestones(events)
    if as_json:
        return context.screen.data(views.as_data(found, known, own))
    is_piped = context.screen.is_piped
    if not (context.settings.day_count or is_asked_for):
        said = known.days.hidden
        return context.note(said) if is_piped else context.screen.show([Paragraph(said)])
    page = views.counts(found, today, known, context.dates, own)
    notice = lost_tolerance(context.guide.screens.tolerance, context.settings.tolerance_notice)
    is_early = found.since is not None and (today - found.since).days in EARLY
    if is_piped:
        context.screen.rows(found._asdict().items())
        return say(" ".join(filter(None, map(str, notice)))) if is_early else None
    return context.screen.show([*page, *([notice] if is_early else [])], help_line(context))


def line(context: Context, is_asked_for: bool) -> None:
    """The days in all as one line; nothing where they are not counted or there is none."""
    if not (context.settings.day_count or is_asked_for):
        return
    found = actions.counted(actions.events(context.home), context.today, context.dates)
    if found.total:
        context.screen.say(counted(found.total, "day"))


def record(
    context: Context, event: Event, day: list[str] | None, as_json: bool, note: str | None = None
) -> None:
    at = when.past(context, " ".join(day)) if day else context.now
    note = check_note(note) if note else None
    one = actions.record(context.home, event, at, context.now, note=note)
    privacy.say_once(context)
    if as_json:
        context.screen.data(views.event_data(one, context.dates))
    else:
        context.screen.say(
            f"Saved {one.short_id}: {views.NAMES[event]}, {shown(at, context.dates)}."
        )
        with suppress(StepguideError):  # it is saved, whatever the guide is like
            context.note(getattr(context.guide.daily.days, event.replace("-", "_")))
    if event == "used":
        say(Do("lapse", "If it was today or yesterday"))


def milestone(context: Context, words: list[str], as_json: bool) -> None:
    today = context.today
    run = actions.counted(actions.events(context.home), today, context.dates).current
    found = lengths.read(words, today - timedelta(days=max(run - 1, 0)))
    called = check_name(" ".join(found.rest).strip() or found.said)
    one = actions.record(context.home, "milestone", context.now, context.now, found.days, called)
    privacy.say_once(context)
    if as_json:
        return context.screen.data(views.event_data(one, context.dates))
    context.screen.say(f"Saved {one.short_id}: {views.in_words(one)}.")
    return context.note(context.guide.daily.days.milestone)


def edit(
    context: Context,
    which: str,
    day: str | None,
    number: int | None,
    name: str | None,
    note: str | None,
    as_json: bool,
) -> None:
    handling = DayHandling(context, "recovery")
    found = handling.find(which)
    if found.record.event != "milestone" and (number or name):
        raise UsageError("Only a milestone of your own has a number of days and a name.")
    fields = {
        "at": when.past(context, day) if day else None,
        "days": number,
        "name": check_name(name) if name else None,
        "note": check_note(note) if note else None,
    }
    given = {field: said for field, said in fields.items() if said is not None}
    if not given:
        raise UsageError("Say what is to change.", Do("days edit --help", "What can be changed"))
    if day and found.record.event in TOLD_OF:
        is_of_late = when.past(context, day) >= context.now - rules.LOWER_FOR
        screen.show(context, ["report"] if is_of_late else [])
    one = handling.change(found, lambda before: before.changed(**given))
    if as_json:
        return context.screen.data(handling.data(one))
    return context.screen.say(f"Saved {one.short_id}: {handling.begins(one)}.")
