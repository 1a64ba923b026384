"""What the commands of every kind share: their parameters, as Typer reads them."""

import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stepguide.home.store import RECORDS
from stepguide.records.completion import ids
from stepguide.steps.completion import step_numbers
from stepguide.terminal.options import WORDS, Json, NoPager, Yes

if TYPE_CHECKING:
    from stepguide.guide.sheets import Sheet
    from stepguide.terminal.field import Field

CELL = "cell_"
Parameter = tuple[str, Any, Any]
NEEDED = inspect.Parameter.empty


def _flag(*names: str, help_: str) -> Any:
    return Annotated[bool, typer.Option(*names, help=help_)]


CONTEXT: Parameter = ("ctx", typer.Context, NEEDED)
AS_JSON: Parameter = ("as_json", Json, False)
NO_PAGER: Parameter = ("no_pager", NoPager, False)
YES: Parameter = ("yes", Yes, False)
TRASH: Parameter = ("trash", _flag("--trash", help_="What you deleted."), False)
FOR_GOOD: Parameter = (
    "for_good",
    _flag("--for-good", help_="Not to the trash: remove it, and its drafts."),
    False,
)
Step = Annotated[
    str | None, typer.Option(help="The step it belongs to.", autocompletion=step_numbers)
]
STEP: Parameter = ("step", Step, None)


def argument(kind: str, part: str = RECORDS) -> Any:
    """What names a record of a kind on the line, for Typer."""
    help_ = "Its id, or the beginning of it, or: last"
    return typer.Argument(metavar="ID", help=help_, autocompletion=ids(kind, part))


def which(kind: str, part: str = RECORDS) -> Parameter:
    """The parameter that names a record of a kind."""
    return ("which", Annotated[str, argument(kind, part)], NEEDED)


def signed(command: Callable[..., None], parameters: list[Parameter]) -> Callable[..., None]:
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


def in_words(said: str | list[str]) -> str:
    """What names a record, of one word or several."""
    return said if isinstance(said, str) else " ".join(said)


def cell_options(sheet: "Sheet", only: str | None = None) -> list[Parameter]:
    """An option for each field of a sheet, or of its kind `only`."""
    fields: dict[str, Field] = {}
    for kind in (kind for kind in sheet.kinds if only in (None, kind.id)):
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


def _metavar(cell: "Field") -> str | None:
    return WORDS if cell.takes in ("text", "words") else None


def _help(cell: "Field") -> str:
    if cell.takes == "words":
        return f"{cell.ask} Commas between several."
    if cell.choices:
        return f"{cell.name}: {cell.lists_choices()}."
    return f"{cell.name}, 0 to 10." if cell.takes == "scale" else f"{cell.ask}"
