"""How the records of a kind are found, named and shown in a run, whatever kind it is."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from stepguide.advice import Do, Said
from stepguide.errors import NotFoundError, StepguideError, UsageError
from stepguide.home import ids
from stepguide.home.collection import Collection, in_turn, newest_first, of_kind, resolved
from stepguide.home.kinds import BY_ID, KINDS, TIMELESS
from stepguide.home.record import Record
from stepguide.home.store import RECORDS, TRASH
from stepguide.records import changing, finding
from stepguide.records.finding import Found, Telling
from stepguide.records.listing import Shape
from stepguide.terminal.columns import FIRST
from stepguide.terminal.dates import shown
from stepguide.terminal.naming import exactly
from stepguide.terminal.page import Page
from stepguide.terminal.screen import remark

if TYPE_CHECKING:
    from stepguide.home.drafts import Draft
    from stepguide.terminal.context import Context

R = TypeVar("R", bound=Record)


class Filters(NamedTuple):
    """Which records of a list are wanted; what is not set asks for nothing."""

    form: str | None = None
    step: int | None = None
    parked: bool = False

    @property
    def narrow(self) -> bool:
        """Whether anything is asked of a record beside its form."""
        return self.step is not None or self.parked

    def hold(self, record: Any) -> bool:
        """Whether this one is wanted."""
        if self.form not in (None, getattr(record, "sheet", None)):
            return False
        if self.step not in (None, getattr(record, "step", None)):
            return False
        return not self.parked or record.parked


class Handling(ABC, Generic[R]):
    """The records of a kind, and of those that are typed the same way, as the commands see them.

    A kind with ways of its own has a class beside this one, which the table of kinds names.
    """

    says_gone = Do("{typed} restore {id}", "Moved {id} to the trash. To put it back")
    says_back = "{id} is back in {named}."
    says_kept = "Stopped. It is where it was."
    says_removed = "Removed {id} for good. {note}"

    def __init__(self, context: "Context", kind: str) -> None:
        self.context, self.kind = context, BY_ID[kind]

    @property
    def named(self) -> str:
        """Where they are, in running text."""
        return "your folder"

    @property
    def typed(self) -> str:
        """The group of commands, as it is typed."""
        return self.kind.typed

    def collections(self, part: str = RECORDS) -> list[Collection[Any]]:
        """Where they can be."""
        kinds = [one.id for one in KINDS if one.typed == self.typed]
        return [of_kind(self.context.home, kind, part) for kind in kinds]

    def find(self, typed: str, part: str = RECORDS) -> Found[R]:
        """The one that is meant; see finding.find."""
        return finding.find(self.collections(part), typed, self._telling(part))

    def _telling(self, part: str) -> Telling:
        missing = partial(self.missing, part=part)
        now = None if self.kind.id in TIMELESS else self.context.now
        return Telling(now, self.begins, missing, self.called())

    def find_anywhere(self, typed: str) -> Found[R]:
        """As `find`, and where it is nowhere else, in the trash; `last` is never looked for
        there. What goes for good is looked for in both at once: see `find_for_good`."""
        try:
            return self.find(typed)
        except NotFoundError as error:
            if finding.is_last(typed):
                raise
            try:
                return self.find(typed, TRASH)
            except NotFoundError:
                raise error from None

    def find_for_good(self, typed: str) -> Found[R]:
        """The one that is meant of all there are, in the trash too: where two could be, it is not
        to be guessed which. `last` is never one in the trash."""
        if finding.is_last(typed) and not self.called():
            return self.find(typed)
        both = [*self.collections(), *self.collections(TRASH)]
        try:
            return finding.find(both, typed, self._telling(RECORDS))
        except UsageError:
            found, called = self.find(typed), self.called()
            if called and exactly(typed, [found.record], called):
                return found  # who is listed goes before who is called so in the trash
            raise

    def others_of(self, record: R) -> list[R]:
        """Other records of the same id, which a program that syncs can make of one. Its copy in the
        trash is none."""
        places = [*self.collections(), *self.collections(TRASH)]
        names = [(name, one) for one in places for name in one.names() if record.id in name]
        found = [one.get(name) for name, one in names if name != record.file_name]
        return [other for other in found if other and other.file_name != record.file_name]

    def change(self, found: Found[R], make: Callable[[R], R]) -> R:
        """Put in place of a record what `make` makes of it; see changing.change."""
        return changing.change(self.context.home, found, make, self.context.now)

    def called(self) -> Callable[[Any], Sequence[str]] | None:
        """What gives the names a record can be found by, if it has any."""
        return None

    def missing(self, typed: str, part: str) -> StepguideError:
        """The error when there is none."""
        trash = " --trash" if part == TRASH else ""
        return NotFoundError(
            f"There is no {typed!r} here.", Do(f"{self.typed} list{trash}", "To see their ids")
        )

    def newest(self, part: str = RECORDS, oldest_first: bool = False) -> Iterator[R]:
        """All of them by the time they are about, each read when it is wanted."""
        owners = {name: one for one in self.collections(part) for name in one.names()}
        found = (owners[name].get(name) for name in in_turn([*owners], oldest_first))
        return (record for record in found if record is not None)

    def in_order(self, part: str = RECORDS, reverse: bool = False) -> Iterator[R]:
        """All of them as they are listed: the newest first, but where a kind has its own order."""
        return self.newest(part, reverse)

    @property
    def columns(self) -> list[str]:
        """The columns of a list of them on a pipe."""
        return [*FIRST, *self.kind.columns]

    def values(self, record: R) -> Iterable[object]:
        """What stands in these columns for one."""
        return [getattr(record, name, None) for name in self.columns]

    def likely(self, part: str, most: int) -> Iterator[R]:
        """Those that are meant most often, the newest, first; quick when about `most` are taken."""
        owners = {name: one for one in self.collections(part) for name in one.names()}
        found = (owners[name].get(name) for name in newest_first([*owners], most))
        return (record for record in found if record is not None)

    @abstractmethod
    def begins(self, record: R) -> str:
        """How one begins, on one line."""

    @abstractmethod
    def texts(self, record: R) -> list[str]:
        """The words of one that a search looks through."""

    def data(self, record: R) -> dict[str, Any]:
        """One as data."""
        return {**record.model_dump(mode="json"), "short_id": record.short_id}

    def whole(self, record: R) -> dict[str, Any]:
        """One as data, with what belongs to it."""
        return self.data(record)

    @abstractmethod
    def page(self, found: Found[R]) -> Page:
        """One, whole."""

    def whereabouts(self, found: Found[R]) -> Page:
        """Said below one that is in the trash."""
        if found.collection.part != TRASH:
            return []
        return [Do(f"{self.typed} restore {found.record.short_id}", "In the trash. To put it back")]

    @abstractmethod
    def listed(self, records: list[R], filters: Filters, in_trash: bool) -> Page:
        """A list of them for a screen."""

    def form_called(self, typed: str) -> str:
        """The id of a form of them, where a list can be of one."""
        raise LookupError(f"the records of {self.typed} have no forms")

    def shape(self, filters: Filters, part: str) -> Shape[R]:
        """How they are listed."""
        place = self.collections(part)[0]
        return Shape(
            values=self.values,
            data=self.data,
            whole=lambda one: self.page(Found(one, one.file_name, place)),
            page=lambda found: self.listed([*found], filters, part == TRASH),
        )

    def completes(self, record: R) -> tuple[str, str]:
        """What a Tab offers for one, and what stands beside it: a day, never words."""
        return record.short_id, shown(record.at, self.context.dates)

    def asked_about(self, record: R) -> str:
        """What is named when it is asked whether one is to go."""
        return f"{record.short_id}, {self.begins(record)}"

    def owner_of(self, draft: "Draft") -> tuple[Found[R] | None, str]:
        """The record that a draft changes, or that was made of it before; where there is none, the
        id that a new one is to have."""
        from stepguide.home.drafts import EDIT

        note = draft.note
        wanted = note.record or draft.id
        try:
            return self.find(wanted), wanted
        except NotFoundError:
            pass
        in_trash = {ids.id_in(name) for one in self.collections(TRASH) for name in one.names()}
        if wanted in in_trash or (note.record and note.purpose == EDIT):
            remark("what this draft belongs to is gone, so it begins a new one.")
            return None, ids.new_id()
        return None, wanted

    def about(self, draft: "Draft") -> str:
        """What a draft is of, for a list of them."""
        return self.typed

    def said(self, line: Said, record: R, note: str = "") -> Said:
        """One of the lines above, about a record."""
        words = {**self.words_for(record), "note": note}
        if isinstance(line, Do):
            return line._replace(command=line.command.format(**words), why=line.why.format(**words))
        return line.format(**words)

    def words_for(self, record: R) -> dict[str, str]:
        """What is filled into the lines above."""
        return {"id": record.short_id, "typed": self.typed, "named": self.named}

    def check_back(self, record: R) -> None:
        """FailedError where one in the trash may not come back now."""

    def notes(self, record: R) -> list[Said]:
        """Said beside it when one was put back."""
        return []

    def round_of(self, record: R) -> int | None:
        """The round of its step that one falls in."""
        step = getattr(record, "step", None)
        if step is None:
            return None
        found: int | None = self._rounds.round_at(getattr(record, "program", None), step, record.at)
        return found

    @cached_property
    def _rounds(self) -> Any:
        """Where the rounds of the steps begin, read when first asked for."""
        from stepguide.steps import actions

        return actions.events_only(self.context.home, self.context.guide.steps)


def handling_of(context: "Context", kind: str) -> Handling[Any]:
    """The handling of a kind, which the table of kinds names."""
    found: Handling[Any] = resolved(BY_ID[kind].handling)(context, kind)
    return found
