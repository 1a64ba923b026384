"""An event in a person's recovery."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from stepguide.errors import UsageError
from stepguide.home.record import Record, is_one_line

LONGEST, LONGEST_NAME = 36500, 100  # days, letters
Event = Literal["began", "used", "medication", "medication-ended", "milestone"]


class RecoveryEvent(Record):
    """Recovery began, the person used, or they take medication since, or until; `at` is the day it
    was. Medication as prescribed is a fact of its own, and never counts against anyone.

    A milestone is one of the person's own: so many `days`, and its `name`.
    """

    KIND: ClassVar[str] = "recovery"

    kind: Literal["recovery"] = "recovery"
    event: Event
    days: Annotated[int | None, Field(ge=1, le=LONGEST)] = None
    name: Annotated[str | None, Field(max_length=LONGEST_NAME)] = None


def check_name(typed: str) -> str:
    """What a milestone is called, as it is kept; UsageError when it cannot be."""
    if len(typed) > LONGEST_NAME or not is_one_line(typed):
        raise UsageError(f"A milestone is called in one line of up to {LONGEST_NAME} letters.")
    return typed
