"""What a person can do with their people: add, find, change, take out and put back."""

from datetime import datetime
from typing import Any, NamedTuple

from stepguide.errors import InvalidDataError, NotFoundError, UsageError
from stepguide.home import ids
from stepguide.home.roles import rank
from stepguide.home.shelf import Shelf
from stepguide.home.store import LOOK_CLOSER, RECORDS, TRASH, Home
from stepguide.people.records import Person
from stepguide.terminal.search import fold

ON_THE_SCREEN = 3


class Found(NamedTuple):
    """Someone, and the file that holds them."""

    person: Person
    name: str


def every(home: Home, part: str = RECORDS) -> list[Person]:
    """All of them in the order in which they are tried: those for sos first, then by role."""
    found = Shelf(home, Person, part).all()
    return sorted(found, key=lambda one: (not one.sos, rank(one.role), one.file_name))


def on_screen(home: Home) -> tuple[list[Person], list[Person]]:
    """Those who are shown on the sos screen, and those it has no room for."""
    marked = [person for person in every(home) if person.sos and person.reach]
    return marked[:ON_THE_SCREEN], marked[ON_THE_SCREEN:]


def find(home: Home, typed: str, part: str = RECORDS) -> Found:
    """The one of this name, or whose name or id begins so.

    Raises NotFoundError for none, UsageError where it fits several, InvalidDataError for one
    that cannot be read.
    """
    shelf = Shelf(home, Person, part)
    known = [Found(person, name) for name in shelf.names() if (person := shelf.read(name))]
    wanted = fold(typed).strip()
    named = [one for one in known if fold(one.person.name) == wanted]
    begun = [one for one in known if wanted and fold(one.person.name).startswith(wanted)]
    by_id = [one for one in known if wanted and one.person.id.startswith(ids.normalized(typed))]
    hits = named or begun or by_id
    if len(hits) > 1:
        ordered = sorted(hits, key=lambda one: one.person.file_name)
        choices = ", ".join(f"{one.person.short_id} ({one.person.name})" for one in ordered)
        raise UsageError(f"{typed!r} fits more than one.", f"Type the id of one of: {choices}")
    if hits:
        return hits[0]
    if home.damage:
        raise InvalidDataError(f"{home.damage[-1]}.", LOOK_CLOSER)
    place = " in the trash" if part == TRASH else ""
    trash = " --trash" if part == TRASH else ""
    raise NotFoundError(
        f"There is nobody called {typed!r}{place}.", f"stepguide people list{trash} shows all."
    )


def find_anywhere(home: Home, typed: str, in_trash_too: bool) -> tuple[Found, str]:
    """As `find`, and where `in_trash_too`, in the trash if it is not in the list; and the part."""
    try:
        return find(home, typed), RECORDS
    except NotFoundError:
        if not in_trash_too:
            raise
        try:
            return find(home, typed, TRASH), TRASH
        except NotFoundError:
            pass
        raise


def add(home: Home, fields: dict[str, Any], now: datetime) -> Person:
    """Keep someone new; `fields` as Person has them."""
    person = Person.model_validate({"id": ids.new_id(), "at": now, "updated_at": now, **fields})
    Shelf(home, Person).add(person, now)
    return person


def change(home: Home, found: Found, fields: dict[str, Any], now: datetime) -> Person:
    """Change what `fields` names; ChangedError when someone else changed the record meanwhile."""
    after = found.person.changed(**fields)
    if after == found.person:
        return after
    after = after.changed(updated_at=now)
    home.ready(now)
    with home.locked():
        Shelf(home, Person).replace(found.name, found.person, after)
    return after


def delete(home: Home, found: Found, now: datetime) -> None:
    """Move someone to the trash."""
    Shelf(home, Person).put_in_trash(found.name, now)


def restore(home: Home, typed: str, now: datetime) -> Person:
    """Put someone back from the trash."""
    found = find(home, typed, TRASH)
    Shelf(home, Person).put_back(found.name, now)
    return found.person


def remove_for_good(home: Home, found: Found, part: str, now: datetime) -> None:
    """Remove someone for good."""
    Shelf(home, Person, part).remove_for_good(found.name, now)
