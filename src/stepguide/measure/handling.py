"""How measures that were taken are found, named and shown."""

from collections.abc import Iterable
from typing import Any

from stepguide.home.row import Row
from stepguide.measure import actions, views
from stepguide.records.finding import Found
from stepguide.records.handling import Filters, Handling
from stepguide.terminal.page import Page


class MeasureHandling(Handling[Row]):
    """The measures taken."""

    named = "the measures you took"

    def begins(self, record: Row) -> str:
        return f"{record.sheet}, {actions.total(record)}"

    def texts(self, record: Row) -> list[str]:
        return []

    def data(self, record: Row) -> dict[str, Any]:
        return views.as_data(record)

    def page(self, found: Found[Row]) -> Page:
        known = {one.id: one for one in self.context.guide.measures.measures}
        row = found.record
        return views.taken(row, known.get(row.sheet), self.context.dates)

    def values(self, record: Row) -> Iterable[object]:
        return (record.id, record.at, record.sheet, actions.total(record))

    def form_called(self, typed: str) -> str:
        return self.context.guide.measures.find(typed).id

    def listed(self, records: list[Row], filters: Filters, in_trash: bool) -> Page:
        dates, known = self.context.dates, self.context.guide.measures
        return views.history(records, known, dates, in_trash)
