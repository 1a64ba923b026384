"""The command that shows how far the person has come."""

import typer

from stepguide.terminal.options import Json, NoPager, context_of

app = typer.Typer()


@app.command(rich_help_panel="Day by day")
def progress(ctx: typer.Context, no_pager: NoPager = False, as_json: Json = False) -> None:
    """See how far you have come, across the steps and the weeks."""
    from stepguide.progress import run

    run.progress(context_of(ctx), not no_pager, as_json)
