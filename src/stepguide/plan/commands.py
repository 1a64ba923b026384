"""The commands for a person's own plan: all of it at once, and those of every kind."""

import typer

from stepguide.guide.guide import Guide
from stepguide.records import commands as every_kind
from stepguide.terminal.options import Json, context_of


def commands(guide: Guide, word: str) -> typer.Typer:
    """The group, which without a command shows the plan."""
    app = every_kind.group(guide.sheets.sheet(word))
    return every_kind.shown_whole(app, plan)


def plan(ctx: typer.Context, as_json: Json = False) -> None:
    """Your own plan for a hard hour: if-then plans, reasons, warning signs, what steadies you.

    It is shown back to you when a craving comes. Examples: stepguide plan, stepguide plan add if
    """
    if ctx.invoked_subcommand is not None:
        return None
    from stepguide.plan import run

    return run.plan(context_of(ctx), as_json)
