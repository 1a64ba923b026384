"""The commands for recovery days."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from time_machine import Traveller

from tests import kept
from tests.conftest import Run, records

pytestmark = pytest.mark.usefixtures("clock", "on_a_screen")

OWN = ["days", "name", "note"]
NOTICE = "After a break, opioids are more dangerous."


def test_without_a_beginning_it_says_how_to_record_one(run: Run, home: Path) -> None:
    ran = run("days")
    assert (ran.code, ran.err) == (0, kept.missing(home))
    assert "stepguide days began 2026-03-01" in ran.out
    assert not home.exists()


def test_the_counts_stand_side_by_side(run: Run, snapshot: SnapshotAssertion) -> None:
    run("days", "began", "100", "days", "ago")
    run("days", "used", "3 days ago")
    run("days", "medication", "2026-09-01")
    ran = run("days")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot
    assert run("days", "list").out.count("\n") == 5


def test_an_event_is_one_file(run: Run, home: Path) -> None:
    ran = run("days", "began", "2026-03-01")
    (file,) = records(home, "recovery")
    written = json.loads(file.read_bytes())
    assert list(written) == ["format", "kind", "id", "at", "updated_at", "event", *OWN]
    assert (written["kind"], written["event"]) == ("recovery", "began")
    assert written["at"].startswith("2026-03-01T12:00")
    assert ran.out == f"Saved {written['id'][:6]}: recovery began, Sun 1 Mar 2026.\n"


def test_the_first_beginning_is_never_overwritten(run: Run) -> None:
    run("days", "began", "2025-01-01")
    run("days", "used", "2026-01-01")
    run("days", "began", "2026-02-01")
    found = json.loads(run("days", "--json").out)
    assert found["first"] == "2025-01-01"
    assert found["longest"] == 365
    assert found["current"] == 297


def test_a_use_brings_the_notice_and_the_way_to_the_page(run: Run) -> None:
    run("days", "began", "2026-01-01")
    ran = run("days", "used")
    assert ran.code == 0
    lines = ran.err.splitlines()
    assert lines[:2] == ["", "Before anything else:"]
    assert lines[2].startswith("  Emergency: 911 US")
    assert lines[3].startswith("  US SafeSpot ")
    assert lines[4].startswith("  Someone to talk to: 988 US")
    assert lines[5] == f"  {NOTICE}"
    assert lines[7:] == [
        "",
        "It is written down as one event, and nothing before it is erased.",
        "If it was today or yesterday: stepguide lapse",
    ]
    assert NOTICE not in run("days", "began", "yesterday").err


@pytest.mark.parametrize(("days", "shown"), [(0, True), (1, False), (7, True), (30, True)])
def test_an_early_milestone_comes_with_the_notice(run: Run, days: int, shown: bool) -> None:
    run("days", "began", f"{days} days ago" if days else "today")
    assert (NOTICE.rstrip(".") in run("days").out) is shown


def test_a_milestone_is_named_on_its_day_and_for_two_days_after(run: Run, clock: Traveller) -> None:
    run("days", "began", "2025-11-29")

    def on(day: str) -> str:
        clock.move_to(datetime.fromisoformat(f"{day}T12:00+00:00"))
        return run("days").out

    assert "Today is day 1.\n" in on("2025-11-29")
    assert "behind you" not in on("2025-11-29").split("Today is counted")[0]
    assert "Today is day 2, and 1 day is behind you.\n" in on("2025-11-30")
    assert "One day. The first day is behind you.\n" in on("2025-11-30")
    assert "Today is day 31, and 30 days are behind you: 1 month.\n" in on("2025-12-29")
    assert "Thirty days. " in on("2025-12-29")
    assert "Next: One year, on Sun 29 Nov 2026, tomorrow.\n" in on("2026-11-28")
    assert "behind you: 1 year.\n" in on("2026-11-29")
    assert "One year. Every month" in on("2026-11-29")
    assert "One year, yesterday. " in on("2026-11-30")
    assert "One year, two days ago. " in on("2026-12-01")
    assert "One year" not in on("2026-12-02")
    assert on("2027-11-29").count("2 years. ") == 1


def test_after_a_use_what_stays_is_said_first(run: Run) -> None:
    run("days", "began", "21 days ago")
    run("days", "used", "yesterday")
    said = "You have 21 days in recovery, and all of them stay. In a row: today is day 1."
    assert said in " ".join(run("days").out.split())


def test_a_month_without_that_day_has_its_last_and_says_so(run: Run, clock: Traveller) -> None:
    run("days", "began", "2025-08-31")
    clock.move_to(datetime.fromisoformat("2025-12-15T12:00+00:00"))
    said = "Next: Six months, on Sat 28 Feb 2026, in 75 days. That month has no such day, so it is"
    assert said in " ".join(run("days").out.split())


def test_a_day_of_use_may_have_a_note_and_there_may_be_several(run: Run, home: Path) -> None:
    for note in ("after the letter", "and at night"):
        assert run("days", "used", "yesterday", "--note", note).code == 0
    assert {json.loads(one.read_bytes())["note"] for one in records(home, "recovery")} == {
        "after the letter",
        "and at night",
    }
    assert "after the »letter«" in run("search", "letter").out
    assert run("days", "edit", "last", "--note", "other words").code == 0
    assert "other words" in run("days", "show", "last").out
    too_long = run("days", "used", "--note", "x" * 10_001)
    assert too_long.code == 2
    assert (next(iter(home.glob("drafts/*/text"))).read_text()).count("x") == 10_001


def test_an_event_can_be_taken_out_and_put_back(run: Run) -> None:
    run("days", "began", "2026-01-01")
    before = run("days").out
    run("days", "used", "2026-02-01")
    assert run("days").out != before
    ran = run("days", "delete", "last", "--yes")
    assert ran.out.startswith("Moved ")
    assert run("days").out == before
    assert run("days", "restore", "last").code == 0
    assert run("days").out != before
    assert json.loads(run("days", "list", "--json").out)[0]["event"] == "used"


def test_a_day_to_come_or_one_that_is_none_is_told(run: Run, home: Path) -> None:
    assert run("days", "used", "tomorrow").code == 2
    assert run("days", "began", "nonsense").code == 2
    assert run("days", "delete", "zzz", "--yes").code == 3
    assert records(home, "recovery") == []


def test_one_that_cannot_be_read_is_named_and_the_rest_is_counted(run: Run, home: Path) -> None:
    run("days", "began", "2026-11-15")
    (home / "records" / "recovery" / "20260101T120000.000000Z-0000000000.json").write_text("{")
    ran = run("days")
    assert ran.code == 4
    assert "in a row now            10" in ran.out
    assert "0000000000" in ran.err
