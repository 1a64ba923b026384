"""The commands for amends: those of every kind, the check, the plan, and the days one was kept."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from stepguide.guide.guide import Guide
from stepguide.records import adding
from stepguide.records import commands as every_kind
from stepguide.records.row_handling import rows_of
from stepguide.records.shape import argument, option
from stepguide.terminal.keeping import Keeping
from stepguide.terminal.options import Json, desk_of

if TYPE_CHECKING:
    from stepguide.amends.handling import AmendsHandling
    from stepguide.amends.records import Status
    from stepguide.records.row_handling import RowHandling
    from stepguide.terminal.desk import Desk

KIND = "amends"
Which = Annotated[str, argument(KIND)]
FROM = option(
    "from_row",
    "Begin with a row of the inventory, and stay linked to it.",
    "--from",
    metavar="ID",
)


def commands(guide: Guide, word: str) -> typer.Typer:
    """The group."""
    sheet = guide.sheets.sheet(word)
    app = every_kind.bare(sheet)
    adding.add(sheet, more=[FROM], begin=_begin).join(app, "add", Keeping)
    every_kind.beside(app, sheet)
    for command in (check, plan, done, reopen, keep):
        app.command()(command)
    return app


def _begin(handling: "RowHandling", from_row: str) -> dict[str, Any]:
    """The cells an amends takes over from a row of the inventory, which it stays linked to."""
    from stepguide.amends import linking

    row = rows_of(handling.desk, "inventory").find(from_row).record
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
    from stepguide.amends import checking, views

    desk = desk_of(ctx)
    handling = _amends(desk)
    found = handling.find(row_id)
    if answer:
        answers = checking.typed(handling.safety, answer)
        row = checking.keep(handling, found, answers)
    else:
        row = checking.ask(handling, found)
    if as_json:
        return handling.tell_saved(row, as_json)
    if getattr(found.record, "status", "") == "planned" and row.status == "open":
        desk.screen.say(f"{row.short_id} is not planned any more.")
    return desk.screen.show(views.check_result(row, handling.safety), may_page=False)


def plan(ctx: typer.Context, row_id: Which, as_json: Json = False) -> None:
    """Mark an amends as planned, once the safety check allows it. Nothing is sent to anyone."""
    _move(ctx, row_id, "planned", as_json)


def done(ctx: typer.Context, row_id: Which, as_json: Json = False) -> None:
    """Mark an amends as done."""
    _move(ctx, row_id, "done", as_json)


def reopen(ctx: typer.Context, row_id: Which, as_json: Json = False) -> None:
    """Mark an amends as open again."""
    _move(ctx, row_id, "open", as_json)


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
    from stepguide.amends import actions
    from stepguide.records.handling import moment_of
    from stepguide.terminal.text import counted

    desk = desk_of(ctx)
    handling = _amends(desk)
    day = moment_of(desk, at).date() if at else desk.now.date()
    row = handling.change(
        handling.find(row_id),
        lambda before: actions.kept_on(before, day, not undo),
    )
    if as_json:
        return handling.tell_saved(row, as_json)
    return desk.screen.say(f"{row.short_id}: {counted(len(row.kept), 'day')} kept in all.")


def _move(ctx: typer.Context, row_id: str, status: "Status", as_json: bool) -> None:
    from stepguide.amends import actions

    desk = desk_of(ctx)
    handling = _amends(desk)
    row = handling.change(
        handling.find(row_id),
        lambda before: actions.moved_to(before, status, handling.safety),
    )
    if as_json:
        return handling.tell_saved(row, as_json)
    return desk.screen.say(f"{row.short_id} is {row.status}.")


def _amends(desk: "Desk") -> "AmendsHandling":
    from stepguide.amends.handling import AmendsHandling

    return AmendsHandling(desk, KIND)
