"""The commands for the people on a person's side."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from stepguide.home.roles import ROLES
from stepguide.home.store import RECORDS, TRASH
from stepguide.records import looking, removing
from stepguide.records.completion import ids
from stepguide.terminal.keeping import Keeping
from stepguide.terminal.made import Parameter
from stepguide.terminal.offering import offer
from stepguide.terminal.options import Json, desk_of
from stepguide.terminal.screen import say

if TYPE_CHECKING:
    from stepguide.people.records import Person
    from stepguide.terminal.desk import Desk

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


@app.command(cls=Keeping)
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

    Example: stepguide people add Sam --role sponsor --reach "555 0100" --sos
    """
    from stepguide.errors import UsageError
    from stepguide.people import actions
    from stepguide.people.records import check
    from stepguide.terminal import prompt

    desk = desk_of(ctx)
    fields = _fields(None, role, reach, sos)
    if name:
        fields["name"] = check("name", " ".join(name))
        person = actions.add(desk.home, fields, desk.now)
    elif prompt.is_possible():
        from stepguide.people import asking

        person = asking.add(desk, fields)
    else:
        raise UsageError(
            "Someone needs a name.", 'Such as: stepguide people add Sam --reach "555 0100"'
        )
    _saved(ctx, person, as_json)


list_people = looking.every(KIND, doc="See everyone, in the order in which they would be tried.")
list_people.join(app, "list")
looking.one(KIND, WHO).join(app, "show")


@app.command(cls=Keeping)
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
    from stepguide.errors import UsageError
    from stepguide.people.handling import PersonHandling
    from stepguide.terminal import prompt

    desk = desk_of(ctx)
    fields = _fields(name, role, reach, sos)
    handling = PersonHandling(desk, KIND)
    found = handling.find(" ".join(who))
    if not fields and prompt.is_possible():
        from stepguide.people import asking

        return _saved(ctx, asking.edit(handling, found), as_json)
    if not fields:
        raise UsageError(
            "Say what is to change.",
            f"Such as: stepguide people edit {found.record.short_id} --reach WAY",
        )
    return _saved(ctx, handling.change(found, lambda one: one.changed(**fields)), as_json)


@app.command()
def call(ctx: typer.Context, as_json: Json = False) -> None:
    """See whom to try now, one after another. stepguide itself never calls anyone."""
    from stepguide.errors import StepguideError
    from stepguide.people import actions, views
    from stepguide.safety import screen

    desk = desk_of(ctx)
    said = screen.above(desk, ["craving"])
    known: list[Person] = []
    trouble: StepguideError | None = None
    try:
        known = actions.every(desk.home)
    except StepguideError as error:  # the numbers need no folder, so they come first
        trouble = error
    found = [person for person in known if person.reach]
    if as_json:
        return desk.screen.data([views.as_data(person) for person in found])
    numbers = said.numbers if said else []
    desk.screen.show(views.to_try(known, desk.guide.screens.call, numbers), may_page=False)
    if trouble:
        raise trouble
    return None


removing.delete(KIND, WHO).join(app, "delete")
removing.restore(KIND, WHO_IN_TRASH).join(app, "restore")


def _fields(
    name: str | None, role: str | None, reach: str | None, sos: bool | None
) -> dict[str, Any]:
    from stepguide.people.records import check

    typed = {"name": name, "role": role, "reach": reach}
    fields: dict[str, Any] = {
        field: check(field, said) for field, said in typed.items() if said is not None
    }
    return fields if sos is None else {**fields, "sos": sos}


def _saved(ctx: typer.Context, person: "Person", as_json: bool) -> None:
    from stepguide import privacy
    from stepguide.people import views

    desk = desk_of(ctx)
    privacy.say_once(desk)
    if as_json:
        desk.screen.data(views.as_data(person))
        return _say_notes(desk, person) if person.sos else None
    desk.screen.say(f"Saved {person.name}, {person.role} ({person.short_id}).")
    return _say_notes(desk, person)


def _say_notes(desk: "Desk", person: "Person") -> None:
    from stepguide.people import actions, views

    for line in views.notes(person, *actions.on_screen(desk.home)):
        say(line)
