"""A row added and changed: asked for one cell at a time, or given with options."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import typer

from stepguide.advice import Do
from stepguide.errors import UsageError
from stepguide.guide.sheets import Sheet
from stepguide.home.kinds import BY_ID
from stepguide.records import placing, shape
from stepguide.records.completion import forms
from stepguide.terminal.made import Made, Parameter
from stepguide.terminal.options import desk_of

if TYPE_CHECKING:
    from stepguide.guide.sheets import Form
    from stepguide.home.row import Content, Row
    from stepguide.records.row_handling import RowHandling


TAG = Parameter(
    "tag", list[str] | None, typer.Option(None, help="A tag; share marks it for sharing.")
)
UNTAG = Parameter("untag", list[str] | None, typer.Option(None, help="A tag to take away."))
PARK_HELP = "Put it aside, or take it up again."


def add(
    sheet: Sheet,
    only: str | None = None,
    more: list[Parameter] | None = None,
    begin: "Callable[..., dict[str, Any]] | None" = None,
) -> Made:
    """The command that adds a row, of the form `only` where that is fixed.

    What a sheet has of its own are the parameters `more`; `begin` is given the handling and their
    values, and returns what the row has of them, with the `cells` that it begins with.
    """

    def add_row(
        ctx: typer.Context,
        form: str | None = None,
        step: str | None = None,
        at: str | None = None,
        park: bool | None = None,
        tag: list[str] | None = None,
        as_json: bool = False,
        **cells: Any,
    ) -> None:
        from stepguide.records.row_handling import rows_of

        desk = desk_of(ctx)
        handling = rows_of(desk, sheet.id)
        own = {one.name: cells.pop(one.name) for one in more or ()}
        chosen = placing.form(desk, handling, only or form)
        typed = placing.typed(chosen, handling.fields_of(chosen), cells).items()
        given = {name: said for name, said in typed if said not in ("", ())}
        beside = placing.beside(desk, park, tag, at)
        begun = begin(handling, **own) if begin and any(own.values()) else {}
        given = {**begun.pop("cells", {}), **given}
        if not park:
            handling.check_room(chosen)
        belongs = placing.step(desk, chosen, step)
        if given and not begun:
            row = handling.add(chosen, given, *belongs, **beside)
        else:
            row = _asked(handling, chosen, belongs, given, {**beside, **begun})
        handling.tell_saved(row, as_json, chosen)

    doc = f"""Add to {sheet.named}: asked one thing at a time, or with options.

    Each answer is saved as soon as you give it. :help lists what else can be typed, ! shows sos.
    """
    parameters: list[Parameter] = []
    if only is None:
        form_help = "Which kind: " + ", ".join(kind.id for kind in sheet.kinds) + "."
        argument = typer.Argument(
            None, metavar="[KIND]", help=form_help, autocompletion=forms(sheet.id)
        )
        parameters.append(Parameter("form", str | None, argument))
    parameters += [*(more or ()), *shape.cell_options(sheet, only)]
    # What belongs to no step belongs to a moment.
    parameters.append(shape.STEP if BY_ID[sheet.id].of == "step" else shape.AT)
    parameters += [park_option(sheet), TAG, shape.AS_JSON]
    return Made(add_row, parameters, doc)


def _asked(
    handling: "RowHandling",
    form: "Form",
    belongs: tuple[str | None, int | None],
    given: "dict[str, Content]",
    beside: dict[str, Any],
) -> "Row":
    """Ask for what is not given, if anyone is there to ask."""
    from stepguide.records import asking
    from stepguide.terminal import prompt
    from stepguide.terminal.screen import say

    if not prompt.is_possible():
        if not given:
            raise nobody_to_ask(handling, form)
        return handling.add(form, given, *belongs, **beside)
    say(form.opening)
    place = asking.Place(handling, form, *belongs)
    filling = asking.Filling(place)
    filling.begin(given, **beside)
    return filling.fill([cell for cell in form.fields if cell.id not in given], beside)


def nobody_to_ask(handling: "RowHandling", form: "Form") -> UsageError:
    """The error where a row is to be asked for and nobody is there."""
    first = form.fields[0].id.replace("_", "-")
    return UsageError(
        "This asks one thing at a time, and there is no terminal here to ask at.",
        Do(f'{handling.typed} add --{first} "…"', "Give it with options, such as"),
    )


def edit(sheet: Sheet) -> Made:
    """The command that changes a row."""

    def edit_row(
        ctx: typer.Context,
        which: str,
        park: bool | None,
        tag: list[str] | None,
        untag: list[str] | None,
        as_json: bool,
        **cells: Any,
    ) -> None:
        from stepguide.records.row_handling import rows_of
        from stepguide.terminal import prompt

        desk = desk_of(ctx)
        handling = rows_of(desk, sheet.id)
        found = handling.find(which)
        form = handling.form_of(found.record)
        if form is None and any(said is not None for said in cells.values()):
            raise _unknown(handling, found.record)
        given = placing.typed(form, handling.fields_of(form), cells) if form else {}
        if given or park is not None or tag or untag:
            if form and park is False and found.record.parked:
                handling.check_room(form)
            handling.meets(found.record, given)
            change = placing.change(form, given, park, tag or [], untag or [])
            row = handling.change(found, change)
        elif form and prompt.is_possible():
            row = handling.ask_again(found, form)
        elif form is None:
            raise _unknown(handling, found.record)
        else:
            raise UsageError(
                "Say what is to change.",
                Do(f"{handling.typed} edit --help", "What can be changed"),
            )
        handling.tell_saved(row, as_json)

    doc = "Change a row: with options, or asked again one thing at a time."
    parameters = [shape.which(sheet.id), *shape.cell_options(sheet)]
    parameters += [park_option(sheet), TAG, UNTAG, shape.AS_JSON]
    return Made(edit_row, parameters, doc)


def _unknown(handling: "RowHandling", row: "Row") -> UsageError:
    return UsageError(
        f"This version knows no {row.sheet!r}, so its words cannot be changed.",
        Do(f"{handling.typed} show {row.short_id}", "To see it"),
    )


def park_option(sheet: Sheet) -> Parameter:
    """The option that puts a row aside."""
    help_ = sheet.aside.help if sheet.aside else PARK_HELP
    return Parameter("park", bool | None, typer.Option(None, "--park/--no-park", help=help_))
