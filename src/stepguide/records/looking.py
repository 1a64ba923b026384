"""The commands that list and show records, whatever their kind; run.py does what they say."""

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

    def list_all(ctx: typer.Context, **given: Any) -> None:
        from stepguide.records import run

        run.every(desk_of(ctx), kind, sheet, **given)

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

    def show(ctx: typer.Context, **given: Any) -> None:
        from stepguide.records import run

        run.one(desk_of(ctx), kind, **given)

    named = which or shape.which(kind)
    return Made(show, [named, shape.NO_PAGER, shape.AS_JSON], "Show one, whole.")
