"""Someone new, asked for one thing at a time; each is on the disk as soon as it is typed."""

from typing import Any

from stepguide.errors import StoppedError, UsageError
from stepguide.people import actions
from stepguide.people.actions import Found
from stepguide.people.records import Person, check
from stepguide.terminal import prompt
from stepguide.terminal.desk import Desk
from stepguide.terminal.screen import hint, remark


def add(desk: Desk, given: dict[str, Any]) -> Person:
    """Ask for what `given` does not say. Whoever stops half-way keeps what was saved so far."""
    desk.home.ready(desk.now)
    name = _asked("name", "First name or initials: ")
    person = actions.add(desk.home, {**given, "name": name}, desk.now)
    try:
        for field, question in (
            ("reach", "How to reach them, such as a number: "),
            ("role", "Sponsor, support, family or clinic (Enter for support): "),
        ):
            if field not in given and (said := _asked(field, question, may_skip=True)):
                person = _changed(desk, person, **{field: said})
        if "sos" not in given and prompt.confirm("Show them on the sos screen?"):
            person = _changed(desk, person, sos=True)
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


def _changed(desk: Desk, person: Person, **fields: Any) -> Person:
    return actions.change(desk.home, Found(person, person.file_name), fields, desk.now)
