"""What a person can do with their journal: add to it, find, change, take out and put back."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from stepguide.errors import InvalidDataError, NotFoundError, UsageError
from stepguide.home import ids
from stepguide.home.shelf import ChangedError, Shelf, newest_first
from stepguide.home.store import RECORDS, TRASH, Home
from stepguide.journal.placing import Place
from stepguide.journal.records import Entry, Writing
from stepguide.steps.records import Answer

if TYPE_CHECKING:
    from stepguide.journal.search import Finder, Spans
    from stepguide.terminal.dates import Moment

Shelves = dict[str, Shelf[Any]]


class Filter(NamedTuple):
    """Which writing is wanted; what is not set asks for nothing. `tags` all have to be there."""

    step: int | None = None
    question: str | None = None
    tags: Sequence[str] = ()
    since: "Moment | None" = None
    until: "Moment | None" = None

    def may_hold(self, name: str) -> bool:
        """Whether a file name's time could fit; a day to either side allows for any offset."""
        day = name[:8]
        if self.since and day < f"{self.since.day - timedelta(days=1):%Y%m%d}":
            return False
        return not (self.until and day > f"{self.until.day + timedelta(days=1):%Y%m%d}")

    def holds(self, writing: Writing) -> bool:
        """Whether this is wanted; a bare day is compared with the record's own day."""
        if self.step is not None and writing.step != self.step:
            return False
        if self.question and getattr(writing, "question", None) != self.question:
            return False
        folded = {tag.casefold() for tag in writing.tags}
        if not all(tag.casefold() in folded for tag in self.tags):
            return False
        return _from(self.since, writing.at) and _to(self.until, writing.at)


class Found(NamedTuple):
    """A record and where it lies.

    `leftovers` are older files of it, from a change between entry and answer that was cut off
    half-way; the next change finishes it.
    """

    writing: Writing
    shelf: Shelf[Any]
    name: str
    leftovers: Sequence[tuple[Shelf[Any], str]] = ()


def shelves(home: Home, part: str = RECORDS) -> Shelves:
    """The two kinds of writing, in the records or in the trash."""
    return {"answer": Shelf(home, Answer, part), "entry": Shelf(home, Entry, part)}


def newest(
    home: Home, likely: int, wanted: Filter | None = None, in_trash: bool = False
) -> Iterator[Writing]:
    """The wanted writing from the newest on; quick when about `likely` are taken."""
    kept = _Both(shelves(home, TRASH if in_trash else RECORDS))
    names = kept.names
    if wanted is not None:
        names = [name for name in names if wanted.may_hold(name)]
    for name in newest_first(names, likely):
        writing = kept.read(name)
        if writing is not None and (wanted is None or wanted.holds(writing)):
            yield writing


def everything(home: Home) -> Iterator[Writing]:
    """All writing, in no order."""
    kept = _Both(shelves(home))
    return filter(None, map(kept.read, kept.names))


def search(
    home: Home, finder: "Finder", wanted: Filter | None, most: int | None
) -> "tuple[list[tuple[Writing, Spans]], int]":
    """The newest `most` hits (None: all), each with the places of the words; and how many there
    are altogether."""
    shown: list[tuple[Writing, Spans]] = []
    total = 0
    for writing in newest(home, most or 1, wanted):
        if finder.holds(writing.text):
            total += 1
            if most is None or total <= most:
                shown.append((writing, finder.places(writing.text)))
    return shown, total


def find(home: Home, typed: str, part: str = RECORDS) -> Found:
    """The record whose id begins as typed, or the newest for `last`.

    Raises NotFoundError for none, UsageError where several begin so, InvalidDataError through
    `home.damage` for one that cannot be read.
    """
    kept = shelves(home, part)
    places = [(name, shelf) for shelf in kept.values() for name in shelf.names()]
    if typed.strip().lower() == "last":
        first = next(newest(home, 1, in_trash=part == TRASH), None)
        hits = [(n, s) for n, s in places if first and ids.id_in(n) == first.id]
    else:
        wanted = ids.normalized(typed)
        hits = [(n, s) for n, s in places if wanted and ids.id_in(n).startswith(wanted)]
    if len({ids.id_in(name) for name, _ in hits}) > 1:
        raise UsageError(
            f"{typed!r} is the beginning of several ids.", f"Type more of one of: {_choices(hits)}"
        )
    found = [
        Found(writing, shelf, name)
        for name, shelf in hits
        if (writing := shelf.read(name)) is not None
    ]
    if not found:
        raise _not_found(typed, part, damaged=bool(hits))
    latest = max(found, key=lambda one: one.writing.updated_at)
    older = [(one.shelf, one.name) for one in found if one is not latest]
    return latest._replace(leftovers=older)


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
    home.ready(now)
    with home.locked():
        found.shelf.shift(found.name, Shelf(home, found.shelf.model))
    return found.writing


def remove_for_good(home: Home, record_id: str, now: datetime) -> None:
    """Remove a record, its copy in the trash, and every draft of it."""
    from stepguide.home import drafts

    home.ready(now)
    with home.locked():
        for part in (RECORDS, TRASH):
            for shelf in shelves(home, part).values():
                for name in shelf.names():
                    if ids.id_in(name) == record_id:
                        shelf.remove(name)
        for draft in drafts.every(home):
            if record_id in (draft.id, draft.note.record):
                draft.drop()


def find_anywhere(home: Home, typed: str) -> Found:
    """As `find`, in the records and then in the trash."""
    try:
        return find(home, typed)
    except NotFoundError:
        if typed.strip().lower() == "last":
            raise
        try:
            return find(home, typed, TRASH)
        except NotFoundError:
            pass
        raise


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
    if current != found.writing:
        raise ChangedError("It was changed by another stepguide while you were changing it.")
    for shelf, name in found.leftovers:
        shelf.remove(name)


class _Both:
    """The names of both kinds together; a name in both folders is a change cut off half-way."""

    def __init__(self, kept: Shelves) -> None:
        self.entry, self.answer = kept["entry"], kept["answer"]
        entries, answers = self.entry.names(), self.answer.names()
        self.answers = set(answers)
        self.twins = self.answers.intersection(entries)
        self.names = entries + [name for name in answers if name not in self.twins]

    def read(self, name: str) -> Writing | None:
        if name not in self.answers:
            return self.entry.read(name)
        answer: Writing | None = self.answer.read(name)
        if name not in self.twins:
            return answer
        both = [writing for writing in (answer, self.entry.read(name)) if writing is not None]
        return max(both, key=lambda writing: writing.updated_at, default=None)


def _choices(hits: list[tuple[str, Shelf[Any]]]) -> str:
    from stepguide.terminal.text import one_line

    said = []
    for name, shelf in sorted(hits, key=lambda hit: hit[0], reverse=True)[:8]:
        writing = shelf.read(name)
        words = f" ({one_line(writing.text, 30)})" if writing else ""
        said.append(f"{ids.id_in(name)}{words}")
    return ", ".join(said)


def _not_found(typed: str, part: str, damaged: bool) -> Exception:
    if damaged:
        return InvalidDataError(f"The record {typed!r} is there, but it cannot be read.")
    place = " in the trash" if part == TRASH else ""
    if typed.strip().lower() == "last":
        return NotFoundError(
            f"There is nothing{place} yet.", "Write something with: stepguide journal add"
        )
    trash = " --trash" if part == TRASH else ""
    return NotFoundError(
        f"There is no entry {typed!r}{place}.", f"stepguide journal list{trash} shows their ids."
    )


def _from(since: "Moment | None", at: datetime) -> bool:
    if since is None:
        return True
    return at.date() >= since.day if since.is_day else at >= since.at


def _to(until: "Moment | None", at: datetime) -> bool:
    if until is None:
        return True
    return at.date() <= until.day if until.is_day else at <= until.at
