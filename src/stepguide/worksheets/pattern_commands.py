"""What only a pattern has: how willing one is, over time."""

from typing import Annotated

import typer

from stepguide.terminal.options import Json, desk_of
from stepguide.worksheets.options import argument, saved

Which = Annotated[str, argument("pattern")]


def add_to(app: typer.Typer) -> None:
    """Give the group the commands that only patterns have."""
    app.command()(rate)


def rate(
    ctx: typer.Context,
    row_id: Which,
    willing: Annotated[int, typer.Argument(min=0, max=10, help="How willing you are, 0 to 10.")],
    as_json: Json = False,
) -> None:
    """Say how willing you are to let a pattern go today. Earlier numbers are kept."""
    from stepguide.worksheets import actions, changing

    desk = desk_of(ctx)
    found = actions.find(desk.home, "pattern", row_id)
    row = actions.change(
        desk.home,
        "pattern",
        found,
        lambda before: changing.rated(before, willing, desk.now),
        desk.now,
    )
    saved(desk, row, None, as_json)
