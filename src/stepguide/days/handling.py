"""How the events of a recovery are found, named and shown."""

from typing import Any

from stepguide.days import views
from stepguide.days.records import RecoveryEvent
from stepguide.records.finding import Found
from stepguide.records.handling import Filters, Handling
from stepguide.terminal.dates import shown
from stepguide.terminal.page import Heading, Page, Rows, Typed


class DayHandling(Handling[RecoveryEvent]):
    """The events."""

    named = "your days"
    says_back = "{id} is back."

    def begins(self, record: RecoveryEvent) -> str:
        return f"{views.in_words(record)}, {self._day(record)}"

    def texts(self, record: RecoveryEvent) -> list[str]:
        return [record.name or "", record.note or ""]

    def data(self, record: RecoveryEvent) -> dict[str, Any]:
        return views.event_data(record, self.context.dates)

    def page(self, found: Found[RecoveryEvent]) -> Page:
        one = found.record
        title = Heading(f"{one.short_id}  {views.in_words(one)}", 2)
        return [title, Rows([["day", self._day(one)]]), *([Typed(one.note)] if one.note else [])]

    def listed(self, records: list[RecoveryEvent], filters: Filters, in_trash: bool) -> Page:
        return views.events(records, self.context.dates, in_trash)

    def _day(self, record: RecoveryEvent) -> str:
        return shown(record.at, self.context.dates)
