"""How a person writes days and times, and when a day begins for them."""

from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

DateFormat = Literal["day-first", "month-first", "iso"]
Clock = Literal[12, 24]
LATEST = 6  # o'clock, until which a night may belong to the day before


class Dates(NamedTuple):
    """`order` is that of the numbers in a day, `clock` has 12 or 24 hours, and the day begins at
    `begins` o'clock; the usual way where nothing is chosen."""

    order: DateFormat | None = None
    clock: Clock | None = None
    begins: int = 0

    def day(self, moment: datetime) -> date:
        """The day that an aware moment belongs to, by the clock that it was told by."""
        return (moment - timedelta(hours=self.begins)).date()


USUAL = Dates()
