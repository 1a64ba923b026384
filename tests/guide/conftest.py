"""The guide is checked on the day on which it was last read beside its sources, or later."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine

from tests.known import GUIDE

_DAYS = [day for one in GUIDE.help.resources for day in (one.read_on, one.checked_on)]
LAST_READ = max(filter(None, [*_DAYS, *(one.read_on for one in GUIDE.sources.sources)]))


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


@pytest.fixture(autouse=True)
def read_by_now(clock: time_machine.Traveller) -> Iterator[None]:
    """Nothing was read on a day to come; and a test may name the next day, if it is today."""
    clock.move_to(_noon(LAST_READ))
    yield
    clock.move_to(_noon(LAST_READ + timedelta(days=1)))
