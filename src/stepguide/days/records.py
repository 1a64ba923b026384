"""An event in a person's recovery."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from stepguide.advice import Do
from stepguide.errors import UsageError
from stepguide.home.record import Record, is_one_line

LONGEST, LONGEST_NAME, LONGEST_NOTE = 36500, 100, 10_000  # days, letters
TO_WRITE = Do("journal add", "Longer words can be an entry")
Event = Literal["began", "used", "medication", "medication-ended", "milestone"]


class RecoveryEvent(Record):
    """Recovery began, the person used, or they take medication since, or until; `at` is the day it
    was. Medication as prescribed is a fact of its own, and never counts against anyone.

    A milestone is one of the person's own: so many `days`, and its `name`. Any event may have a
    `note` in their own words.
    """

    KIND: ClassVar[str] = "recovery"

    kind: Literal["recovery"] = "recovery"
    event: Event
    days: Annotated[int | None, Field(ge=1, le=LONGEST)] = None
    name: Annotated[str | None, Field(max_length=LONGEST_NAME)] = None
    note: Annotated[str | None, Field(max_length=LONGEST_NOTE)] = None


def check_name(typed: str) -> str:
    """What a milestone is called, as it is kept; UsageError when it cannot be."""
    if len(typed) > LONGEST_NAME or not is_one_line(typed):
        raise UsageError(f"A milestone is called in one line of up to {LONGEST_NAME} letters.")
    return typed


def check_note(typed: str) -> str:
    """A note as it is kept; UsageError when it cannot be."""
    if len(typed) > LONGEST_NOTE:
        raise UsageError(f"A note holds up to {LONGEST_NOTE:,} letters.", TO_WRITE)
    return typed
