"""The commands for meetings: the week, the visits, and those of every kind."""

import typer

from stepguide.guide.guide import Guide
from stepguide.records import adding
from stepguide.records import commands as every_kind
from stepguide.terminal.keeping import Keeping
from stepguide.terminal.options import Json, desk_of


def commands(guide: Guide, word: str) -> typer.Typer:
    """The group, which without a command shows the week."""
    visits = guide.sheets.sheet("visit")
    app = every_kind.group(guide.sheets.sheet(word))
    app.add_typer(every_kind.group(visits))
    adding.add(visits, "visit").join(app, "log", Keeping)
    return every_kind.shown_whole(app, meeting)


def meeting(ctx: typer.Context, as_json: Json = False) -> None:
    """Your meetings by weekday and time, and what you heard at those you have been to.

    Examples: stepguide meeting add, stepguide meeting log
    """
    if ctx.invoked_subcommand is not None:
        return None
    from stepguide.guide.sheets import WEEK
    from stepguide.home import rows
    from stepguide.meeting import views
    from stepguide.records.handling import handling_of

    desk = desk_of(ctx)
    week = views.by_weekday([row for row in rows.every(desk.home, "meeting") if not row.parked])
    visits = rows.every(desk.home, "visit")
    if as_json:
        handling = handling_of(desk, "meeting")
        return desk.screen.data([handling.data(row) for row in [*week, *visits]])
    kind = desk.guide.sheets.sheet("meeting").kind("weekly")
    today = WEEK[desk.now.weekday()]
    return desk.screen.show(views.week(kind, week, visits, today, desk.settings.date_format))
