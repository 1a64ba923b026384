"""The safety check of an amends asked at a terminal: back to the question before, and narrow."""

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.known import GUIDE
from tests.records import only
from tests.terminal.conftest import start as start
from tests.terminal.terminals import ENTER, Start, Terminal

ASKED = GUIDE.sheets.safety.questions
AGAIN = "stepguide: This is asked line by line. For more words: stepguide journal add"


@pytest.fixture
def check(start: Start, run: Run) -> Terminal:
    """The check of a direct amends, at forty columns."""
    assert run("amends", "add", "--who", "T.", "--form", "direct").code == 0
    return start("amends", "check", "last", columns=40)


def _says(terminal: Terminal, *lines: str) -> None:
    for line in lines:
        terminal.sees("[y/n] ")
        terminal.is_ready_for_a_line()
        terminal.types(line + ENTER)


def _asked(terminal: Terminal) -> list[int]:
    """Which questions were asked, in the order they were."""
    words = " ".join(terminal.text.split())
    places = [
        (at, number)
        for number, question in enumerate(ASKED)
        for at in range(len(words))
        if words.startswith(f"{question.ask} [y/n]", at)
    ]
    return [number for _, number in sorted(places)]


def test_back_goes_to_the_question_before_and_its_answer_can_be_another(
    check: Terminal, home: Path
) -> None:
    _says(check, "y", "y", ":back", "n", ":b", ":b", ":b", "n", ":q")
    assert check.ends() == 0
    assert _asked(check) == [0, 1, 2, 1, 2, 1, 0, 0, 1]
    assert only(home, "amends")["safety"] == {ASKED[0].id: False, ASKED[1].id: False}


def test_edit_is_no_answer_and_the_question_is_asked_again(check: Terminal, home: Path) -> None:
    _says(check, ":edit", ":e", "n", ":q")
    assert check.ends() == 0
    assert _asked(check) == [0, 0, 0, 1]
    assert " ".join(check.text.split()).count(AGAIN) == 2
    assert only(home, "amends")["safety"] == {ASKED[0].id: False}


def test_no_question_is_wider_than_the_screen(check: Terminal) -> None:
    _says(check, *["y"] * len(ASKED))
    assert check.ends() == 0
    assert _asked(check) == [*range(len(ASKED))]
    assert [line for line in check.text.split("\n") if len(line.rstrip()) > 40] == []
