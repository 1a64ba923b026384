"""What every worksheet has alike: its group of commands, made from the fields in the guide."""

import typer

from stepguide.worksheets import adding, listing, removing

PANEL = "Your journal"


def group(sheet_id: str, text: str) -> typer.Typer:
    """The commands of a sheet. Its fields are read from the guide when the room is opened."""
    app = typer.Typer(name=sheet_id, help=text, no_args_is_help=True, rich_help_panel=PANEL)
    for name, command in (
        ("add", adding.add(sheet_id)),
        ("list", listing.every(sheet_id)),
        ("show", listing.one(sheet_id)),
        ("edit", adding.edit(sheet_id)),
        ("delete", removing.delete(sheet_id)),
        ("restore", removing.restore(sheet_id)),
    ):
        app.command(name=name)(command)
    return app
