"""What the commands of every worksheet share: options, the argument that names a row, and what is
said when one is saved."""

import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stepguide.steps.completion import step_numbers
from stepguide.terminal.options import WORDS, Json
from stepguide.worksheets.completion import ids, ids_in_trash

if TYPE_CHECKING:
    from stepguide.guide.sheets import Cell, Kind, Sheet
    from stepguide.home.row import Row
    from stepguide.terminal.desk import Desk

CELL = "cell_"
Parameter = tuple[str, Any, Any]
NEEDED = inspect.Parameter.empty
CONTEXT: Parameter = ("ctx", typer.Context, NEEDED)
AS_JSON: Parameter = ("as_json", Json, False)

Step = Annotated[
    str | None, typer.Option(help="The step it belongs to.", autocompletion=step_numbers)
]


def argument(sheet_id: str, in_trash: bool = False) -> Any:
    """What names a row on the line, for Typer."""
    offered = ids_in_trash(sheet_id) if in_trash else ids(sheet_id)
    help_ = "Its id, or the beginning of it, or: last"
    return typer.Argument(metavar="ID", help=help_, autocompletion=offered)


def row_id(sheet_id: str, in_trash: bool = False) -> Parameter:
    """The parameter that names a row."""
    return ("row_id", Annotated[str, argument(sheet_id, in_trash)], NEEDED)


def named(sheet_id: str) -> str:
    """A sheet in running text."""
    own = {
        "plan": "your plan",
        "meeting": "your meetings",
        "visit": "the meetings you have been to",
        "gratitude": "what you were glad of",
        "checkin": "your check-ins",
        "craving": "the cravings you noted",
    }
    return own.get(sheet_id, f"the {sheet_id}")


def signed(
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


def cell_options(sheet_id: str, only: str | None = None) -> list[Parameter]:
    """An option for each field of a sheet, or of its kind `only`."""
    fields: dict[str, Cell] = {}
    for kind in (kind for kind in sheet_of(sheet_id).kinds if only in (None, kind.id)):
        for cell in kind.fields:
            fields.setdefault(cell.id, cell)
    return [
        (
            f"{CELL}{name}",
            Annotated[
                str | None,
                typer.Option(
                    f"--{name.replace('_', '-')}", metavar=_metavar(cell), help=_help(cell)
                ),
            ],
            None,
        )
        for name, cell in fields.items()
    ]


def _metavar(cell: "Cell") -> str | None:
    return WORDS if cell.takes in ("text", "words") else None


def _help(cell: "Cell") -> str:
    if cell.takes == "words":
        return f"{cell.ask} Commas between several."
    if cell.choices:
        return f"{cell.name}: {cell.lists_choices()}."
    return f"{cell.name}, 0 to 10." if cell.takes == "scale" else f"{cell.ask}"


def sheet_of(sheet_id: str) -> "Sheet":
    """The sheet of this id, from the guide."""
    from stepguide.guide import sheets

    return sheets.load().sheet(sheet_id)


def kind_of(sheet_id: str, row: "Row") -> "Kind | None":
    """The kind that a row is of, if the guide knows it."""
    from stepguide.guide import sheets

    known = [kind for sheet in sheets.load().sheets if sheet.id == sheet_id for kind in sheet.kinds]
    return next((kind for kind in known if kind.id == row.sheet), None)


def check_room(desk: "Desk", kind: "Kind | None") -> None:
    """FailedError when there are as many if-then plans as can be active."""
    if kind is None or kind.id != "if":
        return
    from stepguide.worksheets import planning

    texts = desk.guide.daily.plan
    planning.check_room(desk.home, texts.active, texts.too_many)


def saved(desk: "Desk", row: "Row", kind: "Kind | None", as_json: bool) -> None:
    """Say, or give as data, that a row was saved; after a new one, what its sheet says."""
    from stepguide import privacy
    from stepguide.terminal.screen import say
    from stepguide.worksheets import views

    privacy.say_once(desk)
    if as_json:
        return desk.screen.data(views.as_data(row, rounds(desk), desk.guide.sheets.safety))
    desk.screen.say(views.saved_line(row))
    return say(kind.after) if kind else None


def rounds(desk: "Desk") -> Any:
    """Where the rounds of the steps begin, read when first asked for."""
    from functools import cache

    from stepguide.steps import actions

    return cache(lambda: actions.events_only(desk.home, desk.guide.steps))
