"""The commands that list, show, delete and restore records, whatever their kind; run.py does what
they say."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import typer

from stepguide.home.kinds import BY_ID
from stepguide.home.store import TRASH
from stepguide.records import parameters
from stepguide.records.completion import forms
from stepguide.terminal.columns import FIRST, told
from stepguide.terminal.options import context_of
from stepguide.terminal.parameters import BuiltCommand, Parameter

if TYPE_CHECKING:
    from stepguide.guide.sheets import Sheet


def every(
    kind: str,
    sheet: "Sheet | None" = None,
    doc: str = "List them, the newest first.",
    fields: Sequence[str] = (),
    form: Parameter | None = None,
) -> BuiltCommand:
    """The command that lists the records of a kind. With a `sheet` it can be asked for some of
    them; else `fields` are those that the kind has, and `form` is what asks for some."""

    takes = [form] if form else []
    if sheet:
        fields, offered = sheet.field_ids, forms(sheet.id)
        argument = typer.Argument(
            None, metavar="[KIND]", help="Only one kind.", autocompletion=offered
        )
        parked = parameters.flag("parked", "Only those that are put aside.")
        takes += [Parameter("form", str | None, argument), parameters.STEP, parked]
    takes += [parameters.TRASH, *parameters.LISTING]
    on_a_pipe = told([*FIRST, *BY_ID[kind].columns, *fields])
    return BuiltCommand(lead("every", kind), takes, f"{doc}\n\n{on_a_pipe}")


def one(kind: str, which: Parameter | None = None) -> BuiltCommand:
    """The command that shows a record of a kind, also from the trash; `which` is what names it."""

    named = which or parameters.which(kind)
    takes = [named, parameters.NO_PAGER, parameters.AS_JSON]
    return BuiltCommand(lead("one", kind), takes, "Show one, whole.")


def delete(kind: str, which: Parameter | None = None) -> BuiltCommand:
    """The command that takes a record of a kind out; `which` is what names it."""
    named = which or parameters.which(kind)
    takes = [named, parameters.FOR_GOOD, parameters.YES, parameters.AS_JSON]
    return BuiltCommand(lead("delete", kind), takes, "Put one in the trash, or remove it for good.")


def restore(kind: str, which: Parameter | None = None) -> BuiltCommand:
    """The command that puts a record of a kind back; `which` is what names it."""
    takes = [which or parameters.which(kind, TRASH), parameters.AS_JSON]
    return BuiltCommand(lead("restore", kind), takes, "Put one back from the trash.")


def lead(does: str, *known: Any) -> Callable[..., None]:
    """What a command runs that is done in run.py, with what is `known` before any options."""

    def begin(ctx: typer.Context, **given: Any) -> None:
        from stepguide.records import run

        getattr(run, does)(context_of(ctx), *known, **given)

    return begin
