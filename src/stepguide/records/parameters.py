"""What the commands of every kind share: their parameters, as Typer reads them."""

from typing import TYPE_CHECKING, Any, get_args

import typer

from stepguide.home.store import RECORDS
from stepguide.records.completion import choices, ids
from stepguide.steps.completion import step_numbers
from stepguide.terminal.options import (
    WORDS,
    All,
    Count,
    Json,
    Long,
    NoPager,
    Number,
    Reverse,
    Yes,
)
from stepguide.terminal.parameters import Parameter

if TYPE_CHECKING:
    from stepguide.guide.sheets import Sheet
    from stepguide.terminal.field import Field

CELL = "cell_"
WHEN = "When it was, such as yesterday; else now."


def _typed(name: str) -> str:
    return name.replace("_", "-")


def flag(name: str, help_: str, *decls: str, default: bool = False) -> Parameter:
    """An option that is there or not."""
    decls = decls or (f"--{_typed(name)}",)
    return Parameter(name, bool, typer.Option(default, *decls, help=help_))


def _shared(name: str, annotated: Any) -> Parameter:
    """A flag that commands with a signature of their own have as well."""
    _, info = get_args(annotated)
    return flag(name, info.help, info.default, *(info.param_decls or ()))


def _number() -> Parameter:
    """How many of a list are wanted, None where it is not said."""
    _, info = get_args(Number)
    names = (info.default, *info.param_decls)
    return Parameter("number", int | None, typer.Option(None, *names, min=info.min, help=info.help))


def option(
    name: str, help_: str, *decls: str, metavar: str | None = None, **more: Any
) -> Parameter:
    """An option with a value, None where it is not given."""
    info = typer.Option(None, *decls, metavar=metavar, help=help_, **more)
    return Parameter(name, str | None, info)


AS_JSON = _shared("as_json", Json)
NO_PAGER = _shared("no_pager", NoPager)
YES = _shared("yes", Yes)
TRASH = flag("trash", "What you deleted.")
FOR_GOOD = flag("for_good", "Not to the trash: remove it, and its drafts.")
STEP = option("step", "The step it belongs to.", autocompletion=step_numbers)
AT = option("at", WHEN, metavar="WHEN")
MOVED_TO = option("at", "Another time for it, such as yesterday.", metavar="WHEN")
# What every list can be asked for.
LISTING = [
    _number(),
    _shared("everything", All),
    _shared("reverse", Reverse),
    _shared("long", Long),
    _shared("how_many", Count),
    NO_PAGER,
    AS_JSON,
]


def argument(kind: str, part: str = RECORDS) -> Any:
    """What names a record of a kind on the line, for Typer."""
    help_ = "Its id, or the beginning of it, or: last"
    return typer.Argument(metavar="ID", help=help_, autocompletion=ids(kind, part))


def which(kind: str, part: str = RECORDS) -> Parameter:
    """The parameter that names a record of a kind."""
    return Parameter("which", str, argument(kind, part))


def in_words(said: str | list[str]) -> str:
    """What names a record, of one word or several."""
    return said if isinstance(said, str) else " ".join(said)


def cell_options(sheet: "Sheet", only: str | None = None) -> list[Parameter]:
    """An option for each field of a sheet, or of its kind `only`."""
    fields: dict[str, Field] = {}
    for kind in (kind for kind in sheet.kinds if only in (None, kind.id)):
        for field in kind.fields:
            fields.setdefault(field.id, field)
    return [
        option(
            f"{CELL}{name}",
            _help(field),
            f"--{_typed(name)}",
            metavar=_metavar(field),
            autocompletion=choices(field.choices) if field.choices else None,
        )
        for name, field in fields.items()
    ]


def _metavar(field: "Field") -> str | None:
    return WORDS if field.takes in ("text", "words") else None


def _help(field: "Field") -> str:
    if field.takes == "words":
        return f"{field.ask} Commas between several."
    if field.choices:
        return f"{field.name}: {field.lists_choices()}."
    return f"{field.name}, 0 to 10." if field.takes == "scale" else f"{field.ask}"
