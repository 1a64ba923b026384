"""The command that looks back."""

from pathlib import Path
from typing import Annotated

import typer

from stepguide.terminal.completing import offer_files
from stepguide.terminal.options import Json, NoPager, context_of

app = typer.Typer()

LONGEST = 36500


@app.command(rich_help_panel="Day by day")
def insight(
    ctx: typer.Context,
    days: Annotated[int, typer.Option(min=1, max=LONGEST, help="How many days back.")] = 30,
    output: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Into a new file that ends in .svg, as a picture.",
            autocompletion=offer_files,
        ),
    ] = None,
    no_pager: NoPager = False,
    as_json: Json = False,
) -> None:
    """Look back at cravings, mood, sleep and practice. No score, and no prediction.

    Examples: stepguide insight, stepguide insight --days 90 --output months.svg
    """
    from stepguide.insight import run

    run.look_back(context_of(ctx), days, output, not no_pager, as_json)
