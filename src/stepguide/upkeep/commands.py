"""The commands that look after the person's folder."""

import typer

from stepguide.terminal.options import Json, Yes, context_of

app = typer.Typer()

PANEL = "Your folder"


@app.command(rich_help_panel=PANEL)
def where(ctx: typer.Context, as_json: Json = False) -> None:
    """See where everything is kept."""
    from stepguide.upkeep import run

    run.where(context_of(ctx), as_json)


@app.command(rich_help_panel=PANEL)
def doctor(ctx: typer.Context, as_json: Json = False) -> int:
    """Check every file you have here. Nothing is changed; exit code 4 while something is wrong."""
    from stepguide.upkeep import run

    return run.doctor(context_of(ctx), as_json)


@app.command(rich_help_panel=PANEL)
def wipe(ctx: typer.Context, yes: Yes = False) -> None:
    """Remove everything you have written here, for good."""
    from stepguide.upkeep import run

    run.wipe(context_of(ctx), yes)
