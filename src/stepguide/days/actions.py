"""What a person can do with their days: record an event, and see the count."""

from collections.abc import Iterable
from datetime import date, datetime

from stepguide.days.counting import Count, count
from stepguide.days.records import Event, RecoveryEvent
from stepguide.home import ids
from stepguide.home.collection import Collection
from stepguide.home.dates import Dates
from stepguide.home.store import RECORDS, Home


def events(home: Home, part: str = RECORDS) -> list[RecoveryEvent]:
    """Every event, oldest first."""
    return Collection(home, RecoveryEvent, part).ordered()


def record(
    home: Home,
    event: Event,
    at: datetime,
    now: datetime,
    days: int | None = None,
    name: str | None = None,
    note: str | None = None,
) -> RecoveryEvent:
    """Keep an event of the day that `at` falls on. Earlier events stay as they are."""
    made = RecoveryEvent(
        id=ids.new_id(), at=at, updated_at=now, event=event, days=days, name=name, note=note
    )
    Collection(home, RecoveryEvent).add(made, now)
    return made


def counted(found: Iterable[RecoveryEvent], today: date, dates: Dates) -> Count:
    """What the events come to on a day."""
    known = list(found)

    def of(event: Event) -> list[date]:
        return [dates.day(one.at) for one in known if one.event == event]

    return count(of("began"), of("used"), of("medication"), today, of("medication-ended"))


def own_milestones(found: Iterable[RecoveryEvent]) -> list[tuple[int, str]]:
    """The person's own milestones: so many days, and what they call them."""
    return [(one.days, one.name or "") for one in found if one.event == "milestone" and one.days]
