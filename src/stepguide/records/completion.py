"""What the shell offers for records and kinds of rows: a day beside an id, never words."""

from collections.abc import Iterator
from itertools import islice

from stepguide.home.store import RECORDS
from stepguide.terminal.completing import Completer, Offer, offer
from stepguide.terminal.context import Context

RECENT = 12


def ids(kind: str, part: str = RECORDS) -> Completer:
    """Short ids of the newest records of a kind, and of those typed the same way."""
    return offer(lambda context: _ids(context, kind, part))


def forms(kind: str) -> Completer:
    """The forms that a row of a kind can have in this program, with their titles."""
    return offer(lambda context: [(one.id, one.title) for one in context.guide.sheet(kind).kinds])


def _ids(context: Context, kind: str, part: str) -> Iterator[Offer]:
    from stepguide.records.handling import handling_of

    handling = handling_of(context, kind)
    return map(handling.completes, islice(handling.likely(part, RECENT), RECENT))
