"""Roles and numbers are known wherever they are typed, all is read back, and no word of a name is
lost."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stepguide.people import recognizing
from tests.conftest import Run, records
from tests.terminal.conftest import start as start
from tests.terminal.terminals import ENTER, Start, Terminal

NAME = "First name or initials: "
REACH = "How to reach them, such as a number: "
ROLE = "Sponsor, support, family or clinic (Enter for support): "
SOS = "Show them on the sos screen? "
OPEN_TO_ALL = (
    "The sos screen opens without any passphrase, so whoever uses this computer as you can read "
    "this one."
)


def _stored(home: Path) -> dict[str, Any]:
    """The one person there is."""
    (file,) = records(home, "person")
    found = json.loads(file.read_bytes())
    return {field: found[field] for field in ("name", "role", "reach", "sos")}


def _person(name: str, role: str = "support", reach: str = "", sos: bool = False) -> dict[str, Any]:
    return {"name": name, "role": role, "reach": reach, "sos": sos}


def _says(terminal: Terminal, *pairs: tuple[str, str]) -> None:
    """Wait for each prompt, and type its answer."""
    for prompt, line in pairs:
        terminal.sees(prompt)
        terminal.is_ready_for_a_line()
        terminal.types(line, ENTER)


ON_THE_LINE = {
    ("NAME", "sponsor", "5550100"): _person("NAME", "sponsor", "5550100"),
    ("Sam", "sponsor", "555", "0100"): _person("Sam", "sponsor", "555 0100"),
    ("Sam", "555 0100", "sponsor"): _person("Sam", "sponsor", "555 0100"),
    ("Sam O.", "family"): _person("Sam O.", "family"),
    ("Ana", "Lucía", "K.", "+44", "(0)20", "7946"): _person("Ana Lucía K.", reach="+44 (0)20 7946"),
    ("my", "sponsor", "5550100"): _person("my sponsor", reach="5550100"),
    ("Sam", "--role", "clinic", "555-0100"): _person("Sam", "clinic", "555-0100"),
}
WHOLE = [
    ("Sam sponsor 5550100",),
    ("sponsor",),
    ("5550100",),
    ("my", "sponsor"),
    ("Sam's", "family"),
    ("Oak", "Clinic"),
    ("Agent", "99"),
    ("Room", "101"),
    ("sponsor", "Sam"),
    ("Sam", "sponsors"),
]


@pytest.mark.parametrize("words", ON_THE_LINE, ids=" ".join)
def test_a_role_and_a_number_behind_a_name_are_taken_as_that(
    words: tuple[str, ...], run: Run, home: Path
) -> None:
    ran = run("people", "add", *words, COLUMNS="200")
    kept = _stored(home)
    assert (ran.code, kept) == (0, ON_THE_LINE[words])
    reach = f", {kept['reach']}" if kept["reach"] else ""
    assert f"Taken as: {kept['name']}, {kept['role']}{reach}. To change it: " in ran.err


@pytest.mark.parametrize("words", WHOLE, ids=" ".join)
def test_what_is_no_plain_role_or_number_stays_part_of_the_name(
    words: tuple[str, ...], run: Run, home: Path
) -> None:
    ran = run("people", "add", *words)
    assert (ran.code, _stored(home)) == (0, _person(" ".join(words)))
    assert "Taken as" not in ran.err


@pytest.mark.parametrize("option", [("--role", "family"), ("--reach", "by post")])
def test_what_an_option_says_is_not_looked_for(
    option: tuple[str, str], run: Run, home: Path
) -> None:
    assert run("people", "add", "Sam", "sponsor", "5550100", *option).code == 0
    expected = {
        "--role": _person("Sam sponsor", "family", "5550100"),
        "--reach": _person("Sam sponsor 5550100", reach="by post"),
    }[option[0]]
    assert _stored(home) == expected


WORDS = st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Z", "C"]), min_size=1)
                 | st.sampled_from(["sponsor", "clinic", "my", "555", "0100", "5550100"]),
                 min_size=1, max_size=6)  # fmt: skip


@given(WORDS)
def test_no_word_is_lost_or_changed(words: list[str]) -> None:
    told = recognizing.behind_a_name(words)
    found = [*told.rest.split(), *told.role.split(), *told.reach.split()]
    bare = sorted(word.rstrip(",;.") for word in words)
    assert sorted(word.rstrip(",;.") for word in found) == bare
    assert told.rest.split()[0].rstrip(",;.") == words[0].rstrip(",;.")


def test_all_of_it_is_read_back_and_enter_is_yes(start: Start, home: Path) -> None:
    terminal = start("people", "add")
    _says(terminal, (NAME, "Sam"), (REACH, "555 0100"), (ROLE, "spo"))
    _says(terminal, ("Sam, sponsor, 555 0100. Right? [Y/n] ", ""), (SOS, "n"))
    assert terminal.ends() == 0
    assert _stored(home) == _person("Sam", "sponsor", "555 0100")


@pytest.mark.parametrize("no", ["n", "no", "No."])
def test_a_no_asks_for_all_of_it_again(start: Start, home: Path, no: str) -> None:
    terminal = start("people", "add")
    _says(terminal, (NAME, "Sma"), (REACH, "555 0100"), (ROLE, "family"), ("Right? [Y/n] ", no))
    _says(terminal, ("First name or initials (Sma; Enter keeps it): ", "Sam"))
    _says(terminal, ("such as a number (555 0100; Enter keeps it): ", ""))
    _says(terminal, ("family or clinic (family; Enter keeps it): ", ""))
    _says(terminal, ("Sam, family, 555 0100. Right? [Y/n] ", "y"), (f"{SOS}[y/N] ", ""))
    assert terminal.ends() == 0
    assert _stored(home) == _person("Sam", "family", "555 0100")


def test_a_role_where_a_number_is_asked_for_is_the_role(start: Start, home: Path) -> None:
    terminal = start("people", "add")
    _says(terminal, (NAME, "Sam"), (REACH, "sponsor"))
    terminal.sees("Taken as their role: sponsor.")
    _says(terminal, (REACH, "555 0100"), ("Sam, sponsor, 555 0100. Right? [Y/n] ", ""))
    _says(terminal, (f"{SOS}[Y/n] ", "n"))
    assert terminal.ends() == 0
    assert _stored(home) == _person("Sam", "sponsor", "555 0100")
    assert ROLE not in terminal.text


def test_a_number_where_a_role_is_asked_for_is_the_number(start: Start, home: Path) -> None:
    terminal = start("people", "add")
    _says(terminal, (NAME, "Ana"), (REACH, ""), (ROLE, "555 0111"))
    terminal.sees("Taken as their number: 555 0111.")
    _says(terminal, (ROLE, "family"), ("Ana, family, 555 0111. Right? [Y/n] ", ""), (SOS, ""))
    assert terminal.ends() == 0
    assert _stored(home) == _person("Ana", "family", "555 0111")


@pytest.mark.parametrize(
    "answers",
    [
        [(NAME, "Sam sponsor 555 0100")],
        [(NAME, "Sam, sponsor, 555 0100")],
        [(NAME, "Sam"), (REACH, "sponsor 555 0100")],
        [(NAME, "Sam"), (REACH, "555 0100, my sponsor"), (ROLE, "sponsor")],
        [(NAME, "Sam"), (REACH, ""), (ROLE, "sponsor, 555 0100")],
        [(NAME, "Sam sponsor"), (REACH, "555 0100")],
    ],
)
def test_both_at_once_are_known_in_any_answer(
    start: Start, home: Path, answers: list[tuple[str, str]]
) -> None:
    terminal = start("people", "add")
    _says(terminal, *answers)
    reach = "555 0100, my sponsor" if len(answers) == 3 and answers[1][1] else "555 0100"
    _says(terminal, (f"Sam, sponsor, {reach}. Right? [Y/n] ", ""), (f"{SOS}[Y/n] ", "n"))
    assert terminal.ends() == 0
    assert _stored(home) == _person("Sam", "sponsor", reach)


def test_a_second_number_does_not_take_the_place_of_the_first(start: Start, home: Path) -> None:
    terminal = start("people", "add")
    _says(terminal, (NAME, "Sam"), (REACH, "555 0100"), (ROLE, "555 0199"))
    terminal.sees("stepguide: There is no role '555 0199'.")
    _says(terminal, (ROLE, ""), ("Sam, support, 555 0100. Right? [Y/n] ", ""), (SOS, ""))
    assert terminal.ends() == 0


def test_back_leads_back_from_every_question(start: Start, home: Path) -> None:
    terminal = start("people", "add")
    _says(terminal, (NAME, "Sma"), (REACH, ":back"))
    _says(terminal, ("initials (Sma; Enter keeps it): ", "Sam"), (REACH, "5"), (ROLE, ":back"))
    _says(terminal, ("number (5; Enter keeps it): ", "555 0100"), (ROLE, "clinic"))
    _says(terminal, ("Sam, clinic, 555 0100. Right? [Y/n] ", ":b"))
    _says(terminal, ("clinic (clinic; Enter keeps it): ", "family"))
    _says(terminal, ("Sam, family, 555 0100. Right? [Y/n] ", ""), (SOS, ":back"))
    _says(terminal, ("Sam, family, 555 0100. Right? [Y/n] ", ""), (SOS, ""))
    assert terminal.ends() == 0
    assert _stored(home) == _person("Sam", "family", "555 0100")


@pytest.mark.parametrize(
    ("role", "enter", "typed", "shown"),
    [
        ("sponsor", "[Y/n] ", "", True),
        ("sponsor", "[Y/n] ", "n", False),
        ("sponsor", "[Y/n] ", ":skip", False),
        ("sponsor", "[Y/n] ", ":stop", False),
        ("family", "[y/N] ", "", False),
        ("clinic", "[y/N] ", "y", True),
        ("", "[y/N] ", "", False),
    ],
)
def test_a_sponsor_stands_on_the_sos_screen_unless_it_is_said(
    start: Start, run: Run, home: Path, role: str, enter: str, typed: str, shown: bool
) -> None:
    terminal = start("people", "add", columns=200)
    _says(terminal, (NAME, "Sam"), (REACH, "555 0100"), (ROLE, role), ("Right? [Y/n] ", ""))
    _says(terminal, (f"{SOS}{enter}", typed))
    assert terminal.ends() == 0
    assert _stored(home)["sos"] is shown
    # What that means for who can read it is said each time.
    assert (OPEN_TO_ALL in terminal.text) is shown
    assert ("Sam" in run("sos").out) is shown


def test_in_a_change_enter_puts_nobody_on_the_screen(start: Start, run: Run, home: Path) -> None:
    assert run("people", "add", "Sam", "sponsor", "555 0100").code == 0
    terminal = start("people", "edit", "Sam")
    _says(terminal, ("(555 0100; Enter keeps it): ", ""), ("(sponsor; Enter keeps it): ", ""))
    _says(terminal, (f"{SOS}[y/N] ", ""))
    assert terminal.ends() == 0
    assert _stored(home) == _person("Sam", "sponsor", "555 0100")


@pytest.mark.parametrize(
    "typed", ["text 555 0100", "at the clinic", "12", "sponsor Jo", "my mother", "ring twice"]
)
def test_an_answer_with_other_words_in_it_stays_as_it_is(
    start: Start, home: Path, typed: str
) -> None:
    terminal = start("people", "add")
    _says(terminal, (NAME, "Sam"), (REACH, typed), (ROLE, ""), ("Right? [Y/n] ", ""), (SOS, ""))
    assert terminal.ends() == 0
    assert _stored(home) == _person("Sam", reach=typed)
