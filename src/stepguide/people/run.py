"""What the commands for the people on a person's side do."""

from typing import Any

from stepguide import privacy
from stepguide.advice import Do
from stepguide.errors import StepguideError, UsageError
from stepguide.people import actions, asking, recognizing, views
from stepguide.people.handling import PersonHandling
from stepguide.people.records import Person, check
from stepguide.safety import screen
from stepguide.terminal import modes
from stepguide.terminal.context import Context

KIND = "person"


def add(
    context: Context,
    name: list[str] | None,
    role: str | None,
    reach: str | None,
    sos: bool | None,
    as_json: bool,
) -> None:
    fields = _fields(None, role, reach, sos)
    recognized = False
    if name:
        told = recognizing.behind_a_name(name, role=role is None, reach=reach is None)
        fields |= _fields(told.rest, told.role or None, told.reach or None, None)
        person = actions.add(context.home, fields, context.now)
        recognized = bool(told.role or told.reach)
    elif modes.is_typed_at():
        person = asking.add(context, fields)
    else:
        raise UsageError(
            "Someone needs a name.", Do('people add Sam --reach "555 0100"', "Such as")
        )
    _saved(context, person, as_json)
    if recognized:
        context.note(
            Do(
                f"people edit {person.short_id}",
                f"Taken as: {views.in_a_line(person)}. To change it",
            )
        )


def edit(
    context: Context,
    who: list[str],
    name: str | None,
    role: str | None,
    reach: str | None,
    sos: bool | None,
    as_json: bool,
) -> None:
    fields = _fields(name, role, reach, sos)
    handling = PersonHandling(context, KIND)
    found = handling.find(" ".join(who))
    if not fields and modes.is_typed_at():
        return _saved(context, asking.edit(handling, found), as_json)
    if not fields:
        raise UsageError(
            "Say what is to change.",
            Do(f"people edit {found.record.short_id} --reach WAY", "Such as"),
        )
    return _saved(context, handling.change(found, lambda one: one.changed(**fields)), as_json)


def call(context: Context, as_json: bool) -> None:
    said = screen.called_for(context, ["craving"])
    known: list[Person] = []
    trouble: StepguideError | None = None
    try:
        known = actions.every(context.home)
    except StepguideError as error:  # the numbers need no folder, so they come first
        trouble = error
    found = [person for person in known if person.reach]
    if as_json:
        return context.screen.data([views.as_data(person) for person in found])
    numbers = said.numbers if said else []
    context.screen.show(views.to_try(known, context.guide.screens.call, numbers), may_page=False)
    if trouble:
        raise trouble
    return None


def _fields(
    name: str | None, role: str | None, reach: str | None, sos: bool | None
) -> dict[str, Any]:
    typed = {"name": name, "role": role, "reach": reach}
    fields: dict[str, Any] = {
        field: check(field, said) for field, said in typed.items() if said is not None
    }
    return fields if sos is None else {**fields, "sos": sos}


def _saved(context: Context, person: Person, as_json: bool) -> None:
    privacy.say_once(context)
    if as_json:
        context.screen.data(views.as_data(person))
        return _say_notes(context, person) if person.sos else None
    context.screen.say(f"Saved {person.name}, {person.role} ({person.short_id}).")
    return _say_notes(context, person)


def _say_notes(context: Context, person: Person) -> None:
    for line in views.notes(person, *actions.on_screen(context.home)):
        context.note(line)
