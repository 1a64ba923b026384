"""How rows are found, named and shown: everything that a sheet in the guide gives."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from typing_extensions import TypeVar

from stepguide import privacy
from stepguide.home import rows
from stepguide.home.collection import Collection, of_kind
from stepguide.home.row import Content, Row
from stepguide.records import views
from stepguide.records.cells import in_order
from stepguide.records.finding import Found
from stepguide.records.handling import Filters, Handling, handling_of
from stepguide.terminal.context import Context
from stepguide.terminal.dates import said_back
from stepguide.terminal.field import Field
from stepguide.terminal.page import Page
from stepguide.terminal.text import listed

if TYPE_CHECKING:
    from stepguide.guide.sheets import Form, Sheet
    from stepguide.home.drafts import Draft

# Where nothing is said of which rows, any are meant.
RowR = TypeVar("RowR", bound=Row, default=Row)

ASIDE = "put aside"


class RowHandling(Handling[RowR]):
    """The rows of a sheet. What only one sheet has is in a class beside this one."""

    @cached_property
    def sheet(self) -> "Sheet":
        """The sheet, from the guide."""
        return self.context.guide.sheets.sheet(self.kind.id)

    @property
    def named(self) -> str:
        """The sheet in running text."""
        return self.sheet.named

    def form_of(self, row: RowR) -> "Form | None":
        """The kind of row that one is, if the guide knows it."""
        return next((one for one in self.sheet.kinds if one.id == row.sheet), None)

    def begins(self, record: RowR) -> str:
        return views.beginning(record, self.form_of(record))

    def texts(self, record: RowR) -> list[str]:
        form = self.form_of(record)
        known = {cell.id: cell for cell in form.fields} if form else {}
        return [
            views.shown_content(content, known.get(name)) for name, content in record.cells.items()
        ]

    def data(self, record: RowR) -> dict[str, Any]:
        data = super().data(record)
        if record.step is not None:
            data["round"] = self.round_of(record)
        return data

    def whole(self, record: RowR) -> dict[str, Any]:
        return {**self.data(record), "linked": [other.id for other in self.linked(record)]}

    def page(self, found: Found[RowR]) -> Page:
        row = found.record
        dates = self.context.dates
        return views.one(row, self.form_of(row), dates, self.round_of(row), self.around(row))

    @property
    def columns(self) -> list[str]:
        return [*super().columns, *self.sheet.field_ids]

    def values(self, record: RowR) -> Iterable[object]:
        known = self.sheet.field_ids
        own = (record.sheet, record.step, self.state(record), record.tags)
        # What a later version wrote stands behind all that has a place.
        others = (f"{name}: {said}" for name, said in record.cells.items() if name not in known)
        return (record.id, record.at, *own, *map(record.cells.get, known), *others)

    def form_called(self, typed: str) -> str:
        return self.sheet.kind(typed).id

    def listed(self, records: list[RowR], filters: Filters, in_trash: bool) -> Page:
        if not records:
            return views.nothing(self, filters, in_trash)
        return views.every_row(self, records, in_trash)

    def completes(self, record: RowR) -> tuple[str, str]:
        word, day = super().completes(record)
        about = [record.sheet] if self.form_of(record) else []
        about += [f"step {record.step}"] if record.step else []
        return word, ", ".join([day, *about])

    def check_back(self, record: RowR) -> None:
        if not record.parked:
            self.check_room(self.form_of(record))

    def take_up(self, draft: "Draft", as_json: bool) -> None:
        """Go on with a draft of one, save it, and say so."""
        from stepguide.records import unfinished

        unfinished.field(self, draft, as_json)

    def ask_again(self, found: Found[Row], form: "Form") -> Row:
        """Ask one that is there again, field by field; Enter keeps an answer."""
        from stepguide.records.asking import RowPlace, RowQuestions

        place = RowPlace(self, form, found.record.program, found.record.step)
        return RowQuestions(place, found.record, found.name).fill(form.fields)

    def about(self, draft: "Draft") -> str:
        note = draft.note
        names = [
            cell.name
            for one in self.sheet.kinds
            if one.id == note.form
            for cell in one.fields
            if cell.id == note.field
        ]
        return ", ".join([self.typed, *names])

    def around(self, row: RowR) -> list[tuple[str, str]]:
        """What there is beside its cells: a name and what is said each."""
        linked = "; ".join(f"{other.kind} {other.short_id}" for other in self.linked(row))
        known = [("state", self.state(row)), ("tags", listed([*row.tags]))]
        return [*known, *self.beside(row), ("belongs to", linked)]

    def add(
        self,
        form: "Form",
        cells: dict[str, Content],
        program: str | None = None,
        step: int | None = None,
        at: datetime | None = None,
        **more: Any,
    ) -> RowR:
        """Keep a new row of this form, about the moment `at` or now."""
        now, cells = self.context.now, in_order(form, cells)
        kind, belongs = self.kind.id, {"program": program, "step": step}
        where = self.kept()
        row = rows.filled(where.model, kind, form.id, cells, at or now, now, **belongs, **more)
        row = self.settled(None, row)
        where.add(row, now)
        return row

    def change(self, found: Found[RowR], make: Callable[[RowR], RowR]) -> RowR:
        before = found.record
        return super().change(found, lambda row: self.settled(before, make(row)))

    def found(self, row: RowR, name: str = "") -> Found[RowR]:
        """A row that was kept in this run, as what is found."""
        return Found(row, name or row.file_name, self.kept())

    def kept(self) -> Collection[RowR]:
        """The rows of this kind that are kept, and not in the trash."""
        return of_kind(self.context.home, self.kind.id)

    def tell_saved(self, row: RowR, as_json: bool, form: "Form | None" = None) -> None:
        """Say, or give as data, that a row was saved; after a new one, what its form says."""
        screen = self.context.screen
        privacy.say_once(self.context)
        if as_json:
            return screen.data(self.data(row))
        dates = self.context.dates
        when = said_back(row.at, self.context.now, dates) if form and not row.step else ""
        screen.say(views.saved_line(row, when))
        return self.context.note(form.after) if form else None

    # What a sheet may have of its own.

    def fields_of(self, form: "Form") -> list[Field]:
        """The fields of a form, with what the person's own home adds to their choices."""
        return form.fields

    def check_room(self, form: "Form | None") -> None:
        """FailedError when there are as many of this form as there can be."""

    def settled(self, before: RowR | None, after: RowR) -> RowR:
        """What a new row, or one whose cells were changed, comes to."""
        return after

    def meets(self, row: RowR, given: dict[str, Content]) -> None:
        """Say what a change calls for beside what the line alone tells."""

    def linked(self, row: RowR) -> list[Row]:
        """The rows that it belongs to."""
        return []

    def state(self, row: RowR) -> str:
        """How a row stands."""
        aside = self.sheet.aside
        return (aside.says if aside else ASIDE) if row.parked else ""

    def beside(self, row: RowR) -> list[tuple[str, str]]:
        """What else there is to show of it."""
        return []


def rows_of(context: Context, kind: str) -> RowHandling:
    """The handling of a kind that has a sheet."""
    found = handling_of(context, kind)
    assert isinstance(found, RowHandling)
    return found
