"""The commands for recovery days."""

from typing import TYPE_CHECKING, Annotated

import typer

from stepguide.records import looking, removing
from stepguide.records.shape import argument
from stepguide.terminal.keeping import Keeping
from stepguide.terminal.options import Json, desk_of

if TYPE_CHECKING:
    from stepguide.days.records import Event

app = typer.Typer(name="days", invoke_without_command=True, rich_help_panel="Day by day")

KIND = "recovery"
TOLD_OF = ("used", "medication-ended")  # of late, these say that tolerance may be lower
LONGEST = 36500
EARLY = (1, 7, 14, 30)

When = Annotated[
    list[str] | None,
    typer.Argument(metavar="[DAY]", help="Which day, such as yesterday; today if left out."),
]
Which = Annotated[str, argument(KIND)]


@app.callback()
def days(
    ctx: typer.Context,
    count: Annotated[
        bool, typer.Option("--count", help="Show the count, if it is hidden.")
    ] = False,
    as_json: Json = False,
) -> None:
    """See your days in recovery: in all, this month, in a row. Nothing is ever reset.

    Examples: stepguide days, stepguide days began 2026-03-01
    """
    if ctx.invoked_subcommand is not None:
        return None
    from stepguide.days import actions, views
    from stepguide.footer import help_line
    from stepguide.safety.notice import lost_tolerance
    from stepguide.terminal.page import Paragraph

    desk = desk_of(ctx)
    known = desk.guide.daily
    events = actions.events(desk.home)
    found = actions.counted(events, desk.now.date())
    own = actions.own_milestones(events)
    if as_json:
        return desk.screen.data(views.as_data(found, known, own))
    if not (desk.settings.day_count or count):
        return desk.screen.show([Paragraph(known.days.hidden)])
    page = views.counts(found, known, desk.settings.date_format, own)
    if found.current in EARLY:
        notice = lost_tolerance(desk.guide.screens.tolerance, desk.settings.tolerance_notice)
        page.append(notice)
    return desk.screen.show(page, help_line(desk))


@app.command()
def began(ctx: typer.Context, day: When = None, as_json: Json = False) -> None:
    """Record that your recovery began, or began again. Earlier dates stay."""
    _record(ctx, "began", day, as_json)


@app.command()
def used(ctx: typer.Context, day: When = None, as_json: Json = False) -> None:
    """Record a day on which you used. Nothing before it is erased."""
    _record(ctx, "used", day, as_json)


@app.command()
def medication(
    ctx: typer.Context,
    day: When = None,
    ended: Annotated[bool, typer.Option("--ended", help="It is the last day you took it.")] = False,
    as_json: Json = False,
) -> None:
    """Record since when you take medication. It is recovery, and counts for you alone."""
    _record(ctx, "medication-ended" if ended else "medication", day, as_json)


@app.command(cls=Keeping)
def milestone(
    ctx: typer.Context,
    number: Annotated[
        int, typer.Argument(metavar="DAYS", min=1, max=LONGEST, help="How many days.")
    ],
    name: Annotated[
        list[str] | None, typer.Argument(metavar="NAME", help="What you call it.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Set a milestone of your own.

    Example: stepguide days milestone 100 One hundred
    """
    from stepguide import privacy
    from stepguide.days import actions, views
    from stepguide.days.records import check_name
    from stepguide.terminal.screen import say

    desk = desk_of(ctx)
    called = check_name(" ".join(name or []).strip() or f"{number:,} days")
    one = actions.record(desk.home, "milestone", desk.now, desk.now, number, called)
    privacy.say_once(desk)
    if as_json:
        return desk.screen.data(views.event_data(one))
    desk.screen.say(f"Saved {one.short_id}: {views.in_words(one)}.")
    return say(desk.guide.daily.days.milestone)


looking.every(KIND, doc="See every event you recorded.").join(app, "list")
looking.one(KIND).join(app, "show")


@app.command(cls=Keeping)
def edit(
    ctx: typer.Context,
    which: Which,
    day: Annotated[
        str | None, typer.Option(metavar="WHEN", help="The day it was, such as yesterday.")
    ] = None,
    number: Annotated[
        int | None,
        typer.Option("--days", min=1, max=LONGEST, help="Of a milestone: how many days."),
    ] = None,
    name: Annotated[
        str | None, typer.Option(metavar="NAME", help="Of a milestone: what you call it.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Change an event you recorded, such as its day.

    Example: stepguide days edit last --day 2026-03-01
    """
    from stepguide.days.handling import DayHandling
    from stepguide.days.records import check_name
    from stepguide.errors import UsageError
    from stepguide.records.handling import moment_of
    from stepguide.safety import rules, screen

    desk = desk_of(ctx)
    handling = DayHandling(desk, KIND)
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
        raise UsageError("Say what is to change.", "stepguide days edit --help lists it.")
    if day and found.record.event in TOLD_OF:
        is_of_late = moment_of(desk, day) >= desk.now - rules.LOWER_FOR
        screen.show(desk, ["report"] if is_of_late else [])
    one = handling.change(found, lambda before: before.changed(**given))
    if as_json:
        return desk.screen.data(handling.data(one))
    return desk.screen.say(f"Saved {one.short_id}: {handling.begins(one)}.")


removing.delete(KIND).join(app, "delete")
removing.restore(KIND).join(app, "restore")


def _record(ctx: typer.Context, event: "Event", day: list[str] | None, as_json: bool) -> None:
    from contextlib import suppress

    from stepguide import privacy
    from stepguide.days import actions, views
    from stepguide.errors import StepguideError
    from stepguide.terminal.dates import shown
    from stepguide.terminal.screen import say

    desk = desk_of(ctx)
    order = desk.settings.date_format
    at = desk.now
    if day:
        from stepguide.terminal import dates

        at = dates.read_past(" ".join(day), desk.now, order)
    one = actions.record(desk.home, event, at, desk.now)
    privacy.say_once(desk)
    if as_json:
        desk.screen.data(views.event_data(one))
    else:
        desk.screen.say(f"Saved {one.short_id}: {views.NAMES[event]}, {shown(at, order)}.")
        with suppress(StepguideError):  # it is saved, whatever the guide is like
            say(getattr(desk.guide.daily.days, event.replace("-", "_")))
    if event == "used":
        say("If it was today or yesterday: stepguide lapse")
    return
