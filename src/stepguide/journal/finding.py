"""Looking through the journal: the newest, the wanted, or all of it."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from stepguide.home.collection import Collection, in_turn, newest_first
from stepguide.home.dates import USUAL, Dates
from stepguide.home.store import RECORDS, TRASH, Home
from stepguide.home.tags import tags_in
from stepguide.journal.records import Entry, Writing
from stepguide.steps.records import Answer
from stepguide.terminal.search import fold

if TYPE_CHECKING:
    from stepguide.terminal.moments import Moment


class Filter(NamedTuple):
    """Which writing is wanted; what is not set asks for nothing. `tags` all have to be there."""

    step: int | None = None
    question: str | None = None
    tags: Sequence[str] = ()
    since: "Moment | None" = None
    until: "Moment | None" = None
    dates: Dates = USUAL

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
        if self.tags and not self._has_tags({*map(fold, writing.tags)}):
            return False
        return self._from(writing.at) and self._to(writing.at)

    def _from(self, at: datetime) -> bool:
        since = self.since
        if since is None:
            return True
        return self.dates.day(at) >= since.day if since.is_day else at >= since.at

    def _to(self, at: datetime) -> bool:
        until = self.until
        if until is None:
            return True
        return self.dates.day(at) <= until.day if until.is_day else at <= until.at

    def _has_tags(self, there: set[str]) -> bool:
        """Whether each is there: as it stands, or all of those that it names with commas."""
        return all(
            fold(typed) in there or {*map(fold, tags_in([typed]))} <= there for typed in self.tags
        )


def newest(
    home: Home,
    likely: int | None,
    wanted: Filter | None = None,
    in_trash: bool = False,
    oldest_first: bool = False,
) -> Iterator[Writing]:
    """The wanted writing from the newest on; quick when about `likely` are taken, and small when
    all are (None)."""
    kept = _Both(home, TRASH if in_trash else RECORDS)
    names = kept.names if wanted is None else wanted.names(kept.names)
    every = likely is None or oldest_first
    for name in in_turn(names, oldest_first) if every else newest_first(names, likely or 0):
        writing = kept.read(name)
        if writing is not None and (wanted is None or wanted.holds(writing)):
            yield writing


def everything(home: Home) -> Iterator[Writing]:
    """All writing, in no order."""
    kept = _Both(home)
    return filter(None, map(kept.read, kept.names))


class _Both:
    """The names of both kinds together; a name in both folders is a change cut off half-way."""

    def __init__(self, home: Home, part: str = RECORDS) -> None:
        self.entry, self.answer = Collection(home, Entry, part), Collection(home, Answer, part)
        entries, answers = self.entry.names(), self.answer.names()
        self.answers = set(answers)
        self.twins = self.answers.intersection(entries)
        self.names = entries + [name for name in answers if name not in self.twins]

    def read(self, name: str) -> Writing | None:
        if name not in self.answers:
            return self.entry.get(name)
        answer: Writing | None = self.answer.get(name)
        if name not in self.twins:
            return answer
        both = [writing for writing in (answer, self.entry.get(name)) if writing is not None]
        return max(both, key=lambda writing: writing.updated_at, default=None)
