"""Writing at the prompt, where no editor is set: every finished line is on the disk at once."""

import os
import signal
import time
from pathlib import Path

import pytest

from stepguide.terminal.keyboard import LOOK_EVERY
from tests.conftest import Run
from tests.terminal.terminals import (
    CTRL_C,
    CTRL_D,
    ENTER,
    HAS_GNU_READLINE,
    Start,
    Terminal,
    draft_texts,
    only_draft,
    texts,
    until,
)

pytestmark = pytest.mark.usefixtures("line_by_line")

WELCOME = (
    "Write as much as you like. Control D saves, Control C leaves and keeps it, ! is help.\r\n"
)


@pytest.fixture
def prompt(start: Start) -> Terminal:
    """A prompt that is ready for the first line."""
    terminal = start("journal", "add")
    terminal.sees(WELCOME)
    terminal.is_ready_for_a_line()
    return terminal


def test_ctrl_d_saves_the_lines(prompt: Terminal, home: Path) -> None:
    prompt.types("first line", ENTER, ENTER, "third line", ENTER, CTRL_D)
    assert prompt.ends() == 0
    assert texts(home) == ["first line\n\nthird line"]
    assert draft_texts(home) == []
    assert "Saved " in prompt.text


def test_a_finished_line_is_on_the_disk_at_once(prompt: Terminal, home: Path) -> None:
    prompt.types("first line", ENTER)
    until(lambda: draft_texts(home) == [b"first line\n"])
    prompt.types("second line", ENTER)
    until(lambda: draft_texts(home) == [b"first line\nsecond line\n"])
    assert texts(home) == []
    prompt.types(CTRL_D)
    assert prompt.ends() == 0


@pytest.mark.parametrize("begun", ["", "begun, café"])
def test_ctrl_c_keeps_the_lines_and_the_one_begun_as_a_draft(
    prompt: Terminal, home: Path, begun: str
) -> None:
    prompt.types("kept", ENTER)
    until(lambda: draft_texts(home) == [b"kept\n"])
    prompt.is_ready_for_a_line()
    prompt.types(begun)
    prompt.sees(begun)
    prompt.types(CTRL_C)
    assert prompt.ends() == 130
    draft = only_draft(home)
    assert prompt.text.endswith(
        "stepguide: Stopped.\n"
        f"  It is kept as a draft in {draft / 'text'}\n"
        f"  To go on with it: stepguide journal drafts open {draft.name[:6]}\n"
    )
    assert draft_texts(home) == [f"kept\n{begun}\n".encode() if begun else b"kept\n"]
    assert texts(home) == []


@pytest.mark.parametrize("typed", ["", " \r\r", "  "])
def test_ctrl_c_before_a_word_leaves_nothing(prompt: Terminal, home: Path, typed: str) -> None:
    prompt.types(typed, CTRL_C)
    assert prompt.ends() == 130
    assert prompt.text.endswith("stepguide: Stopped. Nothing was written.\n")
    assert draft_texts(home) == []


def test_ctrl_d_at_once_saves_nothing(prompt: Terminal, home: Path) -> None:
    prompt.types(CTRL_D)
    assert prompt.ends() == 1
    assert "stepguide: There is nothing to save: no words were written." in prompt.text
    assert draft_texts(home) == []
    assert texts(home) == []


def test_a_draft_goes_on_where_it_was_left(prompt: Terminal, start: Start, home: Path) -> None:
    prompt.types("first line", ENTER)
    until(lambda: draft_texts(home) == [b"first line\n"])
    prompt.types(CTRL_C)
    assert prompt.ends() == 130
    again = start("journal", "drafts", "open", "last")
    again.sees(WELCOME, "So far: first line\r\n")
    again.types("second line", ENTER, CTRL_D)
    assert again.ends() == 0
    assert texts(home) == ["first line\nsecond line"]
    assert draft_texts(home) == []


@pytest.mark.parametrize(
    ("sign", "code", "left"),
    [
        (signal.SIGHUP, -1, b"finished\nnot finished\n"),
        (signal.SIGTERM, -15, b"finished\nnot finished\n"),
        (signal.SIGQUIT, -3, b"finished\nnot finished\n"),
        (signal.SIGKILL, -9, b"finished\n"),
    ],
)
def test_what_a_signal_leaves(
    prompt: Terminal, home: Path, sign: int, code: int, left: bytes
) -> None:
    prompt.types("finished", ENTER)
    until(lambda: draft_texts(home) == [b"finished\n"])
    prompt.types("not finished")
    prompt.sees("not finished")
    os.kill(prompt.pid, sign)
    assert prompt.ends() == code
    assert draft_texts(home) == [left]
    assert texts(home) == []


def test_a_closed_window_leaves_the_finished_lines(prompt: Terminal, home: Path) -> None:
    prompt.types("finished", ENTER)
    until(lambda: draft_texts(home) == [b"finished\n"])
    prompt.hangs_up()
    assert draft_texts(home) == [b"finished\n"]
    assert texts(home) == []


def test_stdout_in_a_file_gets_the_answer_and_nothing_of_the_prompt(
    start: Start, home: Path, tmp_path: Path
) -> None:
    answer = tmp_path / "answer"
    terminal = start(shell=f"$STEPGUIDE journal add > '{answer}'")
    terminal.sees(WELCOME)
    terminal.types("typed for a file", ENTER, "x" * 6000, ENTER, CTRL_D)
    assert terminal.ends() == 0
    assert texts(home) == ["typed for a file\n" + "x" * 6000]
    assert answer.read_text() == f"Saved {_id(home)}.\n"
    assert "typed for a file" in terminal.text


def test_stderr_in_a_file_leaves_the_typing_on_the_terminal(
    start: Start, home: Path, tmp_path: Path
) -> None:
    terminal = start(shell=f"$STEPGUIDE journal add 2> '{tmp_path / 'remarks'}'")
    until(lambda: draft_texts(home) == [b""])
    terminal.types("words", ENTER, CTRL_D)
    assert terminal.ends() == 0
    assert texts(home) == ["words"]
    assert "words" in terminal.text


def test_the_terminal_is_left_as_it_was(start: Start, home: Path) -> None:
    terminal = start(shell="stty -a; $STEPGUIDE journal add; stty -a")
    terminal.sees(WELCOME)
    terminal.types("words", ENTER, CTRL_D)
    assert terminal.ends() == 0
    before, after = (part.split("\n\n")[0] for part in terminal.text.split("speed")[1:])
    assert before.split("Write as")[0] == after


def _id(home: Path) -> str:
    (file,) = (home / "records" / "entry").glob("*.json")
    return file.stem.split("-")[1][:6]


def test_a_kept_line_and_what_is_added_at_the_prompt_stay_two_lines(
    start: Start, run: Run, home: Path
) -> None:
    assert run("journal", "add", "--step", "13", "kept words").code == 3
    terminal = start("journal", "drafts", "open", "last", "--step", "3")
    terminal.sees("So far: kept words\r\n")
    terminal.is_ready_for_a_line()
    terminal.types("added later", ENTER, CTRL_D)
    assert terminal.ends() == 0
    assert texts(home) == ["kept words\nadded later"]


def test_a_line_that_was_begun_is_kept_when_it_is_interrupted(start: Start, home: Path) -> None:
    terminal = start("journal", "add")
    terminal.is_ready_for_a_line()
    terminal.types("one", ENTER, "half a thou")
    terminal.sees("half a thou")
    terminal.types(CTRL_C)
    assert terminal.ends() == 130
    assert draft_texts(home) == [b"one\nhalf a thou\n"]


def test_a_line_that_was_begun_is_kept_when_the_window_closes(prompt: Terminal, home: Path) -> None:
    prompt.types("one", ENTER)
    until(lambda: draft_texts(home) == [b"one\n"])
    prompt.is_ready_for_a_line()
    prompt.types("half a sentence")
    prompt.sees("half a sentence")
    time.sleep(3 * LOOK_EVERY)
    prompt.hangs_up()
    until(lambda: draft_texts(home) == [b"one\nhalf a sentence\n"])
    assert texts(home) == []


def test_the_terminal_is_asked_to_mark_what_is_pasted(prompt: Terminal) -> None:
    if not HAS_GNU_READLINE:
        pytest.skip("libedit knows no marked pastes")
    prompt.types("words", ENTER, CTRL_D)
    assert prompt.ends() == 0
    assert b"\x1b[?2004h" in prompt.raw


@pytest.mark.skipif(not HAS_GNU_READLINE, reason="libedit has no such keys")
def test_after_escape_help_and_enter_are_heard(start: Start, home: Path) -> None:
    terminal = start("inventory", "add", "fear")
    for keys, seen in ((("\x1b", "!", ENTER), "NOT BREATHING"), (("one", "\x1b", ENTER), "from?")):
        terminal.sees("> ")
        terminal.is_ready_for_a_line()
        terminal.types(*keys)
        terminal.sees(seen)
    terminal.sees("> ")
    terminal.types(":stop", ENTER)
    assert terminal.ends() == 0
