"""Rows listed and shown."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from stepguide.terminal.options import Json, NoPager, desk_of
from stepguide.worksheets.completion import kinds
from stepguide.worksheets.options import AS_JSON, CONTEXT, Step, named, rounds, row_id, signed


def every(sheet_id: str) -> Callable[..., None]:
    def list_rows(
        ctx: typer.Context,
        kind: Annotated[
            str | None,
            typer.Argument(metavar="[KIND]", help="Only one kind.", autocompletion=kinds(sheet_id)),
        ] = None,
        step: Step = None,
        parked: Annotated[
            bool, typer.Option("--parked", help="Only those kept for a counsellor.")
        ] = False,
        trash: Annotated[bool, typer.Option("--trash", help="What you deleted.")] = False,
        no_pager: NoPager = False,
        as_json: Json = False,
    ) -> None:
        from stepguide.footer import help_line
        from stepguide.home import rows as stored
        from stepguide.home.store import RECORDS, TRASH
        from stepguide.worksheets import views

        desk = desk_of(ctx)
        known = desk.guide.sheets
        sheet = known.sheet(sheet_id)
        only = sheet.kind(kind).id if kind else None
        number = _number(step)
        rows = [
            row
            for row in stored.every(desk.home, sheet_id, TRASH if trash else RECORDS)
            if only in (None, row.sheet)
            and number in (None, row.step)
            and (row.parked or not parked)
        ]
        if as_json:
            where = rounds(desk)
            return desk.screen.data([views.as_data(row, where, known.safety) for row in rows])
        if not rows:
            page = views.nothing(sheet, only, bool(step or parked), trash)
        else:
            page = views.every_row(sheet, rows, known.safety, trash, desk.settings.date_format)
        return desk.screen.show(page, help_line(desk), may_page=not no_pager)

    list_rows.__doc__ = f"List the rows of {named(sheet_id)}, in the order in which you began them."
    return list_rows


def one(sheet_id: str) -> Callable[..., None]:
    def show(ctx: typer.Context, row_id: Any, as_json: Json = False) -> None:
        from stepguide.footer import help_line
        from stepguide.worksheets import actions, linking, views

        desk = desk_of(ctx)
        known = desk.guide.sheets
        row = actions.find(desk.home, sheet_id, row_id).record
        if as_json:
            data = views.as_data(row, rounds(desk), known.safety)
            data["linked"] = [other.id for other in linking.linked(desk.home, row)]
            return desk.screen.data(data)
        kind = next((one for one in known.sheet(sheet_id).kinds if one.id == row.sheet), None)
        page = views.one(
            row,
            kind,
            known.safety,
            desk.settings.date_format,
            rounds(desk)().round_at(row.program, row.step, row.at),
            linking.linked(desk.home, row),
        )
        return desk.screen.show(page, help_line(desk))

    show.__doc__ = "Show one row, whole."
    return signed(
        show,
        [
            CONTEXT,
            row_id(sheet_id),
            AS_JSON,
        ],
    )


def _number(typed: str | None) -> int | None:
    from stepguide.guide import steps

    return steps.load().find(typed).number if typed else None
