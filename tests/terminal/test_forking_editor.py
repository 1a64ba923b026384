"""Editors that come back at once while a process they started still has the draft open."""

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.terminal.terminals import (
    ENTER,
    MakeEditor,
    Start,
    draft_texts,
    only_draft,
    texts,
    until,
)

# The one that stays writes `early`, waits for the file `go`, writes `late`, and tells `done`.
FORKING = """\
early=%s
setsid sh -c 'printf "$2" > "$1"
while [ ! -e "$0.go" ]; do sleep 0.05; done
printf "late\\n" >> "$1"; touch "$0.written"
while [ ! -e "$0.close" ]; do sleep 0.05; done' "$0" "$1" "$early" < /dev/null > /dev/null 2>&1 &
"""


@pytest.fixture
def forking(editor: MakeEditor) -> str:
    """An editor that forks before it writes."""
    return editor(FORKING % "''")


def test_the_question_waits_for_what_is_saved_in_the_other_window(
    start: Start, process: Run, forking: str, home: Path
) -> None:
    terminal = start("journal", "add", EDITOR=forking)
    terminal.sees("your editor came back at once", "Ctrl-C keeps it as a draft.")
    assert "\tyes\t" in process("journal", "drafts").out
    Path(f"{forking}.go").touch()
    until(Path(f"{forking}.written").exists)
    Path(f"{forking}.close").touch()
    until(lambda: "\tyes\t" not in process("journal", "drafts").out)
    terminal.types(ENTER)
    assert terminal.ends() == 0
    assert texts(home) == ["late"]
    assert draft_texts(home) == []


def test_nothing_saved_yet_keeps_the_draft_of_an_open_window(
    start: Start, process: Run, forking: str, home: Path
) -> None:
    terminal = start("journal", "add", EDITOR=forking)
    terminal.sees("Ctrl-C keeps it as a draft.")
    terminal.types(ENTER)
    assert terminal.ends() == 1
    draft = only_draft(home)
    Path(f"{forking}.go").touch()
    until(Path(f"{forking}.written").exists)
    assert (draft / "text").read_bytes() == b"late\n"
    Path(f"{forking}.close").touch()
    until(lambda: "\tyes\t" not in process("journal", "drafts").out)


def test_what_is_saved_after_enter_is_one_record_in_the_end(
    start: Start, process: Run, editor: MakeEditor, home: Path
) -> None:
    forking = editor(FORKING % "'early\\n'")
    terminal = start("journal", "add", EDITOR=forking)
    terminal.sees("Ctrl-C keeps it as a draft.")
    until(lambda: draft_texts(home) == [b"early\n"])
    terminal.types(ENTER)
    assert terminal.ends() == 0
    assert texts(home) == ["early"]
    Path(f"{forking}.go").touch()
    until(Path(f"{forking}.written").exists)
    Path(f"{forking}.close").touch()
    until(lambda: "\tyes\t" not in process("journal", "drafts").out)
    again = start("journal", "drafts", "open", "last", EDITOR=editor("sleep 2.2", name="reader"))
    assert again.ends() == 0
    assert texts(home) == ["early\nlate"]
    assert draft_texts(home) == []


def test_an_open_draft_is_neither_opened_twice_nor_dropped_nor_offered(
    start: Start, process: Run, forking: str, home: Path
) -> None:
    terminal = start("journal", "add", EDITOR=forking)
    terminal.sees("Ctrl-C keeps it as a draft.")
    draft = only_draft(home).name[:6]
    opened = start("journal", "drafts", "open", draft, EDITOR="true")
    assert opened.ends() == 1
    assert f"The draft {draft} is open in another editor or window." in opened.text
    dropped = process("journal", "drafts", "drop", draft, "--yes")
    assert dropped.code == 1
    assert dropped.err == (
        f"stepguide: The draft {draft} is open in another editor or window.\n  Close it first.\n"
    )
    said = process("journal", "add", "words")
    assert said.code == 0
    assert said.err == ""
    Path(f"{forking}.go").touch()
    Path(f"{forking}.close").touch()
    until(lambda: "\tyes\t" not in process("journal", "drafts").out)
    terminal.types(ENTER)
    assert terminal.ends() == 0
    assert texts(home) == ["late", "words"]
