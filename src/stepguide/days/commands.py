"""The commands for recovery days."""

from typing import TYPE_CHECKING, Annotated

import typer

from stepguide.terminal.keeping import Keeping
from stepguide.terminal.options import Json, Yes, agreed, desk_of

if TYPE_CHECKING:
    from stepguide.days.records import Event

app = typer.Typer(name="days", invoke_without_command=True, rich_help_panel="Day by day")

EARLY = (1, 7, 14, 30)

When = Annotated[
    list[str] | None,
    typer.Argument(metavar="[DAY]", help="Which day, such as yesterday; today if left out."),
]
Which = Annotated[str, typer.Argument(metavar="ID", help="Its id, or last")]


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
    number: Annotated[int, typer.Argument(metavar="DAYS", min=1, max=36500, help="How many days.")],
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
    from stepguide.errors import UsageError
    from stepguide.home.record import is_one_line
    from stepguide.terminal.screen import say

    desk = desk_of(ctx)
    called = " ".join(name or []).strip() or f"{number:,} days"
    if len(called) > 100 or not is_one_line(called):
        raise UsageError("A milestone is called in one line of up to 100 letters.")
    one = actions.record(desk.home, "milestone", desk.now, desk.now, number, called)
    privacy.say_once(desk)
    if as_json:
        return desk.screen.data(views.event_data(one))
    desk.screen.say(f"Saved {one.short_id}: {views.in_words(one)}.")
    return say(desk.guide.daily.days.milestone)


@app.command(name="list")
def list_events(
    ctx: typer.Context,
    trash: Annotated[bool, typer.Option("--trash", help="What you deleted.")] = False,
    as_json: Json = False,
) -> None:
    """See every event you recorded."""
    from stepguide.days import actions, views
    from stepguide.home.store import RECORDS, TRASH

    desk = desk_of(ctx)
    found = actions.events(desk.home, TRASH if trash else RECORDS)
    if as_json:
        return desk.screen.data([views.event_data(one) for one in found])
    return desk.screen.show(views.events(found, desk.settings.date_format, trash))


@app.command()
def delete(ctx: typer.Context, which: Which, yes: Yes = False) -> None:
    """Put an event in the trash, such as one recorded by mistake."""
    from stepguide.days import actions, views
    from stepguide.terminal.dates import shown

    desk = desk_of(ctx)
    found = actions.find(desk.home, which)
    one = found.record
    said = f"{one.short_id}, {views.in_words(one)}, {shown(one.at, desk.settings.date_format)}"
    agreed(f"Move to the trash: {said}?", yes, "Stopped. It is where it was.")
    actions.delete(desk.home, found, desk.now)
    back = f"stepguide days restore {one.short_id}"
    return desk.screen.say(f"Moved {one.short_id} to the trash. To put it back: {back}")


@app.command()
def restore(ctx: typer.Context, which: Which, as_json: Json = False) -> None:
    """Put an event back from the trash."""
    from stepguide.days import actions, views

    desk = desk_of(ctx)
    one = actions.restore(desk.home, which, desk.now)
    if as_json:
        return desk.screen.data(views.event_data(one))
    return desk.screen.say(f"{one.short_id} is back.")


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
