"""Days on which a source was read: none lies ahead, and an old one gets a line."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine

from stepguide.guide import place
from tests.conftest import NOW, Run
from tests.guide import test_check
from tests.guide.conftest import LAST_READ
from tests.known import GUIDE

# Each passage is looked through for barred words once, however often its file is checked.
quick = test_check.quick


@pytest.mark.parametrize(
    ("name", "field"),
    [("help.yaml", "read_on"), ("help.yaml", "checked_on"), ("sources.yaml", "read_on")],
)
def test_a_date_to_come_is_found_at_the_date_and_today_is_not(
    name: str, field: str, clock: time_machine.Traveller, run: Run, tmp_path: Path
) -> None:
    lines = place.read_guide_file(name).decode().splitlines(keepends=True)
    number = next(n for n, one in enumerate(lines) if one.strip().startswith(f"{field}: "))
    column = lines[number].index(field) + len(f"{field}: ")
    file = tmp_path / "mine.yaml"
    for day, found in ((LAST_READ, False), (LAST_READ + timedelta(days=1), True)):
        lines[number] = f"{lines[number][:column]}{day}\n"
        file.write_text("".join(lines))
        message = f"mine.yaml:{number + 1}:{column + 1}: {field} is a day to come: {day}\n"
        ran = run("content", "check", str(file))
        assert (ran.code, ran.out) == (
            (4, message) if found else (0, "Nothing is wrong in mine.yaml.\n")
        )


def test_what_was_read_over_a_year_ago_gets_a_line_and_is_no_mistake(
    clock: time_machine.Traveller, run: Run
) -> None:
    days = {one.id: one.checked_on or one.read_on for one in GUIDE.help.resources}
    last = max(days.values())
    at = NOW.replace(year=last.year, month=last.month, day=last.day)
    for after in (365, 366):
        clock.move_to(at + timedelta(days=after))
        ran = run("content", "check")
        old = [id for id, day in days.items() if (last - day).days + after > 365]
        notes = [line for line in ran.err.splitlines() if " was read on " in line]
        assert ran.code == 0
        assert ran.out.startswith("Nothing is wrong in ")
        assert notes == [
            f"  help.yaml: {id} was read on {days[id]}, more than a year ago" for id in old
        ]
    assert len(old) == len(days)
