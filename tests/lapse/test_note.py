"""A note after using again: asked a question at a time, and none of its words is lost."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run, records
from tests.known import GUIDE
from tests.lapse import NOTE, OFFER, WHEN, leaves_the_day_out
from tests.terminal.conftest import start
from tests.terminal.terminals import CTRL_C, CTRL_D, ENTER, Start, Terminal, draft_texts

__all__ = ["start"]

KNOWN = GUIDE.daily.lapse
MARK = "> "


@pytest.fixture
def lapse(start: Start) -> Callable[[], Terminal]:
    """Starts `stepguide lapse` at a terminal, and waits until it offers a note."""

    def lapse() -> Terminal:
        terminal = start("lapse", PAGER="cat")
        terminal.sees(NOTE)
        terminal.is_ready_for_a_line()
        return terminal

    return lapse


def _says(terminal: Terminal, *lines: str) -> None:
    """Answer what is asked, one line each."""
    for line in lines:
        terminal.sees(MARK)
        terminal.is_ready_for_a_line()
        terminal.types(line, ENTER)


def _written(home: Path) -> tuple[str, list[str]]:
    (file,) = records(home)
    found = json.loads(file.read_bytes())
    return found["text"], found["tags"]


@pytest.mark.parametrize("no", ["n", "", "not now", ":stop", "q"])
def test_without_a_wish_nothing_is_asked_but_the_day_and_nothing_kept(
    lapse: Callable[[], Terminal], home: Path, no: str
) -> None:
    terminal = lapse()
    terminal.types(no, ENTER)
    stops = no in (":stop", "q")
    if not stops:
        leaves_the_day_out(terminal)
    assert terminal.ends() == 0
    assert "stepguide lapse" in terminal.text.rpartition(NOTE)[2]
    assert (WHEN in terminal.text) is not stops
    assert KNOWN.prompts[0] not in terminal.text
    assert not home.exists()


def test_each_question_comes_alone_and_each_answer_is_a_paragraph(
    lapse: Callable[[], Terminal], home: Path
) -> None:
    terminal = lapse()
    terminal.types("y", ENTER)
    for question, said in zip(KNOWN.prompts, ("A row.", "", "No cash.", "Ana"), strict=True):
        terminal.sees(question)
        assert [one for one in KNOWN.prompts if one in terminal.text][-1] == question
        _says(terminal, said)
    leaves_the_day_out(terminal)
    assert terminal.ends() == 0
    assert _written(home) == ("A row.\n\nNo cash.\n\nAna", ["used"])
    assert draft_texts(home) == []


def test_words_in_place_of_a_yes_are_the_beginning(
    lapse: Callable[[], Terminal], home: Path
) -> None:
    terminal = lapse()
    terminal.types("I used again yesterday", ENTER)
    terminal.sees(OFFER)
    terminal.is_ready_for_a_line()
    terminal.types("n", ENTER)
    _says(terminal, "", "called Sam", ":stop")
    assert terminal.ends() == 0
    assert _written(home) == ("I used again yesterday\n\ncalled Sam", ["used"])


def test_an_older_draft_is_not_offered_and_stays(
    lapse: Callable[[], Terminal], run: Run, home: Path
) -> None:
    assert run("journal", "add", "--at", "nonsense", "older words").code == 2
    (older,) = draft_texts(home)
    terminal = lapse()
    terminal.types("y", ENTER)
    _says(terminal, "new words", ":stop")
    assert terminal.ends() == 0
    assert "is waiting" not in terminal.text
    assert draft_texts(home) == [older]
    assert _written(home) == ("new words", ["used"])


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["Ctrl-C", "Ctrl-D"])
def test_broken_off_its_words_are_a_draft(
    lapse: Callable[[], Terminal], home: Path, key: str
) -> None:
    terminal = lapse()
    terminal.types("y", ENTER)
    _says(terminal, "A row.")
    terminal.sees(KNOWN.prompts[1], MARK)
    terminal.is_ready_for_a_line()
    terminal.types(key)
    assert terminal.ends() == 130
    assert draft_texts(home) == [b"A row.\n"]
    assert "stepguide journal drafts open" in terminal.text
    assert records(home) == []


def test_broken_off_at_once_nothing_is_left(lapse: Callable[[], Terminal], home: Path) -> None:
    terminal = lapse()
    terminal.types("yes", ENTER)
    terminal.sees(KNOWN.prompts[0], MARK)
    terminal.is_ready_for_a_line()
    terminal.types(CTRL_C)
    assert terminal.ends() == 130
    assert "Nothing was written." in terminal.text
    assert (records(home), draft_texts(home)) == ([], [])


@pytest.mark.parametrize("call", ["!", "help me", "911"])
def test_a_call_for_help_shows_the_screen_and_the_question_stays(
    lapse: Callable[[], Terminal], home: Path, call: str
) -> None:
    terminal = lapse()
    terminal.types("y", ENTER)
    _says(terminal, call)
    terminal.sees("NOT WAKING")
    _says(terminal, "he is awake again", ":stop")
    assert terminal.ends() == 0
    assert _written(home) == ("he is awake again", ["used"])


@pytest.mark.parametrize(
    ("words", "shown"),
    [("not breathing", "NOT WAKING"), ("i want to die", "THINKING OF ENDING YOUR LIFE")],
)
@pytest.mark.parametrize("is_yes", [True, False])
def test_words_that_are_a_call_are_kept_and_show_the_screen(
    lapse: Callable[[], Terminal], home: Path, words: str, shown: str, is_yes: bool
) -> None:
    terminal = lapse()
    if is_yes:
        terminal.types("y", ENTER)
        _says(terminal, words)
    else:
        terminal.types(words, ENTER)
    terminal.sees(shown)
    _says(terminal, "we are both here", ":stop")
    assert terminal.ends() == 0
    assert _written(home) == (f"{words}\n\nwe are both here", ["used"])


def test_where_no_draft_can_be_made_the_words_are_printed(
    lapse: Callable[[], Terminal], home: Path
) -> None:
    home.write_text("no folder can be here")
    terminal = lapse()
    terminal.types("I used again yesterday", ENTER)
    assert terminal.ends() == 1
    assert "so here they are:\nI used again yesterday\n" in terminal.text
