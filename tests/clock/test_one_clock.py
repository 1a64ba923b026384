"""The program asks for the time in one way, which the suite can set in every process."""

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.clock import CHECKOUT, DUBLIN, NOW, standing_at
from tests.conftest import Run, records

ASKS = re.compile(r"\b(?:now|today|utcnow)\(\)|time\.(?:time|time_ns|localtime|gmtime|strftime)\(")


def test_nothing_in_the_program_asks_for_the_time_in_another_way() -> None:
    found = [
        f"{file.relative_to(CHECKOUT / 'src' / 'stepguide')}: {asks}"
        for file in sorted((CHECKOUT / "src").rglob("*.py"))
        for asks in ASKS.findall(file.read_text())
    ]
    # How old a file is that stands for a lock is reckoned by the clock that dated it.
    assert found == ["home/locks.py: time.time(", "terminal/context.py: time.time("]


@pytest.mark.usefixtures("clock")
def test_a_process_stands_where_it_is_told_and_else_goes_on_from_now(
    process: Run, home: Path
) -> None:
    there = datetime(2028, 2, 29, 23, 59, 59, tzinfo=DUBLIN)
    assert process("journal", "add", "one", **standing_at(there)).code == 0
    assert process("journal", "add", "two").code == 0
    goes_on, stands = records(home)
    assert stands.name.startswith("20280229T235959.000000Z-")
    written = datetime.strptime(goes_on.name[:22], "%Y%m%dT%H%M%S.%f").replace(tzinfo=DUBLIN)
    assert NOW < written < NOW + timedelta(minutes=10)
