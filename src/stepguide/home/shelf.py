"""All records of one kind: `records/<kind>/`, and `trash/<kind>/` for what was taken out."""

import heapq
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from stepguide.errors import FailedError, InvalidDataError, NotFoundError, UsageError
from stepguide.home import files, ids
from stepguide.home.record import Record, RecordError
from stepguide.home.store import LOOK_CLOSER, RECORDS, TRASH, Damage, Home

R = TypeVar("R", bound=Record)


class Found(NamedTuple, Generic[R]):
    """A record, and the name of the file that holds it."""

    record: R
    name: str


class ChangedError(FailedError):
    """The record is not as it was when the change to it began."""


class Shelf(Generic[R]):
    """The records of `model`'s kind. What cannot be read goes to `home.damage`, never away."""

    def __init__(self, home: Home, model: type[R], part: str = RECORDS) -> None:
        self.home = home
        self.model = model
        self.part = part
        self.path = home.root / part / model.KIND
        self._before_name = f"{self.path}/"

    def in_trash(self) -> "Shelf[R]":
        """The same kind in the trash."""
        return Shelf(self.home, self.model, TRASH)

    def names(self) -> list[str]:
        """The names of the record files, unsorted."""
        self.home.trouble()
        names = self.home.names(self.part, self.model.KIND)
        return [name for name in names if name.endswith(".json") and name[0] != "."]

    def read(self, name: str) -> R | None:
        """The record in the file `name`; None, and a note of the damage, when it has none."""
        path = self._before_name + name
        try:
            record = self.model.from_bytes(files.read_file(path))
            if ids.id_in(name) != record.id or len(name) != ids.NAME_LENGTH:
                raise RecordError("its name and its content speak of different records")
        except FileNotFoundError:
            return None
        except RecordError as error:
            self.home.note(Damage(Path(path), str(error)))
        except OSError as error:
            self.home.note(Damage(Path(path), f"it cannot be read ({error.strerror})"))
        else:
            return record
        return None

    def find(self, typed: str, listing: str) -> Found[R]:
        """The record whose id begins as typed, or the newest for `last`.

        Raises NotFoundError for none, with the command `listing` that lists them, UsageError
        where several begin so, InvalidDataError for one that cannot be read.
        """
        names = self.names()
        wanted = ids.normalized(typed)
        if typed.strip().lower() == "last":
            hits = [max(names)] if names else []
        else:
            hits = [name for name in names if wanted and ids.id_in(name).startswith(wanted)]
        if len(hits) > 1:
            choices = ", ".join(ids.id_in(name) for name in sorted(hits, reverse=True)[:8])
            raise UsageError(
                f"{typed!r} is the beginning of several ids.", f"Type more of one of: {choices}"
            )
        for name in hits:
            if (record := self.read(name)) is not None:
                return Found(record, name)
        if self.home.damage:
            raise InvalidDataError(f"{self.home.damage[-1]}.", LOOK_CLOSER)
        raise NotFoundError(f"There is no {typed!r} here.", f"{listing} shows their ids.")

    def all(self) -> Iterator[R]:
        """Every record that can be read, in no order."""
        return filter(None, map(self.read, self.names()))

    def since(self, moment: datetime) -> Iterator[R]:
        """Those about `moment` or later, in no order: told by their names, so no other is read."""
        first = ids.file_name(moment, "")[: ids.STAMP]
        return filter(None, map(self.read, (name for name in self.names() if name >= first)))

    def add(self, record: R, now: datetime, name: str = "") -> None:
        """Keep a new record, in the file `name` or its own; FileExistsError when that is there."""
        self.home.ready(now)
        files.make_folder(self._own_folder())
        files.write_new(self.path / (name or record.file_name), record.to_bytes())
        self.home.has_saved = True

    def replace(self, name: str, before: R, after: R) -> None:
        """Put `after` where `before` was, in the file `name`; call it with the home locked.

        When its moment changed, its file is renamed as a second step: cut off between the two,
        the record is whole and new under its old name. ChangedError when `before` is not what
        the file holds.
        """
        self._own_folder()
        path = self.path / name
        try:
            current = files.read_file(path)
        except FileNotFoundError:
            raise ChangedError("It was moved or deleted while you were changing it.") from None
        if not self._is_still(before, current):
            raise ChangedError("It was changed by another stepguide while you were changing it.")
        files.write_over(path, after.to_bytes())
        self.home.has_saved = True
        self.rename(name, after)

    def rename(self, name: str, record: R) -> None:
        """Give the file `name`, which holds `record`, its own name; the home has to be locked."""
        if record.file_name != name:
            files.move(self.path / name, self.path / record.file_name)

    def put_in_trash(self, name: str, now: datetime) -> None:
        """Move the file `name` to the trash."""
        self.home.ready(now)
        with self.home.locked():
            self.shift(name, self.in_trash())

    def put_back(self, name: str, now: datetime) -> None:
        """Move the file `name` back from the trash."""
        self.home.ready(now)
        with self.home.locked():
            self.in_trash().shift(name, self)

    def remove_for_good(self, name: str, now: datetime, before: R | None = None) -> None:
        """Remove the file `name`; ChangedError when it was moved or removed meanwhile, or is not
        `before` any more."""
        self.home.ready(now)
        with self.home.locked():
            self.remove(name, before)

    def shift(self, name: str, target: "Shelf[R]") -> None:
        """Move the file `name` to `target`, as it is; call it with the home locked."""
        source = self._own_folder() / name
        files.make_folder(target._own_folder())
        if not os.path.lexists(source):
            raise ChangedError("It was moved or deleted while you were changing it.")
        try:
            files.move(source, target.path / name)
        except FileExistsError:
            raise FailedError(
                f"{target.path / name} is there already, and would be written over.",
                "stepguide doctor shows both. Nothing was changed.",
            ) from None

    def remove(self, name: str, before: R | None = None) -> None:
        """Remove the file `name` for good; call it with the home locked.

        ChangedError when it was moved or removed meanwhile, or is not `before` any more.
        """
        path = self._own_folder() / name
        if not os.path.lexists(path):
            raise ChangedError("It was moved or deleted while you were changing it.")
        if before is not None and not self._is_still(before, files.read_file(path)):
            raise ChangedError("It was changed meanwhile by another stepguide.")
        files.remove(path)

    def _is_still(self, before: R, current: bytes) -> bool:
        # Whatever cannot be read any more is another's doing as well, and is not written over.
        try:
            return current == before.to_bytes() or self.model.from_bytes(current) == before
        except RecordError:
            return False

    def _own_folder(self) -> Path:
        path = self.home.folder(self.part, self.model.KIND)
        if os.path.lexists(path) and not path.is_dir():
            raise InvalidDataError(f"{path} is not a folder.", LOOK_CLOSER)
        return path


def newest_first(names: list[str], likely: int) -> Iterator[str]:
    """`names` from the newest on; quick when only about the first `likely` are taken."""
    first = heapq.nlargest(likely, names)
    yield from first
    if len(first) < len(names):
        yield from sorted(set(names).difference(first), reverse=True)
