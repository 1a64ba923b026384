"""Everything that can end the program or the editor while someone writes, and what is left."""

import json
import os
import shutil
import signal
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.terminal.terminals import (
    CTRL_BACKSLASH,
    CTRL_C,
    ENTER,
    MakeEditor,
    Start,
    draft_texts,
    only_draft,
    texts,
    until,
)

# Saves a first line, tells who it is and who started it, and stays until the file `go` is there.
STAYING = """\
trap 'echo interrupted >> "$0.signals"' INT QUIT
printf 'first\\n' > "$1"
echo $PPID > "$0.parent"; echo $$ > "$0.pid.new"; mv "$0.pid.new" "$0.pid"
while [ ! -e "$0.go" ]; do sleep 0.05; done
printf 'second\\n' >> "$1"
touch "$0.done"
"""


class Staying:
    """An editor that stays open until it is told to save and go."""

    def __init__(self, path: str) -> None:
        self.path = path

    def pid(self, of: str = "pid") -> int:
        """Its process, or with `of` its parent, once the first line is saved."""
        until(Path(f"{self.path}.pid").exists)
        return int(Path(f"{self.path}.{of}").read_text())

    def signals(self) -> int:
        """How often it was interrupted."""
        seen = Path(f"{self.path}.signals")
        return seen.read_text().count("interrupted") if seen.exists() else 0

    def goes(self) -> None:
        """Let it save the second line and end."""
        Path(f"{self.path}.go").touch()


@pytest.fixture
def staying(editor: MakeEditor) -> Staying:
    return Staying(editor(STAYING))


def _state(process: Run) -> list[bool]:
    return [draft["in_use"] for draft in json.loads(process("journal", "drafts", "--json").out)]


@pytest.mark.parametrize("key", [CTRL_C, CTRL_BACKSLASH], ids=["Ctrl-C", "Ctrl-\\"])
def test_keys_that_interrupt_belong_to_the_editor(
    start: Start, staying: Staying, home: Path, key: str
) -> None:
    terminal = start("journal", "add", EDITOR=staying.path)
    staying.pid()
    terminal.types(key)
    until(lambda: staying.signals() == 1)
    terminal.types(key)
    until(lambda: staying.signals() == 2)
    assert draft_texts(home) == [b"first\n"]
    staying.goes()
    assert terminal.ends() == 0
    assert texts(home) == ["first\nsecond"]
    assert draft_texts(home) == []


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGKILL])
def test_the_program_killed_leaves_an_open_draft_and_then_a_waiting_one(
    start: Start, process: Run, staying: Staying, home: Path, sign: int
) -> None:
    shell = "trap '' HUP; $STEPGUIDE journal add; echo gone; sleep 60"
    terminal = start(shell=shell, EDITOR=staying.path)
    staying.pid()
    os.kill(staying.pid("parent"), sign)
    terminal.sees("gone")
    assert _state(process) == [True]
    assert "\tyes\t" in process("journal", "drafts").out
    staying.goes()
    until(lambda: _state(process) == [False])
    assert "\tyes\t" not in process("journal", "drafts").out
    assert draft_texts(home) == [b"first\nsecond\n"]
    assert texts(home) == []


def test_the_editor_killed_leaves_a_draft(
    start: Start, process: Run, staying: Staying, home: Path
) -> None:
    terminal = start("journal", "add", EDITOR=staying.path)
    os.kill(staying.pid(), signal.SIGKILL)
    assert terminal.ends() == 1
    assert "Your editor was ended from outside (signal 9)." in terminal.text
    assert f"stepguide journal drafts open {only_draft(home).name[:6]}" in terminal.text
    assert draft_texts(home) == [b"first\n"]
    until(lambda: _state(process) == [False])


def test_a_closed_window_leaves_a_draft(
    start: Start, process: Run, staying: Staying, home: Path
) -> None:
    terminal = start("journal", "add", EDITOR=staying.path)
    staying.pid()
    terminal.hangs_up()
    assert draft_texts(home) == [b"first\n"]
    until(lambda: _state(process) == [False])
    assert texts(home) == []


def test_a_closed_window_during_an_edit_leaves_the_record_and_a_draft(
    start: Start, process: Run, staying: Staying, home: Path
) -> None:
    process("journal", "add", "as it was")
    terminal = start("journal", "edit", "last", EDITOR=staying.path)
    staying.pid()
    terminal.hangs_up()
    until(lambda: _state(process) == [False])
    assert texts(home) == ["as it was"]
    assert draft_texts(home) == [b"first\n"]


def test_what_vim_had_not_saved_is_told_of_after_a_closed_window(
    start: Start, process: Run, home: Path
) -> None:
    vim = shutil.which("vim") or shutil.which("vim.tiny")
    if not vim:
        pytest.skip("vim is not installed")
    terminal = start("journal", "add", EDITOR=f"{vim} -u NONE -c 'set updatecount=1'")
    until(lambda: list((home / "drafts").glob("*/.text.sw*")))
    terminal.types("inot saved yet")
    terminal.sees("yet")
    terminal.hangs_up()
    until(lambda: _state(process) == [False])
    assert draft_texts(home) == [b""]
    assert "/.text.sw" in process("journal", "drafts", "--json").out


@pytest.mark.skipif(not shutil.which("nano"), reason="nano is not installed")
def test_what_nano_had_not_saved_is_offered_after_a_closed_window(
    start: Start, process: Run, editor: MakeEditor, home: Path
) -> None:
    terminal = start("journal", "add", EDITOR="nano")
    terminal.sees("Exit")
    terminal.types("not saved yet")
    terminal.sees("yet")
    terminal.hangs_up()
    until(lambda: (only_draft(home) / "text.save").exists())
    until(lambda: _state(process) == [False])
    opened = start("journal", "add", EDITOR=editor("sleep 2.2"))
    opened.sees("Open it (o), drop it (d)")
    opened.types("o", ENTER)
    opened.sees("your editor saved text.save here", "Use it as the text? [y/N]")
    opened.types("y", ENTER)
    assert opened.ends() == 0
    assert texts(home) == ["not saved yet"]
    assert draft_texts(home) == []
