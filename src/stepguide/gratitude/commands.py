"""The commands for gratitude: asked for at once, and those of every kind."""

import typer

from stepguide.guide.guide import Guide
from stepguide.records import commands as every_kind
from stepguide.terminal.options import Json, context_of


def commands(guide: Guide, word: str) -> typer.Typer:
    """The group, which without a command asks."""
    return every_kind.shown_whole(every_kind.group(guide.sheets.sheet(word)), gratitude)


def gratitude(ctx: typer.Context, as_json: Json = False) -> None:
    """Write down up to three things you are glad of. None today is fine.

    Examples: stepguide gratitude, stepguide gratitude add "warm socks" coffee
    """
    if ctx.invoked_subcommand is not None:
        return None
    from stepguide.gratitude import run

    return run.gratitude(context_of(ctx), as_json)
