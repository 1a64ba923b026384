"""The command that says how to have a daily reminder."""

from typing import Annotated

import typer

from stepguide.remind import run
from stepguide.terminal.completing import offer
from stepguide.terminal.options import Json, context_of

app = typer.Typer()

KNOWN = ("systemd", "cron", "launchd", "shell")


@app.command(rich_help_panel="Day by day")
def remind(
    ctx: typer.Context,
    at: Annotated[str, typer.Option(metavar="TIME", help="At what time of the day.")] = "20:00",
    words: Annotated[
        str | None, typer.Option(help="What it says. Others may see it, so let it say little.")
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(
            help="systemd, cron, launchd or shell.", autocompletion=offer(lambda _: KNOWN)
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """See how to have one quiet line a day, from your computer's own scheduler.

    Where there is no desktop to show it, it comes in the first terminal of the evening.
    Nothing is changed: it is yours to add, and to take out again.
    Example: stepguide remind --at 21:30
    """
    run.remind(context_of(ctx), at, words, scheduler, as_json)
