"""What only the sheets of a day have: what each shows, or asks, without a command."""

import inspect

import typer

from stepguide.terminal.keeping import Keeping
from stepguide.terminal.options import Json, desk_of
from stepguide.worksheets import adding, shape


def add_to(app: typer.Typer, sheet_id: str) -> None:
    """Give the group what it does without a command, and the commands that only it has."""
    app.info.invoke_without_command = True
    app.info.no_args_is_help = False
    bare = {"plan": plan, "meeting": meeting, "gratitude": gratitude}[sheet_id]
    app.info.help = inspect.getdoc(bare)
    app.callback()(bare)
    if sheet_id == "meeting":
        app.add_typer(shape.group("visit", "The meetings you have been to."))
        app.command(name="log", cls=Keeping)(adding.add("visit", "visit"))


def plan(ctx: typer.Context, as_json: Json = False) -> None:
    """Your own plan for a hard hour: if-then plans, reasons, warning signs, what steadies you.

    It is shown back to you when a craving comes. Examples: stepguide plan, stepguide plan add if
    """
    if ctx.invoked_subcommand is not None:
        return None
    from stepguide.footer import help_line
    from stepguide.worksheets import daily_views, planning

    desk = desk_of(ctx)
    own = planning.own(desk.home)
    if as_json:
        return desk.screen.data(daily_views.plan_data(own))
    return desk.screen.show(
        daily_views.plan(own, desk.guide.sheets.sheet("plan").kind("sign").field("signs")),
        help_line(desk),
    )


def meeting(ctx: typer.Context, as_json: Json = False) -> None:
    """Your meetings by weekday and time, and what you heard at those you have been to.

    Examples: stepguide meeting add, stepguide meeting log
    """
    if ctx.invoked_subcommand is not None:
        return None
    from stepguide.guide import sheets
    from stepguide.home import rows
    from stepguide.worksheets import daily_views, views

    desk = desk_of(ctx)
    week = daily_views.by_weekday(
        [row for row in rows.every(desk.home, "meeting") if not row.parked]
    )
    visits = rows.every(desk.home, "visit")
    if as_json:
        shown = [*week, *visits]
        return desk.screen.data([views.row_data(row) for row in shown])
    today = sheets.WEEK[desk.now.weekday()]
    kind = desk.guide.sheets.sheet("meeting").kind("weekly")
    return desk.screen.show(daily_views.week(kind, week, visits, today, desk.settings.date_format))


def gratitude(ctx: typer.Context, as_json: Json = False) -> None:
    """Write down up to three things you are glad of. None today is fine.

    Examples: stepguide gratitude, stepguide gratitude add --first "warm socks"
    """
    if ctx.invoked_subcommand is None:
        adding.ask_gratitude(desk_of(ctx), as_json)
