"""Rows put in the trash, put back, and removed for good."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from stepguide.terminal.options import Yes, agreed, desk_of
from stepguide.worksheets.options import (
    AS_JSON,
    CONTEXT,
    check_room,
    kind_of,
    named,
    rounds,
    row_id,
    signed,
)


def delete(sheet_id: str) -> Callable[..., None]:
    def delete_row(ctx: typer.Context, row_id: Any, for_good: bool, yes: bool) -> None:
        from stepguide.worksheets import actions, views

        desk = desk_of(ctx)
        found, part = actions.find_anywhere(desk.home, sheet_id, row_id, for_good)
        row = found.record
        begins = views.beginning(row, kind_of(sheet_id, row))
        what = "Remove for good" if for_good else "Move to the trash"
        agreed(f"{what}: {row.short_id}, {begins}?", yes, "Stopped. It is where it was.")
        if for_good:
            actions.remove_for_good(desk.home, sheet_id, found, part, desk.now)
            note = desk.guide.screens.removed_for_good
            return desk.screen.say(f"Removed {row.short_id} for good. {note}")
        actions.delete(desk.home, sheet_id, found, desk.now)
        back = f"stepguide {actions.command(sheet_id)} restore {row.short_id}"
        return desk.screen.say(f"Moved {row.short_id} to the trash. To put it back: {back}")

    delete_row.__doc__ = "Put a row in the trash, or remove it for good."
    good = Annotated[bool, typer.Option("--for-good", help="Not to the trash: remove it.")]
    return signed(
        delete_row,
        [
            CONTEXT,
            row_id(sheet_id),
            ("for_good", good, False),
            ("yes", Yes, False),
        ],
    )


def restore(sheet_id: str) -> Callable[..., None]:
    def restore_row(ctx: typer.Context, row_id: Any, as_json: bool) -> None:
        from stepguide.home.store import TRASH
        from stepguide.worksheets import actions, views

        desk = desk_of(ctx)
        found = actions.find(desk.home, sheet_id, row_id, TRASH)
        if not found.record.parked:
            check_room(desk, kind_of(sheet_id, found.record))
        actions.restore(desk.home, sheet_id, found, desk.now)
        row = found.record
        if as_json:
            return desk.screen.data(views.as_data(row, rounds(desk), desk.guide.sheets.safety))
        return desk.screen.say(f"{row.short_id} is back in {named(sheet_id)}.")

    restore_row.__doc__ = "Put a row back from the trash."
    return signed(
        restore_row,
        [
            CONTEXT,
            row_id(sheet_id, in_trash=True),
            AS_JSON,
        ],
    )
