"""A craving noted in one line, and looked at, changed, taken out and put back later."""

import json
import re
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from stepguide.safety.screen import FIRST
from tests import kept
from tests.conftest import NOW, Ran, Run, records
from tests.craving import SAFETY, WRITES, cells, first_said, stored, telling_of_writing
from tests.home.tree import tree

pytestmark = pytest.mark.usefixtures("clock")

LONG = "x" * 300


def _logged(run: Run, *words: str) -> dict[str, Any]:
    ran = run("craving", "log", *words, "--json")
    assert ran.code == 0, ran.err
    found = json.loads(ran.out)
    assert isinstance(found, dict)
    return found


def test_a_number_alone_is_enough(run: Run, home: Path) -> None:
    ran = run("craving", "log", "6")
    assert (ran.code, ran.err) == (0, "")
    (row,) = stored(home)
    assert ran.out == f"Saved {row['id'][:6]}.\n"
    assert list(row) == [
        *("format", "kind", "id", "at", "updated_at", "sheet", "program", "step"),
        *("cells", "parked", "tags", "asking"),
    ]
    assert (row["kind"], row["sheet"], row["cells"]) == ("craving", "craving", {"strength": 6})
    assert datetime.fromisoformat(row["at"]) == NOW


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (["--note", "It came at the bus stop."], {"note": "It came at the bus stop."}),
        (["--where", "about to use"], {"where": "about to use"}),
        (["--again", "2", "--helped", "call"], {"again": 2, "helped": ["call"]}),
        (["about", "to", "use", "--note", "x"], {"where": "about to use", "note": "x"}),
        (["about to use", "--trigger", "stress"], {"trigger": ["stress"], "where": "about to use"}),
    ],
    ids=" ".join,
)
def test_what_is_said_of_a_craving_without_a_number_is_kept(
    run: Run, home: Path, words: list[str], kept: dict[str, Any]
) -> None:
    ran = run("craving", *(words if words[0][0] != "-" else ["now", *words]))
    (row,) = stored(home)
    assert (ran.code, ran.out) == (0, f"Saved {row['id'][:6]}.\n")
    assert row["cells"] == kept
    assert FIRST in ran.err


def test_a_time_alone_is_no_craving(run: Run, home: Path) -> None:
    ran = run("craving", "now", "--at", "yesterday")
    said = "stepguide: Say how strong it was, or anything else about it.\n"
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert stored(home) == []


def test_every_option_is_kept_in_the_order_of_the_sheet(run: Run, home: Path) -> None:
    ran = run(
        *("craving", "log", "6", "--note", "Left early.", "--helped", "call; my dog", "--again"),
        *("3", "--where", "riding", "--trigger", "stress, the letter,stress", "--at", "yesterday"),
    )
    assert (ran.code, ran.err) == (0, "")
    (row,) = stored(home)
    assert list(row["cells"].items()) == [
        ("strength", 6),
        ("trigger", ["stress", "the letter"]),
        ("where", "riding it out"),
        ("again", 3),
        ("helped", ["call", "my dog"]),
        ("note", "Left early."),
    ]
    assert datetime.fromisoformat(row["at"]) == (NOW - timedelta(days=1)).replace(
        hour=12, minute=0, second=0
    )


def test_numbers_mean_what_they_mean_when_it_asks(run: Run, home: Path) -> None:
    _logged(run, "6", "--trigger", "2, 6, the letter", "--helped", "1,9", "--where", "2")
    assert cells(home) == {
        "strength": 6,
        "trigger": ["stress", "conflict", "the letter"],
        "where": "thinking of using",
        "helped": ["call", "nothing yet"],
    }


@pytest.mark.parametrize("words", ["", " ", ",", " ; , "])
def test_empty_words_are_none(run: Run, home: Path, words: str) -> None:
    given = ("--trigger", words, "--helped", words, "--where", words.strip(" ,;"))
    _logged(run, "6", *given, "--note", words.strip(" ,;"))
    assert cells(home) == {"strength": 6}


def test_words_are_kept_as_they_were_typed(run: Run, home: Path) -> None:
    own = ["[red]x[/red]", "') drop", "ÜBER", "a\u0301", "\u202etxt", "$HOME", "x" * 200]
    _logged(run, "0", "--trigger", ", ".join(own), "--note", " two\nlines ")
    assert cells(home) == {"strength": 0, "trigger": own, "note": " two\nlines "}


BAD = [
    ((), "Missing argument 'STRENGTH'."),
    (("6", "5"), "Got unexpected extra argument(s) (5)"),
    (("6", "--trigger", LONG), "--trigger takes a few words, up to 200 letters each."),
    (("6", "--helped", f"call, {LONG}"), "--helped takes a few words, up to 200 letters each."),
    (("6", "--trigger", f"{LONG}1"), "Set off by takes a few words, up to 200 letters each."),
    (("6", "--trigger", "15"), "Set off by has no number 15."),
    (("6", "--helped", "0"), "Helped has no number 0."),
    (("6", "--note", "x" * 65537), "That is too much for one cell: Note holds up to 64 KiB."),
    (("6", "--at", "tomorrow"), "still to come"),
    (("6", "--at", "2026-11-24 20:16"), "still to come"),
    (("6", "--at", "the day of days"), "is not a date this can read."),
    (("6", "--colour", "red"), "No such option"),
]


@pytest.mark.parametrize(("words", "said"), BAD, ids=lambda one: str(one)[:40])
def test_what_cannot_be_noted_is_told_and_nothing_is_saved(
    run: Run, home: Path, words: tuple[str, ...], said: str | None
) -> None:
    ran = kept.apart(run("craving", "log", *words), home)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("stepguide: ")
    assert said is None or said in ran.err
    assert SAFETY not in ran.err
    assert not home.exists()


# What safety hangs on, and was not understood: it could be anything.
UNCLEAR = [
    (("11",), "Strength is a number from 0 to 10, not '11'.\n"),
    (("-1",), "No such option: -1\n"),
    (("sixish",), "Strength is a number from 0 to 10, not 'sixish'.\n"),
    (("6.5",), "Strength is a number from 0 to 10, not '6.5'.\n"),
    (("",), "Strength is a number from 0 to 10, not ''.\n"),
    (("6", "--again", "11"), "Later is a number from 0 to 10, not '11'.\n"),
    (("6", "--again", "some"), "Later is a number from 0 to 10, not 'some'.\n"),
    (("6", "--where", "nowhere"), "Where with it: 'nowhere' is not one of the answers here.\n"),
]


@pytest.mark.parametrize(("words", "said"), UNCLEAR, ids=lambda one: str(one)[:40])
def test_an_answer_that_is_not_understood_brings_the_numbers_and_is_not_saved(
    run: Run, home: Path, words: tuple[str, ...], said: str
) -> None:
    ran = kept.apart(run("craving", "log", *words), home)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(first_said("unclear") + f"stepguide: {said}")
    assert records(home, "craving") == []


@pytest.mark.parametrize(("typed", "number"), [("six", 6), ("6/10", 6), ("2 out of ten", 2)])
def test_a_number_is_read_in_words_too(run: Run, home: Path, typed: str, number: int) -> None:
    ran = run("craving", "log", typed, "--again", typed)
    assert (ran.code, ran.err) == (0, "")
    assert cells(home) == {"strength": number, "again": number}


@pytest.mark.parametrize("option", ["--trigger", "--helped", "--note", "--where", "--at"])
def test_bytes_that_are_not_utf8_are_refused(process: Run, home: Path, option: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "stepguide", "craving", "log", "6", option, b"caf\xe9"],
        capture_output=True,
        timeout=120,
    )
    assert (done.returncode, done.stdout) == (2, b"")
    before, found, _ = done.stderr.partition(b"stepguide: ")
    assert found
    assert before.decode() == (first_said("unclear") if option == "--where" else "")
    assert b"Traceback" not in done.stderr
    assert records(home, "craving") == []


def test_the_json_of_it_is_read_by_python(process: Run, home: Path) -> None:
    logged = process("craving", "log", "6", "--trigger", "Ü, \u202ex", "--json")
    piped = subprocess.run(
        [sys.executable, "-m", "json.tool"], input=logged.out.encode(), capture_output=True
    )
    assert piped.returncode == 0
    found = json.loads(piped.stdout)
    assert found["cells"] == {"strength": 6, "trigger": ["Ü", "\u202ex"]}
    assert found["short_id"] == found["id"][:6]
    assert {**stored(home)[0], "short_id": found["short_id"]} == found


def test_the_first_one_says_nothing_more_in_a_pipe(process: Run) -> None:
    ran = process("craving", "log", "2")
    assert (ran.code, ran.err) == (0, "")
    assert re.fullmatch(r"Saved [0-9a-z]{6}\.\n", ran.out)


CALLS = {
    "high": ((), ("7",)),
    "about to use": ((), ("1", "--where", "about")),
    "climbed since": ((), ("2", "--again", "5")),
    "high later": ((), ("6", "--again", "7")),
    "up within a day": (("craving|log|2|--at|23 hours ago",), ("5",)),
    "up within the day before it": (
        ("craving|log|1|--at|2026-11-20 10:00",),
        ("4", "--at", "2026-11-21 09:59"),
    ),
    "up since a check-in": (("checkin|--craving|1",), ("4",)),
    "after a break": (("days|used|yesterday",), ("1",)),
    "after a break by a tag": (("journal|add|words|--tag|rehab",), ("1",)),
}
CALLS_NOT = {
    "six": ((), ("6",)),
    "six that stayed": ((), ("6", "--again", "6")),
    "up by two": (("craving|log|4",), ("6",)),
    "up since the day before": (("craving|log|1|--at|25 hours ago",), ("4",)),
    "lower only after it": (
        ("craving|log|1|--at|2026-11-22 10:00",),
        ("4", "--at", "2026-11-22 09:59"),
    ),
    "lower more than a day before it": (
        ("craving|log|1|--at|2026-11-20 10:00",),
        ("4", "--at", "2026-11-21 10:01"),
    ),
}


def _before(run: Run, commands: tuple[str, ...]) -> None:
    for command in commands:
        assert run(*command.split("|")).code == 0


@pytest.mark.parametrize("case", CALLS)
def test_safety_is_said_first_where_it_is_called_for(run: Run, home: Path, case: str) -> None:
    before, words = CALLS[case]
    _before(run, before)
    count = len(records(home, "craving"))
    ran = run("craving", "log", *words)
    assert (ran.code, ran.err.count(SAFETY)) == (0, 1)
    assert ran.err.startswith(first_said("about" if case == "about to use" else "craving"))
    assert len(records(home, "craving")) == count + 1


@pytest.mark.parametrize("case", CALLS_NOT)
def test_it_is_not_said_where_it_is_not(run: Run, case: str) -> None:
    before, words = CALLS_NOT[case]
    _before(run, before)
    ran = run("craving", "log", *words)
    assert (ran.code, ran.err) == (0, "")


def test_safety_is_said_before_anything_is_written(process: Run, tmp_path: Path) -> None:
    ran = process("craving", "log", "9", **telling_of_writing(tmp_path / "site"))
    assert ran.code == 0
    assert 0 <= ran.err.index(SAFETY) < ran.err.index(WRITES)


def test_the_persons_people_are_named_with_it(run: Run) -> None:
    assert run("people", "add", "Ana", "--reach", "555 0111").code == 0
    ana = "Call now: Ana (support): 555 0111"
    assert run("craving", "log", "8").err == first_said("craving", people=(ana,))


@pytest.mark.parametrize(
    ("first", "change", "called"),
    [
        (("5",), ("--strength", "7"), True),
        (("5",), ("--where", "about to use"), True),
        (("5",), ("--again", "8"), True),
        (("2",), ("--again", "5"), True),
        (("2",), ("--strength", "6"), False),
        (("6",), ("--again", "6"), False),
        (("8",), ("--again", "3"), False),
        (("8",), ("--helped", "call"), False),
    ],
)
def test_a_change_that_makes_it_dangerous_says_safety_first(
    run: Run, first: tuple[str, ...], change: tuple[str, ...], called: bool
) -> None:
    _logged(run, *first)
    ran = run("craving", "edit", "last", *change)
    assert (ran.code, SAFETY in ran.err) == (0, called)


def test_edit_adds_changes_and_takes_out(run: Run, home: Path) -> None:
    short = _logged(run, "6", "--trigger", "stress", "--note", "as it was")["short_id"]
    ran = run("craving", "edit", short, "--again", "3", "--helped", "call", "--note", "")
    assert ran == Ran(0, f"Saved {short}.\n", "")
    assert cells(home) == {"strength": 6, "trigger": ["stress"], "again": 3, "helped": ["call"]}
    changed = run("craving", "edit", "last", "--strength", "5", "--trigger", "1, mine", "--json")
    assert json.loads(changed.out)["cells"]["trigger"] == ["pain", "mine"]
    assert list(cells(home)) == ["strength", "trigger", "again", "helped"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (
            ("last",),
            2,
            "Say what is to change.\n  What can be changed: stepguide craving edit --help\n",
        ),
        (("last", "--trigger", LONG), 2, "--trigger takes a few words"),
        (("zzzzzz", "--again", "3"), 3, "There is no"),
    ],
)
def test_what_cannot_be_changed_is_told_and_left(
    run: Run, home: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    _logged(run, "6")
    before = tree(home)
    ran = kept.apart(run("craving", "edit", *words), home)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith(f"stepguide: {said}")
    assert tree(home) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--strength", "11"), "Strength is a number from 0 to 10, not '11'.\n"),
        (("--again", "-1"), "Later is a number from 0 to 10, not '-1'.\n"),
        (("--where", "x"), "Where with it: 'x' is not one of the answers here.\n"),
    ],
)
def test_a_change_that_is_not_understood_brings_the_numbers_and_changes_nothing(
    run: Run, home: Path, words: tuple[str, ...], said: str
) -> None:
    _logged(run, "6")
    before = tree(home)
    ran = kept.apart(run("craving", "edit", "last", *words), home)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(first_said("unclear") + f"stepguide: {said}")
    assert tree(home) == before


def test_list_and_show_have_them_newest_first(run: Run, on_a_screen: None) -> None:
    older = _logged(run, "3", "--trigger", "pain", "--at", "3 days ago")
    newer = _logged(run, "6", "--trigger", "stress", "--note", "On the stairs.")
    listed = json.loads(run("craving", "list", "--json").out)
    assert [one["id"] for one in listed] == [newer["id"], older["id"]]
    page = run("craving", "list").out
    assert page.startswith("Cravings you have noted\n")
    assert page.index(newer["short_id"]) < page.index(older["short_id"])
    shown = run("craving", "show", newer["short_id"])
    assert shown.code == 0
    for words in ("Strength", "6", "Set off by", "stress", "Note", "On the stairs."):
        assert words in shown.out
    whole = json.loads(run("craving", "show", "last", "--json").out)
    assert whole == {**newer, "linked": []}


def test_delete_and_restore_and_what_is_there_no_longer(run: Run, home: Path) -> None:
    short = _logged(run, "6", "--trigger", "stress")["short_id"]
    (file,) = records(home, "craving")
    content = file.read_bytes()
    ran = run("craving", "delete", short, "--yes")
    assert ran.out == (
        f"Moved {short} to the trash. To put it back: stepguide craving restore {short}\n"
    )
    assert records(home, "craving") == []
    there = f"In the trash. To put it back: stepguide craving restore {short}\n"
    assert run("craving", "show", short).out.endswith(f"\n\n{there}")
    assert json.loads(run("craving", "list", "--trash", "--json").out)[0]["short_id"] == short
    assert run("craving", "restore", short) == Ran(
        0, f"{short} is back in the cravings you noted.\n", ""
    )
    assert file.read_bytes() == content
    assert run("craving", "delete", short, "--for-good", "--yes").code == 0
    assert run("craving", "restore", short).code == 3


def test_one_in_the_trash_counts_for_no_rise(run: Run) -> None:
    _logged(run, "1")
    assert run("craving", "delete", "last", "--yes").code == 0
    assert SAFETY not in run("craving", "log", "4").err


@pytest.mark.parametrize("damaged", [b"", b"{", b'{"cells": 5}', b'{"tags": 5}', b"[1]"])
@pytest.mark.parametrize("kind", ["craving", "checkin", "entry", "answer", "recovery"])
def test_a_damaged_file_beside_it_stops_no_craving_from_being_noted(
    run: Run, home: Path, kind: str, damaged: bytes
) -> None:
    assert run("journal", "add", "words").code == 0
    folder = home / "records" / kind
    folder.mkdir(mode=0o700, exist_ok=True)
    bad = folder / "20261124T081530.123456Z-k7f3q29mzd.json"
    bad.write_bytes(damaged)
    ran = run("craving", "log", "6")
    assert (ran.code, ran.err) == (0, "")
    assert bad.read_bytes() == damaged
