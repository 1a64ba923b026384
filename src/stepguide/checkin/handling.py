"""What check-ins have beside what every watched row has: one that was left half done goes on."""

from stepguide.home.drafts import Draft
from stepguide.home.row import Content, Row
from stepguide.records.watched import WatchedHandling
from stepguide.safety import rules


class CheckinHandling(WatchedHandling):
    """The check-ins."""

    def meets(self, row: Row, given: dict[str, Content]) -> None:
        super().meets(row, given)
        from stepguide.checkin import asking

        if given.get(asking.NALOXONE) == rules.NO:
            asking.where_to_get_naloxone(self.desk, self.desk.guide.daily.checkin)

    def take_up(self, draft: Draft, as_json: bool) -> None:
        if draft.note.field:
            return super().take_up(draft, as_json)
        from stepguide.checkin import going

        return going.on(self, draft, as_json)
