"""What check-ins have beside what every watched row has: one that was left half done goes on."""

from stepguide.home.drafts import Draft
from stepguide.records.watched import WatchedHandling


class CheckinHandling(WatchedHandling):
    """The check-ins."""

    def take_up(self, draft: Draft, as_json: bool) -> None:
        if draft.note.field:
            return super().take_up(draft, as_json)
        from stepguide.checkin import going

        return going.on(self, draft, as_json)
