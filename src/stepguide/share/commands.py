"""The command that gathers pages and shares them with a listener."""

from pathlib import Path
from typing import Annotated

import typer

from stepguide.home.kinds import KINDS
from stepguide.records.completion import ids
from stepguide.steps.completion import step_numbers
from stepguide.terminal.completing import offer, offer_files
from stepguide.terminal.options import context_of
from stepguide.terminal.text import listed

app = typer.Typer()

SHEETS = [kind.id for kind in KINDS if kind.shared]


@app.command(rich_help_panel="Your journal")
def share(
    ctx: typer.Context,
    step: Annotated[
        list[str] | None,
        typer.Option(help="All of this step; may be repeated.", autocompletion=step_numbers),
    ] = None,
    sheet: Annotated[
        list[str] | None,
        typer.Option(
            help=f"A worksheet: {listed(SHEETS, 'or')}.",
            autocompletion=offer(lambda _: SHEETS),
        ),
    ] = None,
    answers: Annotated[bool, typer.Option("--answers", help="Every answer.")] = False,
    marked: Annotated[bool, typer.Option("--marked", help="What has the tag share.")] = False,
    one: Annotated[
        list[str] | None,
        typer.Option(
            "--id", help="One row or entry; may be repeated.", autocompletion=ids("entry")
        ),
    ] = None,
    read: Annotated[
        bool, typer.Option("--read", help="On the screen, to read aloud. Nothing is written.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Into a new file that ends in .md or .html.",
            autocompletion=offer_files,
        ),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(metavar="KEY", help="Seal the file for an age or SSH public key."),
    ] = None,
    initials: Annotated[
        bool, typer.Option("--initials", help="Shorten names to initials on the way out.")
    ] = False,
) -> None:
    """Share pages with a listener: read aloud, on paper, or sealed for their key.

    Examples: stepguide share --step 4 --read, stepguide share --marked --output pages.html
    """
    from stepguide.share import run

    return run.share(context_of(ctx), step, sheet, answers, marked, one, read, output, to, initials)
