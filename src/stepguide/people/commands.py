"""The commands for the people on a person's side."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from stepguide.people.completion import names, names_in_trash, roles
from stepguide.terminal.keeping import Keeping
from stepguide.terminal.options import Json, Yes, agreed, desk_of
from stepguide.terminal.screen import say

if TYPE_CHECKING:
    from stepguide.people.records import Person
    from stepguide.terminal.desk import Desk

app = typer.Typer(name="people", invoke_without_command=True, rich_help_panel="Help now")

Who = Annotated[
    list[str], typer.Argument(metavar="WHO", help="A name, or an id.", autocompletion=names)
]
Role = Annotated[
    str | None,
    typer.Option(help="sponsor, support, family or clinic.", autocompletion=roles),
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
        list_people(ctx, as_json=as_json)


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


@app.command(name="list")
def list_people(
    ctx: typer.Context,
    trash: Annotated[bool, typer.Option("--trash", help="Those you took out.")] = False,
    as_json: Json = False,
) -> None:
    """See everyone, in the order in which they would be tried."""
    from stepguide.footer import help_line
    from stepguide.home.store import RECORDS, TRASH
    from stepguide.people import actions, views

    desk = desk_of(ctx)
    found = actions.every(desk.home, TRASH if trash else RECORDS)
    if as_json:
        return desk.screen.data([views.as_data(person) for person in found])
    return desk.screen.show(views.everyone(found, trash), help_line(desk))


@app.command()
def show(ctx: typer.Context, name: Who, as_json: Json = False) -> None:
    """Show one of them."""
    from stepguide.people import actions, views

    desk = desk_of(ctx)
    person = actions.find(desk.home, " ".join(name)).person
    if as_json:
        return desk.screen.data(views.as_data(person))
    return desk.screen.show(views.one(person))


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
    from stepguide.people import actions
    from stepguide.terminal import prompt

    desk = desk_of(ctx)
    fields = _fields(name, role, reach, sos)
    found = actions.find(desk.home, " ".join(who))
    if not fields and prompt.is_possible():
        from stepguide.people import asking

        return _saved(ctx, asking.edit(desk, found), as_json)
    if not fields:
        raise UsageError(
            "Say what is to change.",
            f"Such as: stepguide people edit {found.person.short_id} --reach WAY",
        )
    return _saved(ctx, actions.change(desk.home, found, fields, desk.now), as_json)


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


@app.command()
def delete(
    ctx: typer.Context,
    name: Who,
    for_good: Annotated[
        bool, typer.Option("--for-good", help="Not to the trash: remove them here for good.")
    ] = False,
    yes: Yes = False,
) -> None:
    """Take someone out of the list, to the trash or for good."""
    from stepguide.people import actions

    desk = desk_of(ctx)
    found, part = actions.find_anywhere(desk.home, " ".join(name), for_good)
    person = found.person
    what = "Remove for good" if for_good else "Move to the trash"
    agreed(f"{what}: {person.name}, {person.role}?", yes, "Stopped. Nothing was changed.")
    if for_good:
        actions.remove_for_good(desk.home, found, part, desk.now)
        return desk.screen.say(f"{person.name} is removed.")
    actions.delete(desk.home, found, desk.now)
    back = f"To put them back: stepguide people restore {person.short_id}"
    return desk.screen.say(f"{person.name} is in the trash. {back}")


@app.command()
def restore(
    ctx: typer.Context,
    name: Annotated[
        list[str],
        typer.Argument(metavar="WHO", help="A name, or an id.", autocompletion=names_in_trash),
    ],
    as_json: Json = False,
) -> None:
    """Put someone back from the trash."""
    from stepguide.people import actions, views

    desk = desk_of(ctx)
    person = actions.restore(desk.home, " ".join(name), desk.now)
    if as_json:
        desk.screen.data(views.as_data(person))
    else:
        desk.screen.say(f"{person.name} is back among your people.")
    return _say_notes(desk, person)


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
