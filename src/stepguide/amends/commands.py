"""The commands for amends: those of every kind, the check, the plan, and the days one was kept."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stepguide.guide.guide import Guide
from stepguide.records import adding
from stepguide.records import commands as every_kind
from stepguide.records.completion import ids
from stepguide.records.parameters import argument, option
from stepguide.records.row_handling import RowHandling, rows_of
from stepguide.terminal.options import Json, context_of

if TYPE_CHECKING:
    from stepguide.amends.records import Status

Which = Annotated[str, argument("amends")]
FROM = option(
    "from_row",
    "Begin with a row of the inventory, and stay linked to it.",
    "--from",
    metavar="ID",
    autocompletion=ids("inventory"),
)


# What marks an amends: what it is from then on, and what the command is for.
MOVES: "dict[str, tuple[Status, str]]" = {
    "plan": (
        "planned",
        "Mark an amends as planned, once the safety check allows it. Nothing is sent to anyone.",
    ),
    "done": ("done", "Mark an amends as done."),
    "reopen": ("open", "Mark an amends as open again."),
}


def commands(guide: Guide, word: str) -> typer.Typer:
    """The group."""
    sheet = guide.sheets.sheet(word)
    app = every_kind.bare(sheet)
    adding.add(sheet, more=[FROM], begin=_begin).join(app, "add", adding.command(sheet))
    every_kind.beside(app, sheet)
    app.command()(check)
    for name, (status, says) in MOVES.items():
        app.command(name)(_moves(status, says))
    app.command()(keep)
    return app


def _begin(handling: RowHandling, from_row: str) -> dict[str, Any]:
    """The cells an amends takes over from a row of the inventory, which it stays linked to."""
    from stepguide.amends import linking

    row = rows_of(handling.context, "inventory").find(from_row).record
    return {"from_row": row.id, "cells": linking.for_amends(row)}


def check(
    ctx: typer.Context,
    row_id: Which,
    answer: Annotated[
        list[str] | None,
        typer.Option(metavar="QUESTION=YES|NO", help="An answer, for scripts; may be repeated."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Answer the safety check, which comes before any plan to contact someone."""
    from stepguide.amends import run

    return run.check(context_of(ctx), row_id, answer, as_json)


def _moves(status: "Status", says: str) -> Callable[..., None]:
    """A command that marks an amends."""

    def move(ctx: typer.Context, row_id: Which, as_json: Json = False) -> None:
        from stepguide.amends import run

        return run.move(context_of(ctx), row_id, status, as_json)

    move.__doc__ = says
    return move


def keep(
    ctx: typer.Context,
    row_id: Which,
    at: Annotated[
        str | None, typer.Option(help="Which day, such as yesterday; today if left out.")
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take that day out again.")] = False,
    as_json: Json = False,
) -> None:
    """Note a day on which you kept a living amends. Days are counted; nothing is a streak."""
    from stepguide.amends import run

    return run.keep(context_of(ctx), row_id, at, undo, as_json)
