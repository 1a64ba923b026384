"""Meetings: one's week by day and time, and those one has been to."""

import json
import re
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests import kept
from tests.conftest import Run, records

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def week(run: Run) -> None:
    """Meetings on three days, and two visits."""
    for name, day, more in (
        ("Bakery", "tuesday", ("--time", "7pm", "--mention", "no")),
        ("Church hall", "mon", ("--time", "18.30", "--mention", "yes", "--note", "side door")),
        ("Online", "tue", ("--time", "9 a.m.", "--mention", "unknown")),
        ("Some time", "tue", ()),
    ):
        assert run("meeting", "add", "--name", name, "--day", day, *more).code == 0
    run("meeting", "add", "--name", "Whenever")
    run("meeting", "log", "--name", "Bakery", "--heard", "keep on\nand on", "--at", "yesterday")
    run("meeting", "log", "--heard", "one thing at a time")


def test_without_meetings_it_says_how_to_begin(run: Run, snapshot: SnapshotAssertion) -> None:
    ran = run("meeting")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot


@pytest.mark.usefixtures("week")
@pytest.mark.parametrize("columns", ["80", "40"])
def test_the_week_stands_in_its_order_and_today_is_named(
    run: Run, columns: str, snapshot: SnapshotAssertion
) -> None:
    shown = run("meeting", COLUMNS=columns).out
    assert re.sub(r"^[0-9a-z]{6}(?= )", "ididid", shown, flags=re.MULTILINE) == snapshot


@pytest.mark.usefixtures("week")
def test_the_week_as_data(run: Run) -> None:
    found = json.loads(run("meeting", "--json").out)
    named = [(row["kind"], row["cells"].get("name")) for row in found]
    assert named == [
        ("meeting", "Church hall"),
        ("meeting", "Some time"),
        ("meeting", "Online"),
        ("meeting", "Bakery"),
        ("meeting", "Whenever"),
        ("visit", "Bakery"),
        ("visit", None),
    ]
    assert [row["cells"].get("time") for row in found[:4]] == ["18:30", None, "09:00", "19:00"]


@pytest.mark.usefixtures("week")
def test_one_put_aside_is_not_in_the_week(run: Run) -> None:
    (bakery,) = [row for row in json.loads(run("meeting", "--json").out) if _is_bakery(row)]
    run("meeting", "edit", bakery["id"], "--park")
    assert "Bakery, not safe" not in run("meeting").out


def _is_bakery(row: dict[str, dict[str, str]]) -> bool:
    return str(row["kind"]) == "meeting" and row["cells"].get("name") == "Bakery"


def test_a_visit_is_a_record_of_its_own_about_the_day_it_was(run: Run, home: Path) -> None:
    ran = run("meeting", "log", "--heard", "a sentence", "--at", "2026-11-20 19:00")
    (file,) = records(home, "visit")
    written = json.loads(file.read_bytes())
    assert written["at"] == "2026-11-20T19:00:00Z"
    assert (written["step"], written["program"]) == (None, None)
    assert ran.out == f"Saved {written['id'][:6]} (visit), for Fri 20 Nov 2026 19:00.\n"
    assert json.loads(run("meeting", "visit", "list", "--json").out)[0]["id"] == written["id"]


def test_a_visit_goes_to_the_trash_and_back_by_the_commands_that_are_named(
    run: Run, home: Path
) -> None:
    run("meeting", "log", "--heard", "a sentence")
    said = run("meeting", "visit", "delete", "last", "--yes").out
    assert records(home, "visit") == []
    back = said.strip().partition("To put it back: stepguide ")[2].split()
    assert run(*back).code == 0
    assert len(records(home, "visit")) == 1


@pytest.mark.parametrize("typed", ["25", "7:60", "13pm", "0am", "7:5", "１９", ""])
def test_what_is_no_time_of_day_is_told(run: Run, home: Path, typed: str) -> None:
    ran = run("meeting", "add", "--time", typed, "--name", "x")
    if not typed:
        assert ran.code == 0
        return
    assert ran.code == 2
    said = f"stepguide: {typed!r} is no time of day.\n  Such as 18:30 or 7pm.\n"
    assert ran.err == said + kept.where(home)
    assert kept.drafts(home) == [b"Name: x"]
    assert not (home / "records").exists()


def test_a_day_that_fits_two_is_told(run: Run) -> None:
    ran = run("meeting", "add", "--day", "t")
    assert (ran.code, "Day: 't' is not one of the answers here." in ran.err) == (2, True)
