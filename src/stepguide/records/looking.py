"""Records listed and shown, whatever their kind."""

from typing import TYPE_CHECKING, Any

import typer

from stepguide.records import shape
from stepguide.records.completion import forms
from stepguide.terminal.made import Made, Parameter
from stepguide.terminal.options import desk_of

if TYPE_CHECKING:
    from stepguide.guide.sheets import Sheet


def every(kind: str, sheet: "Sheet | None" = None, doc: str = "") -> Made:
    """The command that lists the records of a kind; with a `sheet` it can be asked for some."""

    def list_all(
        ctx: typer.Context,
        form: str | None = None,
        step: str | None = None,
        parked: bool = False,
        trash: bool = False,
        no_pager: bool = False,
        as_json: bool = False,
    ) -> None:
        from stepguide.footer import help_line
        from stepguide.home.store import RECORDS, TRASH
        from stepguide.records.handling import Filters, handling_of

        desk = desk_of(ctx)
        handling = handling_of(desk, kind)
        only = sheet.kind(form).id if form and sheet else None
        number = desk.guide.steps.find(step).number if step else None
        filters = Filters(only, number, parked)
        found = filter(filters.hold, handling.every(TRASH if trash else RECORDS))
        if as_json:
            return desk.screen.data([handling.data(one) for one in found])
        page = handling.listed([*found], filters, trash)
        return desk.screen.show(page, help_line(desk), may_page=not no_pager)

    parameters: list[Parameter] = []
    if sheet:
        offered = forms(sheet.id)
        argument = typer.Argument(
            None, metavar="[KIND]", help="Only one kind.", autocompletion=offered
        )
        parked = shape.flag("parked", "Only those that are put aside.")
        parameters += [Parameter("form", str | None, argument), shape.STEP, parked]
    parameters += [shape.TRASH, shape.NO_PAGER, shape.AS_JSON]
    return Made(list_all, parameters, doc or "List them, in the order in which you began them.")


def one(kind: str, which: Parameter | None = None) -> Made:
    """The command that shows a record of a kind, also from the trash; `which` is what names it."""

    def show(ctx: typer.Context, which: Any, no_pager: bool, as_json: bool) -> None:
        from stepguide.footer import help_line
        from stepguide.records.handling import handling_of

        desk = desk_of(ctx)
        handling = handling_of(desk, kind)
        found = handling.find_anywhere(shape.in_words(which))
        if as_json:
            return desk.screen.data(handling.whole(found.record))
        page = [*handling.page(found), *handling.whereabouts(found)]
        return desk.screen.show(page, help_line(desk), may_page=not no_pager)

    named = which or shape.which(kind)
    return Made(show, [named, shape.NO_PAGER, shape.AS_JSON], "Show one, whole.")
