"""Looking through the journal: the newest, the wanted, all of it, or one record by its id."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from stepguide.errors import InvalidDataError, NotFoundError, UsageError
from stepguide.home import ids
from stepguide.home.shelf import Shelf, newest_first
from stepguide.home.store import LOOK_CLOSER, RECORDS, TRASH, Home
from stepguide.journal.records import Entry, Writing
from stepguide.steps.records import Answer
from stepguide.terminal.search import fold

if TYPE_CHECKING:
    from stepguide.terminal.dates import Moment
    from stepguide.terminal.search import Finder, Spans

Shelves = dict[str, Shelf[Any]]


class Filter(NamedTuple):
    """Which writing is wanted; what is not set asks for nothing. `tags` all have to be there."""

    step: int | None = None
    question: str | None = None
    tags: Sequence[str] = ()
    since: "Moment | None" = None
    until: "Moment | None" = None

    def names(self, names: list[str]) -> list[str]:
        """The file names whose time could fit; a day to either side allows for any offset."""
        day = timedelta(days=1)
        first = f"{self.since.day - day:%Y%m%d}" if self.since else ""
        last = f"{self.until.day + day:%Y%m%d}" if self.until else "9" * 8
        return [name for name in names if first <= name[:8] <= last]

    def holds(self, writing: Writing) -> bool:
        """Whether this is wanted; a bare day is compared with the record's own day."""
        if self.step is not None and writing.step != self.step:
            return False
        if self.question and getattr(writing, "question", None) != self.question:
            return False
        if self.tags and not {*map(fold, self.tags)} <= {*map(fold, writing.tags)}:
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


class Hit(NamedTuple):
    """A record that a search found, and where; None for one that is only counted."""

    writing: Writing
    spans: "Spans | None"


def shelves(home: Home, part: str = RECORDS) -> Shelves:
    """The two kinds of writing, in the records or in the trash."""
    return {"answer": Shelf(home, Answer, part), "entry": Shelf(home, Entry, part)}


def newest(
    home: Home, likely: int | None, wanted: Filter | None = None, in_trash: bool = False
) -> Iterator[Writing]:
    """The wanted writing from the newest on; quick when about `likely` are taken, and small when
    all are (None)."""
    kept = _Both(shelves(home, TRASH if in_trash else RECORDS))
    names = kept.names if wanted is None else wanted.names(kept.names)
    for name in _let_go(names) if likely is None else newest_first(names, likely):
        writing = kept.read(name)
        if writing is not None and (wanted is None or wanted.holds(writing)):
            yield writing


def _let_go(names: list[str]) -> Iterator[str]:
    """The names from the newest on, each gone when it was looked at: a name takes as much as what
    is shown of its record."""
    names.sort()
    while names:
        yield names.pop()


def everything(home: Home) -> Iterator[Writing]:
    """All writing, in no order."""
    kept = _Both(shelves(home))
    return filter(None, map(kept.read, kept.names))


def search(
    home: Home, finder: "Finder", wanted: Filter | None, most: int | None
) -> "Iterator[Hit]":
    """Every hit from the newest on; the newest `most` (None: all) with the places of the words."""
    total = 0
    for writing in newest(home, most, wanted):
        if finder.holds(writing.text):
            total += 1
            is_shown = most is None or total <= most
            yield Hit(writing, finder.places(writing.text) if is_shown else None)


def find(home: Home, typed: str, part: str = RECORDS) -> Found:
    """The record whose id begins as typed, or the newest for `last`.

    Raises NotFoundError for none, UsageError where several begin so, InvalidDataError
    for one that cannot be read.
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
        if home.damage and (hits or typed.strip().lower() == "last"):
            raise InvalidDataError(f"{home.damage[-1]}.", LOOK_CLOSER)
        raise _not_found(typed, part)
    latest = max(found, key=lambda one: one.writing.updated_at)
    # A change of kind keeps the file's name; another file of this id came from elsewhere.
    older = [
        (one.shelf, one.name) for one in found if one is not latest and one.name == latest.name
    ]
    return latest._replace(leftovers=older)


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


def _not_found(typed: str, part: str) -> Exception:
    place = " in the trash" if part == TRASH else ""
    if typed.strip().lower() == "last":
        if part == TRASH:
            return NotFoundError("The trash is empty.")
        return NotFoundError(
            "There is nothing here yet.", "Write something with: stepguide journal add"
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
