"""`share` at a terminal with stdout going into a file: the answer goes there, the talk does not."""

import re
from pathlib import Path

import pytest

from tests.home.tree import tree
from tests.known import GUIDE
from tests.share import GO_ON, IN_ORDER, KEEP_OR_REMOVE, first_written, written
from tests.terminal.conftest import start
from tests.terminal.terminals import CTRL_C, ENTER, Start, Terminal

__all__ = ["first_written", "start", "written"]

NEXT = "b for the one before, q to stop here: "


def _answers(terminal: Terminal, question: str, *typed: str) -> None:
    terminal.sees(question)
    terminal.types(*typed)


def _shown(terminal: Terminal) -> str:
    return " ".join(terminal.text.split())


def test_the_legal_note_is_on_the_terminal_and_not_in_the_file(
    start: Start, written: Path, tmp_path: Path
) -> None:
    texts = GUIDE.sessions.share
    before = tree(written)
    answer, pages = tmp_path / "answer", tmp_path / "pages.md"
    terminal = start(shell=f"exec $STEPGUIDE share --marked --output '{pages}' > '{answer}'")
    _answers(terminal, GO_ON, ENTER)
    _answers(terminal, KEEP_OR_REMOVE, ENTER)
    assert terminal.ends() == 0
    talk = (texts.legal, texts.listener, GO_ON, texts.keep_or_remove, texts.removal, KEEP_OR_REMOVE)
    assert _shown(terminal) == " ".join(part.strip() for part in (*talk, "They are kept."))
    said = f"Wrote 3 pages to {pages}, which only your own login can open.\n"
    assert answer.read_text() == said
    assert re.findall("delta|echo|hotel", pages.read_text()) == ["delta", "echo", "hotel"]
    assert tree(written) == before


@pytest.mark.parametrize("keys", [["q", ENTER], [CTRL_C]], ids=["q", "Ctrl-C"])
def test_stopping_at_the_note_leaves_the_file_empty(
    start: Start, written: Path, tmp_path: Path, keys: list[str]
) -> None:
    terminal = start(shell=f"exec $STEPGUIDE share --read --marked > '{tmp_path / 'answer'}'")
    _answers(terminal, GO_ON, *keys)
    assert terminal.ends() == 130
    assert (tmp_path / "answer").read_text() == ""


def test_a_reading_puts_the_pieces_in_the_file_with_an_empty_line_between(
    start: Start, written: Path, tmp_path: Path
) -> None:
    answer = tmp_path / "answer"
    terminal = start(shell=f"exec $STEPGUIDE share --read --marked > '{answer}'")
    _answers(terminal, GO_ON, ENTER)
    for typed in ("b", "", "", ""):
        _answers(terminal, NEXT, typed, ENTER)
    _answers(terminal, KEEP_OR_REMOVE, CTRL_C)
    assert terminal.ends() == 130
    assert [word for word in IN_ORDER if word in terminal.text] == []
    first = "1 of 3  What I wrote\n\nWed 28 Oct 2026\n\ndelta, and called Ana Ruiz\n\n"
    assert answer.read_text() == first + first + (
        "2 of 3  Harm I did\n\nstep 4, Thu 29 Oct 2026\n\nWho\nM.\n\nWhat I did\necho\n\n"
        "3 of 3  What I wrote\n\nstep 4, Sun 1 Nov 2026\n\nhotel\n"
    )
