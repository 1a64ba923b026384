"""Someone new, asked for one thing at a time; each is on the disk as soon as it is typed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from stepguide.errors import StoppedError, UsageError
from stepguide.people import actions
from stepguide.people.handling import PersonHandling
from stepguide.people.records import Person, check
from stepguide.records.finding import Found
from stepguide.terminal import prompt
from stepguide.terminal.desk import Desk
from stepguide.terminal.screen import hint, remark, say

QUESTIONS = (
    ("reach", "How to reach them, such as a number"),
    ("role", "Sponsor, support, family or clinic (Enter for support)"),
)
SOS = "Show them on the sos screen?"


def add(desk: Desk, given: dict[str, Any]) -> Person:
    """Ask for what `given` does not say. Whoever stops half-way keeps what was saved so far."""
    desk.home.ready(desk.now)
    name = _asked("name", "First name or initials: ")
    whole = {**given, "name": name}
    with _given_back(name, whole):
        person = actions.add(desk.home, whole, desk.now)
    handling = PersonHandling(desk, Person.KIND)
    found = Found(person, person.file_name, handling.collections()[0])
    return _ask(handling, found, given, is_new=True)


def edit(handling: PersonHandling, found: Found[Person]) -> Person:
    """Ask for everything again; Enter keeps what there is."""
    return _ask(handling, found, {})


def _ask(
    handling: PersonHandling, found: Found[Person], given: dict[str, Any], is_new: bool = False
) -> Person:
    person = found.record
    try:
        for field, question in QUESTIONS:
            if field in given:
                continue
            there = "" if is_new and field == "role" else str(getattr(person, field))
            if said := _asked(field, _with_what_there_is(question, there), may_skip=True):
                person = _changed(handling, found._replace(record=person), **{field: said})
        if "sos" not in given and not person.sos and prompt.confirm(SOS):
            person = _changed(handling, found._replace(record=person), sos=True)
    except StoppedError:
        kept = f"{person.name} is kept. To go on: stepguide people edit {person.short_id}"
        raise StoppedError("Stopped.", kept) from None
    return person


def _asked(field: str, question: str, may_skip: bool = False) -> str:
    while True:
        typed = prompt.ask(question)
        if may_skip and not typed.strip():
            return ""
        try:
            return check(field, typed)
        except UsageError as error:
            remark(error.message)
            hint(error.hint)


def _with_what_there_is(question: str, now: str) -> str:
    return f"{question} ({now}; Enter keeps it): " if now else f"{question}: "


def _changed(handling: PersonHandling, found: Found[Person], **fields: Any) -> Person:
    with _given_back(found.record.name, fields):
        return handling.change(found, lambda person: person.changed(**fields))


@contextmanager
def _given_back(name: str, fields: dict[str, Any]) -> Iterator[None]:
    """Say what was typed when it cannot be saved, whatever the reason."""
    try:
        yield
    except (Exception, KeyboardInterrupt):
        for said in filter(lambda value: isinstance(value, str), fields.values()):
            say(f"Not saved for {name}: {said}")
        raise
