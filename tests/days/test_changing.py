"""An event of a recovery is shown, put right, and removed for good, as any other record is."""

import json
from pathlib import Path

import pytest

from tests.conftest import Ran, Run, records

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def event(run: Run) -> str:
    """The short id of a beginning."""
    ran = run("days", "began", "2026-11-01", "--json")
    return str(json.loads(ran.out)["short_id"])


def test_its_day_is_put_right_and_the_count_follows(run: Run, home: Path, event: str) -> None:
    (before,) = records(home, "recovery")
    ran = run("days", "edit", event, "--day", "2026-11-10")
    assert ran == Ran(0, f"Saved {event}: recovery began, Tue 10 Nov 2026.\n", "")
    (after,) = records(home, "recovery")
    assert after.name != before.name
    assert after.name[23:] == before.name[23:]
    assert json.loads(run("days", "--json").out)["first"] == "2026-11-10"
    assert run("doctor").code == 0


def test_it_is_shown_alone(run: Run, event: str) -> None:
    shown = run("days", "show", "last")
    assert shown == Ran(0, f"{event}  recovery began\nday Sun 1 Nov 2026\n", "")
    data = json.loads(run("days", "show", event, "--json").out)
    assert (data["event"], data["day"]) == ("began", "2026-11-01")


def test_a_milestone_gets_another_name_and_number_and_nothing_else_has_them(
    run: Run, event: str
) -> None:
    own = json.loads(run("days", "milestone", "100", "Hundred", "--json").out)["short_id"]
    ran = run("days", "edit", own, "--days", "120", "--name", "A good number", "--json")
    data = json.loads(ran.out)
    assert (data["days"], data["name"]) == (120, "A good number")
    refused = run("days", "edit", event, "--name", "x")
    assert refused.code == 2
    assert "Only a milestone of your own" in refused.err


def test_nothing_to_change_is_told(run: Run, event: str) -> None:
    assert run("days", "edit", event) == Ran(
        2,
        "",
        "stepguide: Say what is to change.\n  What can be changed: stepguide days edit --help\n",
    )


def test_a_day_to_come_is_refused_and_changes_nothing(run: Run, home: Path, event: str) -> None:
    before = [path.read_bytes() for path in records(home, "recovery")]
    assert run("days", "edit", event, "--day", "2027-01-01").code == 2
    assert [path.read_bytes() for path in records(home, "recovery")] == before


def test_for_good_it_is_nowhere(run: Run, home: Path, event: str) -> None:
    assert run("days", "delete", event, "--for-good", "--yes").code == 0
    assert records(home, "recovery") == []
    assert not (home / "trash").exists()


def test_use_that_is_moved_to_of_late_brings_the_notice(run: Run) -> None:
    assert run("days", "used", "2026-08-01").code == 0
    assert run("days", "edit", "last", "--day", "2026-07-01").err == ""
    assert (
        "After a break, opioids are more dangerous."
        in run("days", "edit", "last", "--day", "yesterday").err
    )
