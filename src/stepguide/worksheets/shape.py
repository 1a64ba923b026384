"""What every worksheet has alike: its group of commands, made from the fields in the guide."""

import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stepguide.guide.completion import step_numbers
from stepguide.terminal.options import Json, NoPager, Yes, agreed, desk_of
from stepguide.worksheets.completion import ids, ids_in_trash, kinds

if TYPE_CHECKING:
    from stepguide.guide.sheets import Cell, Kind, Sheet
    from stepguide.steps.rows import Content, Row
    from stepguide.terminal.desk import Desk

PANEL = "Your journal"
CELL = "cell_"

Step = Annotated[
    str | None, typer.Option(help="The step it belongs to.", autocompletion=step_numbers)
]
Park = Annotated[
    bool | None, typer.Option("--park/--no-park", help="Keep it for a counsellor, or no more.")
]
Tags = Annotated[list[str] | None, typer.Option("--tag", help="A tag; share marks it for sharing.")]
Untag = Annotated[list[str] | None, typer.Option(help="A tag to take away.")]


def group(sheet_id: str, text: str) -> typer.Typer:
    """The commands of a sheet. Its fields are read from the guide when the room is opened."""
    app = typer.Typer(name=sheet_id, help=text, no_args_is_help=True, rich_help_panel=PANEL)
    for name, command in (
        ("add", _add(sheet_id)),
        ("list", _list(sheet_id)),
        ("show", _show(sheet_id)),
        ("edit", _edit(sheet_id)),
        ("delete", _delete(sheet_id)),
        ("restore", _restore(sheet_id)),
    ):
        app.command(name=name)(command)
    return app


def which(sheet_id: str, in_trash: bool = False) -> Any:
    """The argument that names a row."""
    offered = ids_in_trash(sheet_id) if in_trash else ids(sheet_id)
    help_ = "Its id, or the beginning of it, or: last"
    return Annotated[str, typer.Argument(metavar="ID", help=help_, autocompletion=offered)]


def _add(sheet_id: str) -> Callable[..., None]:
    def add(
        ctx: typer.Context,
        kind: str | None,
        step: str | None,
        park: bool | None,
        tag: list[str] | None,
        as_json: bool,
        **cells: Any,
    ) -> None:
        from stepguide.errors import UsageError
        from stepguide.terminal import prompt
        from stepguide.worksheets import asking

        desk = desk_of(ctx)
        sheet = _sheet(sheet_id)
        source = cells.pop("from_row", None)
        chosen = _kind(desk, sheet, kind)
        given = {name: said for name, said in _typed(chosen, cells).items() if said not in ("", ())}
        more = _more(park, tag, source)
        if source:
            given = {**_from_inventory(desk, more), **given}
        place = asking.Place(sheet, chosen, *_step(desk, chosen, step))
        filling = asking.Filling(desk, place, asking.aid_of(desk))
        if given and not source:
            filling.begin(given, **more)
        elif prompt.is_possible():
            from stepguide.terminal.screen import say

            say(chosen.opening)
            filling.begin(given, **more)
            filling.ask([cell for cell in chosen.fields if cell.id not in given], more)
        elif given:
            filling.begin(given, **more)
        else:
            first = chosen.fields[0].id.replace("_", "-")
            raise UsageError(
                "This asks one thing at a time, and there is no terminal here to ask at.",
                f'Give it with options, such as: stepguide {sheet_id} add --{first} "…"',
            )
        assert filling.row is not None
        saved(desk, filling.row, chosen, as_json)

    add.__doc__ = f"""Add to the {sheet_id}: asked one thing at a time, or with options.

    Each answer is saved as soon as you give it. :help lists what else can be typed, ! shows sos.
    """
    kind_help = "Which kind: " + ", ".join(kind.id for kind in _sheet(sheet_id).kinds) + "."
    parameters: list[tuple[str, Any, Any]] = [("ctx", typer.Context, inspect.Parameter.empty)]
    kind_type = Annotated[
        str | None, typer.Argument(metavar="[KIND]", help=kind_help, autocompletion=kinds(sheet_id))
    ]
    parameters.append(("kind", kind_type, None))
    if sheet_id == "amends":
        from_help = "Begin with a row of the inventory, and stay linked to it."
        from_type = Annotated[str | None, typer.Option("--from", metavar="ID", help=from_help)]
        parameters.append(("from_row", from_type, None))
    parameters += [*_cell_options(sheet_id), ("step", Step, None), ("park", Park, None)]
    parameters += [("tag", Tags, None), ("as_json", Json, False)]
    return _signed(add, parameters)


def _edit(sheet_id: str) -> Callable[..., None]:
    def edit(
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
        sheet = _sheet(sheet_id)
        kind = next((one for one in sheet.kinds if one.id == found.record.sheet), None)
        given = _typed(kind, cells) if kind else {}
        if given or park is not None or tag or untag:
            change = changing.of(kind, given, park, tag or [], untag or [])
            row = actions.change(desk.home, sheet_id, found, change, desk.now)
        elif kind and prompt.is_possible():
            place = asking.Place(sheet, kind, found.record.program, found.record.step)
            filling = asking.Filling(desk, place, asking.aid_of(desk), found.record, found.name)
            row = filling.ask(kind.fields)
        else:
            raise UsageError(
                "Say what is to change.",
                f"stepguide {sheet_id} edit --help lists what can be.",
            )
        saved(desk, row, None, as_json)

    edit.__doc__ = "Change a row: with options, or asked again one thing at a time."
    parameters: list[tuple[str, Any, Any]] = [("ctx", typer.Context, inspect.Parameter.empty)]
    parameters.append(("row_id", which(sheet_id), inspect.Parameter.empty))
    parameters += [*_cell_options(sheet_id), ("park", Park, None)]
    parameters += [("tag", Tags, None), ("untag", Untag, None), ("as_json", Json, False)]
    return _signed(edit, parameters)


def _list(sheet_id: str) -> Callable[..., None]:
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
        from stepguide.guide import sheets
        from stepguide.guide.below import help_line
        from stepguide.home.store import RECORDS, TRASH
        from stepguide.steps import rows as stored
        from stepguide.worksheets import views

        desk = desk_of(ctx)
        known = sheets.load()
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
        page = views.every_row(sheet, rows, known.safety, trash)
        return desk.screen.show(page, help_line(desk.settings.country), may_page=not no_pager)

    list_rows.__doc__ = f"List the rows of the {sheet_id}, in the order in which you began them."
    return list_rows


def _show(sheet_id: str) -> Callable[..., None]:
    def show(ctx: typer.Context, row_id: Any, as_json: Json = False) -> None:
        from stepguide.guide import sheets
        from stepguide.guide.below import help_line
        from stepguide.worksheets import actions, linking, views

        desk = desk_of(ctx)
        known = sheets.load()
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
        return desk.screen.show(page, help_line(desk.settings.country))

    show.__doc__ = "Show one row, whole."
    return _signed(
        show,
        [
            ("ctx", typer.Context, inspect.Parameter.empty),
            ("row_id", which(sheet_id), inspect.Parameter.empty),
            ("as_json", Json, False),
        ],
    )


def _delete(sheet_id: str) -> Callable[..., None]:
    def delete(ctx: typer.Context, row_id: Any, for_good: bool, yes: bool) -> None:
        from stepguide.guide import screens
        from stepguide.worksheets import actions, views

        desk = desk_of(ctx)
        found, part = actions.find_anywhere(desk.home, sheet_id, row_id, for_good)
        row = found.record
        begins = views.beginning(row)
        what = "Remove for good" if for_good else "Move to the trash"
        agreed(f"{what}: {row.short_id}, {begins}?", yes, "Stopped. It is where it was.")
        if for_good:
            actions.remove_for_good(desk.home, sheet_id, found, part, desk.now)
            note = screens.load().removed_for_good
            return desk.screen.say(f"Removed {row.short_id} for good. {note}")
        actions.delete(desk.home, sheet_id, found, desk.now)
        back = f"stepguide {sheet_id} restore {row.short_id}"
        return desk.screen.say(f"Moved {row.short_id} to the trash. To put it back: {back}")

    delete.__doc__ = "Put a row in the trash, or remove it for good."
    good = Annotated[bool, typer.Option("--for-good", help="Not to the trash: remove it.")]
    return _signed(
        delete,
        [
            ("ctx", typer.Context, inspect.Parameter.empty),
            ("row_id", which(sheet_id), inspect.Parameter.empty),
            ("for_good", good, False),
            ("yes", Yes, False),
        ],
    )


def _restore(sheet_id: str) -> Callable[..., None]:
    def restore(ctx: typer.Context, row_id: Any, as_json: bool) -> None:
        from stepguide.guide import sheets
        from stepguide.home.store import TRASH
        from stepguide.worksheets import actions, views

        desk = desk_of(ctx)
        found = actions.find(desk.home, sheet_id, row_id, TRASH)
        actions.restore(desk.home, sheet_id, found, desk.now)
        row = found.record
        if as_json:
            return desk.screen.data(views.as_data(row, rounds(desk), sheets.load().safety))
        return desk.screen.say(f"{row.short_id} is back in the {sheet_id}.")

    restore.__doc__ = "Put a row back from the trash."
    return _signed(
        restore,
        [
            ("ctx", typer.Context, inspect.Parameter.empty),
            ("row_id", which(sheet_id, in_trash=True), inspect.Parameter.empty),
            ("as_json", Json, False),
        ],
    )


def saved(desk: "Desk", row: "Row", kind: "Kind | None", as_json: bool) -> None:
    """Say, or give as data, that a row was saved; after a new one, what its sheet says."""
    from stepguide.guide import privacy, sheets
    from stepguide.terminal.screen import say
    from stepguide.worksheets import views

    privacy.say_once(desk.home)
    if as_json:
        return desk.screen.data(views.as_data(row, rounds(desk), sheets.load().safety))
    desk.screen.say(views.saved_line(row))
    return say(kind.after) if kind else None


def rounds(desk: "Desk") -> Any:
    """Where the rounds of the steps begin, read when first asked for."""
    from functools import cache

    from stepguide.guide import steps
    from stepguide.steps import actions

    return cache(lambda: actions.events_only(desk.home, steps.load()))


def _signed(
    command: Callable[..., None], parameters: list[tuple[str, Any, Any]]
) -> Callable[..., None]:
    """The command with these parameters, for Typer to read: (name, type, default) each."""
    command.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            inspect.Parameter(
                name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default
            )
            for name, annotation, default in parameters
        ]
    )
    command.__annotations__ = {name: annotation for name, annotation, _ in parameters}
    return command


def _cell_options(sheet_id: str) -> list[tuple[str, Any, None]]:
    fields: dict[str, Cell] = {}
    for kind in _sheet(sheet_id).kinds:
        for cell in kind.fields:
            fields.setdefault(cell.id, cell)
    return [
        (
            f"{CELL}{name}",
            Annotated[str | None, typer.Option(f"--{name.replace('_', '-')}", help=_help(cell))],
            None,
        )
        for name, cell in fields.items()
    ]


def _help(cell: "Cell") -> str:
    if cell.choices:
        return f"{cell.name}: {', '.join(cell.choices)}."
    return f"{cell.name}, 0 to 10." if cell.takes == "scale" else f"{cell.ask}"


def _sheet(sheet_id: str) -> "Sheet":
    from stepguide.guide import sheets

    return sheets.load().sheet(sheet_id)


def _kind(desk: "Desk", sheet: "Sheet", typed: str | None) -> "Kind":
    from stepguide.errors import UsageError
    from stepguide.terminal import prompt
    from stepguide.worksheets import asking

    if typed:
        return sheet.kind(typed)
    if len(sheet.kinds) == 1:
        return sheet.kinds[0]
    known = ", ".join(kind.id for kind in sheet.kinds)
    if prompt.is_possible():
        chosen: Kind | None = asking.choose(
            sheet.kind, f"Which kind ({known})? ", asking.aid_of(desk)
        )
        if chosen:
            return chosen
    raise UsageError(f"Say which kind: {known}.", f"Such as: stepguide {sheet.id} add asset")


def _typed(kind: "Kind", cells: dict[str, Any]) -> "dict[str, Content]":
    from stepguide.errors import UsageError
    from stepguide.worksheets.content import content_from

    given: dict[str, Content] = {}
    known = {cell.id: cell for cell in kind.fields}
    for name, said in cells.items():
        if said is None:
            continue
        cell = known.get(name.removeprefix(CELL))
        if cell is None:
            option = name.removeprefix(CELL).replace("_", "-")
            raise UsageError(
                f"{kind.one.capitalize()} has no --{option}.",
                f"It has {', '.join(one.id.replace('_', '-') for one in kind.fields)}.",
            )
        given[cell.id] = content_from(cell, said) if said.strip() else ""
    return given


def _more(park: bool | None, tags: list[str] | None, source: str | None) -> dict[str, Any]:
    from stepguide.home.tags import tag_from

    more: dict[str, Any] = {"tags": tuple(dict.fromkeys(map(tag_from, tags or [])))}
    if park:
        more["parked"] = True
    if source:
        more["from_row"] = source
    return more


def _from_inventory(desk: "Desk", more: dict[str, Any]) -> "dict[str, Content]":
    from stepguide.worksheets import actions, linking

    row = actions.find(desk.home, "inventory", more["from_row"]).record
    more["from_row"] = row.id
    return linking.for_amends(row)


def _step(desk: "Desk", kind: "Kind", typed: str | None) -> tuple[str, int]:
    """The program, and the step a row belongs to: the one named, or the one in hand if it fits."""
    from stepguide.errors import UsageError
    from stepguide.guide import steps
    from stepguide.steps import actions

    program = steps.load()
    if typed:
        number = program.find(typed).number
        if number not in kind.steps:
            fitting = ", ".join(map(str, kind.steps))
            raise UsageError(f"{kind.one.capitalize()} belongs to step {fitting}.")
        return program.name, number
    if len(kind.steps) == 1:
        return program.name, kind.steps[0]
    in_hand = actions.where(desk.home, program).in_hand
    return program.name, in_hand if in_hand in kind.steps else kind.steps[0]


def _number(typed: str | None) -> int | None:
    from stepguide.guide import steps

    return steps.load().find(typed).number if typed else None
