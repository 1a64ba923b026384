"""Ctrl-Z while words are being written, and back: in any shell, wherever they are written."""

import shlex
import shutil
import time
from pathlib import Path

import pytest

from tests.conftest import write_line_by_line
from tests.terminal.conftest import start
from tests.terminal.terminals import CTRL_D, ENTER, Start, argv_of, draft_texts, texts, until

__all__ = ["start"]

CTRL_Z = "\x1a"
SHELLS = {
    "dash": "dash -i",
    "bash": "bash --norc --noprofile -i",
    "zsh": "zsh -f -i",
    "fish": "fish --no-config -i",
}
# What is shown there, what is typed before, what is seen once it goes on, and what saves.
WHERE = {
    "notepad": ("! is help", "one", "! is help", f" two{CTRL_D}"),
    "prompt": ("Write as much", f"zero{ENTER}one", "one", f" two{ENTER}{CTRL_D}"),
    "vim": ("/text", "ione\x1b:w\r", "one", "A two\x1b:wq\r"),
}


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("where", WHERE)
def test_stopped_and_gone_on_with_in_any_shell(
    start: Start, home: Path, tmp_path: Path, where: str, shell: str
) -> None:
    if not shutil.which(shell) or (where == "vim" and not shutil.which("vim")):
        pytest.skip(f"no {shell}, or no vim, here")
    if where == "prompt":
        write_line_by_line(home)
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\nexec {shlex.join(argv_of([]))} journal add\n")
    program.chmod(0o755)
    editor = {"EDITOR": "vim"} if where == "vim" else {}
    terminal = start(shell=f"exec {SHELLS[shell]}", columns=80, **editor)
    shown, begun, again, end = WHERE[where]

    def says(line: str, *seen: str) -> None:
        time.sleep(0.5)  # some shells throw away what comes before their prompt
        terminal.types(line, ENTER)
        terminal.sees(*seen)

    says(f"cd {tmp_path}; stty -g > before; printf '%s\\n' a''b", "ab\r\n")
    says(str(program), shown)
    if where == "prompt":
        terminal.sees("\x1b[?2004h")
    terminal.types(begun)
    terminal.sees("one")
    held = {"notepad": b"one", "prompt": b"zero\n", "vim": b"one\n"}[where]
    if where != "notepad":  # which keeps its text as it stops
        until(lambda: draft_texts(home) == [held])
    terminal.types(CTRL_Z)
    until(lambda: draft_texts(home) == [held])
    says("stty -g > meanwhile; printf '%s\\n' c''d", "cd\r\n")
    says("fg", again)
    terminal.types(end)
    terminal.sees("Saved ")
    says("stty -g > after; printf '%s\\n' e''f", "ef\r\n")
    says("exit")
    terminal.ends()
    assert texts(home) == ["zero\none two" if where == "prompt" else "one two"]
    before, meanwhile, after = (
        (tmp_path / name).read_text() for name in ("before", "meanwhile", "after")
    )
    assert (meanwhile, after) == (before, before)
