"""How a person's people are found, named and shown: by name first, and in the order to try them."""

from collections.abc import Callable, Iterator, Sequence

from stepguide.advice import Do, Said
from stepguide.errors import NotFoundError, StepguideError
from stepguide.home.store import RECORDS, TRASH
from stepguide.people import actions, views
from stepguide.people.records import Person
from stepguide.records.finding import Found
from stepguide.records.handling import Filters, Handling
from stepguide.terminal.completing import guarded
from stepguide.terminal.page import Page


class PersonHandling(Handling[Person]):
    """The people."""

    named = "your people"
    says_gone = Do("people restore {id}", "{name} is in the trash. To put them back")
    says_back = "{name} is back among your people."
    says_kept = "Stopped. Nothing was changed."
    says_removed = "{name} is removed. {note}"

    def called(self) -> Callable[[Person], Sequence[str]]:
        return lambda person: [person.name]

    def missing(self, typed: str, part: str) -> StepguideError:
        place, trash = (" in the trash", " --trash") if part == TRASH else ("", "")
        return NotFoundError(
            f"There is nobody called {typed!r}{place}.",
            Do(f"people list{trash}", "To see all"),
        )

    def in_order(self, part: str = RECORDS, reverse: bool = False) -> Iterator[Person]:
        found = actions.every(self.context.home, part)
        return reversed(found) if reverse else iter(found)

    def likely(self, part: str, most: int) -> Iterator[Person]:
        return self.in_order(part)

    def begins(self, record: Person) -> str:
        return record.name

    def texts(self, record: Person) -> list[str]:
        return [record.name, record.reach]

    def page(self, found: Found[Person]) -> Page:
        return views.one(found.record)

    def listed(self, records: list[Person], filters: Filters, in_trash: bool) -> Page:
        return views.everyone(records, in_trash)

    def completes(self, record: Person) -> tuple[str, str]:
        # A name that is more than one word cannot be offered; the id finds the person as well.
        return record.name if guarded(record.name) else record.short_id, record.role

    def asked_about(self, record: Person) -> str:
        return f"{record.name}, {record.role}"

    def words_for(self, record: Person) -> dict[str, str]:
        return {"name": record.name, "id": record.short_id}

    def notes(self, record: Person) -> list[Said]:
        return views.notes(record, *actions.on_screen(self.context.home))
