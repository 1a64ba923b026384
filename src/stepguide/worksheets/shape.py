"""What every worksheet has alike: its group of commands, made from the fields in the guide."""

import typer

from stepguide.home.rows import OF_STEPS
from stepguide.terminal.keeping import Keeping
from stepguide.worksheets import adding, listing, removing

OF_A_STEP, OF_A_DAY = "Your journal", "Day by day"


def group(sheet_id: str, text: str) -> typer.Typer:
    """The commands of a sheet. Its fields are read from the guide when the room is opened."""
    panel = OF_A_STEP if sheet_id in OF_STEPS else OF_A_DAY
    app = typer.Typer(name=sheet_id, help=text, no_args_is_help=True, rich_help_panel=panel)
    for name, command in (
        ("add", adding.add(sheet_id)),
        ("list", listing.every(sheet_id)),
        ("show", listing.one(sheet_id)),
        ("edit", adding.edit(sheet_id)),
        ("delete", removing.delete(sheet_id)),
        ("restore", removing.restore(sheet_id)),
    ):
        app.command(name=name, cls=Keeping if name in ("add", "edit") else None)(command)
    return app
