""":back, :skip, :stop, :edit, :help and ! at the questions of a check-in."""

from pathlib import Path

import pytest

from stepguide.safety.questions import LOOKED_AT
from tests.checkin import EMERGENCY, FIELDS, SAFETY, stored
from tests.checkin.conftest import CheckIn
from tests.conftest import Run
from tests.known import GUIDE
from tests.terminal.terminals import WAYS_ON, MakeEditor

ASKS = {cell.ask: name for name, cell in FIELDS.items()}
SAID: dict[str, tuple[list[str], dict[str, object], list[str]]] = {
    "Enter, blanks and :skip": (
        ["", "3", ":skip", ":s", "  ", ":stop"],
        {"mood": 3},
        ["craving", "mood", "use", "living", "unsafe", "intention"],
    ),
    ":back": (
        ["3", "4", ":back", "6", ":b", ":b", "1", "", ":q"],
        {"craving": 1, "mood": 6},
        ["craving", "mood", "use", "mood", "use", "mood", "craving", "mood", "use"],
    ),
    ":back at the first": (
        [":back", ":b", "2", ":stop"],
        {"craving": 2},
        ["craving", "craving", "craving", "mood"],
    ),
    "lines that only look like commands": (
        [":stop ", "!!", ":sos", "5", ":q"],
        {"craving": 5},
        # A call for help in between, and so the question once more.
        ["craving", "craving", "craving", "craving", "mood"],
    ),
}


@pytest.mark.parametrize("name", SAID)
def test_what_is_kept_and_what_is_asked_next(name: str, check_in: CheckIn, home: Path) -> None:
    lines, kept, asked = SAID[name]
    sitting = check_in("morning", columns=200).says(*lines)
    assert sitting.ends() == 0
    assert stored(home) == [kept]
    assert [ASKS[line] for line in sitting.screen.split("\n") if line in ASKS] == asked


def test_stopped_at_once_nothing_is_there(check_in: CheckIn, home: Path) -> None:
    sitting = check_in("evening", columns=200).says(":stop")
    assert sitting.ends() == 0
    assert sitting.screen.endswith("> :stop\nNothing was saved, and that is fine.\n")
    assert not home.exists()


def test_an_answer_given_before_is_shown_and_enter_keeps_it(check_in: CheckIn, home: Path) -> None:
    sitting = check_in("morning", columns=200).answers(up_to="halt", sleep="7.5")
    sitting.says("hungry, shame", ":back", "", ":stop")
    assert sitting.ends() == 0
    assert "\n  So far: hungry, shame (Enter keeps it)\n> \n\n" in sitting.screen
    assert stored(home) == [{"sleep": 7.5, "halt": ["hungry", "shame"]}]


def test_edit_says_where_more_words_belong_and_asks_on(
    check_in: CheckIn, home: Path, editor: MakeEditor
) -> None:
    body = ': > "$0.was-opened"'
    sitting = check_in("morning", columns=200, EDITOR=editor(body)).says(":edit", ":e", "2", ":q")
    assert sitting.ends() == 0
    told = "stepguide: This is asked line by line. For more words: stepguide journal add\n"
    told += WAYS_ON
    assert f"> :edit\n{told}> :e\n{told}> 2\n" in sitting.screen
    assert stored(home) == [{"craving": 2}]
    assert not [*home.parent.glob("*.was-opened")]


def test_help_and_the_sos_screen_are_shown_and_the_question_is_still_open(
    check_in: CheckIn, run: Run, home: Path
) -> None:
    sitting = check_in("morning", columns=100).says(":help", "!", "3", "!", ":q")
    assert sitting.ends() == 0
    listed = "".join(
        f"{one.typed}  {one.does}\n"
        for one in GUIDE.sessions.commands
        if not one.typed.startswith(":edit")
    )
    screen = run("sos", COLUMNS="100").out
    assert "NOT WAKING" in screen
    assert f"> :help\n{listed}> !\n{screen}\nHow strong was" in sitting.screen
    assert f"> !\n{screen}\nHow is your mood" in sitting.screen
    assert stored(home) == [{"craving": 3}]


def test_help_can_be_had_where_it_is_asked_what_to_keep(check_in: CheckIn, run: Run) -> None:
    sitting = check_in("morning", columns=100).answers(use="no").keeps("!").keeps("n")
    assert sitting.ends() == 0
    assert run("sos", COLUMNS="100").out in sitting.screen


@pytest.mark.parametrize(
    ("name", "wrong", "told"),
    [
        ("craving", "11", "The answer is a number from 0 to 10, not '11'."),
        ("craving", "9" * 5000, f"The answer is a number from 0 to 10, not '{'9' * 5000}'."),
        ("mood", "-1", "The answer is a number from 0 to 10, not '-1'."),
        ("mood", "\u0663", "The answer is a number from 0 to 10, not '\u0663'."),
        ("sleep", "25", "The answer is a number of hours from 0 to 24, not '25'."),
        ("sleep", "well", "The answer is a number of hours from 0 to 24, not 'well'."),
        ("halt", "hungry, x", "'x' is not one of the answers here."),
        ("medication", "maybe", "'maybe' is not one of the answers here."),
        ("living", "9", "'9' is not one of the answers here."),
        ("use", "n,y", "'n,y' is not one of the answers here."),
    ],
)
def test_what_cannot_be_taken_is_told_and_asked_again(
    name: str, wrong: str, told: str, check_in: CheckIn, home: Path
) -> None:
    sitting = check_in("morning", columns=10000).answers(up_to=name).says(wrong, ":q")
    assert sitting.ends() == 0
    known = f"  They are {FIELDS[name].lists_choices()}.\n" if FIELDS[name].choices else ""
    assert f"\nstepguide: {told}\n{known}{WAYS_ON}> :q\n" in sitting.screen
    # An answer that safety hangs on brings the numbers, and then the question again.
    met = name in LOOKED_AT["checkin"]
    before = sitting.screen.partition(f"\nstepguide: {told}\n")[0]
    assert before.endswith(f"  {SAFETY.unclear}\n\n{FIELDS[name].ask}") is met
    assert (EMERGENCY in before) is met
    assert sitting.screen.count(FIELDS[name].ask) == 1 + met
    assert not home.exists()
