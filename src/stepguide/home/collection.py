"""All records of one kind as models: read, added, changed, taken out and put back."""

import heapq
from collections.abc import Iterator
from datetime import datetime
from importlib import import_module
from typing import Any, Generic, TypeVar

from stepguide import RELEASED
from stepguide.home import ids, whose
from stepguide.home.folder import ChangedError, Folder, between, last_step
from stepguide.home.kinds import BY_ID
from stepguide.home.record import Record, RecordError
from stepguide.home.store import RECORDS, TRASH, Damage, Home

R = TypeVar("R", bound=Record)


class Collection(Folder, Generic[R]):
    """The records of a kind. What cannot be read goes to `home.damage`, never away.

    `kind` is needed where several kinds share a model.
    """

    def __init__(self, home: Home, model: type[R], part: str = RECORDS, kind: str = "") -> None:
        super().__init__(home, kind or model.KIND, part)
        self.model = model

    def in_trash(self) -> "Collection[R]":
        """The same kind in the trash."""
        return Collection(self.home, self.model, TRASH, self.kind)

    def record_in(self, data: bytes) -> R:
        """The record in these bytes; RecordError when there is none of this kind."""
        record = self.model.from_bytes(data)
        if record.kind != self.kind:
            raise RecordError("it holds another kind of record than its folder")
        return record

    def get(self, name: str) -> R | None:
        """The record in the file `name`; None, and a note of the damage, when it has none."""
        try:
            record = self.record_in(self.read(name))
            if ids.id_in(name) != record.id or len(name) != ids.NAME_LENGTH:
                raise RecordError("its name and its content speak of different records")
        except FileNotFoundError:
            return None
        except OSError as error:
            path = self.path_of(name)
            self.home.note(Damage(path, whose.unread(path, error)))
        except ValueError as error:
            self.home.note(Damage(self.path_of(name), str(error)))
        else:
            return record
        return None

    def all(self) -> Iterator[R]:
        """Every record that can be read, in no order."""
        return filter(None, map(self.get, self.names()))

    def ordered(self) -> list[R]:
        """Every record that can be read, by the time it is about."""
        return sorted(self.all(), key=lambda record: record.file_name)

    def since(self, moment: datetime) -> list[R]:
        """Those about `moment` or later, oldest first: told by their names, so no other is read."""
        names = sorted(between(self.names(), moment))
        return [one for name in names if (one := self.get(name)) is not None]

    def add(self, record: R, now: datetime, name: str = "") -> None:
        """Keep a new record, in the file `name` or its own; FileExistsError when that is there."""
        self.home.ready(now)
        self.write_new(name or record.file_name, record.to_bytes())
        self.home.sign(now)  # which a wipe may have taken in this moment
        self._saved(now)

    def replace(self, name: str, before: R, after: R) -> None:
        """Put `after` where `before` was, in the file `name`; call it with the home locked.

        When its moment changed, its file is renamed as a second step: cut off between the two,
        the record is whole and new under its old name. ChangedError when `before` is not what
        the file holds.
        """
        self.check(name, before)
        self.write_over(name, after.to_bytes())
        self._saved(after.updated_at)
        with last_step():
            self.rename(name, after.file_name)

    def _saved(self, now: datetime) -> None:
        self.home.has_saved = True
        day = now.date().isoformat()
        if day < RELEASED:
            self.home.remark(
                f"this computer's clock says {day}, which cannot be right, and what you saved has "
                "that date. Once the clock is set, edit --at gives it the right one."
            )

    def check(self, name: str, before: R) -> None:
        """ChangedError when the file `name` does not hold `before` any more."""
        self.own()
        try:
            current = self.read(name)
        except FileNotFoundError:
            raise ChangedError("It was moved or deleted while you were changing it.") from None
        if not self._is_still(before, current):
            raise ChangedError("It was changed by another stepguide while you were changing it.")

    def _is_still(self, before: R, current: bytes) -> bool:
        # Whatever cannot be read any more is another's doing as well, and is not written over.
        try:
            return current == before.to_bytes() or self.record_in(current) == before
        except RecordError:
            return False


def of_kind(home: Home, kind: str, part: str = RECORDS) -> Collection[Any]:
    """The records of a kind, with the model that the table of kinds names."""
    return Collection(home, model_of(kind), part, kind)


def model_of(kind: str) -> type[Record]:
    """The model of the records of a kind."""
    found: type[Record] = resolved(BY_ID[kind].model)
    return found


def resolved(dotted: str) -> Any:
    """What a name below this package leads to, such as `module:Class`."""
    module, _, name = dotted.partition(":")
    return getattr(import_module(f"stepguide.{module}"), name)


def in_turn(names: list[str], oldest_first: bool = False) -> Iterator[str]:
    """`names` from the newest on: the first before the others are sorted, and each gone when it was
    looked at, as a name takes as much as what is shown of its record."""
    if names:
        yield (min if oldest_first else max)(names)
    names.sort(reverse=oldest_first)
    names[-1:] = []
    while names:
        yield names.pop()


def newest_first(names: list[str], likely: int) -> Iterator[str]:
    """`names` from the newest on; quick when only about the first `likely` are taken."""
    first = heapq.nlargest(likely, names)
    yield from first
    if len(first) < len(names):
        yield from sorted(set(names).difference(first), reverse=True)
