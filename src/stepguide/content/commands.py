"""The command that holds the guide's own text to its rules, for whoever writes it."""

from pathlib import Path
from typing import Annotated

import typer

from stepguide.terminal.options import Json, desk_of
from stepguide.terminal.screen import hint

app = typer.Typer(name="content", no_args_is_help=True, rich_help_panel="The program")


@app.callback()
def content() -> None:
    """For those who write the guide: check its files."""


@app.command()
def check(
    ctx: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="A file of the guide; all if left out.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Check the guide's files: their form, their sources, and the words they use of people."""
    from stepguide.content import views
    from stepguide.errors import ExitCode
    from stepguide.guide import check, help, place

    desk = desk_of(ctx)
    today = desk.now.date()
    files = [file] if file else [place.data_folder() / name for name in check.FILES]
    # What is wrong in the sources or the rules shows in every file that is held to them.
    complaints = list(
        dict.fromkeys(found for one in files for found in check.check(one, today, desk.guide))
    )
    if as_json:
        desk.screen.data(views.as_data(complaints))
    else:
        for line in views.lines(complaints, [one.name for one in files]):
            desk.screen.say(line)
    asks_for_help_file = any(one.name == help.FILE for one in files)
    if not complaints:
        for line in check.old(desk.guide.help, today) if asks_for_help_file else ():
            hint(line)
        for one in (one for one in files if one.is_file()):  # a pipe cannot be read twice
            for line in check.to_be_read(one.read_bytes(), one.name, today):
                hint(line)
    if complaints:
        raise typer.Exit(ExitCode.INVALID)
