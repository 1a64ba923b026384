"""The small editor, as a person meets it where no EDITOR is set."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.terminal.terminals import (
    CTRL_BACKSLASH,
    CTRL_C,
    CTRL_D,
    ENTER,
    Start,
    Terminal,
    draft_texts,
    only_draft,
    texts,
    until,
)

HOW = "! is help"
UP, DOWN, LEFT, HOME_KEY = "\x1b[A", "\x1b[B", "\x1b[D", "\x1b[H"
CTRL_Z, UNDO, CTRL_U, CTRL_O, CTRL_SPACE, ESCAPE = "\x1a", "\x1f", "\x15", "\x0f", "\x00", "\x1b"
MARKED, END_OF_MARKED = "\x1b[200~", "\x1b[201~"
RESTORED = b"\x1b[?7h\x1b[0m\x1b[?2004l\x1b[?25h"


@pytest.fixture
def write(start: Start) -> Start:
    """Starts `journal add`, and waits until it can be written in."""

    def write(
        *words: str, rows: int = 24, columns: int = 80, how: str = HOW, **more: str
    ) -> Terminal:
        terminal = start(*(words or ("journal", "add")), rows=rows, columns=columns, **more)
        terminal.sees("\x1b[?2004h", how)
        return terminal

    return write


def holds(home: Path, text: str) -> None:
    """Wait until the draft holds exactly this."""
    until(lambda: draft_texts(home) == [text.encode()])


def test_words_of_several_lines_are_saved_and_the_way_on_is_said(write: Start, home: Path) -> None:
    terminal = write()
    terminal.types("one", ENTER, ENTER, "three", UP, UP, HOME_KEY, "line ", CTRL_D)
    assert terminal.ends() == 0
    assert texts(home) == ["line one\n\nthree"]
    assert draft_texts(home) == []
    assert RESTORED in terminal.raw
    end = terminal.text[terminal.text.rindex("Saved ") :]
    name = end.split()[1].strip(".")
    assert end == (
        f"Saved {name}.\n"
        "It is in your own words now, and it will be here whenever you want it.\n"
        f"  To read it again: stepguide journal show {name}\n"
    )


def test_what_was_typed_is_on_the_disk_a_second_later_and_survives_a_kill(
    write: Start, home: Path
) -> None:
    terminal = write()
    terminal.types("half a thought")
    begun = time.monotonic()
    holds(home, "half a thought")
    assert time.monotonic() - begun < 20  # a second, on a machine that has nothing else to do
    os.kill(terminal.pid, signal.SIGKILL)
    assert terminal.ends() == -signal.SIGKILL
    assert draft_texts(home) == [b"half a thought"]


@pytest.mark.parametrize("sign", [signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT, signal.SIGINT])
def test_a_signal_loses_no_key_and_leaves_the_terminal_as_it_was(
    write: Start, home: Path, sign: signal.Signals
) -> None:
    terminal = write()
    terminal.types("every key")
    terminal.sees("every key")
    os.kill(terminal.pid, sign)
    assert terminal.ends() == (130 if sign == signal.SIGINT else -sign)
    assert draft_texts(home) == [b"every key"]
    assert RESTORED in terminal.raw


def test_a_closed_window_keeps_every_key(write: Start, home: Path) -> None:
    terminal = write()
    terminal.types("every key")
    terminal.sees("every key")
    terminal.hangs_up()
    assert draft_texts(home) == [b"every key"]


@pytest.mark.parametrize(
    ("end", "code"),
    [
        (CTRL_D, 0),
        (CTRL_C, 130),
        *((sign, 128 + sign) for sign in (signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT)),
    ],
)
def test_the_terminal_is_set_as_before(
    start: Start, home: Path, end: str | signal.Signals, code: int
) -> None:
    terminal = start(
        shell="trap : INT HUP TERM QUIT; stty -g; sh -c 'echo pid $$; exec $STEPGUIDE journal add';"
        " echo code $?; stty -g; echo end",
        columns=80,
    )
    terminal.sees("\x1b[?2004h", HOW)
    terminal.types("words")
    terminal.sees("words")
    if isinstance(end, str):
        terminal.types(end)
    else:
        os.kill(int(terminal.text.partition("pid ")[2].split()[0]), end)
    terminal.sees(f"code {code}\r\n", "end\r\n")
    first, *_, last, _ = terminal.text.strip().split("\n")
    assert first == last
    assert texts(home) + [text.decode() for text in draft_texts(home)] == ["words"]


def test_ctrl_c_keeps_the_words_and_says_where(write: Start, home: Path) -> None:
    terminal = write()
    terminal.types("kept", ENTER, "this too", CTRL_C)
    assert terminal.ends() == 130
    draft = only_draft(home)
    assert draft_texts(home) == [b"kept\nthis too"]
    assert terminal.text.replace("\n  ", " ").endswith(
        f"To go on with it: stepguide journal drafts open {draft.name[:6]}\n"
    )
    again = write("journal", "drafts", "open", "last")
    again.types(" and more", CTRL_D)
    assert again.ends() == 0
    assert texts(home) == ["kept\nthis too and more"]


@pytest.mark.parametrize("end", [CTRL_D, CTRL_C])
def test_nothing_written_leaves_nothing(write: Start, home: Path, end: str) -> None:
    terminal = write()
    terminal.types(end)
    assert terminal.ends() == (1 if end == CTRL_D else 130)
    assert (draft_texts(home), texts(home)) == ([], [])


PARAGRAPHS = "first of five\n\nsecond\n\n:stop\n!\n\nfourth\n\n" + "a long one " * 40 + "\nend"


@pytest.mark.parametrize("newline", ["\r", "\n", "\r\n"])
@pytest.mark.parametrize("marks", [(MARKED, END_OF_MARKED), ("", "")])
def test_a_paste_comes_in_whole(
    write: Start, home: Path, newline: str, marks: tuple[str, str]
) -> None:
    terminal = write()
    terminal.types("before ", marks[0] + PARAGRAPHS.replace("\n", newline) + marks[1])
    holds(home, f"before {PARAGRAPHS}")
    terminal.types(" after", CTRL_D)
    assert terminal.ends() == 0
    assert texts(home) == [f"before {PARAGRAPHS} after"]


def test_a_mebibyte_comes_in_whole(write: Start, home: Path) -> None:
    text = ("0123456789 word " * 6 + "\n") * 10_000
    terminal = write()
    terminal.types(MARKED, text, END_OF_MARKED)

    def has_come() -> bool:
        terminal.reads()  # a terminal that nobody reads holds up what is typed
        return draft_texts(home) == [text.encode()]

    until(has_come)
    terminal.types(CTRL_D)
    assert terminal.ends() == 0
    assert texts(home) == [text.rstrip("\n")]


def test_a_paste_whose_end_never_comes_is_kept_and_keys_are_heard_again(
    write: Start, home: Path
) -> None:
    terminal = write()
    terminal.types(MARKED, "pasted")
    holds(home, "pasted")
    time.sleep(2.2)
    terminal.types(" typed")
    holds(home, "pasted typed")
    terminal.types(CTRL_D)
    assert terminal.ends() == 0


def test_what_was_taken_out_can_be_taken_back(write: Start, home: Path) -> None:
    terminal = write()
    terminal.types("a whole line")
    holds(home, "a whole line")
    terminal.types(CTRL_U, UNDO, " and more")
    holds(home, "a whole line and more")
    terminal.types(CTRL_D)
    assert terminal.ends() == 0


def test_a_text_that_is_gone_at_once_stays_on_the_disk(write: Start, home: Path) -> None:
    terminal = write()
    terminal.types("a whole line")
    holds(home, "a whole line")
    terminal.types(CTRL_U)
    time.sleep(1.2)
    assert draft_texts(home) == [b"a whole line"]
    terminal.types(CTRL_C)
    assert terminal.ends() == 130
    assert draft_texts(home) == [b"a whole line"]


def test_keys_that_do_something_elsewhere_do_nothing_here(write: Start, home: Path) -> None:
    terminal = write()
    harmless = [CTRL_O, CTRL_SPACE, "\x12", "\x13", "\x11", "\x18", CTRL_BACKSLASH, "\x1b[15~"]
    terminal.types("a")
    for key in harmless:
        terminal.types(key, "b")
    holds(home, "a" + "b" * len(harmless))
    terminal.types(ESCAPE)
    time.sleep(0.8)
    terminal.types("c", "\x1bd", "\x1b#")
    holds(home, "a" + "b" * len(harmless) + "c")
    terminal.types(CTRL_D)
    assert terminal.ends() == 0


def test_help_is_there_at_once_and_the_words_stay(write: Start, home: Path) -> None:
    terminal = write()
    terminal.types("before", ENTER)
    for call in ("!", "sos"):
        terminal.types(call)
        time.sleep(0.1)
        terminal.types(ENTER)
        terminal.sees("All numbers: ", "before", HOW)
    terminal.types(":help", ENTER)
    terminal.sees("opens the sos screen", "before", HOW)
    terminal.types("quit", ENTER)
    terminal.sees("Press Enter to stop here.", HOW)
    terminal.types("after", CTRL_D)
    assert terminal.ends() == 0
    assert texts(home) == ["before\nafter"]


def test_a_lone_stop_and_enter_stop(write: Start, home: Path) -> None:
    terminal = write()
    terminal.types("before", ENTER, "quit")
    time.sleep(0.1)
    terminal.types(ENTER)
    terminal.sees("Press Enter to stop here.", "before", HOW)
    terminal.types(ENTER)
    assert terminal.ends() == 0
    assert texts(home) == ["before"]


@pytest.mark.parametrize(
    ("columns", "how"),
    [
        (120, "Control D saves. Control C leaves, and the words are kept. Control _ takes back. "),
        (80, "Control D saves, Control C leaves and keeps it, Control _ takes back, ! is help"),
        (60, "Control D saves, Control C leaves and keeps it, ! is help"),
        (40, "^D saves, ^C leaves and keeps, ! help"),
        (20, "^D saves, ^C keeps"),
        (8, "^D, ^C"),
    ],
)
def test_the_last_line_says_how_to_save_and_how_to_leave_at_any_width(
    write: Start, home: Path, columns: int, how: str
) -> None:
    terminal = write(columns=columns, rows=5, how=how)
    words = "words that are wrapped between words, and nowhere else"
    terminal.types(words, CTRL_D)
    assert terminal.ends() == 0
    assert texts(home) == [words]


@pytest.mark.parametrize(
    "env",
    [{"TERM": "dumb"}, {"TERM": ""}, {"TERM": "unknown"}, {"TERM": "no-such-terminal"}],
    ids=lambda env: env["TERM"] or "empty",
)
def test_where_the_terminal_is_not_known_it_is_the_prompt(
    start: Start, home: Path, env: dict[str, str]
) -> None:
    terminal = start("journal", "add", PYTHONPROFILEIMPORTTIME="1", **env)
    terminal.sees("Write as much as you like. Control D saves, ")
    terminal.is_ready_for_a_line()
    terminal.types("begun and saved", CTRL_D)
    assert terminal.ends() == 0
    assert texts(home) == ["begun and saved"]
    assert "prompt_toolkit" not in terminal.text


@pytest.mark.parametrize("setting", ["plain on", "editor off"])
def test_with_a_setting_it_is_the_prompt(start: Start, run: Run, home: Path, setting: str) -> None:
    assert run("settings", "set", *setting.split()).code == 0
    terminal = start("journal", "add")
    terminal.sees("Write as much as you like. Control D saves, ")
    terminal.is_ready_for_a_line()
    terminal.types("one", ENTER, "two", LEFT, CTRL_D)
    assert terminal.ends() == 0
    assert texts(home) == ["one\ntwo"]


def test_an_entry_is_changed_in_it(write: Start, run: Run, home: Path) -> None:
    assert run("journal", "add", "as it was").code == 0
    terminal = write("journal", "edit", "last")
    terminal.types(UP, "Not ", CTRL_D)
    assert terminal.ends() == 0
    assert texts(home) == ["Not as it was"]
    same = write("journal", "edit", "last")
    same.types(CTRL_D)
    assert same.ends() == 0
    assert same.text.endswith("Nothing was changed.\n")


def test_an_answer_and_a_cell_are_written_in_it(start: Start, run: Run, home: Path) -> None:
    assert run("journal", "add", "The first entry.").code == 0
    terminal = start("work", "2", "--question", "2.1", columns=80)
    terminal.sees("\x1b[?2004h", HOW)
    terminal.types("one", ENTER, "", ENTER, "three", CTRL_D)
    terminal.sees("Saved ", "to end: ")
    terminal.is_ready_for_a_line()
    terminal.types(":stop", ENTER)
    assert terminal.ends() == 0
    assert texts(home, "answer") == ["one\n\nthree"]
    cell = start("inventory", "add", "fear", columns=80)
    cell.sees("> ")
    cell.is_ready_for_a_line()
    cell.types(":edit", ENTER)
    cell.sees("\x1b[?2004h", HOW)
    cell.types("one", ENTER, "two", CTRL_D)
    cell.sees("> ")
    cell.is_ready_for_a_line()
    cell.types(":stop", ENTER)
    cell.ends()
    assert run("inventory", "show", "last", "--json").out.count("one\\ntwo") == 1


def test_words_that_the_disk_refuses_are_printed(write: Start, home: Path) -> None:
    terminal = write()
    terminal.types("one")
    holds(home, "one")
    folder = only_draft(home)
    moved = folder.rename(folder.with_name("moved"))
    terminal.types(", two")
    terminal.sees("such", "directory")
    terminal.types(CTRL_D)
    assert terminal.ends() == 1
    assert "here they are:\none, two\n" in terminal.text
    assert (moved / "text").read_bytes() == b"one"


def test_with_stdout_a_file_it_is_on_the_terminal(start: Start, home: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    terminal = start(shell=f"$STEPGUIDE journal add > {out}", columns=80)
    terminal.sees("\x1b[?2004h", HOW)
    terminal.types("words", CTRL_D)
    assert terminal.ends() == 0
    assert out.read_text().startswith("Saved ")
    assert texts(home) == ["words"]


def test_after_it_readline_still_follows_a_change_of_width(start: Start, home: Path) -> None:
    terminal = start(
        shell='exec $PY -c "from ctypes import *; import readline, signal\n'
        "from stepguide.terminal.notepad import restoring\n"
        "get = pythonapi.PyOS_getsig; get.restype = c_void_p\n"
        "import asyncio\nbefore = get(signal.SIGWINCH)\n"
        "with restoring.lent():\n"
        "    signal.signal(signal.SIGWINCH, signal.SIG_DFL)\n"
        "assert before and get(signal.SIGWINCH) == before\nprint('the same')\"",
        PY=sys.executable,
    )
    terminal.sees("the same")
    terminal.ends()
