"""The command that shows today's page, which is also the program without a command."""

from typing import Annotated

import typer

from stepguide.terminal.options import Json, context_of

app = typer.Typer()


@app.command(rich_help_panel="Day by day")
def today(
    ctx: typer.Context,
    welcome: Annotated[
        bool, typer.Option("--welcome", help="The page of the very first run, again.")
    ] = False,
    as_json: Json = False,
) -> None:
    """See where you are today: the step in hand, one question, one small suggestion."""
    from stepguide.today import run

    run.today(context_of(ctx), as_json, welcome)
