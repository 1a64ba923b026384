"""A week of writing in a real terminal: one text, gone on with each evening, and ended each evening
in another way. What was on the screen a second before is in it at the end, to the byte."""

import os
import signal
from pathlib import Path

from tests.conftest import Run
from tests.terminal.terminals import (
    CTRL_C,
    CTRL_D,
    ENTER,
    Start,
    Terminal,
    draft_texts,
    texts,
    until,
)
from tests.terminal.test_notepad import END_OF_MARKED, HOME_KEY, MARKED, UNDO, UP

PARAGRAPHS = (
    "It rained.\n\nI rang nobody, and then I rang M.\n\tShe came.\n\nZoë says: wait – Жанна too."
)
LONG = "\n".join(f"{number:06} " + "w" * 57 for number in range(16384))  # one MiB, less a newline


def test_a_week_of_writing_loses_at_most_the_last_second(
    start: Start, run: Run, home: Path
) -> None:
    def open_again(columns: int, shown: str) -> Terminal:
        (draft,) = home.glob("drafts/*")
        terminal = start("journal", "drafts", "open", draft.name, columns=columns)
        terminal.sees("\x1b[?2004h", shown)
        return terminal

    def kept(text: str) -> None:
        until(lambda: draft_texts(home) == [text.encode()])

    # Monday: written, and the line above put right; then the machine is switched off.
    terminal = start("journal", "add", columns=80)
    terminal.sees("\x1b[?2004h", "! is help")
    terminal.types("Monday was lng.", ENTER, "Tomorrow less.", UP, "\x7f\x7f", "ong")
    text = "Monday was long.\nTomorrow less."
    kept(text)
    os.kill(terminal.pid, signal.SIGKILL)
    assert terminal.ends() == -signal.SIGKILL

    # Tuesday: a paste with marks, taken back and pasted again, on 40 columns; the window closes.
    terminal = open_again(40, "! help")
    terminal.types(ENTER, MARKED, PARAGRAPHS.replace("\n", "\r"), END_OF_MARKED)
    kept(f"{text}\n{PARAGRAPHS}")
    terminal.types(UNDO)
    kept(f"{text}\n")
    terminal.types(MARKED, PARAGRAPHS, END_OF_MARKED)
    text = f"{text}\n{PARAGRAPHS}"
    kept(text)
    terminal.hangs_up()

    # Wednesday: on 20 columns, with a paste without marks, while the window changes its width.
    terminal = open_again(20, "^D")
    for columns in (5, 200, 20):
        terminal.child.setwinsize(24, columns)
        terminal.types(ENTER, f"at {columns}")
        text += f"\nat {columns}"
        kept(text)
    pasted = PARAGRAPHS.replace("\t", " ")
    terminal.types(ENTER, pasted)
    text += f"\n{pasted}"
    kept(text)
    terminal.types(CTRL_C)
    assert terminal.ends() == 130

    # Thursday: help in the middle of it, and the machine shuts down.
    terminal = open_again(80, "! is help")
    terminal.types(ENTER, "!", ENTER)
    terminal.sees("NOT BREATHING")
    terminal.sees("\x1b[?2004h")
    terminal.types("after help")
    text += "\nafter help"
    kept(text)
    os.kill(terminal.pid, signal.SIGTERM)
    assert terminal.ends() == -signal.SIGTERM

    # Friday: a mebibyte, and saved. Nothing else is left.
    terminal = open_again(80, "! is help")
    terminal.types(HOME_KEY, ENTER, UP, MARKED, LONG[: (1 << 20) - len(text.encode()) - 1])
    terminal.types(END_OF_MARKED)
    before, last = text.rsplit("\n", 1)
    text = f"{before}\n{LONG[: (1 << 20) - len(text.encode()) - 1]}\n{last}"
    kept(text)
    terminal.types(CTRL_D)
    assert terminal.ends() == 0
    assert texts(home) == [text]
    assert draft_texts(home) == []

    # Saturday and Sunday: it is read, and a word is put right.
    terminal = start("journal", "edit", "last", columns=80)
    terminal.sees("\x1b[?2004h", "after help")
    terminal.types("\x7f!", CTRL_D)  # below the last line is where it begins
    assert terminal.ends() != 0, "a mebibyte and a letter are too much"
    assert texts(home) == [text]
    assert draft_texts(home) == [f"{text}!".encode()]
    assert {one.name for one in home.iterdir()} <= {"drafts", "lock", "records", "store.json"}
