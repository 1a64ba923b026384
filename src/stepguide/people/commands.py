"""The commands for the people on a person's side."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from stepguide.home.roles import ROLES
from stepguide.home.store import RECORDS, TRASH
from stepguide.records import common
from stepguide.records.completion import ids
from stepguide.terminal.completing import offer
from stepguide.terminal.options import Json, context_of
from stepguide.terminal.parameters import Parameter
from stepguide.writing.autosave import AutosavedCommand

if TYPE_CHECKING:
    pass

app = typer.Typer(name="people", invoke_without_command=True, rich_help_panel="Help now")

KIND = "person"


def _who(part: str = RECORDS) -> Any:
    return typer.Argument(metavar="WHO", help="A name, or an id.", autocompletion=ids(KIND, part))


Who = Annotated[list[str], _who()]
WHO = Parameter("which", list[str], _who())
WHO_IN_TRASH = Parameter("which", list[str], _who(TRASH))
Role = Annotated[
    str | None,
    typer.Option(help="sponsor, support, family or clinic.", autocompletion=offer(lambda _: ROLES)),
]
Reach = Annotated[
    str | None, typer.Option(metavar="WAY", help="How to reach them, such as a number.")
]
Sos = Annotated[
    bool | None, typer.Option("--sos/--no-sos", help="Whether the sos screen shows them.")
]


@app.callback()
def people(ctx: typer.Context, as_json: Json = False) -> None:
    """The people on your side, and how to reach them."""
    if ctx.invoked_subcommand is None:
        list_people.run(ctx, as_json=as_json)


@app.command(cls=AutosavedCommand)
def add(
    ctx: typer.Context,
    name: Annotated[
        list[str] | None, typer.Argument(metavar="NAME", help="A first name or initials.")
    ] = None,
    role: Role = None,
    reach: Reach = None,
    sos: Sos = None,
    as_json: Json = False,
) -> None:
    """Add someone: a sponsor, a friend, family, your clinic.

    A role and a number behind the name are taken as that.
    Examples: stepguide people add Sam sponsor 555 0100,
    stepguide people add "Sam O." --role sponsor --reach "555 0100" --sos
    """
    from stepguide.people import run

    return run.add(context_of(ctx), name, role, reach, sos, as_json)


list_people = common.every(KIND, doc="See everyone, in the order in which they would be tried.")
list_people.join(app, "list")
common.one(KIND, WHO).join(app, "show")


@app.command(cls=AutosavedCommand)
def edit(
    ctx: typer.Context,
    who: Who,
    name: Annotated[str | None, typer.Option(metavar="NAME", help="Another name.")] = None,
    role: Role = None,
    reach: Reach = None,
    sos: Sos = None,
    as_json: Json = False,
) -> None:
    """Change what is said of one of them: with the options, or asked one thing at a time."""
    from stepguide.people import run

    return run.edit(context_of(ctx), who, name, role, reach, sos, as_json)


@app.command()
def call(ctx: typer.Context, as_json: Json = False) -> None:
    """See whom to try now, one after another. stepguide itself never calls anyone."""
    from stepguide.people import run

    return run.call(context_of(ctx), as_json)


common.delete(KIND, WHO).join(app, "delete")
common.restore(KIND, WHO_IN_TRASH).join(app, "restore")
