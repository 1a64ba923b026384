"""The whole way through a craving, screen by screen."""

import json
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.conftest import Run
from tests.craving import (
    CHOOSE,
    DAILY,
    HELPED,
    NUMBERS,
    SAFETY,
    STRENGTH,
    TRIGGER,
    WHERE,
    Way,
    cells,
    first_said,
)
from tests.craving.conftest import Begin, Earlier

pytestmark = pytest.mark.usefixtures("known")

NARROW = 40


@pytest.fixture
def prepared(earlier: Earlier) -> None:
    """Two people to call, and a plan of one's own."""
    earlier("02T09:30", "people", "add", "Sam {reach} [b]x[/b]", "--reach", "555 0100", "--sos")
    earlier("02T09:31", "people", "add", "Ana", "--role", "family", "--reach", "555 0111")
    when, then = "if I walk past the corner", "then I will ring Sam."
    earlier("03T09:30", "plan", "add", "if", "--when", when, "--then", then)
    earlier("03T09:31", "plan", "add", "reason", "--reason", "My daughter.")
    earlier("03T09:32", "plan", "add", "steady", "--steady", "Walking.")


def _whole(way: Way, strength: str = "8") -> str:
    way.asks(STRENGTH).says(strength).asks(TRIGGER).says("2, the letter; 6")
    way.asks(WHERE).says("2").at(CHOOSE)
    assert way.ends("5", "1, my own thing") == 0
    return way.screen


@pytest.mark.parametrize("columns", [80, NARROW])
@pytest.mark.usefixtures("prepared")
def test_a_strong_one_that_eased(
    craving: Begin, home: Path, snapshot: SnapshotAssertion, columns: int
) -> None:
    assert _whole(craving(columns=columns)) == snapshot
    assert cells(home) == {
        "strength": 8,
        "trigger": ["stress", "the letter", "conflict"],
        "where": "thinking of using",
        "again": 5,
        "helped": ["call", "my own thing"],
    }


@pytest.mark.usefixtures("prepared")
def test_no_line_is_longer_than_a_narrow_terminal(craving: Begin) -> None:
    screen = _whole(craving(columns=NARROW))
    assert [line for line in screen.split("\n") if len(line) > NARROW] == []


@pytest.mark.parametrize("columns", [80, NARROW])
def test_a_mild_one_that_stayed_with_nobody_on_the_list_and_no_plan(
    craving: Begin, snapshot: SnapshotAssertion, columns: int
) -> None:
    assert _whole(craving(columns=columns), "5") == snapshot


@pytest.mark.usefixtures("prepared")
def test_without_colour_the_words_are_the_same_and_read_aloud_they_have_pauses(
    craving: Begin, run: Run, home: Path, snapshot: SnapshotAssertion
) -> None:
    usual = _whole(craving())
    (home / "records" / "craving").rename(home.parent / "away")
    assert _whole(craving(NO_COLOR="1")) == usual
    (home / "records" / "craving").rename(home.parent / "away-too")
    run("settings", "set", "plain", "on")
    way = craving(NO_COLOR="1", TERM="dumb")
    assert _whole(way) == snapshot
    assert b"\x1b" not in way.terminal.raw


def test_nothing_answered_is_nothing_saved(craving: Begin, home: Path) -> None:
    way = craving().answers()
    assert way.ends() == 0
    assert way.screen.endswith("\nNothing was saved, and that is fine.\n")
    assert not (home / "records" / "craving").exists()


def test_as_data_stdout_has_the_record_and_stderr_the_questions(craving: Begin, home: Path) -> None:
    way = craving("--json").answers("4")
    assert way.ends() == 0
    tail = way.screen.partition(f"{HELPED}\n")[2]
    data = tail[tail.index("{") :]
    found = json.loads(data)
    assert (found["kind"], found["cells"]) == ("craving", {"strength": 4})
    assert found["short_id"] == found["id"][:6]


@pytest.mark.parametrize("columns", ["80", "40"])
def test_without_a_terminal_it_is_the_first_screen(
    process: Run, home: Path, snapshot: SnapshotAssertion, columns: str
) -> None:
    ran = process("craving", input=b"8\nstress\n", COLUMNS=columns)
    assert (ran.code, ran.err) == (
        0,
        "  To note it in one line: stepguide craving log 6 --trigger stress\n",
    )
    assert ran.out == snapshot
    assert not (home / "records" / "craving").exists()


def test_without_a_terminal_it_is_data_too(process: Run) -> None:
    found = json.loads(process("craving", "--json").out)
    assert found["numbers"] == [*NUMBERS]
    assert (found["people"], found["words"]) == ([], [DAILY.safety.craving.text])


@pytest.mark.parametrize("words", [("now", "8"), ("8",), ("log", "8")], ids=" ".join)
def test_a_strength_alone_is_a_craving_of_that_strength(
    process: Run, home: Path, words: tuple[str, ...]
) -> None:
    ran = process("craving", *words)
    assert (ran.code, ran.err) == (0, first_said("craving"))
    assert cells(home) == {"strength": 8}


def test_at_a_terminal_a_strength_alone_is_met_and_the_rest_is_asked(
    craving: Begin, home: Path
) -> None:
    way = craving("now", "8", columns=500).at(SAFETY, *NUMBERS, TRIGGER, "> ")
    assert STRENGTH not in way.screen
    way.says("").asks(WHERE).says("").at(CHOOSE)
    assert way.ends("3") == 0
    assert cells(home) == {"strength": 8, "again": 3}


def test_the_first_of_all_says_who_could_read_it(craving: Begin, tmp_path: Path) -> None:
    way = craving(STEPGUIDE_HOME=str(tmp_path / "new")).answers("4")
    assert way.ends() == 0
    assert "not encrypted" in way.read
