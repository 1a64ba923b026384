"""Someone new, asked for one thing at a time; each is on the disk as soon as it is typed, and it is
all read back."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from stepguide.advice import Do
from stepguide.errors import StoppedError, UsageError
from stepguide.home.row import Content
from stepguide.people import actions, recognizing
from stepguide.people.handling import PersonHandling
from stepguide.people.records import Person, check
from stepguide.people.views import in_a_line
from stepguide.records.finding import Found
from stepguide.terminal import asking
from stepguide.terminal.asking import Questions, Way
from stepguide.terminal.context import Context
from stepguide.terminal.field import Field
from stepguide.terminal.screen import hint, say

NAME = Field("name", "Name", "First name or initials", takes="line", enter="Someone needs a name")
REACH = Field("reach", "Reach", "How to reach them, such as a number", takes="line")
ROLE = Field("role", "Role", "Sponsor, support, family or clinic", takes="line")
RIGHT = Field("right", "Right", "Right?", takes="choice", enter="Enter is yes")
SOS = Field("sos", "Sos", "Show them on the sos screen?", takes="choice", enter="Enter is no")
ANEW = [NAME, REACH, ROLE]  # what is asked again where it was not right
YES, NO = "yes", "no"


def add(context: Context, given: dict[str, Any]) -> Person:
    """Ask for what `given` does not say. Whoever stops half-way keeps what was saved so far."""
    context.home.ready(context.now)
    new = PersonQuestions(context, given)
    new.ways = (Way.STOP,)
    if not new.each([NAME]) or new.person is None:
        raise StoppedError("Stopped. Nothing was saved.")
    new.ways, new.asked = PersonQuestions.ways, [NAME.id]
    return new.rest(new.person, [*ANEW, RIGHT, SOS])


def edit(handling: PersonHandling, found: Found[Person]) -> Person:
    """Ask for everything again; Enter keeps what there is."""
    questions = PersonQuestions(handling.context, {}, found.record)
    there = found.record.sos
    return questions.rest(found.record, [REACH, ROLE] if there else [REACH, ROLE, SOS])


class PersonQuestions(Questions):
    """Asks for what is not `known`; each answer changes the person, once there is one. What is told
    before it is asked for, a role or a number in place of the other, is not asked for again."""

    def __init__(
        self, context: Context, known: dict[str, Any], person: Person | None = None
    ) -> None:
        super().__init__(context)
        self.known, self.person = known, person
        self.is_new = person is None
        self.said = {*known}  # what need not be asked for
        self.asked: list[str] = []  # where :back leads, from its end
        self.told = {*known}  # what they said themselves, where a new one has what is usual

    def rest(self, person: Person, fields: Sequence[Field]) -> Person:
        """Ask for the rest of these; Enter keeps what there is."""
        try:
            self._ask(fields)
        except StoppedError:
            person = self.person or person
            kept = Do(f"people edit {person.short_id}", f"{person.name} is kept. To go on")
            raise StoppedError("Stopped.", kept) from None
        return self.person or person

    def _ask(self, fields: Sequence[Field]) -> None:
        """Ask for what is not said yet, in this order, until all of it is or the person stops."""
        while left := [field for field in fields if field.id not in self.said]:
            field = left[0]
            if field is SOS and self._stands_on_sos():
                field = SOS._replace(enter="Enter is yes")
            way = self.one(field)
            if way is Way.STOP:
                return
            if way is Way.BACK:
                self.said.difference_update(self.asked[-1:])
                del self.asked[-1:]
                continue
            if way is Way.SKIP:
                self.said.add(field.id)
            if field.id in self.said or field in ANEW:
                self.asked.append(field.id)

    def _stands_on_sos(self) -> bool:
        """Whether Enter puts them on the sos screen: someone new who is a sponsor."""
        return self.is_new and self.person is not None and self.person.role == "sponsor"

    def shows(self, field: Field) -> None:
        """Nothing above the prompt: the question stands beside the answer."""

    def beside(self, field: Field) -> str:
        """The question, with what there is, which Enter keeps."""
        if field.id == RIGHT.id and self.person:
            return f"{in_a_line(self.person)}. {field.ask} [Y/n] "
        if field.id == SOS.id:
            return f"{field.ask} {'[Y/n]' if self._stands_on_sos() else '[y/N]'} "
        is_usual = self.person is None or (self.is_new and field.id not in self.told)
        there = "" if is_usual else str(getattr(self.person, field.id))
        known = f" ({there}; Enter keeps it)" if there else ""
        usual = " (Enter for support)" if field is ROLE and not there else ""
        return f"{field.ask}{known or usual}: "

    def may_skip(self, field: Field) -> bool:
        """All but a first name; on the sos screen Enter is an answer."""
        return (field is not NAME or self.person is not None) and field.id != SOS.id

    def read(self, field: Field, typed: str) -> Content:
        """What it means, which for a role or a number is looked at once more when it is taken."""
        if field.id == SOS.id and not typed.strip():
            return YES if self._stands_on_sos() else NO
        if field.id in (RIGHT.id, SOS.id):
            return YES if asking.yes_or_no(typed) else NO
        self._meant(field, typed)
        return typed

    def take(self, field: Field, content: Content) -> None:
        """Keep it at once."""
        if field.id == RIGHT.id and content == NO:
            self.said.difference_update(one.id for one in ANEW)
            self.asked = []
        elif field.id in (RIGHT.id, SOS.id):
            self.said.add(field.id)
            if field.id == SOS.id and content == YES:
                self._changed(sos=True)
        else:
            self._keep(field, str(content))

    def _keep(self, field: Field, typed: str) -> None:
        meant = self._meant(field, typed)
        if self.person is None:
            whole = {**self.known, **meant}
            with _given_back(typed, whole):
                self.person = actions.add(self.context.home, whole, self.context.now)
        else:
            self._changed(**meant)
        self.said |= {*meant}
        self.told |= {*meant}
        if field.id not in meant:
            (name,) = meant
            hint(f"Taken as their {'number' if name == REACH.id else name}: {meant[name]}.")

    def _meant(self, field: Field, typed: str) -> dict[str, str]:
        """What an answer tells, by its fields: a role or a number is known in place of the other,
        unless that was told already; UsageError where it tells nothing."""
        free = {name for name in (ROLE.id, REACH.id) if name not in self.told}
        if field is NAME:
            told = recognizing.behind_a_name(
                typed.split(), role=ROLE.id in free, reach=REACH.id in free
            )
            name = told.rest if told.role or told.reach else typed
            return _checked(name=name, role=told.role, reach=told.reach)
        told = recognizing.in_an_answer(typed)
        if field is REACH and told.role and ROLE.id in free:
            return _checked(role=told.role, reach=told.reach)
        try:
            return {field.id: check(field.id, typed)}
        except UsageError:
            if field is ROLE and told.reach and (REACH.id in free or not self._reach()):
                return _checked(role=told.role, reach=told.reach)
            raise

    def _reach(self) -> str:
        return self.person.reach if self.person else ""

    def _changed(self, **fields: Any) -> Person:
        assert self.person is not None
        handling = PersonHandling(self.context, Person.KIND)
        found = Found(self.person, self.person.file_name, handling.collections()[0])
        with _given_back(self.person.name, fields):
            self.person = handling.change(found, lambda person: person.changed(**fields))
        return self.person


def _checked(**fields: str) -> dict[str, str]:
    return {name: check(name, said) for name, said in fields.items() if said or name == NAME.id}


@contextmanager
def _given_back(name: str, fields: dict[str, Any]) -> Iterator[None]:
    """Say what was typed when it cannot be saved, whatever the reason."""
    try:
        yield
    except (Exception, KeyboardInterrupt):
        for said in filter(lambda value: isinstance(value, str), fields.values()):
            say(f"Not saved for {name}: {said}")
        raise
