"""The commands that list and show records, whatever their kind; run.py does what they say."""

from typing import TYPE_CHECKING, Any

import typer

from stepguide.records import parameters
from stepguide.records.completion import forms
from stepguide.terminal.options import context_of
from stepguide.terminal.parameters import BuiltCommand, Parameter

if TYPE_CHECKING:
    from stepguide.guide.sheets import Sheet


def every(kind: str, sheet: "Sheet | None" = None, doc: str = "") -> BuiltCommand:
    """The command that lists the records of a kind; with a `sheet` it can be asked for some."""

    def list_all(ctx: typer.Context, **given: Any) -> None:
        from stepguide.records import run

        run.every(context_of(ctx), kind, sheet, **given)

    takes: list[Parameter] = []
    if sheet:
        offered = forms(sheet.id)
        argument = typer.Argument(
            None, metavar="[KIND]", help="Only one kind.", autocompletion=offered
        )
        parked = parameters.flag("parked", "Only those that are put aside.")
        takes += [Parameter("form", str | None, argument), parameters.STEP, parked]
    takes += [parameters.TRASH, parameters.NO_PAGER, parameters.AS_JSON]
    return BuiltCommand(
        list_all, takes, doc or "List them, in the order in which you began them."
    )


def one(kind: str, which: Parameter | None = None) -> BuiltCommand:
    """The command that shows a record of a kind, also from the trash; `which` is what names it."""

    def show(ctx: typer.Context, **given: Any) -> None:
        from stepguide.records import run

        run.one(context_of(ctx), kind, **given)

    named = which or parameters.which(kind)
    return BuiltCommand(show, [named, parameters.NO_PAGER, parameters.AS_JSON], "Show one, whole.")
