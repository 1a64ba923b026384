"""Someone new, asked for one thing at a time; each is on the disk as soon as it is typed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from stepguide.advice import Do
from stepguide.errors import StoppedError
from stepguide.home.row import Content
from stepguide.people import actions
from stepguide.people.handling import PersonHandling
from stepguide.people.records import Person, check
from stepguide.records.finding import Found
from stepguide.terminal import asking
from stepguide.terminal.asking import Questions, Way
from stepguide.terminal.context import Context
from stepguide.terminal.field import Field
from stepguide.terminal.screen import say

NAME = Field("name", "Name", "First name or initials", takes="line", enter="Someone needs a name")
FIELDS = [
    Field("reach", "Reach", "How to reach them, such as a number", takes="line"),
    Field("role", "Role", "Sponsor, support, family or clinic", takes="line"),
]
SOS = "Show them on the sos screen?"


def add(context: Context, given: dict[str, Any]) -> Person:
    """Ask for what `given` does not say. Whoever stops half-way keeps what was saved so far."""
    context.home.ready(context.now)
    new = PersonQuestions(context, given)
    new.ways = (Way.STOP,)
    if not new.each([NAME]) or new.person is None:
        raise StoppedError("Stopped. Nothing was saved.")
    new.ways = PersonQuestions.ways
    return new.rest(new.person)


def edit(handling: PersonHandling, found: Found[Person]) -> Person:
    """Ask for everything again; Enter keeps what there is."""
    return PersonQuestions(handling.context, {}, found.record).rest(found.record)


class PersonQuestions(Questions):
    """Asks for what is not `known`; each answer changes the person, once there is one."""

    def __init__(
        self, context: Context, known: dict[str, Any], person: Person | None = None
    ) -> None:
        super().__init__(context)
        self.known, self.person = known, person
        self.is_new = person is None

    def rest(self, person: Person) -> Person:
        """Ask for the rest; Enter keeps what there is."""
        try:
            goes_on = self.each([field for field in FIELDS if field.id not in self.known])
            person = self.person or person
            if goes_on and "sos" not in self.known and not person.sos:
                person = self._changed(sos=True) if asking.agrees(self.context, SOS) else person
        except StoppedError:
            person = self.person or person
            kept = Do(f"people edit {person.short_id}", f"{person.name} is kept. To go on")
            raise StoppedError("Stopped.", kept) from None
        return person

    def shows(self, field: Field) -> None:
        """Nothing above the prompt: the question stands beside the answer."""

    def beside(self, field: Field) -> str:
        """The question, with what there is, which Enter keeps."""
        is_usual = self.person is None or (self.is_new and field.id == "role")
        there = "" if is_usual else str(getattr(self.person, field.id))
        known = f" ({there}; Enter keeps it)" if there else ""
        usual = " (Enter for support)" if field.id == "role" and not there else ""
        return f"{field.ask}{known or usual}: "

    def may_skip(self, field: Field) -> bool:
        """All but a name."""
        return field is not NAME

    def read(self, field: Field, typed: str) -> Content:
        """As it is kept."""
        return check(field.id, typed)

    def take(self, field: Field, content: Content) -> None:
        """Keep it at once."""
        if self.person is not None:
            self._changed(**{field.id: content})
            return
        whole = {**self.known, field.id: content}
        with _given_back(str(content), whole):
            self.person = actions.add(self.context.home, whole, self.context.now)

    def _changed(self, **fields: Any) -> Person:
        assert self.person is not None
        handling = PersonHandling(self.context, Person.KIND)
        found = Found(self.person, self.person.file_name, handling.collections()[0])
        with _given_back(self.person.name, fields):
            self.person = handling.change(found, lambda person: person.changed(**fields))
        return self.person


@contextmanager
def _given_back(name: str, fields: dict[str, Any]) -> Iterator[None]:
    """Say what was typed when it cannot be saved, whatever the reason."""
    try:
        yield
    except (Exception, KeyboardInterrupt):
        for said in filter(lambda value: isinstance(value, str), fields.values()):
            say(f"Not saved for {name}: {said}")
        raise
