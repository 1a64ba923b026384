"""What check-ins have beside what every watched row has: one that was left half done goes on."""

from stepguide.checkin import asking, going
from stepguide.guide.sheets import Form
from stepguide.home.drafts import Draft
from stepguide.home.row import Content, Row
from stepguide.records.cells import in_order
from stepguide.records.finding import Found
from stepguide.records.watched import WatchedHandling
from stepguide.safety import rules
from stepguide.terminal.field import Field
from stepguide.terminal.screen import say

TIME = "time"


class CheckinHandling(WatchedHandling):
    """The check-ins."""

    def fields_of(self, form: Form) -> list[Field]:
        return [*going.fields(self).values()]

    def settled(self, before: Row | None, after: Row) -> Row:
        """One without a time of day has that of its hour: it is always a morning's or an
        evening's."""
        if TIME in after.cells:
            return after
        cells = {TIME: asking.time_of(after.at.hour), **after.cells}
        return after.changed(cells=in_order(self.sheet.kinds[0], cells))

    def meets(self, row: Row, given: dict[str, Content]) -> None:
        super().meets(row, given)
        if given.get(asking.NALOXONE) == rules.NO:
            asking.where_to_get_naloxone(self.context, self.context.guide.daily.checkin)

    def ask_again(self, found: Found[Row], form: Form) -> Row:
        row, grave = going.again(self, found)
        if grave:
            say(self.context.guide.daily.checkin.closing.danger)
        return row

    def take_up(self, draft: Draft, as_json: bool) -> None:
        if draft.note.field:
            return super().take_up(draft, as_json)
        return going.on(self, draft, as_json)
