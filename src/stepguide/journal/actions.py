"""What a person can do with their journal: add to it, change, take out and put back."""

from collections.abc import Callable
from datetime import datetime

from stepguide.errors import FailedError
from stepguide.home import ids
from stepguide.home.shelf import ChangedError, Shelf
from stepguide.home.store import RECORDS, TRASH, Home
from stepguide.journal.finding import Found, find, shelves
from stepguide.journal.placing import Place
from stepguide.journal.records import Writing


def add(
    home: Home, place: Place, text: str, now: datetime, record_id: str | None = None
) -> Writing:
    """Keep `text` as a new record; given the id of a draft, saving it twice makes one record."""
    record = place.record(text, now, record_id)
    Shelf(home, type(record)).add(record, now)
    return record


def change(home: Home, found: Found, make: Callable[[Writing], Writing], now: datetime) -> Writing:
    """Replace a record by what `make` makes of it; one that `make` leaves as it is stays so.

    Raises ChangedError when it is no longer the record that was found.
    """
    after = make(found.writing)
    if after.to_bytes() != found.writing.to_bytes():
        after = after.changed(updated_at=now)
    elif found.name == after.file_name and not found.leftovers:
        return after
    home.ready(now)
    with home.locked():
        _finish_earlier_change(found)
        if type(after) is type(found.writing):
            found.shelf.replace(found.name, found.writing, after)
        else:
            _change_kind(home, found, after, now)
    return after


def delete(home: Home, found: Found, now: datetime) -> None:
    """Move a record to the trash."""
    home.ready(now)
    with home.locked():
        _finish_earlier_change(found)
        found.shelf.shift(found.name, found.shelf.in_trash())


def restore(home: Home, typed: str, now: datetime) -> Writing:
    """Move a record from the trash back to where it was."""
    found = find(home, typed, TRASH)
    Shelf(home, found.shelf.model).put_back(found.name, now)
    return found.writing


def remove_for_good(
    home: Home, record_id: str, now: datetime, changed: datetime | None = None
) -> None:
    """Remove a record, its copy in the trash, and every draft of it.

    `changed` is when it was last changed as far as the person knows: ChangedError where that is
    no more so. FailedError while one of the drafts is being written.
    """
    from stepguide.home import drafts

    home.ready(now)
    with home.locked():
        _check_nobody_writes(home, record_id, changed)
        for part in (RECORDS, TRASH):
            for shelf in shelves(home, part).values():
                for name in shelf.names():
                    if ids.id_in(name) == record_id:
                        shelf.remove(name)
        for draft in drafts.every(home):
            if record_id in (draft.id, draft.note.record):
                draft.drop()


def _check_nobody_writes(home: Home, record_id: str, changed: datetime | None) -> None:
    from stepguide.home import drafts

    copies = [
        shelf.read(name)
        for shelf in shelves(home).values()
        for name in shelf.names()
        if ids.id_in(name) == record_id
    ]
    moments = [copy.updated_at for copy in copies if copy]
    if changed and moments and changed not in moments:
        raise ChangedError("It was changed meanwhile by another stepguide.")
    for draft in drafts.every(home):
        if record_id in (draft.id, draft.note.record) and draft.in_use():
            raise FailedError(
                f"The draft {draft.short_id} of it is open in another editor or window.",
                "Close it there first. It is where it was.",
            )


def _change_kind(home: Home, found: Found, after: Writing, now: datetime) -> None:
    # The new file first, under the old one's name, then the old one away: cut off in between,
    # both are whole, and readers take the one that was changed last.
    target = Shelf(home, type(after))
    target.add(after, now, found.name)
    found.shelf.remove(found.name)
    target.rename(found.name, after)


def _finish_earlier_change(found: Found) -> None:
    """Remove the leftovers; ChangedError when the record is no longer the one that was found."""
    current = found.shelf.read(found.name)
    if current is None:
        raise ChangedError("It was moved or deleted while you were changing it.")
    if current.to_bytes() != found.writing.to_bytes():
        raise ChangedError("It was changed by another stepguide while you were changing it.")
    for shelf, name in found.leftovers:
        shelf.remove(name)
