"""Signals that end the program at a prompt: the line begun is kept, the terminal is put right."""

import os
import resource
import signal
import termios
from pathlib import Path

import pytest

from tests.conftest import records
from tests.terminal.terminals import (
    CTRL_BACKSLASH,
    CTRL_C,
    ENTER,
    MakeEditor,
    Start,
    Terminal,
    draft_texts,
    texts,
    until,
)

pytestmark = pytest.mark.usefixtures("line_by_line")

ICANON, ECHO = termios.ICANON, termios.ECHO
# A shell that only tells how its command ended, and leaves the terminal as it finds it.
SHELL = "trap : HUP TERM QUIT INT; $STEPGUIDE {}; echo [code $?]; cat"
SIGNS = [signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT]
ENDS = pytest.mark.parametrize("sign", SIGNS)


def _modes(terminal: Terminal) -> int:
    local = termios.tcgetattr(terminal.child.child_fd)[3]
    assert isinstance(local, int)
    return local & (ICANON | ECHO)


def _begun(start: Start, command: str, question: str, begun: str) -> Terminal:
    """A command at whose question a line was begun."""
    terminal = start(shell=SHELL.format(command))
    terminal.sees(question)
    terminal.is_ready_for_a_line()
    terminal.types(begun)
    terminal.sees(begun)
    return terminal


def _ends(terminal: Terminal, sign: signal.Signals) -> None:
    if sign is signal.SIGQUIT:
        terminal.types(CTRL_BACKSLASH)
    else:
        os.killpg(os.tcgetpgrp(terminal.child.child_fd), sign)
    terminal.sees(f"[code {128 + sign}]")
    until(lambda: _modes(terminal) == ICANON | ECHO)


@ENDS
def test_at_the_prompt_the_line_begun_is_kept(
    start: Start, home: Path, sign: signal.Signals
) -> None:
    terminal = _begun(start, "journal add", "Write as much", "half a thought")
    _ends(terminal, sign)
    assert draft_texts(home) == [b"half a thought\n"]


@ENDS
def test_at_a_question_the_answer_begun_is_kept(
    start: Start, home: Path, sign: signal.Signals
) -> None:
    terminal = _begun(start, "gratitude", "> ", "half a thought")
    _ends(terminal, sign)
    assert '"half a thought"' in records(home, "gratitude")[0].read_text()


@ENDS
def test_at_a_question_that_keeps_nothing_the_terminal_is_put_right(
    start: Start, sign: signal.Signals
) -> None:
    _ends(_begun(start, "people add", "First name or initials: ", "Sa"), sign)


@pytest.mark.parametrize("command", ["journal add", "gratitude", "people add"])
def test_nothing_of_what_was_typed_is_written_down_by_the_system(
    start: Start, tmp_path: Path, command: str
) -> None:
    terminal = start(shell=f"cd '{tmp_path}'; ulimit -c unlimited; {SHELL.format(command)}")
    terminal.is_ready_for_a_line()
    terminal.types("half a thought")
    terminal.sees("half a thought")
    _ends(terminal, signal.SIGQUIT)
    assert not list(tmp_path.glob("*core*"))
    assert "core dumped" not in terminal.text


def test_a_signal_that_is_to_be_passed_over_is(start: Start, home: Path) -> None:
    terminal = start(shell="trap '' HUP TERM QUIT; exec $STEPGUIDE journal add")
    terminal.is_ready_for_a_line()
    terminal.types("a thou")
    terminal.sees("a thou")
    for sign in SIGNS:
        os.kill(terminal.pid, sign)
    terminal.types("ght", ENTER, CTRL_C)
    assert terminal.ends() == 130
    assert draft_texts(home) == [b"a thought\n"]


def test_a_closed_window_keeps_the_line_begun_even_where_its_signal_is_passed_over(
    start: Start, home: Path
) -> None:
    terminal = start(shell="trap '' HUP; exec $STEPGUIDE journal add")
    terminal.is_ready_for_a_line()
    terminal.types("half a thought")
    terminal.sees("half a thought")
    seen = os.times().elapsed + 1.5  # it is looked at twice a second
    until(lambda: os.times().elapsed > seen)
    terminal.hangs_up()
    assert draft_texts(home) + [text.encode() + b"\n" for text in texts(home)] == [
        b"half a thought\n"
    ]


def test_without_a_home_it_is_said_before_a_word_is_typed(start: Start) -> None:
    terminal = start("journal", "add", STEPGUIDE_HOME="~nosuchuser/x")
    assert terminal.ends() == 1
    assert "It is not known where your folder belongs." in terminal.text
    assert "Traceback" not in terminal.text


def test_no_memory_is_written_down_while_words_are_in_it_but_an_editors_may_be(
    start: Start, editor: MakeEditor, home: Path
) -> None:
    if resource.getrlimit(resource.RLIMIT_CORE)[1] != resource.RLIM_INFINITY:
        pytest.skip("core dumps are limited here")
    terminal = start(shell="ulimit -c unlimited; exec $STEPGUIDE journal add")
    terminal.is_ready_for_a_line()
    assert resource.prlimit(terminal.pid, resource.RLIMIT_CORE) == (1, resource.RLIM_INFINITY)
    terminal.types(CTRL_C)
    assert terminal.ends() == 130
    body = 'ulimit -c > "$1"'
    terminal = start(shell="ulimit -c unlimited; exec $STEPGUIDE journal add", EDITOR=editor(body))
    assert terminal.ends() == 0
    assert texts(home) == ["unlimited"]
