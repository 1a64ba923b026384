"""What the commands for recovery days do."""

from contextlib import suppress

from stepguide import privacy
from stepguide.advice import Do
from stepguide.days import actions, views
from stepguide.days.handling import DayHandling
from stepguide.days.records import Event, check_name
from stepguide.errors import StepguideError, UsageError
from stepguide.footer import help_line
from stepguide.records.handling import moment_of
from stepguide.safety import rules, screen
from stepguide.safety.notice import lost_tolerance
from stepguide.terminal import dates
from stepguide.terminal.desk import Desk
from stepguide.terminal.page import Paragraph
from stepguide.terminal.screen import say

TOLD_OF = ("used", "medication-ended")  # of late, these say that tolerance may be lower
EARLY = (1, 7, 14, 30)


def counts(desk: Desk, is_asked_for: bool, as_json: bool) -> None:
    known = desk.guide.daily
    events = actions.events(desk.home)
    found = actions.counted(events, desk.now.date())
    own = actions.own_milestones(events)
    if as_json:
        return desk.screen.data(views.as_data(found, known, own))
    if not (desk.settings.day_count or is_asked_for):
        return desk.screen.show([Paragraph(known.days.hidden)])
    page = views.counts(found, known, desk.settings.date_format, own)
    if found.current in EARLY:
        notice = lost_tolerance(desk.guide.screens.tolerance, desk.settings.tolerance_notice)
        page.append(notice)
    return desk.screen.show(page, help_line(desk))


def record(desk: Desk, event: Event, day: list[str] | None, as_json: bool) -> None:
    order = desk.settings.date_format
    at = dates.read_past(" ".join(day), desk.now, order) if day else desk.now
    one = actions.record(desk.home, event, at, desk.now)
    privacy.say_once(desk)
    if as_json:
        desk.screen.data(views.event_data(one))
    else:
        desk.screen.say(f"Saved {one.short_id}: {views.NAMES[event]}, {dates.shown(at, order)}.")
        with suppress(StepguideError):  # it is saved, whatever the guide is like
            say(getattr(desk.guide.daily.days, event.replace("-", "_")))
    if event == "used":
        say(Do("lapse", "If it was today or yesterday"))


def milestone(desk: Desk, number: int, name: list[str] | None, as_json: bool) -> None:
    called = check_name(" ".join(name or []).strip() or f"{number:,} days")
    one = actions.record(desk.home, "milestone", desk.now, desk.now, number, called)
    privacy.say_once(desk)
    if as_json:
        return desk.screen.data(views.event_data(one))
    desk.screen.say(f"Saved {one.short_id}: {views.in_words(one)}.")
    return say(desk.guide.daily.days.milestone)


def edit(
    desk: Desk, which: str, day: str | None, number: int | None, name: str | None, as_json: bool
) -> None:
    handling = DayHandling(desk, "recovery")
    found = handling.find(which)
    if found.record.event != "milestone" and (number or name):
        raise UsageError("Only a milestone of your own has a number of days and a name.")
    fields = {
        "at": moment_of(desk, day) if day else None,
        "days": number,
        "name": check_name(name) if name else None,
    }
    given = {field: said for field, said in fields.items() if said is not None}
    if not given:
        raise UsageError("Say what is to change.", Do("days edit --help", "What can be changed"))
    if day and found.record.event in TOLD_OF:
        is_of_late = moment_of(desk, day) >= desk.now - rules.LOWER_FOR
        screen.show(desk, ["report"] if is_of_late else [])
    one = handling.change(found, lambda before: before.changed(**given))
    if as_json:
        return desk.screen.data(handling.data(one))
    return desk.screen.say(f"Saved {one.short_id}: {handling.begins(one)}.")
