"""The files of one kind of record, as bytes: the only door to them, with a codec before it.

It stands on the standard library alone, so that what has no time for models can use it too.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from stepguide.advice import Do
from stepguide.errors import FailedError, InvalidDataError
from stepguide.home import files, ids, signs, whose
from stepguide.home.dates import Dates
from stepguide.home.store import LOOK_CLOSER, RECORDS, TRASH, Damage, Home


class Codec(NamedTuple):
    """How the bytes of a record become those of its file, whose name has this `ending`, and back.

    `opened` raises ValueError for bytes that it did not seal.
    """

    ending: str
    sealed: Callable[[bytes], bytes]
    opened: Callable[[bytes], bytes]


PLAIN = Codec(".json", bytes, signs.without_mark)
OTHER_VERSIONS = Do(
    "doctor", "A program that syncs left other versions of what you wrote beside it. To see them"
)
NOT_SHOWN = "a record is under this name, as a program that syncs gave it, and so it is not shown"
_AN_OFFSET = timedelta(hours=26)  # a record's own day may be another one elsewhere


class ChangedError(FailedError):
    """The record is not as it was when the change to it began."""


class Folder:
    """`records/<kind>/`, or `trash/<kind>/` as its `part`: names, and the bytes behind them.

    OSError is raised as the system gives it. What changes or removes a file wants the home locked.
    """

    def __init__(self, home: Home, kind: str, part: str = RECORDS, codec: Codec = PLAIN) -> None:
        self.home, self.kind, self.part, self.codec = home, kind, part, codec
        self.path = home.root / part / kind
        self._before_name = f"{self.path}/"

    def names(self) -> list[str]:
        """The names of the record files, unsorted. What another program made of one is none of
        them, and is told of: as damage where no record is shown for it."""
        self.home.trouble()
        ending = self.codec.ending
        names = self.home.names(self.part, self.kind)
        strange = [name for name in names if len(name) != ids.NAME_LENGTH]
        copies = {name: own for name in strange if (own := whose.copied(name))}
        if copies:
            self._tell_of(copies, {*names})
        return [
            name
            for name in names
            if name.endswith(ending) and name[0] != "." and name not in copies
        ]

    def _tell_of(self, copies: dict[str, str], names: set[str]) -> None:
        for name, own in copies.items():
            other = TRASH if self.part == RECORDS else RECORDS
            if own in names or own in self.home.names(other, self.kind):
                self.home.remark(OTHER_VERSIONS)
            else:
                self.home.note(Damage(self.path / name, NOT_SHOWN))

    def path_of(self, name: str) -> Path:
        """Where a file is."""
        return self.path / name

    def read(self, name: str) -> bytes:
        """The bytes of a record; ValueError for a file that is none of the codec's."""
        return self.codec.opened(files.read_file(self._before_name + name))

    def documents(
        self, first: datetime, last: datetime | None = None
    ) -> Iterator[dict[str, object]]:
        """The records of a time as plain JSON, in no order. What cannot be read is passed over,
        to be told of when it is looked at."""
        for name in between(self.home.names(self.part, self.kind), first, last):
            try:
                found = json.loads(self.read(name)) if ids.is_file_name(name) else None
            except (OSError, ValueError, RecursionError):
                continue
            if isinstance(found, dict):
                yield found

    def of_id(self, record_id: str) -> list[str]:
        """Every file that words of a record are in: its own, what a write that was cut off left,
        and what other programs made of it."""
        found = self.home.names(self.part, self.kind)
        called = [name for name in found if record_id in name]
        return [name for name in called if ids.id_in(whose.record_in(name)) == record_id]

    def write_new(self, name: str, data: bytes) -> None:
        """Put a new file there; FileExistsError when there is one."""
        files.make_folder(self.own())
        files.write_new(self.path / name, self.codec.sealed(data))

    def write_over(self, name: str, data: bytes) -> None:
        """Put this in place of what the file holds."""
        files.write_over(self.path / name, self.codec.sealed(data))

    def rename(self, name: str, other: str) -> None:
        """Give a file another name; FileExistsError when that is another's."""
        if name != other:
            files.move(self.path / name, self.path / other)

    def shift(self, name: str, target: "Folder") -> None:
        """Move a file to another folder, as it is."""
        source = self._there(name)
        files.make_folder(target.own())
        try:
            files.move(source, target.path / name)
        except FileExistsError:
            raise FailedError(
                f"{target.path / name} is there already, and would be written over.",
                Do("doctor", "Nothing was changed. To see both"),
            ) from None

    def remove(self, name: str) -> None:
        """Remove a file for good."""
        files.remove(self._there(name))

    def own(self) -> Path:
        """The folder itself, which need not exist; InvalidDataError where something else is."""
        path = self.home.folder(self.part, self.kind)
        if os.path.lexists(path) and not path.is_dir():
            raise InvalidDataError(f"{path} is not a folder.", LOOK_CLOSER)
        return path

    def _there(self, name: str) -> Path:
        path = self.own() / name
        if not os.path.lexists(path):
            raise ChangedError("It was moved or deleted while you were changing it.")
        return path


def never_saved(home: Home, kinds: Iterable[str]) -> int:
    """How many writes of these kinds were cut off before anything was saved."""
    found: set[str] = set()
    for kind in kinds:
        names = {*home.names(RECORDS, kind)}
        cut = (whose.record_in(name) for name in names if files.is_temporary(name))
        found |= {own for own in cut if own and own not in names}
    return len(found)


@contextmanager
def last_step() -> Iterator[None]:
    """What is left to do of a change that is on the disk already; FailedError that says so where
    the system refuses it."""
    try:
        yield
    except OSError as error:
        raise FailedError(
            f"Your change is saved, but its older file is still there ({error.strerror}).",
            Do("doctor", "Nothing is lost. To see what puts that right"),
        ) from None


def days_of(home: Home, kinds: Iterable[str], first: date, last: date, dates: Dates) -> list[date]:
    """The days from `first` to `last` of which records of these kinds are kept, in the zone of the
    computer; told by names, none is read."""
    # The first and the last day may have had another offset than today: summer time.
    begin = datetime(first.year, first.month, first.day).astimezone() - _AN_OFFSET
    end = datetime(last.year, last.month, last.day, dates.begins).astimezone() + _AN_OFFSET
    found: set[date] = set()
    seen: set[str] = set()
    for kind in kinds:
        for name in between(home.names(RECORDS, kind), begin, end):
            minute = name[:13]  # a day may begin a quarter past an hour of UTC
            if minute not in seen and ids.is_file_name(name):
                seen.add(minute)
                found.add(dates.day(ids.moment_in(name).astimezone()))
    return sorted(day for day in found if first <= day <= last)


def between(names: list[str], first: datetime, last: datetime | None = None) -> list[str]:
    """Those names of records about `first` or later, and `last` or earlier if that is given."""
    begin = ids.file_name(first, "")[: ids.STAMP]
    end = ids.file_name(last, "")[: ids.STAMP] if last else "~"
    return [name for name in names if begin <= name[: ids.STAMP] <= end]
