"""A row added and changed: asked for one cell at a time, or given with options."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stepguide.home.rows import OF_STEPS
from stepguide.terminal.options import desk_of
from stepguide.worksheets import placing
from stepguide.worksheets.completion import kinds
from stepguide.worksheets.options import (
    AS_JSON,
    CONTEXT,
    Parameter,
    Step,
    cell_options,
    check_room,
    kind_of,
    named,
    row_id,
    saved,
    sheet_of,
    signed,
)

if TYPE_CHECKING:
    from stepguide.errors import UsageError
    from stepguide.guide.sheets import Kind
    from stepguide.home.row import Content, Row
    from stepguide.home.shelf import Found
    from stepguide.terminal.desk import Desk

    Ask = Callable[[Desk, Found[Row]], Row]

At = Annotated[
    str | None, typer.Option(metavar="WHEN", help="When it was, such as yesterday; else now.")
]
Tags = Annotated[list[str] | None, typer.Option("--tag", help="A tag; share marks it for sharing.")]
Untag = Annotated[list[str] | None, typer.Option(help="A tag to take away.")]


def add(sheet_id: str, only: str | None = None) -> Callable[..., None]:
    """The command that adds a row, of the kind `only` where that is fixed."""

    def add_row(
        ctx: typer.Context,
        kind: str | None = None,
        step: str | None = None,
        at: str | None = None,
        park: bool | None = None,
        tag: list[str] | None = None,
        as_json: bool = False,
        **cells: Any,
    ) -> None:
        from stepguide.terminal import prompt
        from stepguide.terminal.screen import say
        from stepguide.worksheets import asking

        desk = desk_of(ctx)
        sheet = sheet_of(sheet_id)
        source = cells.pop("from_row", None)
        chosen = placing.kind(desk, sheet, only or kind)
        typed = placing.typed(chosen, cells).items()
        given = {name: said for name, said in typed if said not in ("", ())}
        more = placing.more(park, tag, source)
        if at:
            more["at"] = placing.moment(desk, at)
        if source:
            given = {**placing.from_inventory(desk, more), **given}
        if not park:
            check_room(desk, chosen)
        place = asking.Place(sheet, chosen, *placing.step(desk, chosen, step))
        filling = asking.Filling(desk, place, asking.aid_of(desk))
        if given and not source:
            filling.begin(given, **more)
        elif prompt.is_possible():
            say(chosen.opening)
            filling.begin(given, **more)
            filling.ask([cell for cell in chosen.fields if cell.id not in given], more)
        elif given:
            filling.begin(given, **more)
        else:
            raise _nobody_to_ask(sheet_id, chosen)
        assert filling.row is not None
        saved(desk, filling.row, chosen, as_json)

    add_row.__doc__ = f"""Add to {named(sheet_id)}: asked one thing at a time, or with options.

    Each answer is saved as soon as you give it. :help lists what else can be typed, ! shows sos.
    """
    known = sheet_of(sheet_id).kinds
    parameters: list[Parameter] = [CONTEXT]
    if only is None:
        kind_help = "Which kind: " + ", ".join(kind.id for kind in known) + "."
        offered = kinds(sheet_id)
        argument = typer.Argument(metavar="[KIND]", help=kind_help, autocompletion=offered)
        parameters.append(("kind", Annotated[str | None, argument], None))
    if sheet_id == "amends":
        from_help = "Begin with a row of the inventory, and stay linked to it."
        from_type = Annotated[str | None, typer.Option("--from", metavar="ID", help=from_help)]
        parameters.append(("from_row", from_type, None))
    parameters += cell_options(sheet_id, only)
    # What belongs to no step belongs to a moment.
    parameters.append(("step", Step, None) if sheet_id in OF_STEPS else ("at", At, None))
    parameters += [("park", park_option(sheet_id), None), ("tag", Tags, None), AS_JSON]
    return signed(add_row, parameters)


def ask_gratitude(desk: "Desk", as_json: bool) -> None:
    """Ask for up to three things; whoever leaves the first empty has none today."""
    from stepguide.terminal import prompt
    from stepguide.terminal.screen import say
    from stepguide.worksheets import asking

    sheet = sheet_of("gratitude")
    kind = sheet.kinds[0]
    if not prompt.is_possible():
        raise _nobody_to_ask("gratitude", kind)
    say(kind.opening)
    filling = asking.Filling(desk, asking.Place(sheet, kind, None, None), asking.aid_of(desk))
    try:
        row = filling.ask(kind.fields, until_empty=True)
    except asking.NothingError:
        return say(desk.guide.daily.gratitude.empty)
    return saved(desk, row, kind, as_json)


def _nobody_to_ask(sheet_id: str, kind: "Kind") -> "UsageError":
    from stepguide.errors import UsageError
    from stepguide.worksheets import actions

    first = kind.fields[0].id.replace("_", "-")
    return UsageError(
        "This asks one thing at a time, and there is no terminal here to ask at.",
        f'Give it with options, such as: stepguide {actions.command(sheet_id)} add --{first} "…"',
    )


def edit(sheet_id: str, ask: "Ask | None" = None) -> Callable[..., None]:
    """The command that changes a row; `ask` asks again where a sheet has its own way to."""

    def edit_row(
        ctx: typer.Context,
        row_id: str,
        park: bool | None,
        tag: list[str] | None,
        untag: list[str] | None,
        as_json: bool,
        **cells: Any,
    ) -> None:
        from stepguide.errors import UsageError
        from stepguide.terminal import prompt
        from stepguide.worksheets import actions, asking, changing

        desk = desk_of(ctx)
        found = actions.find(desk.home, sheet_id, row_id)
        sheet = sheet_of(sheet_id)
        kind = kind_of(sheet_id, found.record)
        given = placing.typed(kind, cells) if kind else {}
        if given or park is not None or tag or untag:
            if kind and park is False and found.record.parked:
                check_room(desk, kind)
            _say_safety(desk, sheet_id, found, given)
            change = changing.of(kind, given, park, tag or [], untag or [])
            row = actions.change(desk.home, sheet_id, found, change, desk.now)
        elif ask and prompt.is_possible():
            row = ask(desk, found)
        elif kind and prompt.is_possible():
            place = asking.Place(sheet, kind, found.record.program, found.record.step)
            filling = asking.Filling(desk, place, asking.aid_of(desk), found.record, found.name)
            row = filling.ask(kind.fields)
        elif kind is None:
            raise UsageError(
                f"This version knows no {found.record.sheet!r}, so its words cannot be changed.",
                f"To see it: stepguide {actions.command(sheet_id)} show {found.record.short_id}",
            )
        else:
            raise UsageError(
                "Say what is to change.",
                f"stepguide {actions.command(sheet_id)} edit --help lists what can be.",
            )
        saved(desk, row, None, as_json)

    edit_row.__doc__ = "Change a row: with options, or asked again one thing at a time."
    parameters: list[Parameter] = [CONTEXT]
    parameters.append(row_id(sheet_id))
    parameters += [*cell_options(sheet_id), ("park", park_option(sheet_id), None)]
    parameters += [("tag", Tags, None), ("untag", Untag, None), AS_JSON]
    return signed(edit_row, parameters)


def _say_safety(
    desk: "Desk", sheet_id: str, found: "Found[Row]", given: "dict[str, Content]"
) -> None:
    """Say what a change calls for beside what the line alone tells: a craving that has risen since
    what was noted in the day before it."""
    from stepguide.safety import rules, screen
    from stepguide.safety.questions import LOOKED_AT

    if sheet_id in LOOKED_AT:
        row = found.record
        noted = rules.noted(lambda: desk.home, lambda: desk.guide, row.at, desk.now, but=row.id)
        screen.show(desk, rules.of(sheet_id, given, noted))


def park_option(sheet_id: str) -> Any:
    """The option that puts a row aside."""
    aside = {"inventory": "Keep it for a counsellor, or no more."}
    help_ = aside.get(sheet_id, "Put it aside, or take it up again.")
    return Annotated[bool | None, typer.Option("--park/--no-park", help=help_)]
