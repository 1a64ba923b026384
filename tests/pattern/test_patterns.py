"""A pattern: how willing someone is to let it go, over time."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from tests.conftest import Ran, Run, records
from tests.home.tree import tree
from tests.records import BY_KIND, only
from tests.records import same_ids as same_ids

PATTERN = BY_KIND["pattern"]
SAVED = Ran(0, "Saved 1names (pattern, step 6).\n", "")

pytestmark = pytest.mark.usefixtures("same_ids")


@pytest.fixture
def pattern(run: Run, clock: time_machine.Traveller) -> None:
    """One pattern, with no number yet."""
    assert run(*PATTERN.words).code == 0


def test_every_number_is_kept_with_its_moment_in_the_order_it_was_given(
    run: Run, home: Path, pattern: None, clock: time_machine.Traveller
) -> None:
    before = only(home, "pattern")
    given: list[dict[str, Any]] = []
    for willing in (4, 10, 0, 4):
        clock.shift(86400)
        assert run("pattern", "rate", "1n", str(willing)) == SAVED
        at = f"2026-11-{25 + len(given)}T20:15:30Z"
        given.append({"at": at, "willing": willing})
    cells = {**PATTERN.cells, "willing": 4}
    row = only(home, "pattern")
    assert row.pop("cells") == cells
    assert row == {
        **{name: said for name, said in before.items() if name != "cells"},
        "updated_at": given[-1]["at"],
        "ratings": given,
    }
    assert len(records(home, "pattern")) == 1


def test_numbers_are_shown_with_their_days(
    run: Run, pattern: None, clock: time_machine.Traveller
) -> None:
    for willing in ("3", "1"):
        assert run("pattern", "rate", "last", willing).code == 0
        clock.shift(86400)
    shown = run("pattern", "show", "last", COLUMNS="120").out
    assert shown.endswith("\nwilling so far 3 on Tue 24 Nov 2026; 1 on Wed 25 Nov 2026\n")
    assert "\nHow willing    1\n" in shown
    assert run("settings", "set", "date_format", "iso").code == 0
    shown = run("pattern", "show", "last", COLUMNS="120").out
    assert shown.endswith("\nwilling so far 3 on 2026-11-24; 1 on 2026-11-25\n")


def test_the_same_number_at_the_same_moment_is_kept_again(
    run: Run, home: Path, pattern: None
) -> None:
    for _ in range(2):
        assert run("pattern", "rate", "1n", "5") == SAVED
    assert [one["willing"] for one in only(home, "pattern")["ratings"]] == [5, 5]


def test_a_number_keeps_the_offset_of_where_it_was_given(run: Run, home: Path) -> None:
    with time_machine.travel(datetime(2026, 7, 3, tzinfo=UTC), tick=False):
        assert run(*PATTERN.words).code == 0
    for zone, hour in (("Asia/Tokyo", 9), ("America/New_York", 2)):
        with time_machine.travel(datetime(2026, 7, 4, hour, tzinfo=ZoneInfo(zone)), tick=False):
            assert run("pattern", "rate", "last", "5").code == 0
    moments = [one["at"] for one in only(home, "pattern")["ratings"]]
    assert moments == ["2026-07-04T09:00:00+09:00", "2026-07-04T02:00:00-04:00"]


def test_after_a_clock_set_back_the_number_given_last_still_comes_last(
    run: Run, home: Path, pattern: None, clock: time_machine.Traveller
) -> None:
    assert run("pattern", "rate", "last", "7").code == 0
    clock.shift(-86400)
    row_id = only(home, "pattern")["id"]
    assert run("pattern", "rate", row_id, "2").code == 0
    row = only(home, "pattern")
    assert [one["willing"] for one in row["ratings"]] == [7, 2]
    assert row["cells"]["willing"] == 2


def test_as_data_it_is_the_row_with_all_numbers(run: Run, home: Path, pattern: None) -> None:
    ran = run("pattern", "rate", "last", "6", "--json")
    assert (ran.code, ran.err) == (0, "")
    shown = json.loads(run("pattern", "show", "last", "--json").out)
    assert {**json.loads(ran.out), "linked": []} == shown
    assert shown["ratings"] == only(home, "pattern")["ratings"]


def test_a_change_of_the_rest_keeps_the_numbers(run: Run, home: Path, pattern: None) -> None:
    assert run("pattern", "rate", "last", "6").code == 0
    ratings = only(home, "pattern")["ratings"]
    assert run("pattern", "edit", "last", "--act", "say so, once", "--park").code == 0
    assert run("pattern", "delete", "last", "--yes").code == 0
    assert run("pattern", "restore", "last").code == 0
    assert only(home, "pattern")["ratings"] == ratings


@pytest.mark.parametrize("typed", ["11", "-1", "3.5", "two", ""])
def test_what_is_no_number_from_0_to_10_is_told_and_not_kept(
    run: Run, home: Path, pattern: None, typed: str
) -> None:
    before = tree(home)
    ran = run("pattern", "rate", "last", "--", typed)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("stepguide: Invalid value for 'willing': ")
    assert ran.err.endswith("\n  To see how: stepguide pattern rate --help\n")
    assert tree(home) == before


def test_a_pattern_there_is_not_cannot_be_rated(run: Run, home: Path) -> None:
    assert run("pattern", "rate", "zz", "3") == Ran(
        3,
        "",
        "stepguide: There is no 'zz' here.\n  To see their ids: stepguide pattern list\n",
    )
    assert not home.exists()


def test_a_willingness_given_with_the_pattern_is_the_first_of_its_ratings(run: Run) -> None:
    run("pattern", "add", "--pattern", "hiding", "--willing", "2")
    run("pattern", "rate", "last", "5")
    run("pattern", "edit", "last", "--willing", "6")
    run("pattern", "edit", "last", "--gave", "quiet")
    (row,) = json.loads(run("pattern", "list", "--json").out)
    assert [rating["willing"] for rating in row["ratings"]] == [2, 5, 6]


def test_empty_options_alone_store_no_row(run: Run, home: Path) -> None:
    assert run("inventory", "add", "resentment", "--who", "", "--touched", ",").code == 2
    assert not (home / "records" / "inventory").exists()
