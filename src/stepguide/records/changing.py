"""What can be done with a record of any kind: change it, take it out, put it back."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from stepguide.errors import FailedError, InvalidDataError
from stepguide.home import ids
from stepguide.home.collection import Collection
from stepguide.home.folder import ChangedError, last_step
from stepguide.home.record import Record
from stepguide.home.store import LOOK_CLOSER, RECORDS, Home
from stepguide.records.finding import Found

R = TypeVar("R", bound=Record)
Places = list[tuple[Collection[Any], str]]


def change(home: Home, found: Found[Any], make: Callable[[R], R], now: datetime) -> R:
    """Put in place of a record what `make` makes of it; one that `make` leaves as it is stays so.

    Raises ChangedError when it is no longer the record that was found.
    """
    before = found.record
    after = make(before)
    if after.to_bytes() != before.to_bytes():
        after = after.changed(updated_at=now)
    elif found.name == after.file_name and not found.leftovers:
        return after
    home.ready(now)
    with home.locked():
        _finish_earlier_change(found)
        if type(after) is type(before):
            found.collection.replace(found.name, before, after)
        else:
            _change_kind(home, found, after, now)
    return after


def delete(home: Home, found: Found[Any], now: datetime) -> None:
    """Move a record to the trash."""
    home.ready(now)
    with home.locked():
        _finish_earlier_change(found)
        found.collection.shift(found.name, found.collection.in_trash())


def restore(home: Home, found: Found[Any], now: datetime) -> None:
    """Move a record that was found in the trash back to where it was."""
    home.ready(now)
    with home.locked():
        target = Collection(home, found.collection.model, kind=found.collection.kind)
        found.collection.shift(found.name, target)


def remove_for_good(
    home: Home,
    everywhere: Sequence[Collection[Any]],
    record_id: str,
    now: datetime,
    changed: datetime | None = None,
) -> bool:
    """Remove a record, its copy in the trash, every draft of it, and every file that a write or
    another program left of it; whether there was one.

    `everywhere` is where its kind can be. `changed` is when it was last changed as far as the
    person knows: ChangedError where that is no more so. FailedError while one of the drafts is
    being written, InvalidDataError where it is not found and something cannot be read.
    """
    from stepguide.home import drafts

    home.ready(now)
    with home.locked():
        all_of_it = [(one, name) for one in everywhere for name in one.of_id(record_id)]
        places = [(one, name) for one, name in all_of_it if ids.is_file_name(name)]
        if not places and home.damage:  # a folder that cannot be read may hold it
            raise InvalidDataError(f"{home.damage[-1]}.", LOOK_CLOSER)
        _check_unchanged(places, changed)
        left = [one for one in drafts.every(home) if record_id in (one.id, one.note.record)]
        for draft in left:
            if draft.in_use():
                raise FailedError(
                    f"The draft {draft.short_id} of it is open in another editor or window.",
                    "Close it there first. It is where it was.",
                )
        for one, name in all_of_it:
            one.remove(name)
        for draft in left:
            draft.drop()
    return bool(places)


def _check_unchanged(places: Places, changed: datetime | None) -> None:
    copies = [(one.part, copy.updated_at) for one, name in places if (copy := one.get(name))]
    moments = [moment for part, moment in copies if part == RECORDS] or [at for _, at in copies]
    if changed and moments and changed not in moments:
        raise ChangedError("It was changed meanwhile by another stepguide.")


def _change_kind(home: Home, found: Found[Any], after: Record, now: datetime) -> None:
    # The new file first, under the old one's name, then the old one away: cut off in between,
    # both are whole, and readers take the one that was changed last.
    target = Collection(home, type(after))
    target.add(after, now, found.name)
    with last_step():
        found.collection.remove(found.name)
        target.rename(found.name, after.file_name)


def _finish_earlier_change(found: Found[Any]) -> None:
    """Remove the leftovers; ChangedError when the record is no longer the one that was found."""
    found.collection.check(found.name, found.record)
    for one, name in found.leftovers:
        one.remove(name)
