"""The command that holds the guide's own text to its rules, for whoever writes it."""

from pathlib import Path
from typing import Annotated

import typer

from stepguide.content import run
from stepguide.terminal.completing import offer_files
from stepguide.terminal.options import Json, context_of

app = typer.Typer(name="content", no_args_is_help=True, rich_help_panel="The program")


@app.callback()
def content() -> None:
    """For those who write the guide: check its files."""


@app.command()
def check(
    ctx: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]",
            help="A file of the guide; all if left out.",
            autocompletion=offer_files,
        ),
    ] = None,
    as_json: Json = False,
) -> int:
    """Check the guide's files: their form, their sources, and the words they use of people."""
    return run.check(context_of(ctx), file, as_json)
