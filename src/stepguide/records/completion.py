"""What the shell offers for records, their tags and kinds of rows: a day beside an id, never
words."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from stepguide.home.store import RECORDS
from stepguide.terminal.completing import Completer, Offer, offer
from stepguide.terminal.context import Context

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stepguide.records.handling import Handling
    from stepguide.terminal.field import Choice

RECENT, LOOKED_AT = 12, 200


def ids(kind: str, part: str = RECORDS) -> Completer:
    """Short ids of the newest records of a kind, and of those typed the same way."""
    return offer(lambda context: _ids(context, kind, part))


def tags(kind: str) -> Completer:
    """Tags of the newest records of a kind, and of those typed the same way, the usual first."""
    return offer(lambda context: _tags(context, kind))


def forms(kind: str) -> Completer:
    """The forms that a row of a kind can have in this program, with their titles."""
    return offer(lambda context: [(one.id, one.title) for one in context.guide.sheet(kind).kinds])


def choices(known: "Sequence[Choice]") -> Completer:
    """What a field can be answered with, by its id."""
    return offer(lambda _: [(one.id, one.says) for one in known])


def _ids(context: Context, kind: str, part: str) -> Iterator[Offer]:
    handling = _handling(context, kind)
    return map(handling.completes, islice(handling.likely(part, RECENT), RECENT))


def _tags(context: Context, kind: str) -> list[Offer]:
    found = islice(_handling(context, kind).likely(RECORDS, LOOKED_AT), LOOKED_AT)
    return [tag for tag, _ in Counter(tag for one in found for tag in one.tags).most_common()]


def _handling(context: Context, kind: str) -> "Handling[Any]":
    from stepguide.records.handling import handling_of

    return handling_of(context, kind)
