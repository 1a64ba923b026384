"""An event in a person's recovery."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from stepguide.home.record import Record

LONGEST = 36500
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
    name: Annotated[str | None, Field(max_length=100)] = None
