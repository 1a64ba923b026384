"""Listing and filtering: newest first, by a record's own day, and only what was asked for."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from tests.conftest import NOW, Run

pytestmark = pytest.mark.usefixtures("on_a_screen")


@pytest.fixture
def week(run: Run, clock: object) -> None:
    """A few entries, one of them written where it was already the next day."""
    for at, options, text in [
        ("2026-11-18T23:30-05:00", ["--tag", "Calm"], "wednesday, late, far away"),
        ("2026-11-19T00:30+00:00", ["--step", "2"], "thursday, early"),
        ("2026-11-20", ["--question", "4.3"], "friday noon"),
        ("2026-11-21 10:00", ["--tag", "calm", "--tag", "sleep"], "saturday"),
        ("2026-11-24 20:00", [], "today"),
    ]:
        assert run("journal", "add", "--at", at, *options, text).code == 0


def texts(run: Run, *options: str) -> list[str]:
    """The texts of a list, in its order."""
    ran = run("journal", "list", "--json", *options)
    assert ran.code == 0, ran.err
    found: list[dict[str, Any]] = json.loads(ran.out)
    return [record["text"] for record in found]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ([], ["today", "saturday", "friday noon", "wednesday, late, far away", "thursday, early"]),
        (["-n", "2"], ["today", "saturday"]),
        (["--step", "2"], ["thursday, early"]),
        (["--step", "4"], ["friday noon"]),
        (["--question", "4.3"], ["friday noon"]),
        (["--question", "4.4"], []),
        (["--tag", "calm"], ["saturday", "wednesday, late, far away"]),
        (["--tag", "calm", "--tag", "sleep"], ["saturday"]),
        (["--since", "2026-11-20"], ["today", "saturday", "friday noon"]),
        (["--until", "2026-11-18"], ["wednesday, late, far away"]),
        (["--until", "2026-11-19"], ["wednesday, late, far away", "thursday, early"]),
        (["--since", "2026-11-19", "--until", "2026-11-19"], ["thursday, early"]),
        (["--since", "2026-11-21 10:00", "--until", "2026-11-21 10:00"], ["saturday"]),
        (["--since", "2026-11-21 10:01"], ["today"]),
        (["--since", "3 days ago", "--until", "yesterday"], ["saturday"]),
    ],
)
def test_what_is_listed(options: list[str], found: list[str], run: Run, week: None) -> None:
    assert texts(run, *options) == found


@pytest.mark.parametrize("typed", ["can't sleep", "CAN\u2019T SLEEP", "can\u02bct sleep"])
def test_every_kind_of_apostrophe_finds_a_tag(run: Run, typed: str) -> None:
    tag = "can\u2019t sleep"
    assert run("journal", "add", "--tag", tag, "awake").code == 0
    assert texts(run, "--tag", typed) == ["awake"]
    (kept,) = json.loads(run("journal", "list", "--json").out)
    assert kept["tags"] == [tag]


def test_days_the_wrong_way_round_are_told(run: Run, week: None) -> None:
    ran = run("journal", "list", "--since", "2026-11-20", "--until", "2026-11-19")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("stepguide: --since is after --until, so nothing can fit.\n")


def test_ten_are_listed_and_the_rest_is_mentioned(run: Run, home: Path) -> None:
    for number in range(12):
        run("journal", "add", f"entry {number}")
    ran = run("journal", "list")
    assert len(ran.out.splitlines()) == 14
    assert ran.out.endswith("There is more: -n 50 or --all shows it.\n")
    assert len(texts(run, "--all")) == 12


def test_a_search_shows_twenty_and_counts_all(run: Run, home: Path) -> None:
    for number in range(23):
        run("journal", "add", f"Hope number {number}")
    ran = run("journal", "search", "hope", "number")
    assert ran.out.count("»Hope« »number«") == 20
    assert ran.out.endswith(
        "23 entries have these words. The newest 20 are shown; --all shows every one.\n"
    )
    assert len(json.loads(run("journal", "search", "hope", "--json").out)) == 23
    assert len(json.loads(run("journal", "search", "hope", "--json", "-n", "20").out)) == 20


def test_a_search_that_finds_nothing_is_done(run: Run, week: None) -> None:
    ran = run("journal", "search", "zebra", "--json")
    assert (ran.code, ran.out, ran.err) == (0, "[]\n", "")


def test_an_answer_says_which_round_it_was_given_in(run: Run, home: Path) -> None:

    for days, words in [
        (9, ["journal", "add", "--question", "1.1", "first round"]),
        (8, ["finish", "1"]),
        (7, ["journal", "add", "--question", "1.2", "after the finish"]),
        (6, ["start", "1", "--again"]),
        (5, ["journal", "add", "--question", "1.1", "second round"]),
    ]:
        with time_machine.travel(NOW - timedelta(days=days), tick=False):
            assert run(*words).code == 0
    found = json.loads(run("journal", "list", "--json").out)
    assert {record["text"]: record["round"] for record in found} == {
        "second round": 2,
        "after the finish": 1,
        "first round": 1,
    }


def test_the_only_entry_damaged_is_not_an_empty_journal(run: Run, home: Path) -> None:
    run("journal", "add", "words")
    (file,) = (home / "records" / "entry").iterdir()
    file.write_text('{"format')
    said = f"{file}: it is not whole JSON, as if it had been cut or altered."
    listed = run("journal", "list")
    assert (listed.code, listed.out) == (
        4,
        "Your journal\n\nThere is something here, but it cannot be read.\n",
    )
    for which in ("last", file.name[24:30]):
        ran = run("journal", "show", which)
        assert ran.code == 4
        assert ran.err == (
            f"stepguide: {said}\n  Nothing was changed. To look at every file: stepguide doctor\n"
        )
