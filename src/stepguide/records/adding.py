"""The commands that add and change a row; filling.py does what they say."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import typer

from stepguide.guide.sheets import Sheet
from stepguide.home.kinds import BY_ID
from stepguide.records import parameters
from stepguide.records.completion import forms
from stepguide.terminal.options import context_of
from stepguide.terminal.parameters import BuiltCommand, Parameter

if TYPE_CHECKING:
    from stepguide.records.filling import Begin

TAG = Parameter(
    "tag", list[str] | None, typer.Option(None, help="A tag; share marks it for sharing.")
)
UNTAG = Parameter("untag", list[str] | None, typer.Option(None, help="A tag to take away."))
PARK_HELP = "Put it aside, or take it up again."


def add(
    sheet: Sheet,
    only: str | None = None,
    more: list[Parameter] | None = None,
    begin: "Begin | None" = None,
) -> BuiltCommand:
    """The command that adds a row, of the form `only` where that is fixed.

    What a sheet has of its own are the parameters `more`; `begin` is given the handling and their
    values, and returns what the row has of them, with the `cells` that it begins with.
    """

    own = [one.name for one in more or ()]
    doc = f"""Add to {sheet.named}: asked one thing at a time, or with options.

    Each answer is saved as soon as you give it. :help lists what else can be typed, ! shows sos.
    """
    takes: list[Parameter] = []
    if only is None:
        form_help = "Which kind: " + ", ".join(kind.id for kind in sheet.kinds) + "."
        argument = typer.Argument(
            None, metavar="[KIND]", help=form_help, autocompletion=forms(sheet.id)
        )
        takes.append(Parameter("form", str | None, argument))
    takes += [*(more or ()), *parameters.cell_options(sheet, only)]
    # What belongs to no step belongs to a moment.
    takes.append(parameters.STEP if BY_ID[sheet.id].of == "step" else parameters.AT)
    takes += [park_option(sheet), TAG, parameters.AS_JSON]
    return BuiltCommand(_lead("add", sheet, only, own, begin), takes, doc)


def edit(sheet: Sheet) -> BuiltCommand:
    """The command that changes a row."""

    doc = "Change a row: with options, or asked again one thing at a time."
    takes = [parameters.which(sheet.id), *parameters.cell_options(sheet)]
    takes += [park_option(sheet), TAG, UNTAG, parameters.AS_JSON]
    return BuiltCommand(_lead("edit", sheet), takes, doc)


def _lead(does: str, *known: Any) -> Callable[..., None]:
    def begin(ctx: typer.Context, **given: Any) -> None:
        from stepguide.records import filling

        getattr(filling, does)(context_of(ctx), *known, **given)

    return begin


def park_option(sheet: Sheet) -> Parameter:
    """The option that puts a row aside."""
    help_ = sheet.aside.help if sheet.aside else PARK_HELP
    return Parameter("park", bool | None, typer.Option(None, "--park/--no-park", help=help_))
