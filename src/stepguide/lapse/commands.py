"""The command for someone who has used again."""

import typer

from stepguide.terminal.options import Json, NoPager, context_of

app = typer.Typer()


@app.command(rich_help_panel="Help now")
def lapse(ctx: typer.Context, no_pager: NoPager = False, as_json: Json = False) -> None:
    """After using again: safe now, not alone, one person, and nothing erased.

    Nothing is saved unless you ask for it.
    """
    from stepguide.lapse import run

    return run.lapse(context_of(ctx), no_pager, as_json)
