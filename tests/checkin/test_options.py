"""A check-in in one line: every field, wrong values, --at, --json, and without a terminal."""

import json
import shlex
import subprocess
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stepguide.guide import numbers
from stepguide.safety.questions import LOOKED_AT
from stepguide.terminal import reading
from tests.checkin import EMERGENCY, FIELDS, FIRST, SAFETY, STAYS, TEXTS, only, stored
from tests.conftest import NOW, Ran, Run, records
from tests.kept import apart
from tests.known import GUIDE
from tests.terminal.terminals import argv_of, draft_texts

EVERY = {
    "craving": ("3", 3),
    "mood": ("10", 10),
    "sleep": ("7,25h", 7.25),
    "pain": ("0", 0),
    "halt": ("tired; hungry, tired", ["tired", "hungry"]),
    "medication": ("rather", "rather-not-say"),
    "contact": ("y", "yes"),
    "action": ("took my dose", "took my dose"),
    "signs": ("none, hid the phone", ["none", "hid the phone"]),
    "naloxone": ("1", "yes"),
    "use": ("no", "no"),
    "living": ("no", "no"),
    "unsafe": ("rather", "rather-not-say"),
    "intention": ("Eat at noon. \u2615", "Eat at noon. \u2615"),
    "tomorrow": ("ring Jo", "ring Jo"),
}
WRONG = {
    "craving": ["11", "-1", "4.5", "much", "9" * 5000, "\u0663", "1 2"],
    "mood": ["11", "good"],
    "sleep": ["24.1", "-1", "1e1", "nan", "inf", "7:30", "9" * 5000],
    "pain": ["10.0"],
    "halt": ["hangry", "hungry, x", "99"],
    "medication": ["maybe", "5", "9" * 5000],
    "contact": ["perhaps"],
    "signs": ["0", "2", "x" * 201],
    "naloxone": ["3"],
    "use": ["a little"],
    "living": ["sometimes"],
    "unsafe": ["4"],
    "intention": ["x" * 70000],
}


def test_every_question_of_either_time_can_be_answered_in_one_line() -> None:
    assert {*EVERY} == {*TEXTS.morning.every, *TEXTS.evening.every} == {*FIELDS} - {"time"}


@pytest.mark.usefixtures("clock")
def test_every_field_is_kept_in_the_order_of_the_sheet(run: Run, home: Path) -> None:
    words = [f"--{name}={typed}" for name, (typed, _) in reversed(EVERY.items())]
    ran = run("checkin", *words)
    found = only(home)
    assert ran == Ran(0, f"Saved {found['id'][:6]} (evening).\n", f"{TEXTS.closing.evening}\n")
    kept = {"time": "evening", **{name: said for name, (_, said) in EVERY.items()}}
    assert [*found["cells"].items()] == [*kept.items()]
    assert (found["kind"], found["sheet"], found["step"]) == ("checkin", "checkin", None)
    assert datetime.fromisoformat(found["at"]) == NOW
    assert draft_texts(home) == []


def test_blank_answers_are_none(run: Run, home: Path) -> None:
    assert run("checkin", "--mood=", "--action=  ") == Ran(
        0, "", "Nothing was saved, and that is fine.\n"
    )
    assert not home.exists()
    assert run("checkin", "--mood=", "--pain=2").code == 0
    assert stored(home) == [{"pain": 2}]


@pytest.mark.parametrize(("name", "typed"), [(n, typed) for n in WRONG for typed in WRONG[n]])
def test_what_cannot_be_taken_is_told_and_nothing_is_kept(
    name: str, typed: str, run: Run, home: Path
) -> None:
    ran = run("checkin", "--tomorrow=ring Jo", f"--{name}={typed}")
    assert b"Tomorrow: ring Jo" in draft_texts(home)[0]
    ran = apart(ran, home)
    assert (ran.code, ran.out) == (2, "")
    first, _, told = ran.err.partition("stepguide: ")
    # An answer that safety hangs on could be anything.
    looked_at = name in LOOKED_AT["checkin"]
    assert first.startswith(f"\n{FIRST}\n  {STAYS}\n  {EMERGENCY}\n") is looked_at
    assert first.endswith(f"  {SAFETY.unclear}\n\n") is looked_at
    assert looked_at or first == ""
    assert FIELDS[name].name in told.split("\n")[0]
    assert not home.exists()


@given(typed=st.text(max_size=20))
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_words_for_a_number_are_a_number_from_nought_to_ten_or_refused(
    typed: str, run: Run, home: Path
) -> None:
    before = len(records(home, "checkin"))
    ran = run("checkin", f"--mood={typed}")
    if not typed.strip():
        assert (ran.code, len(records(home, "checkin"))) == (0, before)
    elif reading.scale(typed) is not None:
        assert (ran.code, len(records(home, "checkin"))) == (0, before + 1)
    else:
        assert (ran.code, len(records(home, "checkin"))) == (2, before)


def test_own_signs_have_the_numbers_they_have_at_the_terminal(run: Run, home: Path) -> None:
    run("plan", "add", "sign", "--signs", "skipping meals, dodging calls")
    assert run("checkin", "--signs=2, skip, 3, hid the phone").code == 0
    said = ["dodging calls", "skipping meals", "none", "hid the phone"]
    assert stored(home) == [{"signs": said}]
    ran = run("checkin", "--signs=4")
    assert (ran.code, ran.err) == (
        2,
        "stepguide: Warning signs has no number 4.\n  They go from 1 to 3.\n",
    )


def test_morning_and_evening_at_once_are_too_much(run: Run, home: Path) -> None:
    ran = run("checkin", "--morning", "--evening", "--mood=5")
    assert ran == Ran(2, "", "stepguide: A check-in is a morning's or an evening's, not both.\n")
    assert not home.exists()


@pytest.mark.parametrize("time", ["morning", "evening"])
def test_the_time_can_be_chosen_against_the_clock(time: str, run: Run, home: Path) -> None:
    for hour in ("07:00", "19:00"):
        ran = run("checkin", f"--{time}", "--at", f"2026-03-01 {hour}", "--mood=5")
        assert f" ({time}), for Sun 1 Mar 2026 " in ran.out
    assert [
        json.loads(file.read_bytes())["cells"]["time"] for file in records(home, "checkin")
    ] == [
        time,
        time,
    ]


def test_as_data_the_row_is_given(run: Run, home: Path) -> None:
    ran = run("checkin", "--mood=5", "--json")
    found, kept = json.loads(ran.out), only(home)
    assert (ran.code, ran.err) == (0, "")
    assert found["short_id"] == kept["id"][:6]
    assert {name: found[name] for name in kept} == kept


@pytest.mark.parametrize(
    "words", [[], ["--morning"], ["--no-keep"], ["--at", "yesterday"], ["--json"]]
)
def test_without_a_terminal_it_says_how_to_give_it(
    words: list[str], process: Run, home: Path
) -> None:
    assert process("checkin", *words) == Ran(
        2,
        "",
        "stepguide: A check-in asks one thing at a time, and there is no terminal here to ask at.\n"
        "  Give it with options, such as: stepguide checkin --craving 3 --mood 6\n",
    )
    assert not home.exists()


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("tomorrow", "is still to come"),
        ("2999-01-01", "is still to come"),
        ("soonish", "is not a date this can read"),
        ("1850-01-01", "is before 1900"),
        ("2026-02-29", "is not a date this can read"),
    ],
)
def test_a_time_it_cannot_have_been_is_refused(at: str, told: str, run: Run, home: Path) -> None:
    ran = run("checkin", "--at", at, "--mood=5")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"stepguide: '{at}' {told}")
    assert not home.exists()


def test_the_row_can_be_listed_shown_changed_deleted_and_put_back(run: Run, home: Path) -> None:
    run("checkin", "--mood=5", "--living=no")
    assert run("checkin", "list").code == 0
    assert "Mood" in run("checkin", "show", "last").out
    assert run("checkin", "edit", "last", "--mood=6", "--living=").code == 0
    assert stored(home) == [{"mood": 6}]
    assert run("checkin", "delete", "last", "--yes").code == 0
    assert stored(home) == []
    assert run("checkin", "restore", "last").code == 0
    assert stored(home) == [{"mood": 6}]


@pytest.mark.parametrize("where", [None, "uk", "fr", "other"])
def test_without_naloxone_it_says_where_there_is_some(where: str | None, run: Run) -> None:
    if where:
        assert run("settings", "set", "country", where).code == 0
    known = GUIDE.help.plain()
    ran = run("checkin", "--naloxone", "no", "--mood", "5")
    assert ran.code == 0
    said = " ".join(ran.err.split())
    assert " ".join(TEXTS.no_naloxone.text.split()) in said
    found = numbers.of(known, "naloxone", where)
    assert [one["contact"] for one in found[:1] if one["contact"] not in said] == []
    assert found or known["none"]["naloxone"] in said
    assert "naloxone" not in run("checkin", "--naloxone", "yes").err


@pytest.mark.parametrize("stderr", [">&-", ">/dev/full"])
def test_it_is_saved_where_stderr_takes_nothing_and_what_is_said_there_comes_on_stdout(
    stderr: str, home: Path
) -> None:
    words = shlex.join([*argv_of(["checkin", "--naloxone", "no", "--mood", "5"])])
    done = subprocess.run(
        ["/bin/sh", "-c", f"{words} 2{stderr}"], stdin=subprocess.DEVNULL, capture_output=True
    )
    assert done.returncode == 0
    said = " ".join(done.stdout.decode().split())
    assert " ".join(TEXTS.no_naloxone.text.split()) in said
    assert stored(home) == [{"naloxone": "no", "mood": 5}]


@pytest.mark.usefixtures("clock")
def test_no_naloxone_said_in_a_change_brings_where_to_get_some_as_well(run: Run) -> None:
    assert run("checkin", "--mood", "5").code == 0
    said = run("checkin", "--naloxone", "no").err
    changed = run("checkin", "edit", "last", "--naloxone", "no")
    assert changed.code == 0
    assert TEXTS.no_naloxone.text in said
    assert changed.err == said.removesuffix(f"{TEXTS.closing.evening}\n")


@pytest.mark.usefixtures("clock")
def test_a_craving_that_has_risen_since_it_was_noted_is_met_in_a_change(run: Run) -> None:
    assert run("checkin", "--craving", "4", "--at", "2026-11-20").code == 0
    assert run("checkin", "edit", "last", "--mood", "5").err == ""
    assert "Emergency" in run("checkin", "edit", "last", "--craving", "8").err
