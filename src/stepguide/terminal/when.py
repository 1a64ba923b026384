"""When something was, as a person says it: what can be two moments is asked about, where someone is
there to answer. Most is of now, and what reads a time is loaded where one is typed."""

from datetime import datetime
from typing import TYPE_CHECKING

from stepguide.home.dates import Dates

if TYPE_CHECKING:
    from stepguide.terminal.context import Context


def read_past(typed: str, now: datetime, dates: Dates) -> datetime:
    """As moments.read_past."""
    from stepguide.terminal import moments

    return moments.read_past(typed, now, dates)


def past(context: "Context", typed: str) -> datetime:
    """The moment that was typed, which cannot be one to come; UsageError for what is none, and
    where it can be two and nobody can be asked."""
    return read_past(settled(context, typed), context.now, context.dates)


def settled(context: "Context", typed: str) -> str:
    """What was typed; where it can be two moments, the one that the person means, as ISO 8601."""
    from stepguide.terminal import two_moments

    return two_moments.settled(context, typed)
