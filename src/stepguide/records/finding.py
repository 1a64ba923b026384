"""Finding a record by how its id or its name begins, in whatever folders its kind has."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Generic, NamedTuple, TypeVar

from stepguide.errors import InvalidDataError, NotFoundError, StepguideError, UsageError
from stepguide.home import ids
from stepguide.home.collection import Collection
from stepguide.home.record import Record
from stepguide.home.store import LOOK_CLOSER
from stepguide.terminal.naming import begun
from stepguide.terminal.text import one_line

R = TypeVar("R", bound=Record)

LAST = "last"
MOST_CHOICES = 8


class Found(NamedTuple, Generic[R]):
    """A record, the name of the file that holds it, and where that is.

    `leftovers` are older files of it, from a change of its kind that was cut off half-way; the next
    change finishes it.
    """

    record: R
    name: str
    collection: Collection[R]
    leftovers: Sequence[tuple[Collection[R], str]] = ()


class Telling(NamedTuple):
    """What is said of records while one is looked for: how one begins, on a line; what there is to
    call it by beside its id; and the error when there is none. What is about a time after `now` is
    never the last; None for what is about no time."""

    now: datetime | None
    begins: Callable[[Any], str]
    missing: Callable[[str], StepguideError]
    called: Callable[[Any], Sequence[str]] | None = None


def is_last(typed: str) -> bool:
    """Whether the newest is meant."""
    return typed.strip().lower() == LAST


def find(collections: Sequence[Collection[Any]], typed: str, telling: Telling) -> Found[Any]:
    """The record that is called so, or whose name or id begins as typed, or the newest for `last`.

    Raises what `telling` gives for none, UsageError where it fits several, InvalidDataError for
    one that cannot be read.
    """
    home = collections[0].home
    places = [(name, one) for one in collections for name in one.names()]
    hits = _meant(places, typed, telling)
    if len({ids.id_in(name) for name, _ in hits}) > 1:
        choices = _choices(hits, telling)
        if telling.called:
            raise UsageError(f"{typed!r} fits more than one.", f"Type the id of one of: {choices}")
        raise UsageError(
            f"{typed!r} is the beginning of several ids.", f"Type more of one of: {choices}"
        )
    found = [
        Found(record, name, one) for name, one in hits if (record := one.get(name)) is not None
    ]
    if not found:
        if home.damage and (hits or is_last(typed) or telling.called):
            raise InvalidDataError(f"{home.damage[-1]}.", LOOK_CLOSER)
        raise telling.missing(typed)
    latest = max(found, key=lambda one: one.record.updated_at)
    # A change of kind keeps the file's name; another file of this id came from elsewhere.
    older = [
        (one.collection, one.name) for one in found if one is not latest and one.name == latest.name
    ]
    return latest._replace(leftovers=older)


Places = list[tuple[str, Collection[Any]]]


def _meant(places: Places, typed: str, telling: Telling) -> Places:
    if telling.called and (named := _called(places, typed, telling.called)):
        return named
    if is_last(typed):
        return _newest(places, telling.now)
    return ids.begun(typed, places, lambda place: ids.id_in(place[0]))


def _newest(places: Places, now: datetime | None) -> Places:
    """The newest file, readable or not: never another in its place."""
    horizon = ids.horizon(now) if now else ""
    newest = max((name for name, _ in places if not horizon or name < horizon), default="")
    if places and not newest:
        raise NotFoundError(
            "All that is here is about a time to come, so none of it is the last.",
            "To choose one, type the beginning of its id.",
        )
    return [place for place in places if ids.id_in(place[0]) == ids.id_in(newest)]


def _called(places: Places, typed: str, called: Callable[[Any], Sequence[str]]) -> Places:
    known = [(place, record) for place in places if (record := place[1].get(place[0]))]
    return [place for place, _ in begun(typed, known, lambda one: called(one[1]))]


def _choices(hits: Places, telling: Telling) -> str:
    said = []
    length = ids.SHORT if telling.called else ids.LENGTH
    for name, one in sorted(hits, key=lambda hit: hit[0], reverse=True)[:MOST_CHOICES]:
        record = one.get(name)
        words = f" ({one_line(telling.begins(record), 30)})" if record else ""
        said.append(f"{ids.id_in(name)[:length]}{words}")
    return ", ".join(said)


def print_of(record: Record) -> str:
    """What tells whether a record is still as it was when a change to it began."""
    return hashlib.sha256(record.to_bytes()).hexdigest()
