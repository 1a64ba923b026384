"""What a person can do with their journal beside what can be done with every record: add to it."""

from datetime import datetime

from stepguide.home.collection import Collection
from stepguide.home.store import Home
from stepguide.journal.metadata import Metadata
from stepguide.journal.records import Writing


def add(
    home: Home, place: Metadata, text: str, now: datetime, record_id: str | None = None
) -> Writing:
    """Keep `text` as a new record; given the id of a draft, saving it twice makes one record."""
    record = place.record(text, now, record_id)
    Collection(home, type(record)).add(record, now)
    return record
