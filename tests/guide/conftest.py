"""The guide is checked on the day on which it was last read beside its sources, or later."""

from datetime import UTC, datetime, time

import pytest
import time_machine

from stepguide.guide import help, sources

_DAYS = [day for one in help.load().resources for day in (one.read_on, one.checked_on)]
LAST_READ = max(filter(None, [*_DAYS, *(one.read_on for one in sources.load().sources)]))


@pytest.fixture(autouse=True)
def read_by_now(clock: time_machine.Traveller) -> None:
    """Nothing was read on a day to come."""
    clock.move_to(datetime.combine(LAST_READ, time(12), UTC))
