"""The commands for meetings: the week, the visits, and those of every kind."""

import typer

from stepguide.guide.guide import Guide
from stepguide.records import adding
from stepguide.records import commands as every_kind
from stepguide.terminal.options import Json, context_of


def commands(guide: Guide, word: str) -> typer.Typer:
    """The group, which without a command shows the week."""
    visits = guide.sheets.sheet("visit")
    app = every_kind.group(guide.sheets.sheet(word))
    app.add_typer(every_kind.group(visits))
    adding.add(visits, "visit").join(app, "log", adding.command(visits))
    return every_kind.shown_whole(app, meeting)


def meeting(ctx: typer.Context, as_json: Json = False) -> None:
    """Your meetings by weekday and time, and what you heard at those you have been to.

    Examples: stepguide meeting add, stepguide meeting log
    """
    if ctx.invoked_subcommand is not None:
        return None
    from stepguide.meeting import run

    return run.meeting(context_of(ctx), as_json)
