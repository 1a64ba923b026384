"""An event in a person's recovery."""

from typing import ClassVar, Literal

from stepguide.home.record import Record

Event = Literal["began", "used", "medication"]


class RecoveryEvent(Record):
    """Recovery began, the person used, or they take medication since; `at` is the day it was.

    Medication as prescribed is a fact of its own, and never counts against anyone.
    """

    KIND: ClassVar[str] = "recovery"

    kind: Literal["recovery"] = "recovery"
    event: Event
