"""What a person can do with their people beside what can be done with every record."""

from datetime import datetime
from typing import Any

from stepguide.home import ids
from stepguide.home.collection import Collection
from stepguide.home.roles import rank
from stepguide.home.store import RECORDS, Home
from stepguide.people.records import Person

ON_THE_SCREEN = 3


def every(home: Home, part: str = RECORDS) -> list[Person]:
    """All of them in the order in which they are tried: those for sos first, then by role."""
    found = Collection(home, Person, part).all()
    return sorted(found, key=lambda one: (not one.sos, rank(one.role), one.file_name))


def on_screen(home: Home) -> tuple[list[Person], list[Person]]:
    """Those who are shown on the sos screen, and those it has no room for."""
    marked = [person for person in every(home) if person.sos and person.reach]
    return marked[:ON_THE_SCREEN], marked[ON_THE_SCREEN:]


def add(home: Home, fields: dict[str, Any], now: datetime) -> Person:
    """Keep someone new; `fields` as Person has them."""
    person = Person.model_validate({"id": ids.new_id(), "at": now, "updated_at": now, **fields})
    Collection(home, Person).add(person, now)
    return person
